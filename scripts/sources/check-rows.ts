import type { ChecksSource } from '../../data/schema/sources.ts'
import type { ResponseDay } from '../../data/schema/timeline.ts'
import { datesAround } from '../sla/time/calendar.ts'
import { startOfDay } from '../sla/time/period.ts'
import { type Database, literal } from './duckdb.ts'
import { excerpt, type SetAside } from './set-aside.ts'
import { offsetColumn, zoneOffsets } from './times.ts'

/** From best to worst: where checks of one instant disagree the last of them wins (semantics L2 puts unknown before up). */
export const STATES = ['up', 'unknown', 'degraded', 'partial', 'down'] as const

export type CheckState = (typeof STATES)[number]

/** The result of looking once at a service. */
export interface Check {
  /** Epoch milliseconds. */
  at: number
  state: CheckState
  /** Where it stands: file and line, or row. */
  ref: string
  /** Which of several probes looked; without a quorum there is one. */
  probe?: string
}

/** Names files and lines from what the database knows. */
export interface Places {
  files: string[]
  place(file: number, row: number): number | null
}

/** Makes the table `checks` from `raw`: instants, ids and states, null where the text says none; `late` after `asOf`. */
export async function evaluateRows(
  db: Database,
  source: ChecksSource,
  { services, asOf }: { services: string[]; asOf: number },
): Promise<void> {
  const names = source.services ?? Object.fromEntries(services.map((id) => [id, id]))
  const known = source.service === undefined ? Object.entries(names) : [[source.service, source.service]]
  await db.run(
    'CREATE TABLE names (name VARCHAR, service VARCHAR); CREATE TABLE words (word VARCHAR, rank INTEGER)',
  )
  for (const [name = '', id = ''] of known)
    await db.run(`INSERT INTO names VALUES (${literal(name)}, ${literal(id)})`)
  for (const [rank, state] of STATES.entries()) {
    for (const word of new Set(source.states[state]))
      await db.run(`INSERT INTO words VALUES (${literal(word)}, ${rank})`)
  }
  // A local time that lies far after asOf is late by any offset: the zone's future need not be worked out.
  const [range] = await db.rows('SELECT min(time_wall), max(time_wall) FROM raw WHERE time_shift IS NULL')
  const first = Number(range?.[0] ?? 0)
  const offsets = zoneOffsets(source.timeZone, first, Math.min(Number(range?.[1] ?? 0), asOf))
  // A date alone says nothing of when a check was made.
  await db.run(`CREATE TABLE checks AS SELECT file, row, raw.probe, raw.time, raw.service AS name, raw.state, raw.responseTime AS ms,
    CASE WHEN NOT time_day THEN time_wall - COALESCE(time_shift, ${offsetColumn(offsets, 'time_wall')}) END AS instant, names.service, words.rank,
    TRY_CAST(ceil(TRY_CAST(ms AS DOUBLE)) AS INTEGER) AS sample, TRY_CAST(ms AS DOUBLE) > 0 AS answered,
    COALESCE(instant > ${asOf}, false) AS late
    FROM raw LEFT JOIN names ON trim(raw.service) = names.name LEFT JOIN words ON trim(raw.state) = words.word`)
}

const READABLE = 'instant IS NOT NULL AND service IS NOT NULL AND rank IS NOT NULL'

/** Everything in `checks` that cannot be used: whole rows, and response times that are no numbers. */
export async function takeUnreadable(
  db: Database,
  source: ChecksSource,
  places: Places,
): Promise<SetAside[]> {
  const rows = await db.rows(`SELECT file, row, instant IS NULL, service IS NULL, rank IS NULL,
    COALESCE(time, ''), COALESCE(name, ''), COALESCE(state, ''), COALESCE(ms, '') FROM checks
    WHERE NOT (${READABLE}) OR (trim(ms) <> '' AND sample IS NULL) ORDER BY file, row`)
  return rows.map(([file, row, noTime, noService, noState, time, name, state, ms]) => {
    const faults: [string, string][] = []
    if (noTime) faults.push([`the time cannot be read; expected ${timeWords(source)}`, String(time)])
    if (noService) faults.push(['the service is not known; add it to `services`', String(name)])
    if (noState) faults.push(['the status word is not known; add it to `states`', String(state)])
    if (faults.length === 0)
      faults.push([
        'the response time is not a number of milliseconds; the check is kept without it',
        String(ms),
      ])
    return {
      file: places.files[Number(file)] ?? '',
      line: places.place(Number(file), Number(row)),
      reason: faults.map(([reason]) => reason).join('; '),
      found: excerpt(faults.map(([, found]) => found).join('; ')),
    }
  })
}

