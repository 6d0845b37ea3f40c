import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateAvailability } from '../../scripts/sla/availability/evaluate.ts'
import { openDatabase } from '../../scripts/sources/duckdb.ts'
import { aSpan, at, MINUTE, question, weekdays, work } from './builders.ts'

/*
 * Availability computed a second time, by SQL over tables of ranges, with nothing of ours but the data: half the hours
 * of the engine are about edges, so the second way has none of its code. The rules are semantics 2.4 to 2.6: service
 * hours in local wall time, announced maintenance with 48 hours' notice, the worst of what overlaps, merging and a
 * minimum length, what nobody saw, and a month in Stockholm. The shares have to be equal, exactly.
 */

const FIRST = at('2026-02-20')
/** Five minutes each, so that edges often meet, over three months that have a clock change in them. */
const TICKS = 27_000
const stretch = (longest: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: TICKS }), fc.integer({ min: 1, max: longest }))
    .map(([from, length]) => ({ start: FROM(from), end: FROM(from + length) }))
const FROM = (ticks: number) => FIRST + ticks * 5 * MINUTE

const scenario = fc.record({
  month: fc.constantFrom('2026-03', '2026-04'),
  office: fc.boolean(),
  mergeGap: fc.constantFrom(0, 10, 90),
  minOutage: fc.constantFrom(0, 5, 30, 60),
  spans: fc.array(fc.tuple(fc.oneof(stretch(8), stretch(8), stretch(170)), fc.constantFrom(10, 3, 0)), {
    minLength: 10,
    maxLength: 60,
  }),
  observed: fc.array(stretch(17_000), { minLength: 1, maxLength: 4 }),
  windows: fc.array(fc.tuple(stretch(100), fc.integer({ min: 40, max: 60 })), { maxLength: 4 }),
})
type Scenario = ReturnType<
  typeof fc.sample<typeof scenario extends fc.Arbitrary<infer T> ? T : never>
>[number]

const STATES = { 10: 'major_outage', 3: 'partial_outage', 0: 'degraded_performance' } as const
const OFFICE = weekdays('kontor', [
  { fromMinute: 8 * 60, toMinute: 12 * 60 },
  { fromMinute: 13 * 60, toMinute: 17 * 60 },
])
const iso = (ms: number) => new Date(ms).toISOString()

/** What the engine says: base and weighted downtime of the value, in tenths of milliseconds. */
function byEngine(one: Scenario): [bigint, bigint] | null {
  const { value, segments } = evaluateAvailability(
    question({
      objective: {
        serviceHours: one.office ? 'kontor' : '24x7',
        mergeGap: `${one.mergeGap} min`,
        minOutage: `${one.minOutage} min`,
        weights: { partial: '0.3' },
      },
      agreement: { maintenance: { notice: { elapsed: '48 h' }, excludeSpan: 'announced' } },
      evidence: {
        observed: one.observed.toSorted((a, b) => a.start - b.start),
        monitored: one.spans.map(([span, weight], i) =>
          aSpan(span, { state: STATES[weight as keyof typeof STATES], ref: `r${i}` }),
        ),
        maintenance: one.windows.map(([{ start, end }, hours], i) =>
          work(`m${i}`, { announcedAt: iso(start - hours * 60 * MINUTE), start: iso(start), end: iso(end) }),
        ),
      },
      calendars: { kontor: OFFICE },
      in: `${one.month}-15`,
    }),
  )
  if (!value) return null
  const of = (kinds: string[]) => segments.filter((segment) => kinds.includes(segment.class))
  const base = of(['up', 'down']).reduce((sum, { start, end }) => sum + BigInt(end - start), 0n)
  // The value itself is what has to agree: good is base times value.
  expect((value.num * base * 10n) % value.den, 'a whole number of tenths').toBe(0n)
  const good = (value.num * base * 10n) / value.den
  return [base, base * 10n - good]
}

