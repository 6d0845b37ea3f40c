// @ts-nocheck
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ticket } from '../../../data/schema/items.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { businessClock } from '../../../scripts/sla/time/business-clock.ts'
import { merge } from '../../../scripts/sla/time/intervals.ts'
import { type Database, openDatabase } from '../../../scripts/sources/duckdb.ts'
import { at, weekdays, ZONE } from '../builders.ts'
import { askTickets } from '../items/builders.ts'

/*
 * An independent oracle: business time, shares and nearest-rank percentiles of generated tickets, computed by DuckDB. It
 * makes the open hours itself, from local wall times by its own time zones, and adds up overlaps by range joins.
 */

const HOUR = 3_600_000
const CLOSED = [
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-06-19',
  '2026-12-24',
  '2026-12-25',
]
/** Office hours with a lunch, and the night after Saturday, when the clock changes. */
const CALENDAR = weekdays(
  'oracle',
  [
    { fromMinute: 8 * 60, toMinute: 12 * 60 },
    { fromMinute: 13 * 60, toMinute: 17 * 60 },
  ],
  CLOSED,
)
CALENDAR.weekly[6] = [{ fromMinute: 22 * 60, toMinute: 30 * 60 }]

interface Case {
  id: string
  start: number
  stop: number
  pauses: Interval[]
}

/** The same numbers in every run, spread over the year to the millisecond. */
function cases(count: number, overlapping: boolean): Case[] {
  let seed = 20_260_615
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  return Array.from({ length: count }, (_, index) => {
    const start = at('2026-01-05') + random(320 * 24) * HOUR + random(HOUR)
    let last = start
    const pauses = Array.from({ length: random(4) }, () => {
      const from = (overlapping ? start : last) + random(30 * HOUR)
      last = from + 1 + random(40 * HOUR)
      return { start: from, end: last }
    })
    return { id: `T${index}`, start, stop: last + random(60 * HOUR), pauses }
  })
}

const rows = (values: (string | number)[][]) =>
  values
    .map((row) => `(${row.map((one) => (typeof one === 'string' ? `'${one}'` : one)).join(', ')})`)
    .join(', ')

const ELAPSED = `
  WITH ordered AS (
    SELECT *, max(e) OVER (PARTITION BY id ORDER BY s, e ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM pause
  ), numbered AS (
    SELECT *, sum(CASE WHEN before IS NULL OR s > before THEN 1 ELSE 0 END) OVER (PARTITION BY id ORDER BY s, e) AS n
    FROM ordered
  ), merged AS (
    SELECT id, min(s) AS s, max(e) AS e FROM numbered GROUP BY id, n
  ), worked AS (
    SELECT t.id, sum(least(o.e, t.stop) - greatest(o.s, t.start)) AS ms
    FROM ticket t JOIN open o ON o.s < t.stop AND o.e > t.start GROUP BY t.id
  ), paused AS (
    SELECT t.id, sum(least(o.e, t.stop, m.e) - greatest(o.s, t.start, m.s)) AS ms
    FROM ticket t JOIN merged m ON m.id = t.id AND m.s < t.stop
    JOIN open o ON o.s < least(t.stop, m.e) AND o.e > greatest(t.start, m.s) GROUP BY t.id
  )
  SELECT t.id, t.stop, (coalesce(w.ms, 0) - coalesce(p.ms, 0))::BIGINT AS ms
  FROM ticket t LEFT JOIN worked w USING (id) LEFT JOIN paused p USING (id)`

let database: Database

async function load(some: Case[]): Promise<void> {
  await database.run('CREATE OR REPLACE TABLE ticket (id VARCHAR, start BIGINT, stop BIGINT)')
  await database.run(
    `INSERT INTO ticket VALUES ${rows(some.map(({ id, start, stop }) => [id, start, stop]))}`,
  )
  const pauses = some.flatMap(({ id, pauses }) => pauses.map(({ start, end }) => [id, start, end]))
  await database.run('CREATE OR REPLACE TABLE pause (id VARCHAR, s BIGINT, e BIGINT)')
  await database.run(`INSERT INTO pause VALUES ${rows(pauses)}`)
}

