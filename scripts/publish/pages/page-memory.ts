import { createHash } from 'node:crypto'
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepFile } from '../kept-files.ts'

/** Of each page that says what it is drawn from: a digest of that, and which file it is. */
type Known = Record<string, [key: string, file: string]>

interface Remembered {
  /** Of the program that drew the pages. */
  digest: string
  pages: Known
}

/**
 * What of the former build's pages need not be drawn again. Pages of another program, a memory that cannot be read, and a
 * page that is not the very file that was drawn count as nothing; to delete the memory loses nothing.
 */
export class PageMemory {
  readonly #digest: string
  readonly #former: string
  readonly #file: string
  readonly #known: Known
  readonly #now: Known = {}

  /**
   * @param former - The former build's folder.
   * @param file - Where the pages are remembered.
   */
  constructor(digest: string, former: string, file: string) {
    this.#digest = digest
    this.#former = former
    this.#file = file
    this.#known = recall(file, digest)
  }

  /** Take a page over where it was drawn from the same; says whether it was. */
  takeOver(folder: string, path: string, cacheKey: string): boolean {
    const [key, file] = (Object.hasOwn(this.#known, path) && this.#known[path]) || []
    const from = join(this.#former, path)
    if (key !== digestOf(cacheKey) || file !== fileAt(from)) return false
    keepFile(folder, this.#former, path)
    this.drawn(folder, path, cacheKey)
    return true
  }

  /** Remember a page that is there now. */
  drawn(folder: string, path: string, cacheKey: string): void {
    this.#now[path] = [digestOf(cacheKey), fileAt(join(folder, path))]
  }

  /** Keep it for the next build, whole or not at all. */
  write(): void {
    const remembered: Remembered = { digest: this.#digest, pages: this.#now }
    const unfinished = `${this.#file}.${process.pid}`
    writeFileSync(unfinished, JSON.stringify(remembered))
    renameSync(unfinished, this.#file)
  }
}

const digestOf = (cacheKey: string) => createHash('sha256').update(cacheKey).digest('base64')

/** Which file stands there and since when: it is another one once anybody has written there. Empty where none is. */
function fileAt(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? [found.ino, found.size, found.mtimeNs].join(' ') : ''
}

function recall(file: string, digest: string): Known {
  try {
    const remembered: Remembered = JSON.parse(readFileSync(file, 'utf8'))
    return remembered.digest === digest ? remembered.pages : {}
  } catch {
    return {}
  }
}
