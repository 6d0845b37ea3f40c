import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { evaluateBetween } from '../published/figures.ts'
import { needs } from '../published/shared-data.ts'
import { answering } from './answering.ts'
import { folderWith } from './builders.ts'
import { kumaDatabase } from './kuma-database.ts'
import { recordedPrometheus } from './recorded-prometheus.ts'

/*
 * One history of outages, generated and so known to the millisecond, as five systems would tell it. All look each minute,
 * 20 s past; a page tells the exact times. The ledger has to be the same, to the resolution of each.
 */

const START = Date.UTC(2026, 2, 26)
/** Over the night to summer time, which no system's times may notice. */
const END = Date.UTC(2026, 3, 1)
const MINUTE = 60_000
const OFFSET = 20_000
const NAME = 'https://portal.example.se'

/** Outages of 3 to 200 minutes, hours apart, from a generator that gives the same each time. */
const TRUTH = (() => {
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

const LOOKS = Array.from({ length: (END - START) / MINUTE }, (_, index) => {
  const at = START + OFFSET + index * MINUTE
  return { at, up: !TRUTH.some(({ start, end }) => start <= at && at < end) }
})

const common = { interval: '60 s', services: { [NAME]: 'portal' } }

async function timelineOf(source: Record<string, unknown>, dataDir: string): Promise<ServiceTimeline> {
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

const fromCsv = () => {
  const rows = LOOKS.map(({ at, up }) => `${new Date(at).toISOString()},${NAME},${up ? 'up' : 'down'}`)
  return timelineOf(
    {
      ...{ type: 'checks', files: 'checks.csv', ...common, states: { up: 'up', down: 'down' } },
      columns: { time: 'time', service: 'service', state: 'state' },
    },
    folderWith({ 'checks.csv': ['time,service,state', ...rows, ''].join('\n') }),
  )
}

const fromGatus = () => {
  const results = LOOKS.map(({ at, up }) => ({
    ...{ success: up, duration: 5_000_000, timestamp: new Date(at).toISOString() },
  }))
  const body = JSON.stringify([{ name: 'portal', group: '', key: NAME, results }])
  return timelineOf(
    { type: 'gatus', files: 'statuses.json', ...common },
    folderWith({ 'statuses.json': body }),
  )
}

const fromKuma = () => {
  const naive = (at: number) => new Date(at).toISOString().replace('T', ' ').replace('Z', '')
  const beats = LOOKS.map(({ at, up }): [number, number, string, number | null] => [
    ...([1, Number(up), naive(at), up ? 5 : null] as const),
  ])
  return timelineOf({ type: 'kuma', file: 'kuma.db', ...common }, kumaDatabase({ 1: NAME }, beats))
}

const fromPrometheus = async () => {
  // A range query puts each sample on the next point of its grid.
  const values = LOOKS.map(({ at, up }): [number, string] => [
    Math.ceil(at / MINUTE) * 60,
    String(Number(up)),
  ])
  const url = await answering(recordedPrometheus({ probe_success: [{ metric: { instance: NAME }, values }] }))
  return timelineOf({ type: 'prometheus', url, query: 'probe_success', days: 10, ...common }, folderWith({}))
}

const fromStatuspage = () => {
  const touched = (new_status: string) => [{ code: 'c1', name: NAME, new_status }]
  const iso = (at: number) => new Date(at - 8 * 3_600_000).toISOString().replace('Z', '-08:00')
  const incidents = TRUTH.map(({ start, end }, index) => ({
    ...{ id: `i${index}`, name: 'Fel', impact: 'critical', status: 'resolved' },
    ...{ started_at: iso(start), resolved_at: iso(end) },
    incident_updates: [
      { status: 'resolved', display_at: iso(end), affected_components: touched('operational') },
      { status: 'identified', display_at: iso(start), affected_components: touched('major_outage') },
    ],
  }))
  return timelineOf(
    { type: 'statuspage', files: 'incidents.json', services: common.services },
    folderWith({ 'incidents.json': JSON.stringify({ incidents }) }),
  )
}

/** The times of outages, moved back by `lag`. */
const outagesOf = ({ monitored, declared }: ServiceTimeline, lag = 0) =>
  [...monitored, ...declared].map(({ state, start, end }) => ({ state, start: start - lag, end: end - lag }))

/** The ledger of a stretch of time. */
function ledgerOf(
  timeline: ServiceTimeline,
  from: number,
  to: number,
  objective: Record<string, unknown> = {},
) {
  const { ledger } = evaluateBetween(timeline, from, to, objective).result
  if (ledger === undefined) throw new Error('expected a ledger')
  return ledger
}

test('the generated history is worth the name', () => {
  expect(TRUTH.length).toBeGreaterThan(10)
  expect(new Set(TRUTH.map(({ start }) => start % MINUTE)).size).toBeGreaterThan(10)
})

test('CSV, Gatus and Kuma tell the same ledger to the millisecond, Prometheus one step later', async (context) => {
  needs('uptime-kuma', context)
  const csv = await fromCsv()
  const [from, to] = [START + MINUTE, END - MINUTE]
  const ledger = ledgerOf(csv, from, to)
  // By the rules: from the first look that fails to the first that succeeds.
  const expected = TRUTH.map(({ start, end }) => ({
    state: 'major_outage',
    start: Math.ceil((start - OFFSET) / MINUTE) * MINUTE + OFFSET,
    end: Math.ceil((end - OFFSET) / MINUTE) * MINUTE + OFFSET,
  }))
  expect(outagesOf(csv)).toEqual(expected)
  expect(ledger.downMs).toBe(expected.reduce((sum, { start, end }) => sum + end - start, 0))
  for (const timeline of [await fromGatus(), await fromKuma()]) {
    expect(outagesOf(timeline)).toEqual(expected)
    expect(timeline.observed).toEqual(csv.observed)
    expect(ledgerOf(timeline, from, to)).toEqual(ledger)
  }
  const prometheus = await fromPrometheus()
  expect(outagesOf(prometheus, MINUTE - OFFSET)).toEqual(expected)
  expect(ledgerOf(prometheus, from, to)).toEqual(ledger)
})

test('the bounds that each tells hold the true times', async (context) => {
  needs('uptime-kuma', context)
  for (const read of [fromCsv, fromGatus, fromKuma, fromPrometheus]) {
    const { monitored } = await read()
    expect(monitored).toHaveLength(TRUTH.length)
    for (const [index, truth] of TRUTH.entries()) {
      const { start = 0, end = 0, earliestStart = 0, earliestEnd = 0 } = monitored[index] ?? {}
      expect(earliestStart).toBeLessThanOrEqual(truth.start)
      expect(start).toBeGreaterThanOrEqual(truth.start)
      expect(earliestEnd).toBeLessThanOrEqual(truth.end)
      expect(end).toBeGreaterThanOrEqual(truth.end)
    }
  }
})

test('a status page tells the true times; the ledger differs by a look at each end at most', async () => {
  const page = await fromStatuspage()
  expect(outagesOf(page)).toEqual(TRUTH.map((times) => ({ state: 'major_outage', ...times })))
  const declared = { measurement: { source: 'incidents', by: 'provider', authority: 'incidents' } }
  const told = ledgerOf(page, START, END, declared)
  expect(told.downMs).toBe(TRUTH.reduce((sum, { start, end }) => sum + end - start, 0))
  expect(told.unknownMs).toBe(0)
  const checked = ledgerOf(await fromCsv(), START, END)
  expect(Math.abs(told.downMs - checked.downMs)).toBeLessThanOrEqual(TRUTH.length * MINUTE)
})
