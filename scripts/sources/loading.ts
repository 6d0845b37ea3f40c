import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, literal } from './duckdb.ts'
import type { DataFile } from './files.ts'
import { excerpt } from './set-aside.ts'
import { SourceError } from './source-error.ts'
import { timeColumns } from './times.ts'

/** What a source reads out of each of its files. */
export interface Table {
  /** The files' columns by what they are for; one that is left out is null in every row. */
  columns: Record<string, string | undefined>
  /** Which of them hold times. For `time` there are `time_wall`, `time_shift` and `time_day` in `raw` too. */
  times: string[]
  /**
   * Which of them hold numbers. For `size` there are in `raw` too `size_number`, null where the text is no number, and
   * `size_given`, whether there is any.
   */
  numbers?: string[]
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
  /** Adds rows of `selectRows` to `raw`: kept in memory, or read anew whenever `raw` is, as from Parquet. */
  add(rows: string, how: 'kept' | 'read anew'): Promise<void>
  /** Takes away the rows of a file that were kept. */
  forget(file: number): Promise<void>
  close(): void
}

/** Makes `raw`, which has every file's rows as texts, and their times and numbers as such. */
export async function startLoading(db: Database, table: Table): Promise<Loading> {
  let folder: string | undefined
  let copies = 0
  const texts = Object.keys(table.columns).map((role) => `"${role}" VARCHAR`)
  const times = table.times.map((role) => `${role}_wall BIGINT, ${role}_shift BIGINT, ${role}_day BOOLEAN`)
  const numbers = (table.numbers ?? []).map((role) => `${role}_number DOUBLE, ${role}_given BOOLEAN`)
  const columns = ['file INTEGER', 'row INTEGER', ...texts, ...times, ...numbers].join(', ')
  const parts = ['SELECT * FROM kept']
  await db.run(`CREATE OR REPLACE TABLE kept (${columns}); CREATE OR REPLACE VIEW raw AS ${parts[0]}`)
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
    async add(rows, how) {
      if (how === 'kept') return await db.run(`INSERT INTO kept ${rows}`)
      parts.push(rows)
      await db.run(`CREATE OR REPLACE VIEW raw AS ${parts.join(' UNION ALL ')}`)
    },
    async forget(file) {
      await db.run(`DELETE FROM kept WHERE file = ${file}`)
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
 * SQL for a file's rows as they stand in `raw`. `column` gives the SQL for a configured column's text; `typed` are the
 * columns that the file itself knows to hold times or numbers: `timeFormat` does not apply to them, and what need not
 * become a text first does not.
 */
export function selectRows(
  { table: { columns, times, numbers = [], timeFormat, constants = {} } }: Loading,
  file: number,
  from: string,
  column: (name: string) => string,
  typed: ReadonlyMap<string, TypedColumn> = new Map(),
): string {
  const texts = Object.entries(columns).map(([role, name]) => {
    const constant = constants[role]
    const text = constant !== undefined ? literal(constant) : name === undefined ? 'NULL' : column(name)
    return `CAST(${text} AS VARCHAR) AS "${role}"`
  })
  const roles = Object.keys(columns).map((role) => `"${role}"`)
  const typeOf = (role: string, holds: TypedColumn['holds']) => {
    const found = typed.get(columns[role] ?? '')
    return found?.holds === holds ? found : undefined
  }
  const plain = [
    ...times.flatMap((role) => typeOf(role, 'times')?.columns(role) ?? []),
    ...numbers.flatMap((role) => typeOf(role, 'numbers')?.columns(role) ?? []),
  ]
  const instants = times.map((role) => {
    const type = typeOf(role, 'times')
    if (type?.columns(role)) return `${role}_wall, ${role}_shift, ${role}_day`
    return timeColumns(role, type ? undefined : timeFormat)
  })
  const amounts = numbers.map((role) =>
    typeOf(role, 'numbers')
      ? `${role}_number, ${role}_given`
      : `TRY_CAST("${role}" AS DOUBLE) AS ${role}_number, COALESCE(trim("${role}") <> '', false) AS ${role}_given`,
  )
  return `SELECT ${[`${file} AS file`, 'row', ...roles, ...instants, ...amounts].join(', ')} FROM (
    SELECT ${['row', ...texts, ...plain].join(', ')} FROM ${from})`
}

/** A column that its file says to hold times or numbers. */
export interface TypedColumn {
  holds: 'times' | 'numbers'
  /** SQL for what `raw` has of it besides its text; null where the text has to be read all the same. */
  columns(role: string): string | null
}

/** Names of columns that an error lists: enough to see a name that is spelt otherwise. */
const MOST_TOLD = 20

/** The error for columns that a file does not have; nothing happens when it has them all. */
export function requireColumns({ table }: Loading, file: DataFile, existing: string[]): void {
  const missing = wantedColumns(table).filter((name) => !existing.includes(name))
  if (missing.length === 0) return
  const words = (names: string[]) => names.map((name) => `"${name}"`).join(', ')
  const columns = missing.length === 1 ? `no column ${words(missing)}` : `no columns ${words(missing)}`
  const more = existing.length > MOST_TOLD ? ` and ${existing.length - MOST_TOLD} more` : ''
  const told = existing.slice(0, MOST_TOLD).map(excerpt)
  const has = existing.length === 0 ? 'it has none' : `it has ${words(told)}${more}`
  throw new SourceError([`${file.name}: ${columns}; ${has}; correct \`columns\`, or the file`])
}
