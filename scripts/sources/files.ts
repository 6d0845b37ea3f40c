import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { SourceError } from './source-error.ts'

export type Format = 'csv' | 'ndjson' | 'parquet'

/** One file of a source. */
export interface DataFile {
  /** Relative to the data folder, with `/`. */
  name: string
  path: string
  format: Format
}

const FORMATS: [RegExp, Format][] = [
  [/\.csv(\.gz)?$/i, 'csv'],
  [/\.(ndjson|jsonl)(\.gz)?$/i, 'ndjson'],
  [/\.parquet$/i, 'parquet'],
]

/** Expands a source's paths and patterns; names come sorted and once each, problems say what to mend. */
export function findNames(patterns: string[], dataDir: string): { names: string[]; problems: string[] } {
  const problems: string[] = []
  const names = new Set<string>()
  const broken = new Set<string>()
  for (const pattern of patterns) {
    const found = existsSync(join(dataDir, pattern)) ? [pattern] : globSync(pattern, { cwd: dataDir })
    const lost = found.filter((name) => !existsSync(join(dataDir, name)))
    for (const name of lost) broken.add(`${name}: is a link that leads nowhere; mend or remove it`)
    const files = found.filter((name) => !lost.includes(name) && statSync(join(dataDir, name)).isFile())
    if (files.length === 0 && lost.length === 0) {
      const what = /[*?[{]/.test(pattern) ? 'no file matches' : 'there is no file'
      problems.push(`${what} "${pattern}" in ${dataDir}; correct \`files\`, or put the file there`)
    }
    for (const name of files) names.add(name.split(sep).join('/'))
  }
  return { names: [...names].sort(), problems: [...problems, ...broken] }
}

/** The files of a source of rows, each with its format. */
export function findFiles(patterns: string[], dataDir: string): { files: DataFile[]; problems: string[] } {
  const { names, problems } = findNames(patterns, dataDir)
  const files: DataFile[] = []
  for (const name of names) {
    const format = FORMATS.find(([ending]) => ending.test(name))?.[1]
    if (format) files.push({ name, path: join(dataDir, name), format })
    else problems.push(`${name}: the ending names the format; expected .csv, .ndjson, .jsonl or .parquet`)
  }
  return { files, problems }
}

/** Bytes of a text that is held in memory whole, since its rows cannot be told apart by line ends alone. */
const MOST_BYTES = 500_000_000

/**
 * The bytes of a text file, unpacked.
 * @throws SourceError where there are more than may be held in memory, however few they are packed.
 */
export function readBytes({ name, path }: Pick<DataFile, 'name' | 'path'>, most = MOST_BYTES): Buffer {
  const tooLarge = () =>
    new SourceError([
      `${name}: holds more than ${most / 1e6} MB, and not each of its lines is a row by itself; split it into several files, or write it without quotes and with plain line ends`,
    ])
  if (statSync(path).size > most) throw tooLarge()
  const bytes = readFileSync(path)
  if (!path.toLowerCase().endsWith('.gz')) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: most })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw error
  }
}
