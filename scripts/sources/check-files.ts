import type { ChecksSource } from '../../data/schema/sources.ts'
import type { Interval } from '../../data/schema/timeline.ts'
import { type Check, evaluateRows, readCheckRows, takeLate, takeUnreadable } from './check-rows.ts'
import type { ReadOptions } from './checks.ts'
import type { Database } from './duckdb.ts'
import type { DataFile } from './files.ts'
import { laterError, loadFiles } from './load.ts'
import { type Loading, startLoading } from './loading.ts'
import { type PackedDays, readResponseDays } from './response-days.ts'
import type { SetAside } from './set-aside.ts'
import { readThinned } from './thinned-rows.ts'

/** What one file of checks says, or several that tell of the same time of a service. */
export interface FilesRead {
  /** Names relative to the data folder. */
  files: string[]
  rows: number
  used: number
  ignoredFuture: number
  setAside: SetAside[]
  /** By service: thinned. */
  checks: Map<string, Check[]>
  days: PackedDays
  /** First and last instant of what was used; null where nothing was. */
  within: Interval | null
  /** When the first row was made that was ignored because it is later than `asOf`; null where none was. */
  lateFrom: number | null
}

/** Makes `raw` ready for files of checks. */
function loadChecks(db: Database, source: ChecksSource): Promise<Loading> {
  const { time, service, state, responseTime } = source.columns
  return startLoading(db, {
    columns: { time, service, state, responseTime, probe: source.quorum?.column },
    times: ['time'],
    numbers: ['responseTime'],
    timeFormat: source.timeFormat,
    ...(source.service !== undefined && { constants: { service: source.service } }),
  })
}

/**
 * Reads files of checks, with the work done in the database: only what begins, ends or interrupts a run of checks of one
 * state crosses over, and how many answered how fast.
 * @throws SourceError with everything that keeps a file from being read.
 */
export async function readCheckFiles(
  db: Database,
  files: DataFile[],
  source: ChecksSource,
  options: ReadOptions,
): Promise<FilesRead> {
  const { asOf, timeZones } = options
  // The database goes on to the next files.
  const loading = await loadChecks({ ...db, close: () => {} }, source)
  try {
    const loaded = await loadFiles(loading, files)
    const names = files.map(({ name }) => name)
    const places = { files: names, place: (file: number, row: number) => loaded[file]?.place(row) ?? null }
    await evaluateRows(db, source, options)
    const ids = (await db.rows('SELECT DISTINCT id FROM names ORDER BY id')).map(([id]) => String(id))
    const { checks, used } = await readThinned(db, { ids, rule: source, asOf }, places)
    const within = extent(checks)
    const timed = source.columns.responseTime !== undefined && within !== null
    const { days, odd } = timed
      ? await readResponseDays(db, ids, timeZones, within, asOf)
      : { days: new Map(), odd: false }
    const rows = loaded.reduce((sum, file) => sum + file.rows, 0)
    const setAside = loaded.flatMap((file) => file.setAside)
    const whole = !odd && used + setAside.length === rows
    const late = whole ? { ignoredFuture: 0, lateFrom: null } : await takeLate(db)
    if (!whole) setAside.push(...(await takeUnreadable(db, source, places)))
    // A quorum asks of every probe by itself.
    const all = source.quorum ? await readCheckRows(db, places) : checks
    return { files: names, rows, used, ...late, setAside, checks: all, days, within }
  } catch (error) {
    throw laterError(error, files)
  } finally {
    loading.close()
  }
}

/** From the first check of any service to the last; null without any. */
function extent(checks: Map<string, Check[]>): Interval | null {
  const all = [...checks.values()].map(extentOf)
  if (all.length === 0) return null
  return all.reduce((a, b) => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }))
}

/** From the first of some checks to the last; there is at least one. */
export function extentOf(checks: Check[]): Interval {
  const last = checks.at(-1)
  return { start: checks[0]?.at ?? 0, end: last?.through ?? last?.at ?? 0 }
}
