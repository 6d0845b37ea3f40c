import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problem.ts'

/** Bytes; what people write is a thousandth of it. A text may take a hundred times its size while it is read. */
const MOST_BYTES = 5_000_000

/**
 * A text that people write in the data folder. What is no file is not opened for reading: a pipe or a device may have no end.
 * Thousands of small files: to wait for each takes longer than to read it.
 * @param dir - The data folder.
 * @param file - Relative to it.
 */
export function readTextFile(dir: string, file: string): { text: string } | { problem: Problem } {
  const wrong = (message: string, line: number | null = null) => ({
    problem: { file, line, path: '', message },
  })
  try {
    const path = join(dir, file)
    const found = statSync(path)
    if (!found.isFile()) return wrong('is no file; expected a text file of that name')
    if (found.size > MOST_BYTES) {
      const size = (Math.ceil(found.size / 100_000) / 10).toFixed(1)
      return wrong(`weighs ${size} MB; expected at most ${MOST_BYTES / 1e6} MB`)
    }
    const bytes = readFileSync(path)
    if (isUtf8(bytes)) return { text: bytes.toString('utf8') }
    return wrong('is not UTF-8; save the file in that encoding', lineOfOther(bytes))
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return wrong(
      missing ? 'is missing; every data folder needs it' : `cannot be read: ${(error as Error).message}`,
    )
  }
}

/** The first line, from 1, that is not UTF-8. */
function lineOfOther(bytes: Buffer): number {
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line
    start = end + 1
    line += 1
  }
  return line
}