beforeAll(async () => {
  database = await openDatabase()
  await database.run(`
    CREATE TABLE open AS
    WITH day AS (
      SELECT d::TIMESTAMP AS d FROM range(TIMESTAMP '2026-01-01', TIMESTAMP '2027-03-01', INTERVAL 1 DAY) AS r(d)
    ), hour AS (
      SELECT d + INTERVAL 8 HOUR AS s, d + INTERVAL 12 HOUR AS e FROM day WHERE isodow(d) <= 5
      UNION ALL SELECT d + INTERVAL 13 HOUR, d + INTERVAL 17 HOUR FROM day WHERE isodow(d) <= 5
      UNION ALL SELECT d + INTERVAL 22 HOUR, d + INTERVAL 30 HOUR FROM day WHERE isodow(d) = 6
    )
    SELECT epoch_ms(timezone('${ZONE}', s)) AS s, epoch_ms(timezone('${ZONE}', e)) AS e FROM hour
    WHERE strftime(s, '%Y-%m-%d') NOT IN (${CLOSED.map((date) => `'${date}'`).join(', ')})`)
})
afterAll(() => database.close())

test('oracle: the business time of 2 000 tickets with overlapping pauses', async () => {
  const some = cases(2_000, true)
  await load(some)
  const clock = businessClock(CALENDAR)
  const expected = new Map((await database.rows(ELAPSED)).map(([id, , ms]) => [id, Number(ms)]))
  const ours = new Map(
    some.map(({ id, start, stop, pauses }) => [
      id,
      clock.elapsed(start, stop, merge(pauses.toSorted((a, b) => a.start - b.start))),
    ]),
  )
  expect(ours).toEqual(expected)
  expect([...ours.values()].filter((ms) => ms > 0).length).toBeGreaterThan(1_000)
})

test('oracle: shares, means and nearest-rank percentiles of what was solved in each month', async () => {
  const some = cases(2_000, false)
  await load(some)
  const tickets = some.map(
    ({ id, start, stop, pauses }): Ticket => ({
      id,
      priority: 'P1',
      events: [
        { at: start, kind: 'created' },
        ...pauses.flatMap((pause) => [
          { at: pause.start, kind: 'state' as const, value: 'waiting-customer' },
          { at: pause.end, kind: 'state' as const, value: 'open' },
        ]),
        { at: stop, kind: 'state', value: 'solved' },
      ],
    }),
  )
  const ask = (quantifier: unknown, month: string) =>
    askTickets({
      objective: { quantifier, attribution: 'resolved', target: '<= 8 h', calendar: 'oracle' },
      calendars: { oracle: CALENDAR },
      items: { tickets },
      in: `${month}-15`,
      asOf: '2027-06-01',
    })
  const expected = await database.rows(`
    WITH used AS (
      SELECT ms, strftime(timezone('${ZONE}', make_timestamptz(stop * 1000)), '%Y-%m') AS month FROM (${ELAPSED})
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY month ORDER BY ms) AS rank, count(*) OVER (PARTITION BY month) AS n
      FROM used
    )
    SELECT month, n, count(*) FILTER (ms <= ${8 * HOUR}), sum(ms)::BIGINT, max(ms),
      min(ms) FILTER (rank * 100 >= 80 * n), min(ms) FILTER (rank * 100 >= 95 * n)
    FROM ranked WHERE month <= '2026-10' GROUP BY month, n ORDER BY month`)
  expect(expected).toHaveLength(10)
  for (const [month, n, good, sum, longest, p80, p95] of expected) {
    const share = ask({ share: '>= 95 %' }, String(month)).result
    expect([share.items?.valid, share.items?.good]).toEqual([Number(n), Number(good)])
    expect(share.numbers).toMatchObject({
      p80Ms: String(p80),
      p95Ms: String(p95),
      longestMs: String(longest),
    })
    const mean = ask('mean', String(month)).result.exact
    expect(BigInt(mean?.num ?? 0) * BigInt(Number(n))).toBe(BigInt(String(sum)) * BigInt(mean?.den ?? 0))
    expect(ask({ percentile: 95 }, String(month)).result.value).toBe(String(p95))
  }
})