const SQL = `
WITH month AS (
  SELECT id, office, merge_gap, min_outage, (month || '-01')::DATE AS first, (month || '-01')::DATE + INTERVAL 1 MONTH AS next
  FROM scenario
), period AS (
  SELECT *, to_utc(first::TIMESTAMP) AS t0, to_utc(next::TIMESTAMP) AS t1 FROM month
), hours AS (
  SELECT id, to_utc(day + s) AS s, to_utc(day + e) AS e
  FROM period, unnest(generate_series(first::TIMESTAMP - INTERVAL 1 DAY, next::TIMESTAMP, INTERVAL 1 DAY)) AS days(day),
    (VALUES (INTERVAL 8 HOUR, INTERVAL 12 HOUR), (INTERVAL 13 HOUR, INTERVAL 17 HOUR)) AS shift(s, e)
  WHERE office AND isodow(day) <= 5
  UNION ALL SELECT id, t0, t1 FROM period WHERE NOT office
), valid AS (
  SELECT id, s, e FROM maintenance WHERE s - announced >= 48 * 3600000
), heavy AS (
  SELECT span.id, s, e, merge_gap, min_outage,
    max(e) OVER (PARTITION BY span.id ORDER BY s, e ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
  FROM span JOIN period USING (id) WHERE weight > 0
), numbered AS (
  SELECT *, sum(CASE WHEN reached IS NULL OR s - reached > merge_gap THEN 1 ELSE 0 END)
    OVER (PARTITION BY id ORDER BY s, e) AS island FROM heavy
), outage AS (
  SELECT id, min(s) AS s, max(e) AS e FROM numbered GROUP BY id, island
  HAVING max(e) - min(s) >= any_value(min_outage)
), edge AS (
  SELECT id, t0 AS cut FROM period UNION SELECT id, t1 FROM period
  UNION SELECT id, unnest([s, e]) FROM hours UNION SELECT id, unnest([s, e]) FROM valid
  UNION SELECT id, unnest([s, e]) FROM span UNION SELECT id, unnest([s, e]) FROM observed
), piece AS (
  SELECT id, cut AS s, lead(cut) OVER (PARTITION BY id ORDER BY cut) AS e FROM edge
), inside AS (
  SELECT piece.* FROM piece JOIN period USING (id) WHERE piece.s >= t0 AND piece.e <= t1
    AND EXISTS (FROM hours h WHERE h.id = piece.id AND h.s <= piece.s AND piece.e <= h.e)
    AND NOT EXISTS (FROM valid v WHERE v.id = piece.id AND v.s <= piece.s AND piece.e <= v.e)
), weighed AS (
  SELECT id, e - s AS ms,
    COALESCE((SELECT max(weight) FROM span p WHERE p.id = inside.id AND p.s <= inside.s AND inside.e <= p.e
      AND EXISTS (FROM outage o WHERE o.id = inside.id AND o.s <= inside.s AND inside.e <= o.e)), 0) AS weight,
    EXISTS (FROM observed b WHERE b.id = inside.id AND b.s <= inside.s AND inside.e <= b.e) AS seen
  FROM inside
)
SELECT id, CAST(COALESCE(sum(ms) FILTER (WHERE seen OR weight > 0), 0) AS BIGINT),
  CAST(COALESCE(sum(ms * weight), 0) AS BIGINT)
FROM weighed GROUP BY id ORDER BY id`

/** Summer time by the European rule: from 01:00 UTC on the last Sunday of March until the last Sunday of October. */
const TO_UTC = `CREATE MACRO to_utc(wall) AS epoch_ms(wall) - CASE
  WHEN wall >= last_day(make_date(year(wall), 3, 1)) - (isodow(last_day(make_date(year(wall), 3, 1))) % 7) * INTERVAL 1 DAY
    + INTERVAL 3 HOUR
  AND wall < last_day(make_date(year(wall), 10, 1)) - (isodow(last_day(make_date(year(wall), 10, 1))) % 7) * INTERVAL 1 DAY
    + INTERVAL 3 HOUR
  THEN 7200000 ELSE 3600000 END`

async function bySql(scenarios: readonly Scenario[]): Promise<Map<number, [bigint, bigint]>> {
  const db = await openDatabase()
  try {
    await db.run(TO_UTC)
    await db.run(`CREATE TABLE scenario (id INTEGER, month VARCHAR, office BOOLEAN, merge_gap BIGINT, min_outage BIGINT);
      CREATE TABLE span (id INTEGER, s BIGINT, e BIGINT, weight INTEGER);
      CREATE TABLE observed (id INTEGER, s BIGINT, e BIGINT);
      CREATE TABLE maintenance (id INTEGER, s BIGINT, e BIGINT, announced BIGINT)`)
    const insert = async (table: string, rows: (string | number | boolean)[][]) => {
      const values = rows.map(
        (row) => `(${row.map((v) => (typeof v === 'string' ? `'${v}'` : v)).join(', ')})`,
      )
      if (values.length > 0) await db.run(`INSERT INTO ${table} VALUES ${values.join(', ')}`)
    }
    await insert(
      'scenario',
      scenarios.map((one, id) => [id, one.month, one.office, one.mergeGap * MINUTE, one.minOutage * MINUTE]),
    )
    await insert(
      'span',
      scenarios.flatMap(({ spans }, id) => spans.map(([{ start, end }, weight]) => [id, start, end, weight])),
    )
    await insert(
      'observed',
      scenarios.flatMap(({ observed }, id) => observed.map(({ start, end }) => [id, start, end])),
    )
    await insert(
      'maintenance',
      scenarios.flatMap(({ windows }, id) =>
        windows.map(([{ start, end }, hours]) => [id, start, end, start - hours * 60 * MINUTE]),
      ),
    )
    const rows = await db.rows(SQL)
    return new Map(rows.map(([id, base, down]) => [Number(id), [BigInt(String(base)), BigInt(String(down))]]))
  } finally {
    db.close()
  }
}

test('DuckDB computes the same base and the same downtime, to the millisecond, for 400 months', async () => {
  const scenarios = fc.sample(scenario, { numRuns: 400, seed: 20260401 })
  const told = await bySql(scenarios)
  let partial = 0
  for (const [id, one] of scenarios.entries()) {
    const [base, down] = told.get(id) ?? [0n, 0n]
    const engine = byEngine(one)
    expect(engine ?? [0n, 0n], JSON.stringify(one)).toEqual([base, down])
    if (down > 0n && down < base * 10n) partial += 1
  }
  // Most of them say something: neither all up nor nothing known.
  expect(partial).toBeGreaterThan(200)
})
