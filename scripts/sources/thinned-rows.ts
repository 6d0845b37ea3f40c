import { type CheckRule, staleAfter } from '../timeline/checks-to-spans.ts'
import { singleChecks, thin } from '../timeline/thin.ts'
import { type Check, type Places, STATES } from './check-rows.ts'
import { type Database, literal } from './duckdb.ts'

/** A stretch of time holds about so many checks of a service: few enough to look at each where something happened. */
const CHECKS_A_BLOCK = 64

/**
 * The checks of `looks` by service, as `thin` makes them of all rows, though only those cross over that begin a run or
 * stand where something happened.
 *
 * Time is cut into blocks. In a block that is all of one state, without a gap and without two rows at one instant, the
 * rows need not be looked at: the first and the last of them say all. Of one that follows a change or a gap the first
 * few are needed one by one; of every other block all rows are.
 *
 * Leaves behind the tables `places` (`id`, `place` in `ids`), `details` (all rows that were looked at) and `twice`
 * (where several of them tell of one service and instant).
 */
export async function readThinned(
  db: Database,
  { ids, rule, asOf }: { ids: string[]; rule: CheckRule; asOf: number },
  places: Places,
): Promise<{ checks: Map<string, Check[]>; used: number }> {
  const holds = staleAfter(rule)
  const single = singleChecks(rule)
  // One more than stay single begins the run.
  const heads = single + 1
  const listed = ids.map((id, place) => `(${literal(id)}, ${place})`).join(', ')
  const block = `instant // ${CHECKS_A_BLOCK * rule.interval}`
  await db.run(`CREATE OR REPLACE TEMP TABLE places (id VARCHAR, place INTEGER);
    ${listed === '' ? '' : `INSERT INTO places VALUES ${listed};`}
    CREATE OR REPLACE TEMP TABLE blocks AS
      SELECT service, state, block, len(times) AS checks, times[1] AS first, times[-1] AS last,
        times[:${heads}] AS heads, times[${heads + 1}] AS next,
        list_min(gaps) AS least, list_max(gaps) AS most, list_max(gaps[${heads + 1}:]) AS rest
      FROM (SELECT *, list_transform(times[2:], lambda time, i : time - times[i]) AS gaps FROM (
        SELECT service, state, ${block} AS block, list_sort(list(instant)) AS times
        FROM looks WHERE instant <= ${asOf} GROUP BY ALL));
    CREATE OR REPLACE TEMP TABLE told AS
      SELECT blocks.*, id, rank FROM blocks JOIN names ON trim(service) = name JOIN words ON trim(state) = word;
    CREATE OR REPLACE TEMP TABLE parts AS
      WITH whole AS (
        SELECT id, block, any_value(rank) AS rank, any_value(checks) AS checks, any_value(next) AS next,
          min(first) AS first, max(last) AS last, any_value(most) AS most, any_value(rest) AS rest,
          count(*) = 1 AND bool_and(checks > ${single} AND least > 0 AND most <= ${holds}) AS plain
        FROM told GROUP BY id, block)
      SELECT *, NOT COALESCE(lag(plain) OVER own AND lag(rank) OVER own = rank
          AND first - lag(last) OVER own <= ${holds}, false) AS begins
      FROM whole WINDOW own AS (PARTITION BY id ORDER BY block);
    CREATE OR REPLACE TEMP TABLE wanted AS
      SELECT DISTINCT service, block, CASE WHEN plain THEN heads END AS picked
      FROM told JOIN parts USING (id, block) WHERE begins OR NOT plain;
    CREATE OR REPLACE TEMP TABLE details AS
      SELECT id, rank, instant, file, row, sample, answered
      FROM (SELECT *, ${block} AS block FROM looks) AS looks JOIN wanted USING (service, block)
      JOIN names ON trim(service) = name JOIN words ON trim(state) = word
      WHERE instant <= ${asOf} AND (picked IS NULL OR list_contains(picked, instant));
    CREATE OR REPLACE TEMP TABLE twice AS SELECT id, instant FROM details GROUP BY ALL HAVING count(*) > 1`)
  const gathered = ids.map((): Check[] => [])
  const put = (place: number, check: Check) => {
    const own = gathered[place]
    // The first of one instant is the worst.
    if (own?.at(-1)?.at !== check.at) own?.push(check)
  }
  const batches = db.numbers(`
    SELECT place, CAST(instant AS DOUBLE) AS start, rank, file, row, 0.0 AS through, 0 AS count, 0 AS gap
    FROM details JOIN places USING (id)
    UNION ALL
    SELECT place, CAST(CASE WHEN begins THEN next ELSE first END AS DOUBLE), rank, -1, 0, CAST(last AS DOUBLE),
      CASE WHEN begins THEN checks - ${heads} ELSE checks END, CASE WHEN begins THEN COALESCE(rest, 0) ELSE most END
    FROM parts JOIN places USING (id) WHERE plain AND (NOT begins OR checks > ${heads})
    ORDER BY place, start, rank DESC, file, row`)
  for await (const [
    own = [],
    times = [],
    states = [],
    files = [],
    rows = [],
    ends = [],
    counts = [],
    gaps = [],
  ] of batches) {
    for (const [index, at] of times.entries()) {
      const state = STATES[states[index] ?? 1] ?? 'unknown'
      const file = files[index] ?? -1
      const ref = file < 0 ? '' : `${places.files[file]}:${places.place(file, rows[index] ?? 0) ?? '?'}`
      const [through = at, count = 1, longestGap = 0] = [ends[index], counts[index], gaps[index]]
      const run = count > 1 ? { through, count, longestGap } : {}
      put(own[index] ?? 0, { at, state, ref, ...run })
    }
  }
  const checks = new Map<string, Check[]>()
  for (const [place, id] of ids.entries()) {
    const own = gathered[place] ?? []
    if (own.length > 0) checks.set(id, thin(own, rule))
  }
  const [counted] = await db.rows('SELECT CAST(sum(checks) AS DOUBLE) FROM told')
  return { checks, used: Number(counted?.[0] ?? 0) }
}
