import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SourceError } from './source-error.ts'

/** How long to wait for a system that is writing. */
const PATIENCE_MS = 5000

/**
 * Reads a system's SQLite file without ever writing to it, also while the system runs.
 * @param what whose database it is and which tables it should have, for the error.
 * @throws SourceError when the file is missing or is no such database.
 */
export function readDatabase<T>(
  dataDir: string,
  file: string,
  what: { of: string; tables: string },
  read: (database: DatabaseSync) => T,
): T {
  const path = join(dataDir, file)
  if (!existsSync(path))
    throw new SourceError([`there is no file "${file}"; correct \`file\`, or put the file there`])
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: PATIENCE_MS })
    return read(database)
  } catch (error) {
    if (error instanceof SourceError) throw error
    const words = error instanceof Error ? error.message : String(error)
    throw new SourceError([
      `${file}: cannot be read as ${what.of} database: ${words}; expected its tables ${what.tables}`,
    ])
  } finally {
    database?.close()
  }
}
