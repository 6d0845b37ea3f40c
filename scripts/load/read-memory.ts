import { hash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { readCacheFile, writeCacheFile } from '../cache-file.ts'
import { CACHE, MODULE } from '../own-folder.ts'
import { recipe } from '../publish/pages/recipe.ts'
import type { Problem } from './problem.ts'
import type { Located } from './references.ts'

/** Where what was read is kept; to delete it loses nothing. */
export const READ = join(CACHE, 'read')

/** What a value is made by, besides the text that it is made from. Whoever reads something new adds it. */
export const READ_BY = [
  'data/schema',
  'scripts/calendars',
  'scripts/load',
  `scripts/nearest${MODULE}`,
  'scripts/sla/agreement',
  'scripts/sla/exact',
  `scripts/sla/remembered${MODULE}`,
  'scripts/sla/time',
]

/**
 * What was made of the texts of a data folder when they were read before, by this process or an earlier one: most of a
 * thousand files are as they were. The very same for the same text within a process, so nobody may change it.
 */
export interface ReadMemory {
  /** What was made of `from`, or undefined; `name` is what it was, of which the last alone is remembered. */
  recall<T extends object>(name: string, from: readonly string[]): T | undefined
  keep(name: string, from: readonly string[], value: object): void
  /** All has been read: what was not asked for is forgotten, and what came to it is written. */
  done(): void
}

interface Entry {
  digest: string
  value: object
}

/** Which file of `folder` is a data folder's memory. */
function pathIn(folder: string, dir: string): string {
  return join(folder, hash('sha256', resolve(dir)))
}

/**
 * A memory of a data folder in a folder of the cache; without that, for as long as the process runs.
 * @param by - Tells the program from another that would make other values of the same texts.
 */
export function openReadMemory(
  folder: string | null,
  dir: string,
  by = folder === null ? '' : recipe(READ_BY),
): ReadMemory {
  const known = (folder && kept(pathIn(folder, dir), by)) || new Map<string, Entry>()
  let asked = new Set<string>()
  let changed = false
  return {
    recall<T extends object>(name: string, from: readonly string[]) {
      const entry = known.get(name)
      if (entry === undefined || entry.digest !== digestOf(from)) return undefined
      asked.add(name)
      return entry.value as T
    },
    keep(name, from, value) {
      known.set(name, { digest: digestOf(from), value })
      asked.add(name)
      changed = true
    },
    done() {
      for (const name of known.keys()) {
        if (asked.has(name)) continue
        known.delete(name)
        changed = true
      }
      if (changed && folder !== null) writeCacheFile(pathIn(folder, dir), () => [serialize({ by, known })])
      asked = new Set()
      changed = false
    },
  }
}

function kept(path: string, by: string): Map<string, Entry> | null {
  try {
    const body = readCacheFile(path)
    const found = body && (deserialize(body) as { by: string; known: Map<string, Entry> })
    return found?.by === by ? found.known : null
  } catch {
    // Of another program: the texts themselves are there.
    return null
  }
}

const digestOf = (from: readonly string[]) => hash('sha256', JSON.stringify(from), 'base64')

/** What `make` makes of texts with which nothing can be wrong, remembered. */
export function remembered<T extends object>(
  memory: ReadMemory,
  name: string,
  from: readonly string[],
  make: () => T,
): T {
  const kept = memory.recall<T>(name, from)
  if (kept !== undefined) return kept
  const made = make()
  memory.keep(name, from, made)
  return made
}

/** What was read of a text: the value where there is one, and what is wrong with it. */
export interface Reading<T> {
  located?: Located<T>
  problems: Problem[]
}

/**
 * What `read` makes of a text, remembered where nothing is wrong with it. Where a part of it stands is worked out from the
 * text when it is asked for, which is where another file has something wrong.
 * @param by - What besides the text it depends on.
 */
export function readOnce<T extends object>(
  memory: ReadMemory,
  { file, text }: { file: string; text: string },
  by: string,
  read: () => Reading<T>,
): Reading<T> {
  const value = memory.recall<T>(file, [by, text])
  if (value !== undefined) {
    const anew = once(read)
    return {
      problems: [],
      located: { value, problem: (path, message) => located(anew()).problem(path, message) },
    }
  }
  const made = read()
  if (made.located && made.problems.length === 0) memory.keep(file, [by, text], made.located.value)
  return made
}

function located<T>({ located }: Reading<T>): Located<T> {
  if (!located) throw new Error('what was read of a text has no value any more')
  return located
}

/** The same, worked out when it is first asked for. */
export function once<T>(work: () => T): () => T {
  let done: { value: T } | undefined
  return () => {
    done ??= { value: work() }
    return done.value
  }
}
