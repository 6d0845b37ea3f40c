import { expect } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { evaluateBetween } from '../published/figures.ts'

/*
 * One history of outages, generated and so known to the millisecond, as each system would tell it. All look each minute,
 * 20 s past; a page tells the exact times. The ledger has to be the same, to the resolution of each.
 */

export const START = Date.UTC(2026, 2, 26)
/** Over the night to summer time, which no system's times may notice. */
export const END = Date.UTC(2026, 3, 1)
export const MINUTE = 60_000
export const OFFSET = 20_000
export const NAME = 'https://portal.example.se'

/** Outages of 3 to 200 minutes, hours apart, from a generator that gives the same each time. */
export const TRUTH = (() => {
  let seed = 20_260_326
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const outages: { start: number; end: number }[] = []
  for (let at = START + random(4 * 3_600_000); ; ) {
    const end = at + 3 * MINUTE + random(197 * MINUTE)
    if (end > END - 3_600_000) return outages
    outages.push({ start: at, end })
    at = end + 10 * MINUTE + random(9 * 3_600_000)
  }
})()

export const LOOKS = Array.from({ length: (END - START) / MINUTE }, (_, index) => {
  const at = START + OFFSET + index * MINUTE
  return { at, up: !TRUTH.some(({ start, end }) => start <= at && at < end) }
})

export const common = { interval: '60 s', services: { [NAME]: 'portal' } }

export async function timelineOf(source: Record<string, unknown>, dataDir: string): Promise<ServiceTimeline> {
  const { timelines, report } = await buildTimelines({
    ...Sources.parse({ sources: [{ id: 'system', ...source }] }),
    ...{ services: [{ id: 'portal' }], incidents: [], dataDir, asOf: END },
  })
  expect(report.sources[0]?.setAside).toEqual([])
  expect(report.sources[0]?.unreachable).toBeUndefined()
  const timeline = timelines.get('portal')
  if (timeline === undefined) throw new Error('expected a timeline')
  return timeline
}

/** The times of outages, moved back by `lag`. */
export const outagesOf = ({ monitored, declared }: ServiceTimeline, lag = 0) =>
  [...monitored, ...declared].map(({ state, start, end }) => ({ state, start: start - lag, end: end - lag }))

/** The ledger of a stretch of time. */
export function ledgerOf(
  timeline: ServiceTimeline,
  from: number,
  to: number,
  objective: Record<string, unknown> = {},
) {
  const { ledger } = evaluateBetween(timeline, from, to, objective).result
  if (ledger === undefined) throw new Error('expected a ledger')
  return ledger
}

export const [FROM, TO] = [START + MINUTE, END - MINUTE]

/** By the rules: from the first look that fails to the first that succeeds. */
export const EXPECTED = TRUTH.map(({ start, end }) => ({
  state: 'major_outage',
  start: Math.ceil((start - OFFSET) / MINUTE) * MINUTE + OFFSET,
  end: Math.ceil((end - OFFSET) / MINUTE) * MINUTE + OFFSET,
}))
export const DOWN = EXPECTED.reduce((sum, { start, end }) => sum + end - start, 0)
/** Somebody looked all the time, and nothing is excluded: what was not down was up. */
export const LEDGER = { upMs: TO - FROM - DOWN, downMs: DOWN, unknownMs: 0, futureMs: 0, excluded: [] }
