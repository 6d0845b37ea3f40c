import type { FileMemory, Place } from './file-memory.ts'
import { placeFile } from './kept-files.ts'

/** A file that is made when it is asked for. */
export interface Made {
  text(): string
  /** Changes with all that the text is made from, and is quicker to say; where there is none the text itself does. */
  key?(): string
}

/** What is worked out when it is first asked for. */
export function once<T>(workOut: () => T): () => T {
  let known: { answer: T } | undefined
  return () => {
    known ??= { answer: workOut() }
    return known.answer
  }
}

/** By their path under the site's root. */
export type MadeFiles = Map<string, Made>

/** Files that are made already. */
export const asMade = (files: Map<string, string>): MadeFiles =>
  new Map([...files].map(([path, text]) => [path, { text: () => text }]))

/** All of them, made. */
export const textsOf = (files: MadeFiles): Map<string, string> =>
  new Map([...files].map(([path, { text }]) => [path, text()]))

/** The same, made now; what they are made from may change or go. */
export const madeNow = (files: MadeFiles): MadeFiles =>
  new Map(
    [...files].map(([path, { text, ...own }]) => {
      const now = text()
      return [path, { ...own, text: () => now }]
    }),
  )

/** Put files into a build: those of the former one that were made from the same, which need not be made for that. */
export function placeMade({ folder, former }: Place, files: MadeFiles, memory: FileMemory): void {
  for (const [path, { key, text }] of files) {
    const cacheKey = (key ?? text)()
    if (memory.takeOver(path, cacheKey)) continue
    placeFile(folder, former, path, Buffer.from(key ? text() : cacheKey))
    memory.made(path, cacheKey)
  }
}
