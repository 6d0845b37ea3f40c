import type { ChecksSource } from '../../data/schema/sources.ts'
import type { ResponseDay } from '../../data/schema/timeline.ts'
import { checkConfig } from './check-config.ts'
import { type Check, evaluateRows, readCheckRows, readResponseTimes, takeUnreadable } from './check-rows.ts'
import { openDatabase } from './duckdb.ts'
import { findFiles } from './files.ts'
import { loadFiles } from './load.ts'
import { startLoading } from './loading.ts'
import type { SetAside } from './set-aside.ts'
import { SourceError } from './source-error.ts'
import { formatProblems } from './times.ts'

export interface ReadOptions {
  /** The folder that a source's paths are relative to. */
  dataDir: string
  /** Ids of the services that exist. */
  services: string[]
  /** Whose local days response times are counted in. */
  timeZones: string[]
  /** Epoch milliseconds; what lies after it is planned, not actual (semantics T9). */
  asOf: number
}

export interface ChecksRead {
  /** By service: sorted by time, one check an instant. */
  checks: Map<string, Check[]>
  /** By service and time zone: local days. Empty where the files have no response times. */
  responseTimes: Map<string, Record<string, ResponseDay[]>>
  /** Names of the files that were read, relative to the data folder. */
  files: string[]
  /** Data rows in all files; each is used, ignored as later than `asOf`, or set aside. */
  rows: number
  used: number
  ignoredFuture: number
  /** Every row that could not be read, and every response time that could not, though its row was used. */
  setAside: SetAside[]
  /** By how many milliseconds a check's time may be later than when it was made, where the source tells no better. */
  lag?: number
}

/**
 * Reads a source of checks (semantics 2.7.3): CSV, NDJSON and Parquet files through DuckDB. A row that cannot be read is
 * set aside; a file or column that cannot be found stops it with one `SourceError` that holds all problems.
 * The order of files and rows never matters: at one instant the worst state of a service wins.
 */
export async function readChecks(source: ChecksSource, options: ReadOptions): Promise<ChecksRead> {
  const problems = checkConfig(source, options.services)
  const found = findFiles(source.files, options.dataDir)
  problems.push(...found.problems)
  const { time, service, state, responseTime } = source.columns
  const { timeFormat } = source
  const loading = await startLoading(await openDatabase(), {
    columns: { time, service, state, responseTime, probe: source.quorum?.column },
    times: ['time'],
    timeFormat,
    ...(source.service !== undefined && { constants: { service: source.service } }),
  })
  const { db } = loading
  try {
    problems.push(...(await formatProblems(db, timeFormat)))
    if (problems.length > 0) throw new SourceError(problems)
    const loaded = await loadFiles(loading, found.files)
    const files = found.files.map(({ name }) => name)
    const places = { files, place: (file: number, row: number) => loaded[file]?.place(row) ?? null }
    await evaluateRows(db, source, options)
    const unreadable = await takeUnreadable(db, source, places)
    const { checks, used, ignoredFuture } = await readCheckRows(db, places)
    const zones = responseTime === undefined ? [] : options.timeZones
    const responseTimes = await readResponseTimes(db, zones)
    const setAside = [...loaded.flatMap((file) => file.setAside), ...unreadable]
    setAside.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0))
    const rows = loaded.reduce((sum, file) => sum + file.rows, 0)
    return { checks, responseTimes, files, rows, used, ignoredFuture, setAside }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new SourceError(error.problems.map((problem) => `source "${source.id}": ${problem}`))
  } finally {
    loading.close()
  }
}
