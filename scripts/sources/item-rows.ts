import { openDatabase } from './duckdb.ts'
import { findFiles } from './files.ts'
import { laterError, loadFiles } from './load.ts'
import { type Loading, startLoading, type Table } from './loading.ts'
import type { SetAside } from './set-aside.ts'
import { SourceError } from './source-error.ts'
import { formatProblems, offsetColumn, zoneOffsets } from './times.ts'

/** What stands in a column of a row. */
export interface Cell {
  text: string
  /** The instant that a time stands for, in epoch milliseconds; null where it cannot be read, or is no time. */
  at: number | null
  /** Whether it is a date without a time; `at` is then the start of the local day. */
  day: boolean
}

/** A row of a file; a column that is empty or says that there is no value has no cell. */
export interface Row {
  file: string
  /** Line from 1 in a text file, row from 1 in Parquet. */
  line: number | null
  cells: Partial<Record<string, Cell>>
}

/** What a source of items says of its files. */
export interface Files {
  id: string
  files: string[]
  timeZone: string
  timeFormat?: string | undefined
  nulls: string[]
}

const TEN_YEARS = 10 * 366 * 86_400_000

/**
 * Reads all rows of a source of items, file by file and in their order. Rows that are broken as CSV or JSON are set aside;
 * a file or a column that is missing stops it with one `SourceError` that holds all problems.
 * @param asOf - No local time is worked out more than ten years after it: time zones have rules without end.
 */
export async function readItemRows(
  { id, files: patterns, timeZone, timeFormat, nulls }: Files,
  { columns, times }: Pick<Table, 'columns' | 'times'>,
  { dataDir, asOf }: { dataDir: string; asOf: number },
): Promise<{ rows: Row[]; files: string[]; count: number; setAside: SetAside[] }> {
  const found = findFiles(patterns, dataDir)
  const loading = await startLoading(await openDatabase(), { columns, times, timeFormat })
  try {
    const problems = [...found.problems, ...(await formatProblems(loading.db, timeFormat))]
    if (problems.length > 0) throw new SourceError(problems)
    const loaded = await loadFiles(loading, found.files)
    const files = found.files.map(({ name }) => name)
    const none = new Set(['', ...nulls])
    const rows: Row[] = []
    const select = await selectRows(loading, timeZone, asOf)
    for (const [file, row, ...values] of await loading.db.rows(select.sql)) {
      const cells: Row['cells'] = {}
      for (const { role, text: textAt, at } of select.places) {
        const text = String(values[textAt] ?? '').trim()
        if (none.has(text)) continue
        const instant = at === null ? null : values[at]
        cells[role] = {
          text,
          at: typeof instant === 'number' ? instant : null,
          day: at !== null && values[at + 1] === true,
        }
      }
      const place = loaded[Number(file)]?.place(Number(row)) ?? null
      rows.push({ file: files[Number(file)] ?? '', line: place, cells })
    }
    const setAside = loaded.flatMap((file) => file.setAside)
    return { rows, files, count: rows.length + setAside.length, setAside }
  } catch (caught) {
    const error = laterError(caught, found.files)
    if (!(error instanceof SourceError)) throw error
    throw new SourceError(error.problems.map((problem) => `source "${id}": ${problem}`))
  } finally {
    loading.close()
  }
}

/**
 * SQL for every row: its file and number, of each used column its text, and of one of times its instant and whether it is a
 * date alone; and where these stand among the values after the number.
 */
async function selectRows(
  { db, table: { columns, times } }: Loading,
  timeZone: string,
  asOf: number,
): Promise<{ sql: string; places: { role: string; text: number; at: number | null }[] }> {
  const select: string[] = []
  const places: { role: string; text: number; at: number | null }[] = []
  for (const [role, column] of Object.entries(columns)) {
    if (column === undefined) continue
    const text = select.push(`"${role}"`) - 1
    const isTime = times.includes(role)
    places.push({ role, text, at: isTime ? text + 1 : null })
    if (!isTime) continue
    const [range] = await db.rows(`SELECT min(${role}_wall), max(${role}_wall) FROM raw`)
    const last = Math.min(Number(range?.[1] ?? 0), asOf + TEN_YEARS)
    const offsets = zoneOffsets(timeZone, Math.min(Number(range?.[0] ?? 0), last), last)
    const offset = offsetColumn(offsets, `${role}_wall`)
    select.push(`CAST(${role}_wall - COALESCE(${role}_shift, ${offset}) AS DOUBLE)`, `${role}_day`)
  }
  return { sql: `SELECT ${['file', 'row', ...select].join(', ')} FROM raw ORDER BY file, row`, places }
}
