import type { ChecksSource } from '../../data/schema/sources.ts'
import type { ResponseDay } from '../../data/schema/timeline.ts'
import { checkConfig } from './check-config.ts'
import { type Check, evaluateRows, readCheckRows, readResponseTimes, takeUnreadable } from './check-rows.ts'
import { firstLine, literal, openDatabase } from './duckdb.ts'
import { findFiles } from './files.ts'
import { loadFiles } from './load.ts'
import { type Loading, RAW_TABLE, startLoading } from './loading.ts'
import type { SetAside } from './set-aside.ts'
import { SourceError } from './source-error.ts'

export interface ReadOptions {
  /** The folder that a source's paths are relative to. */
  dataDir: string
  /** Ids of the services that exist. */
  services: string[]
  /** Epoch milliseconds; what lies after it is planned, not actual (semantics T9). */
  asOf: number
}

export interface ChecksRead {
  /** By service: sorted by time, one check an instant. */
  checks: Map<string, Check[]>
  responseTimes: Map<string, ResponseDay[]>
  /** Names of the files that were read, relative to the data folder. */
  files: string[]
  /** Data rows in all files; each is used, ignored as later than `asOf`, or set aside. */
  rows: number
  used: number
  ignoredFuture: number
  /** Every row that could not be read, and every response time that could not, though its row was used. */
  setAside: SetAside[]
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
  const loading = startLoading(await openDatabase(), source)
  try {
    await loading.db.run(RAW_TABLE)
    if (source.timeFormat !== undefined) problems.push(...(await formatProblems(loading, source.timeFormat)))
    if (problems.length > 0) throw new SourceError(problems)
    const loaded = await loadFiles(loading, found.files)
    const files = found.files.map(({ name }) => name)
    const places = { files, place: (file: number, row: number) => loaded[file]?.place(row) ?? null }
    await evaluateRows(loading, options)
    const unreadable = await takeUnreadable(loading, places)
    const { checks, used, ignoredFuture } = await readCheckRows(loading, places)
    const responseTimes = await readResponseTimes(loading)
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

/** What is wrong with `timeFormat`; nothing when DuckDB understands it. */
async function formatProblems({ db }: Loading, format: string): Promise<string[]> {
  try {
    await db.rows(`SELECT try_strptime('', ${literal(format)})`)
    return []
  } catch (error) {
    return [
      `timeFormat "${format}" is not a strptime pattern (${firstLine(error)}); expected one such as "%Y-%m-%d %H:%M:%S"`,
    ]
  }
}
