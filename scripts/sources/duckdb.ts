import type { JS } from '@duckdb/node-api'

/** A DuckDB in memory for one reading; `close` it, or the process cannot end. */
export interface Database {
  run(sql: string): Promise<void>
  /** All rows, for small results. */
  rows(sql: string): Promise<JS[][]>
  /** Columns of numbers (DOUBLE or INTEGER) in batches, for large results. */
  numbers(sql: string): AsyncIterable<number[][]>
  close(): void
}

/** Opens an empty database that downloads nothing and knows nothing of the process's time zone. */
export async function openDatabase(): Promise<Database> {
  // Loaded when it is used: where no file has changed none is read.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'; SET autoinstall_known_extensions = false")
  return {
    async run(sql) {
      await connection.run(sql)
    },
    async rows(sql) {
      return (await connection.runAndReadAll(sql)).getRowsJS()
    },
    async *numbers(sql) {
      const result = await connection.stream(sql)
      for (;;) {
        const chunk = await result.fetchChunk()
        if (chunk === null || chunk.rowCount === 0) return
        yield Array.from({ length: chunk.columnCount }, (_, at) => {
          const column = chunk.getColumnVector(at)
          return Array.from({ length: chunk.rowCount }, (_, row) => Number(column.getItem(row)))
        })
      }
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A text as SQL for a constant. A query ends at a NUL, wherever that stands, so that one is named by its number. */
export function literal(text: string): string {
  const [first = '', ...rest] = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`)
  return rest.length === 0 ? first : `(${[first, ...rest].join(' || chr(0) || ')})`
}

/** A path as an SQL literal in which nothing is a pattern: DuckDB would expand `*`, `?` and `[`. */
export function pathLiteral(path: string): string {
  return literal(path.replace(/[*?[]/g, '[$&]'))
}

/** The first line of DuckDB's message; the rest are its settings. */
export function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? ''
}