function timeWords({ timeFormat }: ChecksSource): string {
  return timeFormat === undefined ? 'ISO 8601, as in 2026-01-31T08:00:00Z' : `the pattern ${timeFormat}`
}

/** The checks by service and time; of several by one probe at one instant the worst stays, and of these the first in the files. */
export async function readCheckRows(
  db: Database,
  { files, place }: Places,
): Promise<{ checks: Map<string, Check[]>; used: number; ignoredFuture: number }> {
  const [counts] = await db.rows(`SELECT count(*) FILTER (WHERE NOT late), count(*) FILTER (WHERE late)
    FROM checks WHERE ${READABLE}`)
  const ids = (await db.rows('SELECT DISTINCT service FROM names ORDER BY service')).map(([id]) => String(id))
  const named = await db.rows('SELECT DISTINCT probe FROM checks WHERE probe IS NOT NULL ORDER BY probe')
  const probes = named.map(([probe]) => String(probe))
  const batches = db.numbers(`SELECT list_position([${ids.map(literal).join(', ')}], service) - 1 AS id,
    CAST(instant AS DOUBLE), rank, file, row,
    COALESCE(list_position(CAST([${probes.map(literal).join(', ')}] AS VARCHAR[]), probe), 0) - 1 AS look FROM checks
    WHERE ${READABLE} AND NOT late ORDER BY id, instant, look, rank DESC, file, row`)
  const checks = new Map<string, Check[]>()
  for await (const [services = [], times = [], ranks = [], inFiles = [], rows = [], looks = []] of batches) {
    for (const [index, at] of times.entries()) {
      const id = ids[services[index] ?? -1] ?? ''
      const list = checks.get(id) ?? []
      if (list.length === 0) checks.set(id, list)
      const probe = probes[looks[index] ?? -1]
      const last = list.at(-1)
      if (last?.at === at && last.probe === probe) continue
      const file = inFiles[index] ?? -1
      const ref = `${files[file]}:${place(file, rows[index] ?? 0) ?? '?'}`
      const state = STATES[ranks[index] ?? 1] ?? 'unknown'
      list.push({ at, state, ref, ...(probe !== undefined && { probe }) })
    }
  }
  return { checks, used: Number(counts?.[0]), ignoredFuture: Number(counts?.[1]) }
}

/**
 * How many checks answered in how many milliseconds, by service, zone and local day (semantics 2.7.4). Only checks that
 * found the service up or degraded and took more than 0 ms: a failed probe's time is no response time, and 0 is written
 * for "no answer". A begun millisecond is a whole one, so that a time above a limit never becomes the limit. Of several
 * samples at one instant the slowest counts. Checks that found it partly or wholly down are counted as failed.
 */
export async function readResponseTimes(
  db: Database,
  timeZones: readonly string[],
): Promise<Map<string, Record<string, ResponseDay[]>>> {
  const times = new Map<string, Record<string, ResponseDay[]>>()
  const usable = `${READABLE} AND NOT late`
  const [range] = await db.rows(`SELECT min(instant), max(instant) FROM checks WHERE ${usable}`)
  if (range?.[0] == null) return times
  const within = { start: Number(range[0]), end: Number(range[1]) }
  const failed = [STATES.indexOf('partial'), STATES.indexOf('down')].join(', ')
  const answers = `SELECT service, instant,
    CASE WHEN max(rank) IN (${failed}) THEN -1 WHEN max(rank) <> ${STATES.indexOf('unknown')}
      THEN max(sample) FILTER (WHERE answered) END AS sample
    FROM checks WHERE ${usable} GROUP BY service, instant`
  for (const timeZone of timeZones) {
    const days = datesAround(within, timeZone).map((date) => startOfDay(date, timeZone))
    const rows = await db.rows(`SELECT service, CAST(day AS DOUBLE), sample, CAST(count(*) AS INTEGER)
      FROM (${answers}) ASOF JOIN (SELECT unnest([${days.join(', ')}]) AS day) ON instant >= day
      WHERE sample IS NOT NULL GROUP BY service, day, sample ORDER BY service, day, sample`)
    for (const [service, day, sample, count] of rows) {
      const id = String(service)
      const zones = times.get(id) ?? {}
      times.set(id, zones)
      zones[timeZone] ??= []
      const list = zones[timeZone]
      if (list.at(-1)?.day !== day) list.push({ day: Number(day), counts: [], failed: 0 })
      const last = list.at(-1) as ResponseDay
      if (sample === -1) last.failed = Number(count)
      else last.counts.push([Number(sample), Number(count)])
    }
  }
  return times
}
