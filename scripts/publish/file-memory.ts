import { hash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileAt, keepFile, type Lying } from './kept-files.ts'

/** Beside the builds, since they are nothing to publish. */
export const MEMORIES = { pages: 'pages.json', derived: 'derived.json' }

/** Of each file that says what it is made from: a digest of that, and which file it is. */
type Known = Record<string, [key: string, file: string]>

interface Remembered {
  /** Of the program that made the files. */
  digest: string
  files: Known
}

/** Where a build is made, and what it can take over. */
export interface Place {
  folder: string
  /** The former build's folder, null where there is none. */
  former: string | null
  /** What lay in the folder when this build began: most of what the former one has too. */
  lying: Lying
}

/**
 * What of the former build's files need not be made again. Files of another program, a memory that cannot be read, and
 * one that is not the very file that was made count as nothing; to delete the memory loses nothing.
 */
export class FileMemory {
  readonly #digest: string
  readonly #file: string
  readonly #place: Place
  readonly #known: Known
  readonly #now: Known = {}

  /**
   * @param digest - Of the program that makes the files.
   * @param file - Where they are remembered.
   */
  constructor(digest: string, file: string, place: Place) {
    this.#digest = digest
    this.#file = file
    this.#place = place
    const remembered = recall(file)
    this.#known = remembered.digest === digest ? remembered.files : {}
  }

  /** Take a file over where it was made from the same; says whether it was. */
  takeOver(path: string, cacheKey: string): boolean {
    const known = Object.hasOwn(this.#known, path) ? this.#known[path] : undefined
    if (known === undefined || known[0] !== digestOf(cacheKey)) return false
    const [key, file] = known
    const { folder, former, lying } = this.#place
    if (lying.get(path) === file) {
      this.#now[path] = known
      return true
    }
    if (former === null || file !== fileAt(join(former, path))) return false
    keepFile(folder, former, path)
    this.#remember(path, key)
    return true
  }

  /** Remember a file that is there now. */
  made(path: string, cacheKey: string): void {
    this.#remember(path, digestOf(cacheKey))
  }

  #remember(path: string, key: string): void {
    const file = fileAt(join(this.#place.folder, path))
    if (file !== '') this.#now[path] = [key, file]
  }

  /** Keep it for the next build, whole or not at all. */
  write(): void {
    const remembered: Remembered = { digest: this.#digest, files: this.#now }
    const unfinished = `${this.#file}.${process.pid}`
    writeFileSync(unfinished, JSON.stringify(remembered))
    renameSync(unfinished, this.#file)
  }
}

const digestOf = (cacheKey: string) => hash('sha256', cacheKey, 'base64')

/** Of each file that is remembered which one it is, whatever program made it. */
export const rememberedIn = (file: string): Known => recall(file).files

function recall(file: string): Remembered {
  try {
    const { digest, files = {} }: Partial<Remembered> = JSON.parse(readFileSync(file, 'utf8'))
    return { digest: String(digest), files }
  } catch {
    return { digest: '', files: {} }
  }
}
