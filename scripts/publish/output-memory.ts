import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFiles } from './output.ts'
import { writtenInto } from './written-into.ts'

/** A build that this process published: the texts that it wrote, by path, and which pages stand beside them. */
interface Kept {
  files: Map<string, string>
  pages: symbol
}

/** What a process that builds again and again knows of the folders that it published. */
export interface OutputMemory {
  /**
   * A build that nobody is sent to any more and that has the same pages as the former one, to be made the next: only
   * what differs has to be written. Null where there is none. It is handed out once.
   */
  spareOf(former: string | null): { folder: string; files: Map<string, string> } | null
  /** Take note of a build. One without pages of its own has those of the former. */
  published(
    folder: string,
    files: Map<string, string>,
    from: { former: string | null; ownPages: boolean },
  ): void
}

/**
 * To make ten thousand small files and their folders anew each minute takes a file system ten times as long as to write
 * what changed into those of the build before the former.
 */
export function openOutputMemory(): OutputMemory {
  const builds = new Map<string, Kept>()
  return {
    spareOf(former) {
      const pages = builds.get(former ?? '')?.pages
      const found = [...builds].find(([folder, kept]) => folder !== former && kept.pages === pages)
      if (pages === undefined || found === undefined) return null
      const [folder, { files }] = found
      builds.delete(folder)
      return existsSync(folder) ? { folder, files } : null
    },
    published(folder, files, { former, ownPages }) {
      const before = builds.get(former ?? '')
      builds.clear()
      if (former !== null && before) builds.set(former, before)
      builds.set(folder, { files, pages: (!ownPages && before?.pages) || Symbol() })
    },
  }
}

/** Make of a folder that holds some files one that holds others, and leave what is not among either. */
export async function rewriteFiles(
  folder: string,
  former: Map<string, string>,
  files: Map<string, string>,
): Promise<void> {
  for (const path of former.keys()) if (!files.has(path)) rmSync(join(folder, path), { force: true })
  const anew = new Map<string, string>()
  for (const [path, text] of files) {
    if (former.get(path) === text) continue
    if (!former.has(path) || !writtenInto(join(folder, path), text)) anew.set(path, text)
  }
  await writeFiles(folder, anew)
}
