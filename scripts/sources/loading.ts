import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChecksSource } from '../../data/schema/sources.ts'
import { type Database, literal } from './duckdb.ts'
import type { DataFile } from './files.ts'
import { SourceError } from './source-error.ts'
import { formatColumns, isoColumns } from './times.ts'

/** What the reading of one source shares. */
export interface Loading {
  db: Database
  source: ChecksSource
  /** Writes a text that DuckDB can read better than the original, and gives its path. */
  copy(bytes: Buffer, ending: string): string
  close(): void
}

/** Opens a database with the table `raw`, into which every file's rows go as texts. */
export function startLoading(db: Database, source: ChecksSource): Loading {
  let folder: string | undefined
  let copies = 0
  return {
    db,
    source,
    copy(bytes, ending) {
      folder ??= mkdtempSync(join(tmpdir(), 'checks-'))
      copies++
      const path = join(folder, `${copies}${ending}`)
      writeFileSync(path, bytes)
      return path
    },
    close() {
      if (folder) rmSync(folder, { recursive: true, force: true })
      db.close()
    },
  }
}

export const RAW_TABLE = `CREATE TABLE raw (file INTEGER, row INTEGER, time VARCHAR, service VARCHAR, state VARCHAR,
  ms VARCHAR, wall BIGINT, shift BIGINT)`

/** The configured columns by what they are for, without those left out. */
export function wantedColumns({ columns }: ChecksSource): string[] {
  return Object.values(columns).filter((name) => name !== undefined)
}

/**
 * SQL that puts a file's rows into `raw`. `column` gives the SQL for a configured column's text; `typedTime` says that
 * the file itself knows that its times are times, so that `timeFormat` does not apply.
 */
export function insertRows(
  { source }: Loading,
  file: number,
  from: string,
  column: (name: string) => string,
  typedTime = false,
): string {
  const { time, service, state, responseTime } = source.columns
  const text = (name: string | undefined) => (name === undefined ? 'NULL' : column(name))
  const when =
    source.timeFormat !== undefined && !typedTime
      ? formatColumns('time', source.timeFormat)
      : isoColumns('time')
  const name = source.service === undefined ? text(service) : literal(source.service)
  return `INSERT INTO raw SELECT ${file}, row, time, service, state, ms, ${when} FROM (
    SELECT row, ${text(time)} AS time, ${name} AS service, ${text(state)} AS state, ${text(responseTime)} AS ms
    FROM ${from})`
}

/** The error for columns that a file does not have; nothing happens when it has them all. */
export function requireColumns({ source }: Loading, file: DataFile, existing: string[]): void {
  const missing = wantedColumns(source).filter((name) => !existing.includes(name))
  if (missing.length === 0) return
  const words = (names: string[]) => names.map((name) => `"${name}"`).join(', ')
  const columns = missing.length === 1 ? `no column ${words(missing)}` : `no columns ${words(missing)}`
  const has = existing.length === 0 ? 'it has none' : `it has ${words(existing)}`
  throw new SourceError([`${file.name}: ${columns}; ${has}; correct \`columns\`, or the file`])
}
