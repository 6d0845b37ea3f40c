import type { ChecksSource } from '../../data/schema/sources.ts'
import type { ResponseDay } from '../../data/schema/timeline.ts'
import { literal } from './duckdb.ts'
import type { Loading } from './loading.ts'
import { excerpt, type SetAside } from './set-aside.ts'
import { offsetColumn, zoneOffsets } from './times.ts'

/** From best to worst: where checks of one instant disagree the last of them wins (semantics L2 puts unknown before up). */
const STATES = ['up', 'unknown', 'degraded', 'partial', 'down'] as const

export type CheckState = (typeof STATES)[number]

/** The result of looking once at a service. */
export interface Check {
  /** Epoch milliseconds. */
  at: number
  state: CheckState
  /** Where it stands: file and line, or row. */
  ref: string
}

/** Names files and lines from what the database knows. */
export interface Places {
  files: string[]
  place(file: number, row: number): number | null
}

/** Makes the table `checks` from `raw`: instants, ids and states, null where the text says none; `late` after `asOf`. */
export async function evaluateRows(
  { db, source }: Loading,
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
  const [range] = await db.rows('SELECT min(wall), max(wall) FROM raw WHERE shift IS NULL')
  const first = Number(range?.[0] ?? 0)
  const offset = offsetColumn(zoneOffsets(source.timeZone, first, Math.min(Number(range?.[1] ?? 0), asOf)))
  await db.run(`CREATE TABLE checks AS SELECT file, row, raw.time, raw.service AS name, raw.state, raw.ms,
    wall - COALESCE(shift, ${offset}) AS instant, names.service, words.rank,
    TRY_CAST(round(TRY_CAST(ms AS DOUBLE)) AS INTEGER) AS sample, TRY_CAST(ms AS DOUBLE) > 0 AS answered,
    COALESCE(instant > ${asOf}, false) AS late
    FROM raw LEFT JOIN names ON trim(raw.service) = names.name LEFT JOIN words ON trim(raw.state) = words.word`)
}

const READABLE = 'instant IS NOT NULL AND service IS NOT NULL AND rank IS NOT NULL'

/** Everything in `checks` that cannot be used: whole rows, and response times that are no numbers. */
export async function takeUnreadable({ db, source }: Loading, places: Places): Promise<SetAside[]> {
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

/** The checks by service and time; of several at one instant the worst stays, and of these the first in the files. */
export async function readCheckRows(
  { db }: Loading,
  { files, place }: Places,
): Promise<{ checks: Map<string, Check[]>; used: number; ignoredFuture: number }> {
  const [counts] = await db.rows(`SELECT count(*) FILTER (WHERE NOT late), count(*) FILTER (WHERE late)
    FROM checks WHERE ${READABLE}`)
  const ids = (await db.rows('SELECT DISTINCT service FROM names ORDER BY service')).map(([id]) => String(id))
  const batches = db.numbers(`SELECT list_position([${ids.map(literal).join(', ')}], service) - 1 AS id,
    CAST(instant AS DOUBLE), rank, file, row FROM checks
    WHERE ${READABLE} AND NOT late ORDER BY id, instant, rank DESC, file, row`)
  const checks = new Map<string, Check[]>()
  for await (const [services = [], times = [], ranks = [], inFiles = [], rows = []] of batches) {
    for (const [index, at] of times.entries()) {
      const id = ids[services[index] ?? -1] ?? ''
      const list = checks.get(id) ?? []
      if (list.length === 0) checks.set(id, list)
      if (list.at(-1)?.at === at) continue
      const file = inFiles[index] ?? -1
      const ref = `${files[file]}:${place(file, rows[index] ?? 0) ?? '?'}`
      list.push({ at, state: STATES[ranks[index] ?? 1] ?? 'unknown', ref })
    }
  }
  return { checks, used: Number(counts?.[0]), ignoredFuture: Number(counts?.[1]) }
}

/**
 * How many checks answered in how many whole milliseconds, by UTC day (semantics 2.7.4). Only checks that found the
 * service up or degraded and took more than 0 ms: a failed probe's time is no response time, and 0 is written for "no
 * answer". Of several samples at one instant the slowest counts.
 */
export async function readResponseTimes({ db }: Loading): Promise<Map<string, ResponseDay[]>> {
  const answers = `SELECT service, instant, max(rank) AS rank, max(sample) FILTER (WHERE answered) AS sample
    FROM checks WHERE ${READABLE} AND NOT late GROUP BY service, instant`
  const good = [STATES.indexOf('up'), STATES.indexOf('degraded')].join(', ')
  const rows =
    await db.rows(`SELECT service, CAST(instant - ((instant % 86400000) + 86400000) % 86400000 AS DOUBLE) AS day,
    sample, CAST(count(*) AS INTEGER) FROM (${answers}) WHERE rank IN (${good}) AND sample IS NOT NULL
    GROUP BY ALL ORDER BY service, day, sample`)
  const times = new Map<string, ResponseDay[]>()
  for (const [service, day, sample, count] of rows) {
    const id = String(service)
    const days = times.get(id) ?? []
    times.set(id, days)
    if (days.at(-1)?.day !== day) days.push({ day: Number(day), counts: [] })
    days.at(-1)?.counts.push([Number(sample), Number(count)])
  }
  return times
}
