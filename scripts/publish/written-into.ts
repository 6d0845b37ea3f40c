import { closeSync, ftruncateSync, lstatSync, openSync, type Stats, writeFileSync } from 'node:fs'

/** What a server reads of a file at once: of a longer one a slow reader of long ago may still wait for the rest. */
const AT_ONCE = 65_536

/** Whether a file is one that is never written into for its length. */
export const isLong = (path: string): boolean => lstatSync(path).size > AT_ONCE

/**
 * Write into a file that an older build left, which takes a tenth of what it takes to remove it and make another. Not where
 * another build shares its bytes, where it is long, or where it is not what a new one would be: no link, and no folder, and
 * none that others may read than its process wants.
 * @returns whether it did.
 */
export function writtenInto(path: string, content: string | Buffer): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there === undefined || !isAsNew(there) || there.nlink !== 1 || there.size > AT_ONCE) return false
  let file: number
  try {
    file = openSync(path, 'r+')
  } catch {
    // It may be somebody else's; that can still be replaced.
    return false
  }
  try {
    writeFileSync(file, content)
    const length = Buffer.byteLength(content)
    if (length < there.size) ftruncateSync(file, length)
    return true
  } finally {
    closeSync(file)
  }
}

const isAsNew = (there: Stats) => there.isFile() && (there.mode & 0o777) === (0o666 & ~process.umask())
