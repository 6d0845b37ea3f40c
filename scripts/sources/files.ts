import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { gunzipSync } from 'node:zlib'

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
  for (const pattern of patterns) {
    const found = existsSync(join(dataDir, pattern)) ? [pattern] : globSync(pattern, { cwd: dataDir })
    const files = found.filter((name) => statSync(join(dataDir, name)).isFile())
    if (files.length === 0) {
      const what = /[*?[{]/.test(pattern) ? 'no file matches' : 'there is no file'
      problems.push(`${what} "${pattern}" in ${dataDir}; correct \`files\`, or put the file there`)
    }
    for (const name of files) names.add(name.split(sep).join('/'))
  }
  return { names: [...names].sort(), problems }
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

/** The bytes of a text file, decompressed. */
export function readBytes(path: string): Buffer {
  const bytes = readFileSync(path)
  return path.toLowerCase().endsWith('.gz') ? gunzipSync(bytes) : bytes
}
