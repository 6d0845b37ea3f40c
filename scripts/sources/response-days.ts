import { datesAround } from '../sla/time/calendar.ts'
import { startOfDay } from '../sla/time/period.ts'
import { STATES } from './check-rows.ts'
import type { Database } from './duckdb.ts'
import { mergePairs, type PackedDay } from './packed-days.ts'

/** By service and time zone: local days in order. */
export type PackedDays = Map<string, Record<string, PackedDay[]>>

const FAILED = [STATES.indexOf('partial'), STATES.indexOf('down')].join(', ')
const UNKNOWN = STATES.indexOf('unknown')

/** What `code` says besides how many milliseconds it took. */
const [FAILURE, ODD] = [-1, -2]

/**
 * How many checks answered in how many milliseconds, by service, zone and local day (semantics 2.7.4). Only checks that
 * found the service up or degraded and took more than 0 ms: a failed probe's time is no response time, and 0 is written
 * for "no answer". A begun millisecond is a whole one, so that a time above a limit never becomes the limit. Of several
 * samples at one instant the slowest counts. Checks that found it partly or wholly down are counted as failed.
 *
 * All rows are counted in one pass, and those of `twice` (service `id`, `instant`) then by instant instead of by row.
 * @param within - First and last instant of all rows.
 * @returns the days, and whether any row has a response time that is no number.
 */
export async function readResponseDays(
  db: Database,
  ids: string[],
  timeZones: readonly string[],
  within: { start: number; end: number },
  asOf: number,
): Promise<{ days: PackedDays; odd: boolean }> {
  const zones = timeZones.map((zone) => ({
    zone,
    starts: datesAround(within, zone).map((date) => startOfDay(date, zone)),
  }))
  // Between two of these no local day of any zone begins.
  const inside = zones.flatMap(({ starts }) => starts.filter((at) => at > within.start && at <= within.end))
  const bounds = [...new Set(inside)].sort((one, other) => one - other)
  const stretch = stretchSql(bounds)
  const code = (rank: string, sample: string) =>
    `CASE WHEN ${rank} IN (${FAILED}) THEN ${FAILURE} WHEN ${rank} <> ${UNKNOWN} THEN ${sample} END`
  await db.run(`CREATE OR REPLACE TEMP TABLE counted AS
    SELECT service, state, ${stretch} AS stretch, CASE WHEN sample IS NULL AND given THEN ${ODD}
      WHEN answered THEN sample END AS code, count(*) AS samples
    FROM looks WHERE instant <= ${asOf} GROUP BY ALL`)
  const batches = db.numbers(`WITH rows AS (
      SELECT id, stretch, ${code('rank', 'code')} AS code, samples FROM counted
        JOIN names ON trim(counted.service) = name JOIN words ON trim(state) = word
      UNION ALL
      SELECT id, ${stretch}, ${code('rank', 'CASE WHEN answered THEN sample END')}, -1 FROM details SEMI JOIN twice USING (id, instant)
      UNION ALL
      SELECT id, ${stretch}, ${code('max(rank)', 'max(sample) FILTER (answered)')}, 1
        FROM details SEMI JOIN twice USING (id, instant) GROUP BY id, instant)
    SELECT place, stretch, code, CAST(samples AS INTEGER) FROM rows JOIN places USING (id)
    WHERE code >= ${FAILURE} ORDER BY place, stretch, code`)
  const byService = new Map<number, Map<number, Counts>>()
  let [place, stretchNow]: (number | undefined)[] = []
  let counts: Counts = { failed: 0, pairs: [] }
  for await (const [services = [], stretches = [], codes = [], samples = []] of batches) {
    for (const [index, milliseconds] of codes.entries()) {
      if (services[index] !== place || stretches[index] !== stretchNow) {
        ;[place, stretchNow] = [services[index], stretches[index]]
        counts = { failed: 0, pairs: [] }
        const own = byService.get(place ?? 0) ?? new Map<number, Counts>()
        byService.set(place ?? 0, own.set(stretchNow ?? 0, counts))
      }
      add(counts, milliseconds, samples[index] ?? 0)
    }
  }
  const [odd] = await db.rows(`SELECT count(*) FROM counted WHERE code = ${ODD}`)
  const days: PackedDays = new Map()
  for (const [service, stretches] of byService) {
    const own = zones.map(
      ({ zone, starts }) => [zone, daysOf(stretches, [within.start, ...bounds], starts)] as const,
    )
    days.set(ids[service] ?? '', Object.fromEntries(own))
  }
  return { days, odd: Number(odd?.[0]) > 0 }
}

interface Counts {
  failed: number
  /** Milliseconds and samples in turn. */
  pairs: number[]
}

/** Adds samples to counts of which those of fewer milliseconds are there already. What was taken away leaves nothing. */
function add(counts: Counts, milliseconds: number, samples: number): void {
  const { pairs } = counts
  if (milliseconds === FAILURE) counts.failed += samples
  else if (pairs.at(-2) !== milliseconds) pairs.push(milliseconds, samples)
  else {
    const sum = (pairs.pop() ?? 0) + samples
    if (sum === 0) pairs.pop()
    else pairs.push(sum)
  }
}

/** The stretches put together to days that begin at `starts`. */
function daysOf(stretches: Map<number, Counts>, bounds: number[], starts: number[]): PackedDay[] {
  const days: PackedDay[] = []
  for (const [stretch, { failed, pairs }] of stretches) {
    const from = bounds[stretch] ?? 0
    const day = starts.findLast((start) => start <= from) ?? from
    if (failed === 0 && pairs.length === 0) continue
    const last = days.at(-1)
    if (last?.day === day) {
      last.failed += failed
      last.pairs = mergePairs(last.pairs, Int32Array.from(pairs))
    } else days.push({ day, failed, pairs: Int32Array.from(pairs) })
  }
  return days
}

/** SQL for how many of the bounds an instant has reached, in as many comparisons as a search by halves takes. */
function stretchSql(bounds: number[]): string {
  const search = (from: number, to: number): string => {
    if (from === to) return `${from}`
    const middle = (from + to) >> 1
    return `CASE WHEN instant < ${bounds[middle]} THEN ${search(from, middle)} ELSE ${search(middle + 1, to)} END`
  }
  return search(0, bounds.length)
}
