import { deserialize, serialize } from 'node:v8'
import type { Text } from '../../data/schema/common.ts'
import { readCacheFile, writeCacheFile } from '../cache-file.ts'
import { MODULE } from '../own-folder.ts'
import { renderMarkdown } from './markdown.ts'
import { recipe } from './pages/recipe.ts'

/** What the former build rendered for all to read, so that of two thousand incidents the words of one are rendered anew. */
export interface RenderedMemory {
  /** As `renderMarkdown`. */
  html(markdown: Text): Text
  /** Keep what was asked for, and no more, for the next build. */
  keep(): void
}

interface Remembered {
  /** Of the program that rendered it. */
  digest: string
  rendered: Map<string, string>
}

/**
 * A memory in a file, which need not exist. What another program rendered, or is not as it was written, counts as nothing:
 * to delete it loses nothing.
 */
export function openRenderedMemory(file: string): RenderedMemory {
  // By its rules and by the packages that it renders with.
  const digest = recipe([`scripts/publish/markdown${MODULE}`])
  const former = recall(file, digest)
  const asked = new Map<string, string>()
  const of = (markdown: string): string => {
    const html = asked.get(markdown) ?? former.get(markdown) ?? (renderMarkdown(markdown) as string)
    asked.set(markdown, html)
    return html
  }
  return {
    html(markdown) {
      if (typeof markdown === 'string') return of(markdown)
      return Object.fromEntries(Object.entries(markdown).map(([language, text]) => [language, of(text)]))
    },
    keep() {
      const same = asked.size === former.size && [...asked.keys()].every((markdown) => former.has(markdown))
      const remembered: Remembered = { digest, rendered: asked }
      if (!same) writeCacheFile(file, () => [serialize(remembered)])
    },
  }
}

function recall(file: string, digest: string): Map<string, string> {
  try {
    const body = readCacheFile(file)
    const remembered = body && (deserialize(body) as Remembered)
    return remembered?.digest === digest ? remembered.rendered : new Map()
  } catch {
    // Of another version of Node: the words themselves are there.
    return new Map()
  }
}
