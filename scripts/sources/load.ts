import { loadCsv } from './csv.ts'
import { firstLine } from './duckdb.ts'
import type { DataFile, Format } from './files.ts'
import type { Loading } from './loading.ts'
import { loadNdjson } from './ndjson.ts'
import { loadParquet } from './parquet.ts'
import type { SetAside } from './set-aside.ts'
import { SourceError } from './source-error.ts'

/** What came of one file. */
export interface Loaded {
  /** Data rows, those set aside included. */
  rows: number
  setAside: SetAside[]
  /** Line of a row of `raw`; in Parquet the row itself. */
  place(row: number): number | null
}

type Loader = (loading: Loading, file: DataFile, index: number) => Promise<Loaded>

const LOADERS: Record<Format, Loader> = { csv: loadCsv, ndjson: loadNdjson, parquet: loadParquet }

/** Reads every file into `raw`, by its place in `files`. Throws one `SourceError` with what is wrong in all of them. */
export async function loadFiles(loading: Loading, files: DataFile[]): Promise<Loaded[]> {
  const loaded: Loaded[] = []
  const problems: string[] = []
  for (const [index, file] of files.entries()) {
    try {
      loaded.push(await LOADERS[file.format](loading, file, index))
    } catch (error) {
      if (error instanceof SourceError) problems.push(...error.problems)
      else
        problems.push(
          `${file.name}: cannot be read as ${file.format}: ${firstLine(error)}; mend or replace the file`,
        )
    }
  }
  if (problems.length > 0) throw new SourceError(problems)
  return loaded
}

/**
 * What to throw of an error that came up while loaded rows were read: Parquet is decoded only then, so a file that is broken
 * within shows it here. Any other error stays what it is.
 */
export function laterError(error: unknown, files: readonly DataFile[]): unknown {
  const decoded = files.filter(({ format }) => format === 'parquet').map(({ name }) => name)
  if (error instanceof SourceError || decoded.length === 0) return error
  return new SourceError([
    `${decoded.join(', ')}: cannot be read as parquet: ${firstLine(error)}; mend or replace the file`,
  ])
}
