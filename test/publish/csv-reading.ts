import { join } from 'node:path'
import { literal, openDatabase } from '../../scripts/sources/duckdb.ts'
import { folderWith } from '../folder.ts'

/** A table as DuckDB reads it, by the names of its header; every cell a text, null where nothing is in it. */
export async function readCsv(text: string): Promise<Record<string, string | null>[]> {
  const folder = await folderWith({ 'table.csv': text })
  const database = await openDatabase()
  try {
    const from = `read_csv(${literal(join(folder, 'table.csv'))}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', strict_mode = true)`
    const names = (await database.rows(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${from})`)).map(
      ([name]) => String(name),
    )
    const rows = await database.rows(`SELECT * FROM ${from}`)
    return rows.map((cells) =>
      Object.fromEntries(
        names.map((name, index) => [
          name,
          cells[index] === null || cells[index] === undefined ? null : String(cells[index]),
        ]),
      ),
    )
  } finally {
    database.close()
  }
}
