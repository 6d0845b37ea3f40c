// @ts-nocheck
import { pathLiteral } from './duckdb.ts'
import type { DataFile } from './files.ts'
import type { Loaded } from './load.ts'
import { insertRows, type Loading, requireColumns } from './loading.ts'

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
  const typed = new Set([...types].flatMap(([name, type]) => (/^(TIMESTAMP|DATE)/.test(type) ? [name] : [])))
  const column = (name: string) => `CAST("${name.replaceAll('"', '""')}" AS VARCHAR)`
  const from = `(SELECT file_row_number + 1 AS row, * FROM ${parquet})`
  await db.run(insertRows(loading, index, from, column, typed))
  const rows = Number((await db.rows(`SELECT count(*) FROM raw WHERE file = ${index}`))[0]?.[0])
  return { rows, setAside: [], place: (row) => row }
}
