import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ChecksSource } from '../../data/schema/sources.ts'
import type { ResponseDay } from '../../data/schema/timeline.ts'
import { type Check, STATES } from '../../scripts/sources/check-rows.ts'
import { readChecks } from '../../scripts/sources/checks.ts'
import { openDatabase } from '../../scripts/sources/duckdb.ts'
import { thin } from '../../scripts/timeline/thin.ts'
import { aSource, folderWith, SERVICES } from './builders.ts'

/*
 * What the database thins must be what `thin` makes of every row, and its histograms what counting row by row gives. Both
 * are worked out here from the rows as they were made, without any of the code that reads them.
 */

const MINUTE = 60_000
const START = Date.UTC(2026, 2, 28, 12)
const ZONES = ['UTC', 'Europe/Stockholm', 'Asia/Kolkata']

interface Row {
  at: number
  service: string
  state: Check['state']
  ms: number | null
}

/** Long rows of one state, with jitter, gaps and rows twice at one instant, of the same state or another. */
const run = fc.record({
  service: fc.constantFrom(...SERVICES),
  state: fc.constantFrom(...STATES, 'up' as const, 'up' as const),
  checks: fc.integer({ min: 1, max: 200 }),
  step: fc.constantFrom(MINUTE, MINUTE, MINUTE + 137, 20_000),
  jitter: fc.constantFrom(0, 0, 900),
  gap: fc.constantFrom(0, MINUTE, 2 * MINUTE, 2 * MINUTE + 1, 600 * MINUTE),
  twice: fc.constantFrom<null | Check['state']>(null, null, 'up', 'down', 'unknown'),
})

function rowsOf(runs: (typeof run extends fc.Arbitrary<infer T> ? T : never)[]): Row[] {
  const now = new Map(SERVICES.map((service) => [service, START]))
  const rows: Row[] = []
  for (const [number, { service, state, checks, step, jitter, gap, twice }] of runs.entries()) {
    let at = (now.get(service) ?? START) + gap
    for (let check = 0; check < checks; check += 1) {
      const seen = at + ((check * 7919) % (jitter + 1))
      const ms = check % 17 === 3 ? null : ((check * 31 + number) % 40) * 10.3
      rows.push({ at: seen, service, state, ms })
      if (twice !== null && check % 50 === 10) rows.push({ at: seen, service, state: twice, ms: 700.5 })
      at += step
    }
    now.set(service, at)
  }
  return rows
}

/** One check an instant, the worst, with its place; `rows` in the order of files and lines. */
function expectedChecks(rows: (Row & { ref: string })[], service: string): Check[] {
  const byInstant = Map.groupBy(
    rows.filter((row) => row.service === service),
    ({ at }) => at,
  )
  return [...byInstant]
    .sort(([a], [b]) => a - b)
    .map(([at, own]) => {
      const worst = own.reduce((a, b) => (STATES.indexOf(b.state) > STATES.indexOf(a.state) ? b : a))
      return { at, state: worst.state, ref: worst.ref }
    })
}

function expectedDays(rows: Row[], service: string, zone: string): ResponseDay[] {
  const byInstant = Map.groupBy(
    rows.filter((row) => row.service === service),
    ({ at }) => at,
  )
  const days = new Map<number, { counts: Map<number, number>; failed: number }>()
  for (const [at, own] of [...byInstant].sort(([a], [b]) => a - b)) {
    const worst = Math.max(...own.map(({ state }) => STATES.indexOf(state)))
    const slowest = Math.max(...own.map(({ ms }) => ms ?? 0))
    const [failed, answered] = [
      worst >= STATES.indexOf('partial'),
      STATES[worst] !== 'unknown' && slowest > 0,
    ]
    if (!failed && !answered) continue
    const day = Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(zone)
      .startOfDay().epochMilliseconds
    const found = days.get(day) ?? { counts: new Map(), failed: 0 }
    days.set(day, found)
    if (failed) found.failed += 1
    else found.counts.set(Math.ceil(slowest), (found.counts.get(Math.ceil(slowest)) ?? 0) + 1)
  }
  return [...days].map(([day, { counts, failed }]) => ({
    day,
    counts: [...counts].sort(([a], [b]) => a - b),
    failed,
  }))
}

const source = (files: string[], more: object) =>
  aSource({
    files,
    columns: { time: 'time', service: 'service', state: 'state', responseTime: 'ms' },
    states: { up: 'up', degraded: 'degraded', partial: 'partial', down: 'down', unknown: 'unknown' },
    ...more,
  })

