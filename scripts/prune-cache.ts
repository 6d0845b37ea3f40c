import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const DAY_MS = 86_400_000
/** What nobody has used for so long belongs to files that are gone, or to an older program. */
const KEPT_MS = 30 * DAY_MS
/** When a folder was last gone through, which takes longer than a build has for it. */
const MARK = '.pruned'

/**
 * Remove the files of caches, at any depth, that were neither written nor used for 30 days before `now`, epoch
 * milliseconds, once a day. A folder that is not there, or may not be written, costs room and not the build.
 */
export function pruneCache(folders: string[], now: number): void {
  for (const folder of folders) {
    try {
      const mark = join(folder, MARK)
      const last = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY
      if (Math.abs(now - last) < DAY_MS) continue
      writeFileSync(mark, '')
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name)
        if (entry.isFile() && now - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { force: true })
      }
    } catch {
      // Gone since it was listed, or not ours to remove.
    }
  }
}

/** Names that hold the number of the process that works there: `pages-123-…`, `….123`. */
const AT_WORK = /^pages-(\d+)-|\.(\d+)$/

/** Remove what processes left in a cache that were killed while they worked there. */
export function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, one, other] = AT_WORK.exec(name) ?? []
    const pid = Number(one ?? other)
    if (!Number.isNaN(pid) && !runs(pid)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function runs(pid: number): boolean {
  try {
    // Signal 0 only asks.
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
