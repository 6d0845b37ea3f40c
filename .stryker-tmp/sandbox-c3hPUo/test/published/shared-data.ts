// @ts-nocheck
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TestContext } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/**
 * Skips the test, and says why, where a folder of recorded data is missing. The data stands beside the repository, because
 * most of it may not be copied into it.
 */
export function needs(folder: string, { skip }: TestContext): void {
  if (existsSync(ROOT + folder)) return
  const reason = `needs the recorded data in ../shared/data/${folder}`
  process.stderr.write(`skipped: ${reason}\n`)
  skip(reason)
}

/** The path of a folder of recorded data. */
export function dataFolder(folder: string): string {
  return ROOT + folder
}

/** The rows of a small CSV file as objects; quoted fields may hold commas. */
export function readTable(folder: string, file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(`${ROOT}${folder}/${file}`, 'utf8').trim().split(/\r?\n/)
  const fields = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? '')
  const names = fields(head)
  return lines.map((line) =>
    Object.fromEntries(fields(line).map((value, index) => [names[index] ?? '', value])),
  )
}
