import { basename, dirname } from 'node:path'

/** A folder that has to be written to cannot be: said with what was tried and how to mend it. The command line exits with 1. */
export class UnwritableError extends Error {
  /** @param cause - What the system said. @throws the cause itself where it says nothing of files. */
  constructor(folder: string, name: string, cause: unknown, work: 'written' | 'removed' = 'written') {
    const code = codeOf(cause)
    if (code === undefined) throw cause
    const [found, remedy] = REASONS[code] ?? [
      'the system refuses',
      'see that the folder can be written to, and build again',
    ]
    super(
      `${folder}: "${name}" was to be ${work}, and ${found} (${code}); ${remedy}. What stood there is untouched`,
      { cause },
    )
    this.name = 'UnwritableError'
  }
}

/**
 * What is to be thrown of a failure to publish: where the system refused to write files it is said in words, and any other
 * failure stays what it is.
 */
export function unwritableOr(error: unknown, folder: string): unknown {
  const code = codeOf(error)
  return code !== undefined && REASONS[code]
    ? new UnwritableError(dirname(folder), basename(folder), error)
    : error
}

const ALLOW = 'let the user that builds write to this folder, and build again'
const ROOM = 'make room, and build again'

const REASONS: Record<string, [found: string, remedy: string] | undefined> = {
  EACCES: ['this user may not write here', ALLOW],
  EPERM: ['this user may not write here', ALLOW],
  EROFS: ['the file system is read-only', 'mount it so that it can be written to, and build again'],
  ENOSPC: ['the disk is full', ROOM],
  EDQUOT: ['the space that this user may take is used up', ROOM],
  EIO: ['the disk reports a fault', 'see to the disk, and build again'],
  ENOTDIR: ['a file stands where a folder should', 'move that file away, and build again'],
  EEXIST: ['a file stands where a folder should', 'move that file away, and build again'],
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
