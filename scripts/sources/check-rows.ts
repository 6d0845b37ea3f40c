import type { ChecksSource } from '../../data/schema/sources.ts'
import { type Database, literal } from './duckdb.ts'
import { excerpt, type SetAside } from './set-aside.ts'
import { offsetColumn, zoneOffsets } from './times.ts'

/** From best to worst: where checks of one instant disagree the last of them wins (semantics L2 puts unknown before up). */
export const STATES = ['up', 'unknown', 'degraded', 'partial', 'down'] as const

export type CheckState = (typeof STATES)[number]

/** The result of looking once at a service, or of looking many times in a row with the same result. */
export interface Check {
  /** Epoch milliseconds; of several, the first. */
  at: number
  state: CheckState
  /**
   * Of several (`thin`): when the last was made, how many there were, and the longest time between two of them. Without
   * `longestGap` they were never further apart than `maxStaleness`.
   */
  through?: number
  count?: number
  longestGap?: number
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

/**
 * Makes the views `looks` and `checks` on `raw`. In `looks` a row has its `instant` and its response time, a `sample`
 * in begun milliseconds; in `checks` also the service's `id` and the state's `rank`, null where the text says none, and
 * whether it is `late`, after `asOf`.
 */
export async function evaluateRows(
  db: Database,
  source: ChecksSource,
  { services, asOf }: { services: string[]; asOf: number },
): Promise<void> {
  const names = source.services ?? Object.fromEntries(services.map((id) => [id, id]))
  const known = source.service === undefined ? Object.entries(names) : [[source.service, source.service]]
  const words = STATES.flatMap((state, rank) =>
    [...new Set(source.states[state])].map((word) => `(${literal(word)}, ${rank})`),
  )
  await db.run(`CREATE OR REPLACE TABLE names (name VARCHAR, id VARCHAR);
    CREATE OR REPLACE TABLE words (word VARCHAR, rank INTEGER); INSERT INTO words VALUES ${words.join(', ')}`)
  const rows = known.map(([name = '', id = '']) => `(${literal(name)}, ${literal(id)})`)
  if (rows.length > 0) await db.run(`INSERT INTO names VALUES ${rows.join(', ')}`)
  // A date alone says nothing of when a check was made.
  await db.run(`CREATE OR REPLACE VIEW looks AS SELECT file, row, probe, time, service, state, responseTime AS ms,
    CASE WHEN NOT time_day THEN time_wall - COALESCE(time_shift, ${await offsetSql(db, source, asOf)}) END AS instant,
    TRY_CAST(ceil(responseTime_number) AS INTEGER) AS sample, responseTime_number > 0 AS answered,
    responseTime_given AS given FROM raw`)
  await db.run(`CREATE OR REPLACE VIEW checks AS SELECT file, row, probe, time, service AS name, state, ms,
    instant, id AS service, rank, sample, answered, COALESCE(instant > ${asOf}, false) AS late
    FROM looks LEFT JOIN names ON trim(looks.service) = names.name LEFT JOIN words ON trim(state) = words.word`)
}

/** SQL for how far ahead of UTC a local time is. */
async function offsetSql(db: Database, { timeZone }: ChecksSource, asOf: number): Promise<string> {
  if (timeZone === 'UTC') return '0'
  const [range] = await db.rows('SELECT min(time_wall), max(time_wall) FROM raw WHERE time_shift IS NULL')
  // A local time that lies far after asOf is late by any offset: the zone's future need not be worked out.
  const offsets = zoneOffsets(timeZone, Number(range?.[0] ?? 0), Math.min(Number(range?.[1] ?? 0), asOf))
  return offsetColumn(offsets, 'time_wall')
}

const READABLE = 'instant IS NOT NULL AND service IS NOT NULL AND rank IS NOT NULL'

/** How many rows of `checks` are later than `asOf`, and when the first of them was made. */
export async function takeLate(db: Database): Promise<{ ignoredFuture: number; lateFrom: number | null }> {
  const [found] = await db.rows(
    `SELECT count(*), CAST(min(instant) AS DOUBLE) FROM checks WHERE ${READABLE} AND late`,
  )
  return { ignoredFuture: Number(found?.[0]), lateFrom: found?.[1] == null ? null : Number(found[1]) }
}

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
export async function readCheckRows(db: Database, { files, place }: Places): Promise<Map<string, Check[]>> {
  const ids = (await db.rows('SELECT DISTINCT id FROM names ORDER BY id')).map(([id]) => String(id))
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
  return checks
}