/** Writes rows to files; a line is where it stands, the header being line 1. */
async function written(
  parts: Row[][],
  format: 'csv' | 'parquet',
): Promise<{ folder: string; placed: (Row & { ref: string })[]; names: string[] }> {
  const names = parts.map((_, index) => `part-${index}.${format}`)
  const texts = parts.map((rows) =>
    [
      'time,service,state,ms',
      ...rows.map(
        ({ at, service, state, ms }) => `${new Date(at).toISOString()},${service},${state},${ms ?? ''}`,
      ),
      '',
    ].join('\n'),
  )
  const folder = folderWith(Object.fromEntries(texts.map((text, index) => [`part-${index}.csv`, text])))
  if (format === 'parquet') {
    const db = await openDatabase()
    for (const index of parts.keys())
      await db.run(`COPY (SELECT * FROM read_csv('${join(folder, `part-${index}.csv`)}', header = true, delim = ',',
        columns = {time: 'TIMESTAMP', service: 'VARCHAR', state: 'VARCHAR', ms: 'DOUBLE'}, parallel = false))
        TO '${join(folder, `part-${index}.parquet`)}' (FORMAT parquet)`)
    db.close()
  }
  const first = format === 'csv' ? 2 : 1
  const placed = parts.flatMap((rows, index) =>
    rows.map((row, line) => ({ ...row, ref: `${names[index]}:${line + first}` })),
  )
  return { folder, placed, names }
}

const arrangement = fc.record({
  runs: fc.array(run, { minLength: 1, maxLength: 8 }),
  files: fc.integer({ min: 1, max: 4 }),
  /** By time as an export goes on, in turns as several probes write, or in any order. */
  order: fc.constantFrom('by time', 'in turns', 'shuffled'),
  format: fc.constantFrom('csv' as const, 'parquet' as const),
  confirm: fc.constantFrom(
    {},
    { confirm: { failures: 5, successes: 2 } },
    { maxStaleness: '90 s' },
    { maxStaleness: '26 h' },
  ),
})

test('what crosses over is what `thin` makes of all rows, and histograms are counted as row by row', async () => {
  await fc.assert(
    fc.asyncProperty(arrangement, async ({ runs, files, order, format, confirm }) => {
      const rows = rowsOf(runs).sort((a, b) => a.at - b.at)
      if (order === 'shuffled') rows.sort((a, b) => ((a.at * 7) % 1013) - ((b.at * 7) % 1013))
      const parts = Array.from({ length: files }, (_, file) =>
        rows.filter((_, index) =>
          order === 'in turns' ? index % files === file : Math.floor((index * files) / rows.length) === file,
        ),
      )
      const { folder, placed, names } = await written(parts, format)
      const by = source(names, confirm)
      const read = await readChecks(by, {
        dataDir: folder,
        services: SERVICES,
        timeZones: ZONES,
        asOf: START * 2,
      })
      for (const service of SERVICES) {
        expect(read.checks.get(service) ?? []).toEqual(thin(expectedChecks(placed, service), by))
        for (const zone of ZONES)
          expect(read.responseTimes.get(service)?.[zone] ?? []).toEqual(expectedDays(placed, service, zone))
      }
      expect([read.rows, read.used, read.setAside]).toEqual([rows.length, rows.length, []])
    }),
    { numRuns: 60 },
  )
}, 120_000)

test("the example's checks come as `thin` makes them of all its rows", async () => {
  const { sources } = parse(readFileSync('data/sources.yaml', 'utf8')) as { sources: { id: string }[] }
  const example = ChecksSource.parse(sources.find(({ id }) => id === 'checks'))
  const services = (
    parse(readFileSync('data/services.yaml', 'utf8')) as { services: { id: string }[] }
  ).services.map(({ id }) => id)
  const read = await readChecks(example, {
    dataDir: 'data',
    services,
    timeZones: ZONES,
    asOf: Date.UTC(2030, 0),
  })
  const placed = read.files.flatMap((file) =>
    readFileSync(join('data', file), 'utf8')
      .trimEnd()
      .split('\n')
      .flatMap((line, index) => {
        const [time = '', service = '', state, , ms = ''] = line.split(',')
        if (index === 0) return []
        const took = ms === '' ? null : Number(ms)
        return [
          {
            at: Date.parse(time),
            service,
            state: state as Check['state'],
            ms: took,
            ref: `${file}:${index + 1}`,
          },
        ]
      }),
  )
  expect(read.used).toBe(placed.length)
  for (const service of services) {
    expect(read.checks.get(service) ?? []).toEqual(thin(expectedChecks(placed, service), example))
    for (const zone of ZONES)
      expect(read.responseTimes.get(service)?.[zone] ?? []).toEqual(expectedDays(placed, service, zone))
  }
})
