import { readdir, readFile } from 'node:fs/promises'
import { DataError } from '../load/problem.ts'

/** What keeps a file or folder of the record from being read, and what helps. */
const REASONS: Record<string, string | undefined> = {
  EACCES: 'this user may not read it; let the user that builds read the record, and build again',
  EPERM: 'this user may not read it; let the user that builds read the record, and build again',
  EISDIR:
    'is a folder, where a file was expected; move it away and put the file back from version control or a copy',
  ENOTDIR:
    'is a file, where a folder was expected; move it away and put the folder back from version control or a copy',
  EIO: 'the disk does not give it back; put it back from version control or a copy, and see to the disk',
}

/**
 * The text of a file of the record.
 * @param place - Its path from the data folder, for the error.
 * @throws DataError when it cannot be read, with what helps: nothing of it may be taken for empty.
 */
export function textOf(path: string, place: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => refuseUnreadable(place, error))
}

/** The names in a folder of the record. @throws DataError as `textOf`. */
export function namesIn(path: string, place: string): Promise<string[]> {
  return readdir(path).catch((error: unknown) => refuseUnreadable(place, error))
}

/** Says what keeps a file of the record from being read. @throws the error itself where it says nothing of files. */
export function refuseUnreadable(place: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REASONS[code]
  if (reason === undefined) throw error
  throw new DataError([{ file: place, line: null, path: '', message: `${reason} (${code})` }])
}
