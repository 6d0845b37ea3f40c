import type { ClickHouseClient } from '@clickhouse/client'
import { beforeAll, expect, test } from 'vitest'
import type { MonitorSource } from '../../data/schema/sources.ts'
import { Sources } from '../../data/schema/sources.ts'
import type { Check } from '../../scripts/sources/check-rows.ts'
import { readMonitor } from '../../scripts/sources/monitors.ts'
import { type CheckRule, checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'
import { thin } from '../../scripts/timeline/thin.ts'
import { folderWith, problemsOf } from './builders.ts'
import { engineMissing, needsEngine, startEngine } from './clickhouse-engine.ts'
import { outages, told } from './monitoring.ts'

/* The source against ClickHouse's own engine, which the official client fills. Skipped, and it says so, where it is not installed. */

let url = ''
let client: ClickHouseClient
beforeAll(async () => {
  if (engineMissing()) return
  ;({ url, client } = await startEngine())
}, 120_000)

const MINUTE = 60_000
const FIRST = Date.UTC(2026, 2, 28)
const STATES = { up: ['up', 'UP'], degraded: 'slow', partial: 'half', down: 'down', unknown: '?' }

/** A table of its own, with rows as JSON. */
async function filled(name: string, columns: string, rows: Record<string, unknown>[]): Promise<void> {
  await client.command({ query: `CREATE TABLE \`${name}\` (${columns}) ENGINE = MergeTree ORDER BY tuple()` })
  if (rows.length > 0) await client.insert({ table: `\`${name}\``, values: rows, format: 'JSONEachRow' })
}

const sourceOf = (table: string, more: Record<string, unknown> = {}) => ({
  ...{ type: 'clickhouse', url, table, interval: '60 s', states: STATES },
  columns: { time: 'time', service: 'name', state: 'status', responseTime: 'ms' },
  ...more,
})

function parsed(source: Record<string, unknown>): MonitorSource {
  const [one] = Sources.parse({ sources: [{ id: 'system', ...source }] }).sources
  return one as MonitorSource
}

/** Text of an instant as ClickHouse reads it in UTC. */
const text = (at: number) => new Date(at).toISOString().replace('T', ' ').replace('Z', '')

/** Nine days, in which clocks change in Stockholm and in Santiago, of rows with everything that rows can have. */
const ROWS = (() => {
  let seed = 20_260_328
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const rows: { at: number; name: string; status: string; ms: string }[] = []
  for (const name of ["it's a \\ {name:String}", 'api-1', 'api-2', 'steady']) {
    for (let at = FIRST + random(MINUTE); at < FIRST + 9 * 1440 * MINUTE; at += MINUTE) {
      const calm = name === 'steady' || random(40) > 0
      if (!calm && random(3) === 0) at += random(200) * MINUTE
      const length = calm ? 1 : 1 + random(6)
      const status = calm ? 'up' : (['down', 'slow', 'half', '?', ' UP ', 'upp', ''][random(7)] ?? '')
      for (let more = 0; more < length; more += 1, at += more < length ? MINUTE : 0) {
        const ms = String([0, -1, random(900) / 7, random(80), 'x', '', 'nan', 1e12][calm ? 2 : random(8)])
        rows.push({ at: at + (calm ? 0 : random(30_000)), name, status, ms })
        if (random(200) === 0) rows.push({ at, name, status: 'down', ms: '7' })
      }
    }
  }
  rows.push({ at: FIRST + 5, name: 'stranger', status: 'up', ms: '1' })
  return rows
})()

const NAMES = { "it's a \\ {name:String}": 'portal', 'api-1': 'api', 'api-2': 'api', steady: 'steady' }
const AS_OF = FIRST + 9 * 1440 * MINUTE - 12_345
const OPTIONS = {
  services: ['portal', 'api', 'steady'],
  timeZones: ['UTC', 'Europe/Stockholm', 'America/Santiago'],
}

/** The same rows read from a file, by the way that reads every one. */
function fromFile(more: Record<string, unknown>) {
  const lines = ROWS.map(({ at, name, status, ms }) =>
    [new Date(at).toISOString(), name, status, ms].map((field) => `"${field}"`).join(','),
  )
  const dataDir = folderWith({ 'checks.csv': ['time,name,status,ms', ...lines, ''].join('\n') })
  const { url: _, table: __, ...rest } = sourceOf('rows', more)
  return readMonitor(parsed({ ...rest, type: 'checks', files: 'checks.csv' }), {
    dataDir,
    asOf: AS_OF,
    ...OPTIONS,
  })
}

const spansOf = (checks: Check[] | undefined, rule: CheckRule) => {
  const { observed, spans } = checksToSpans(checks ?? [], rule, AS_OF, { service: 'x', source: 'y' })
  return { observed, spans: spans.map(({ ref: _, ...span }) => span) }
}

test.for<[string, Record<string, unknown>]>([
  ['as it comes', {}],
  ['with several results to be sure', { confirm: { failures: 5, successes: 4 } }],
  ['where a result holds for less than two intervals', { maxStaleness: '70 s' }],
  ['where a result holds for hours', { maxStaleness: '3 h' }],
])(
  'the server tells the same as reading every row does: %s',
  { timeout: 120_000 },
  async ([name, more], context) => {
    needsEngine(context)
    const table = `rows ${name}`
    const rows = ROWS.map(({ at, ...row }) => ({ time: text(at), ...row }))
    await filled(
      table,
      "time DateTime64(3, 'UTC'), name String, status LowCardinality(String), ms String",
      rows,
    )
    const source = parsed(sourceOf(table, { ...more, services: NAMES }))
    const read = await readMonitor(source, { dataDir: '.', asOf: AS_OF, ...OPTIONS })
    const file = await fromFile({ ...more, services: NAMES })
    const rule = source as CheckRule
    for (const service of OPTIONS.services) {
      const [own, expected] = [read.checks.get(service), file.checks.get(service)]
      expect(spansOf(own, rule)).toEqual(spansOf(expected, rule))
      expect(spansOf(own, rule).observed.length).toBeGreaterThan(0)
      const plain = (checks: Check[] = []) =>
        thin(checks, rule).map(({ at, state, through, count }) => ({ at, state, through, count }))
      expect(plain(own)).toEqual(plain(expected))
      for (const zone of OPTIONS.timeZones)
        expect(read.responseTimes.get(service)?.[zone]).toEqual(file.responseTimes.get(service)?.[zone])
    }
    expect(read.used).toBe(file.used)
    expect(read.rows).toBe(ROWS.length)
    expect(read.ignoredFuture).toBe(ROWS.filter(({ at }) => at > AS_OF).length)
    const of = (status: string) => ROWS.filter((row) => row.at <= AS_OF && row.status === status).length
    const asides = read.setAside.map(({ reason, found }) => `${reason}: ${found}`)
    expect(asides).toContain(`the status word is not known; add it to \`states\`: "upp" (${of('upp')} rows)`)
    expect(asides).toContain('the service is not known; add it to `services`: "stranger" (1 rows)')
    expect(asides.filter((line) => line.startsWith('the response time is not'))).toHaveLength(3)
  },
)

/** Checks of the portal, a minute each from `FIRST` on. */
const minutes = (...states: string[]) =>
  states.flatMap((status, index) =>
    status === '' ? [] : { time: text(FIRST + index * MINUTE), name: 'portal', status, ms: 1 },
  )

test('a run, a change and a hole, by the rules: first checks single, the rest in one', async (context) => {
  needsEngine(context)
  // 200 minutes up, 5 down, 100 up, a hole of 10, 10 up.
  const states = [...Array(200).fill('up'), ...Array(5).fill('down'), ...Array(100).fill('up')]
  const rows = minutes(...states, ...Array(10).fill(''), ...Array(10).fill('up'))
  await filled('hand', "time DateTime('UTC'), name String, status String, ms UInt32", rows)
  const source = parsed(sourceOf('hand', { services: { portal: 'portal' } }))
  const asOf = FIRST + 325 * MINUTE
  const { checks, responseTimes } = await readMonitor(source, { dataDir: '.', asOf, ...OPTIONS })
  const told = checks
    .get('portal')
    ?.map(({ at, state, through = at, count = 1 }) => [
      ...[state, (at - FIRST) / MINUTE, (through - FIRST) / MINUTE, count],
    ])
  const single = (state: string, from: number) => [0, 1, 2].map((n) => [state, from + n, from + n, 1])
  expect(told).toEqual([
    ...[...single('up', 0), ['up', 3, 199, 197], ...single('down', 200), ['down', 203, 204, 2]],
    ...[...single('up', 205), ['up', 208, 304, 97], ...single('up', 315), ['up', 318, 324, 7]],
  ])
  expect(responseTimes.get('portal')?.UTC).toEqual([{ day: FIRST, counts: [[1, 310]], failed: 5 }])
})

test('only what is asked for since the last time is told', async (context) => {
  needsEngine(context)
  await filled(
    'since',
    "time DateTime('UTC'), name String, status String, ms UInt32",
    minutes(...Array(50).fill('up')),
  )
  const source = parsed(sourceOf('since', { services: { portal: 'portal' } }))
  const options = { dataDir: '.', ...OPTIONS, from: FIRST + 40 * MINUTE, asOf: FIRST + 44 * MINUTE }
  const { checks, rows, ignoredFuture } = await readMonitor(source, options)
  expect(checks.get('portal')?.[0]?.at).toBe(options.from)
  expect(checks.get('portal')?.at(-1)?.through).toBe(options.asOf)
  expect({ rows, ignoredFuture }).toEqual({ rows: 10, ignoredFuture: 5 })
})

test.for([
  ["DateTime64(6, 'Asia/Tokyo')", "Enum8('up' = 1, 'down' = 0)", 'Decimal(9, 3)', 'up', 1.2],
  ["Nullable(DateTime('UTC'))", 'LowCardinality(Nullable(String))', 'Nullable(Float32)', 'up', 1.2],
  ["DateTime('UTC')", 'UInt8', 'UInt64', 1, 2],
  ["DateTime64(3, 'UTC')", 'Bool', 'String', true, '1.2'],
] as const)('columns of the types %s, %s and %s', async ([time, state, ms, up, took], context) => {
  needsEngine(context)
  const table = `types ${state}`
  await filled(table, `time ${time}, name LowCardinality(String), status ${state}, ms ${ms}`, [])
  const query = `INSERT INTO \`${table}\` SELECT toDateTime64({at:String}, 3, 'UTC'), 'portal', {up:String}, {took:String}`
  const query_params = { at: text(FIRST), up: String(up), took: String(took) }
  await client.command({ query, query_params })
  const states = { up: ['up', '1', 'true'], down: ['down', '0', 'false'] }
  const { timeline, report } = await told(sourceOf(table, { states }), { asOf: FIRST + MINUTE })
  expect(report.setAside).toEqual([])
  expect(timeline.observed).toEqual([{ start: FIRST, end: FIRST + MINUTE }])
  expect(timeline.responseTimes.UTC).toEqual([{ day: FIRST, counts: [[2, 1]], failed: 0 }])
})

test('identifiers with everything in them, a database of its own, and names that the statements use themselves', async (context) => {
  needsEngine(context)
  await client.command({ query: 'CREATE DATABASE `övervakning`' })
  const columns = { time: 'at', service: 'id`; DROP', state: 'ra\\nk' }
  await client.command({
    query:
      "CREATE TABLE `övervakning`.`sla checks` (at DateTime('UTC'), `id\\`; DROP` String, `ra\\\\nk` String) ENGINE = Memory AS SELECT toDateTime({first:UInt32}, 'UTC'), 'portal', 'down'",
    query_params: { first: FIRST / 1000 },
  })
  const source = sourceOf('sla checks', { database: 'övervakning', columns })
  const { timeline } = await told(source, { asOf: FIRST + MINUTE })
  expect(outages(timeline, FIRST)).toEqual([['major_outage', 0, 60]])
})

test('a query instead of a table, a comment at its end included; a response time that it makes of seconds', async (context) => {
  needsEngine(context)
  await filled('raw', 'ts UInt64, host String, ok UInt8, s Float64', [
    { ts: FIRST, host: 'a', ok: 1, s: 0.0301 },
    { ts: FIRST + MINUTE, host: 'a', ok: 0, s: 9 },
  ])
  const query = `SELECT fromUnixTimestamp64Milli(toInt64(ts)) AS time, host AS name, ok AS status, s * 1000 AS ms FROM raw -- all of it`
  const source = sourceOf('x', { query, states: { up: '1', down: '0' }, services: { a: 'portal' } })
  const { timeline } = await told({ ...source, table: undefined }, { asOf: FIRST + 2 * MINUTE })
  expect(outages(timeline, FIRST)).toEqual([['major_outage', 60, 120]])
  expect(timeline.responseTimes.UTC).toEqual([{ day: FIRST, counts: [[31, 1]], failed: 1 }])
})

test('a column or table that does not exist stops the build, and so does a time that is a text', async (context) => {
  needsEngine(context)
  await filled('wrong', 'time String, name String, status String', [])
  const problems = async (table: string, columns: Record<string, string>) => {
    const source = sourceOf(table, { columns })
    return (await problemsOf(told(source, { asOf: FIRST }))).join()
  }
  const columns = { time: 'time', service: 'name', state: 'status' }
  expect(await problems('nowhere', columns)).toMatch(
    /answered 404: Code: 60\..*nowhere.*; correct the source$/,
  )
  expect(await problems('wrong', { ...columns, state: 'nope' })).toMatch(/answered 404: Code: 47\..*nope/)
  expect(await problems('wrong', columns)).toMatch(/the column "time" is String; expected DateTime/)
})

test('rows without a time are told, and a service that no row has', async (context) => {
  needsEngine(context)
  await filled('untimed', "time Nullable(DateTime('UTC')), name String, status String", [
    { time: null, name: 'portal', status: 'down' },
    { time: text(FIRST), name: 'portal', status: 'up' },
  ])
  const columns = { time: 'time', service: 'name', state: 'status' }
  const source = sourceOf('untimed', { columns, services: { portal: 'portal', Kassa: 'portal' } })
  const { report } = await told(source, { asOf: FIRST + 30 * MINUTE })
  expect(report.setAside.map(({ reason, found }) => [reason, found])).toEqual([
    ['the time is empty', '1 rows'],
    ['no row has this service; nothing is known of it', 'Kassa'],
  ])
})
