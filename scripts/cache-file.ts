import { createHash } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

const DIGEST_BYTES = 32
const PIECE_BYTES = 1 << 20

/**
 * What a file of a cache holds; null where it is missing or damaged. It is marked as used, so that the cache is not cleared of
 * what is in use (scripts/prune-cache.ts). What follows the digest begins at a multiple of eight bytes.
 */
export function readCacheFile(path: string): Buffer | null {
  try {
    const bytes = readFileSync(path)
    const body = bytes.subarray(DIGEST_BYTES)
    if (!createHash('sha256').update(body).digest().equals(bytes.subarray(0, DIGEST_BYTES))) return null
    markUsed(path)
    return body
  } catch {
    return null
  }
}

/**
 * Writes a file of a cache whole or not at all, in pieces: what it holds may be as large as what memory holds of it. A disk
 * that is full or read-only costs time, not the build, and so does what cannot be put into bytes. Its owner alone may read it: the
 * data that it is made from may be for few.
 */
export function writeCacheFile(path: string, parts: () => Iterable<Uint8Array>): void {
  const beside = `${path}.${process.pid}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    const file = openSync(beside, 'w', 0o600)
    try {
      const hash = createHash('sha256')
      writeSync(file, new Uint8Array(DIGEST_BYTES))
      for (const piece of inPieces(parts())) {
        hash.update(piece)
        writeSync(file, piece)
      }
      writeSync(file, hash.digest(), 0, DIGEST_BYTES, 0)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch {
    removeIfAllowed(beside)
  }
}

/** The same bytes in pieces that are worth a call each; the next takes the place of the one before. */
function* inPieces(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  const piece = new Uint8Array(PIECE_BYTES)
  let filled = 0
  for (const part of parts) {
    if (filled + part.length > PIECE_BYTES) {
      yield piece.subarray(0, filled)
      filled = 0
    }
    if (part.length > PIECE_BYTES) yield part
    else {
      piece.set(part, filled)
      filled += part.length
    }
  }
  yield piece.subarray(0, filled)
}

/** What is half-written; a disk that refuses this too has it cleared with what is old (scripts/prune-cache.ts). */
function removeIfAllowed(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Nothing reads it.
  }
}

/** As `readCacheFile` marks it, without a look at what it holds. */
export function markUsed(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // A cache that may only be read is as good, and what is not there is not in use.
  }
}
