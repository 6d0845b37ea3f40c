import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeNew } from './write-new.ts'

const MARK = /^# Imported from \S.*: .*$/m

/** A file that an import writes. */
export interface NewFile {
  /** The folder in the data folder, and the name without a number and its ending. */
  folder: string
  name: string
  ending: string
  mark: string
  /** What stands in it, given the name that it gets. */
  text: (name: string) => string
}

export type Outcome = { file: string; how: 'written' | 'there' | 'taken' }

/** A folder of data with the files that are there, so that nothing is written twice or over anything. */
export class Shelf {
  readonly #dir: string
  readonly #dry: boolean
  readonly #byMark = new Map<string, string>()
  readonly #names = new Set<string>()
  /** Names of files that no import wrote. */
  readonly #foreign = new Set<string>()

  /** @param dry whether to say what would be written, and write nothing. */
  constructor(dir: string, dry: boolean) {
    this.#dir = dir
    this.#dry = dry
    for (const file of globSync('{incidents,maintenance,agreements}/*.{md,yaml,yml}', { cwd: dir })) {
      const path = file.replaceAll('\\', '/')
      const mark = MARK.exec(textOf(join(dir, file)))?.[0]
      this.#names.add(path)
      if (mark === undefined) this.#foreign.add(path)
      else this.#byMark.set(`${folderOf(path)} ${mark}`, path)
    }
  }

  /**
   * Writes a file unless it is there: under its name, or under that name with a number where another entry has it. A file of
   * that name that people wrote is `taken`: whether it tells of the same, nobody knows.
   */
  async put({ folder, name, ending, mark, text }: NewFile): Promise<Outcome> {
    const known = this.#byMark.get(`${folder} ${mark}`)
    if (known !== undefined) return { file: known, how: 'there' }
    for (let count = 1; ; count += 1) {
      const file = `${folder}/${name}${count === 1 ? '' : `-${count}`}${ending}`
      if (this.#foreign.has(file)) return { file, how: 'taken' }
      if (this.#names.has(file)) continue
      const own = file.slice(folder.length + 1)
      const written =
        this.#dry || (await writeNew(join(this.#dir, folder), own, text(own.slice(0, -ending.length))))
      if (!written) return { file, how: 'taken' }
      this.#names.add(file)
      this.#byMark.set(`${folder} ${mark}`, file)
      return { file, how: 'written' }
    }
  }
}

/** Nothing of what is no file: a pipe has no end, and a link may lead nowhere. */
function textOf(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : ''
}

const folderOf = (path: string) => path.slice(0, path.indexOf('/'))
