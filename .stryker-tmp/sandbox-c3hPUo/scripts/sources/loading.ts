// @ts-nocheck
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, literal } from './duckdb.ts'
import type { DataFile } from './files.ts'
import { SourceError } from './source-error.ts'
import { timeColumns } from './times.ts'

/** What a source reads out of each of its files. */
export interface Table {
  /** The files' columns by what they are for; one that is left out is null in every row. */
  columns: Record<string, string | undefined>
  /** Which of them hold times. For `time` there are `time_wall`, `time_shift` and `time_day` in `raw` too. */
  times: string[]
  /** A strptime pattern for times that are not ISO 8601. */
  timeFormat?: string | undefined
  /** Values that are the same in every row, by what they are for, instead of a column. */
  constants?: Record<string, string>
}

/** What the reading of one source shares. */
export interface Loading {
  db: Database
  table: Table
  /** Writes a text that DuckDB can read better than the original, and gives its path. */
  copy(bytes: Buffer, ending: string): string
  close(): void
}

/** Makes the table `raw`, into which every file's rows go as texts. */
export async function startLoading(db: Database, table: Table): Promise<Loading> {
  let folder: string | undefined
  let copies = 0
  const texts = Object.keys(table.columns).map((role) => `"${role}" VARCHAR`)
  const times = table.times.map((role) => `${role}_wall BIGINT, ${role}_shift BIGINT, ${role}_day BOOLEAN`)
  await db.run(`CREATE TABLE raw (${['file INTEGER', 'row INTEGER', ...texts, ...times].join(', ')})`)
  return {
    db,
    table,
    copy(bytes, ending) {
      folder ??= mkdtempSync(join(tmpdir(), 'source-'))
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

/** The configured columns, without those left out. */
export function wantedColumns({ columns }: Table): string[] {
  return Object.values(columns).filter((name) => name !== undefined)
}

/**
 * SQL that puts a file's rows into `raw`. `column` gives the SQL for a configured column's text; `typed` are the columns
 * that the file itself knows to hold times, so that `timeFormat` does not apply to them.
 */
export function insertRows(
  { table: { columns, times, timeFormat, constants = {} } }: Loading,
  file: number,
  from: string,
  column: (name: string) => string,
  typed: ReadonlySet<string> = new Set(),
): string {
  const texts = Object.entries(columns).map(([role, name]) => {
    const constant = constants[role]
    const text = constant !== undefined ? literal(constant) : name === undefined ? 'NULL' : column(name)
    return `${text} AS "${role}"`
  })
  const roles = Object.keys(columns).map((role) => `"${role}"`)
  const instants = times.map((role) =>
    timeColumns(role, typed.has(columns[role] ?? '') ? undefined : timeFormat),
  )
  return `INSERT INTO raw SELECT ${[file, 'row', ...roles, ...instants].join(', ')} FROM (
    SELECT ${['row', ...texts].join(', ')} FROM ${from})`
}

/** The error for columns that a file does not have; nothing happens when it has them all. */
export function requireColumns({ table }: Loading, file: DataFile, existing: string[]): void {
  const missing = wantedColumns(table).filter((name) => !existing.includes(name))
  if (missing.length === 0) return
  const words = (names: string[]) => names.map((name) => `"${name}"`).join(', ')
  const columns = missing.length === 1 ? `no column ${words(missing)}` : `no columns ${words(missing)}`
  const has = existing.length === 0 ? 'it has none' : `it has ${words(existing)}`
  throw new SourceError([`${file.name}: ${columns}; ${has}; correct \`columns\`, or the file`])
}
