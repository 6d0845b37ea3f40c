import { pathLiteral } from './duckdb.ts'
import type { DataFile } from './files.ts'
import type { Loaded } from './load.ts'
import { type Loading, requireColumns, selectRows, type TypedColumn } from './loading.ts'

/**
 * Reads a Parquet file into `raw`. A timestamp that the file says is UTC is an instant; one that it says is local is
 * read in the source's zone. Rows have numbers, from 1, where text files have lines.
 */
export async function loadParquet(loading: Loading, file: DataFile, index: number): Promise<Loaded> {
  const { db } = loading
  const parquet = `read_parquet(${pathLiteral(file.path)}, file_row_number = true)`
  const described = await db.rows(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${parquet})`)
  const types = new Map(described.map(([name, type]) => [String(name), String(type)]))
  types.delete('file_row_number')
  requireColumns(loading, file, [...types.keys()])
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const typed = new Map(
    [...types].flatMap(([name, type]) => {
      const column = typedColumn(quoted(name), type)
      return column === null ? [] : [[name, column] as const]
    }),
  )
  const from = `(SELECT file_row_number + 1 AS row, * FROM ${parquet})`
  await loading.add(selectRows(loading, index, from, quoted, typed), 'read anew')
  const rows = Number((await db.rows(`SELECT count(*) FROM raw WHERE file = ${index}`))[0]?.[0])
  return { rows, setAside: [], place: (row) => row }
}

/** How times and numbers of these types are read without making texts of them; null for all other types. */
function typedColumn(column: string, type: string): TypedColumn | null {
  const times = (shift: string) => (role: string) =>
    `CASE WHEN isfinite(${column}) THEN epoch_ms(${column}) END AS ${role}_wall, ${shift} AS ${role}_shift, false AS ${role}_day`
  if (type === 'TIMESTAMP') return { holds: 'times', columns: times('CAST(NULL AS BIGINT)') }
  if (type === 'TIMESTAMP WITH TIME ZONE') return { holds: 'times', columns: times('CAST(0 AS BIGINT)') }
  if (/^(TIMESTAMP|DATE)/.test(type)) return { holds: 'times', columns: () => null }
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|^(FLOAT|DOUBLE|DECIMAL)/.test(type))
    return {
      holds: 'numbers',
      columns: (role) =>
        `CAST(${column} AS DOUBLE) AS ${role}_number, ${column} IS NOT NULL AS ${role}_given`,
    }
  return null
}
