import { expect, test } from 'vitest'
import { needs } from '../published/shared-data.ts'
import { answering } from './answering.ts'
import { folderWith } from './builders.ts'
import { needsEngine, startEngine } from './clickhouse-engine.ts'
import {
  common,
  END,
  EXPECTED,
  FROM,
  LEDGER,
  LOOKS,
  ledgerOf,
  MINUTE,
  NAME,
  OFFSET,
  outagesOf,
  START,
  TO,
  TRUTH,
  timelineOf,
} from './generated-history.ts'
import { kumaDatabase } from './kuma-database.ts'
import { needsPrograms, prometheusWith, victoriaWith } from './programs.ts'
import { recordedPrometheus } from './recorded-prometheus.ts'

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

/** An instant in UTC, without saying so. */
const naive = (at: number) => new Date(at).toISOString().replace('T', ' ').replace('Z', '')

const fromKuma = () => {
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
  return fromServer(url)
}

/** The looks as samples of a server, one a line. */
const samples = (unit: 1 | 1000) =>
  LOOKS.map(({ at, up }) => `probe_success{instance="${NAME}"} ${Number(up)} ${(at / 1000) * unit}`)

const fromServer = (url: string) =>
  timelineOf({ type: 'prometheus', url, query: 'probe_success', days: 10, ...common }, folderWith({}))

const fromRealPrometheus = async () => fromServer(await prometheusWith(samples(1)))

const fromRealVictoria = async () => fromServer(await victoriaWith(samples(1000)))

const fromClickHouse = async () => {
  const { url, client } = await startEngine()
  const query =
    "CREATE TABLE looks (at DateTime64(3, 'UTC'), host String, ok UInt8) ENGINE = MergeTree ORDER BY at"
  await client.command({ query })
  const values = LOOKS.map(({ at, up }) => ({ at: naive(at), host: NAME, ok: Number(up) }))
  await client.insert({ table: 'looks', values, format: 'JSONEachRow' })
  const columns = { time: 'at', service: 'host', state: 'ok' }
  const states = { up: '1', down: '0' }
  return timelineOf(
    { type: 'clickhouse', url, table: 'looks', columns, states, days: 10, ...common },
    folderWith({}),
  )
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

test('the generated history is worth the name', () => {
  expect(TRUTH.length).toBeGreaterThan(10)
  expect(new Set(TRUTH.map(({ start }) => start % MINUTE)).size).toBeGreaterThan(10)
})

test('CSV, Gatus and Kuma tell the same ledger to the millisecond, Prometheus one step later', async (context) => {
  needs('uptime-kuma', context)
  const csv = await fromCsv()
  const [from, to, expected] = [FROM, TO, EXPECTED]
  const ledger = ledgerOf(csv, from, to)
  expect(outagesOf(csv)).toEqual(expected)
  expect(ledger).toMatchObject(LEDGER)
  for (const timeline of [await fromGatus(), await fromKuma()]) {
    expect(outagesOf(timeline)).toEqual(expected)
    expect(timeline.observed).toEqual(csv.observed)
    expect(ledgerOf(timeline, from, to)).toEqual(ledger)
  }
  const prometheus = await fromPrometheus()
  expect(outagesOf(prometheus, MINUTE - OFFSET)).toEqual(expected)
  expect(ledgerOf(prometheus, from, to)).toEqual(ledger)
})

test('the real Prometheus and VictoriaMetrics, which count, tell the same ledger one step later', async (context) => {
  needsPrograms(['prometheus', 'promtool', 'victoria-metrics'], context)
  for (const read of [fromRealPrometheus, fromRealVictoria]) {
    const timeline = await read()
    expect(outagesOf(timeline, MINUTE - OFFSET)).toEqual(EXPECTED)
    expect(ledgerOf(timeline, FROM, TO)).toMatchObject(LEDGER)
  }
}, 120_000)

test('the real engine of ClickHouse, which counts, tells the same ledger to the millisecond', async (context) => {
  needsEngine(context)
  const timeline = await fromClickHouse()
  expect(outagesOf(timeline)).toEqual(EXPECTED)
  expect(timeline.observed).toEqual((await fromCsv()).observed)
  expect(ledgerOf(timeline, FROM, TO)).toMatchObject(LEDGER)
}, 120_000)

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
