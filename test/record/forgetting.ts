import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Sources } from '../../data/schema/sources.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { buildTimelines, type TimelineReport } from '../../scripts/timeline/timeline.ts'
import { answering } from '../sources/answering.ts'

/** A Gatus that keeps few results: what it answers now. */
export interface Gatus {
  url: string
  /** By endpoint: instant and whether it was up, and how many milliseconds it took. */
  results: Record<string, { at: number; up: boolean; ms?: number }[]>
  /** What it answers instead, as a status and a text. */
  instead?: { status: number; text: string } | undefined
}

export async function aGatus(results: Gatus['results'] = {}): Promise<Gatus> {
  const gatus: Gatus = { url: '', results }
  gatus.url = await answering(({ address }, response) => {
    const { status, text } = gatus.instead ?? { status: 200, text: answerOf(gatus.results, address) }
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(text)
  })
  return gatus
}

function answerOf(results: Gatus['results'], address: URL): string {
  const first = address.searchParams.get('page') === '1'
  const endpoints = Object.entries(results).map(([key, list]) => ({
    key,
    results: (first ? list : []).map(({ at, up, ms = 5 }) => ({
      ...{ success: up, timestamp: new Date(at).toISOString(), duration: ms * 1e6 },
    })),
  }))
  return JSON.stringify(endpoints)
}

export const MINUTE = 60_000

/** Looks each minute, oldest first: U is up, X is down, a dot is no look. */
export function looks(text: string, from: number): { at: number; up: boolean }[] {
  return [...text].flatMap((letter, minute) =>
    letter === '.' ? [] : [{ at: from + minute * MINUTE, up: letter === 'U' }],
  )
}

/** What a build knows of `portal`, by default recording it. */
export async function build(
  dataDir: string,
  source: Record<string, unknown>,
  asOf: number,
  { keep = true, timeZone = 'UTC' } = {},
): Promise<{ timeline: ServiceTimeline; report: TimelineReport }> {
  const { timelines, report } = await buildTimelines({
    ...Sources.parse({
      sources: [{ id: 'monitor', ...(source.type !== 'statuspage' && { interval: '60 s' }), ...source }],
    }),
    ...{ services: [{ id: 'portal' }], incidents: [], dataDir, asOf, keep, site: { timeZone } },
  })
  const timeline = timelines.get('portal')
  if (timeline === undefined) throw new Error('expected a timeline')
  return { timeline, report }
}

/** Every file of the record with its text. */
export function recordIn(dataDir: string): Record<string, string> {
  const folder = join(dataDir, 'record/timeline')
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )
  return Object.fromEntries(
    names.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )
}
