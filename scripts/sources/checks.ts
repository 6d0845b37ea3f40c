import type { ChecksSource } from '../../data/schema/sources.ts'
import type { ResponseDay } from '../../data/schema/timeline.ts'
import { checkConfig } from './check-config.ts'
import { type CheckMemory, openCheckMemory } from './check-memory.ts'
import type { Check } from './check-rows.ts'
import { openDatabase } from './duckdb.ts'
import { findFiles } from './files.ts'
import type { Probes } from './probe/rounds.ts'
import { readEach } from './read-each.ts'
import type { Sample } from './samples.ts'
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
  /** From when on a source that is asked need tell, in epoch milliseconds; without it as far back as it knows. Files tell all. */
  from?: number
  /** What earlier readings left, so that files which have not changed are not read again. */
  memory?: CheckMemory
  /** The looks of our own that go on while a process watches. */
  probes?: Probes
}

export interface ChecksRead {
  /** By service: sorted by time, one check an instant; several in a row of one state may be one (`thin`). */
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
  /** The same one by one, with how long each took, where the source tells so; one an instant, by service. */
  samples?: Map<string, Sample[]>
  /** Whether the source tells response times, so that failures are counted among them; it does unless it says false. */
  timed?: boolean
  /** By how many milliseconds a check's time may be later than when it was made, where the source tells no better. */
  lag?: number
  /** Names that the source has; and what to say of those in `services` that it has not, unless another reading has them. */
  seen?: ReadonlySet<string>
  missing?: SetAside[]
}

/**
 * Reads a source of checks (semantics 2.7.3): CSV, NDJSON and Parquet files through DuckDB. A row that cannot be read is
 * set aside; a file or column that cannot be found stops it with one `SourceError` that holds all problems.
 * The order of files and rows never matters: at one instant the worst state of a service wins.
 */
export async function readChecks(source: ChecksSource, options: ReadOptions): Promise<ChecksRead> {
  const problems = checkConfig(source, options.services)
  const found = findFiles(source.files, options.dataDir)
  problems.push(...found.problems, ...(await timeFormatProblems(source)))
  try {
    if (problems.length > 0) throw new SourceError(problems)
    const memory = options.memory ?? openCheckMemory(null)
    const { reads, joined } = await readEach(found.files, source, options, memory)
    const files = found.files.map(({ name }) => name)
    const places = new Map(files.map((name, index) => [name, index]))
    const setAside = reads.flatMap((read) => read.setAside)
    const place = ({ file }: SetAside) => places.get(file) ?? 0
    setAside.sort((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0))
    const sum = (of: (read: (typeof reads)[number]) => number) =>
      reads.reduce((all, read) => all + of(read), 0)
    return {
      checks: joined.checks,
      responseTimes: joined.days,
      files,
      rows: sum(({ rows }) => rows),
      used: sum(({ used }) => used),
      ignoredFuture: sum(({ ignoredFuture }) => ignoredFuture),
      setAside,
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new SourceError(error.problems.map((problem) => `source "${source.id}": ${problem}`))
  }
}

async function timeFormatProblems({ timeFormat }: ChecksSource): Promise<string[]> {
  if (timeFormat === undefined) return []
  const db = await openDatabase()
  try {
    return await formatProblems(db, timeFormat)
  } finally {
    db.close()
  }
}
