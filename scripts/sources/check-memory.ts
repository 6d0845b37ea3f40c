import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { ChecksSource } from '../../data/schema/sources.ts'
import type { FilesRead } from './check-files.ts'
import type { ReadOptions } from './checks.ts'
import type { DataFile } from './files.ts'
import type { Joined } from './join-reads.ts'

/** What files said that have not changed since, as far back as nothing else tells of the same time. */
export interface Settled {
  /** The reading that it holds for, by `readingDigest`. */
  reading: string
  /** By name: how each file was when it was read. */
  stamps: Map<string, string>
  reads: Omit<FilesRead, 'checks' | 'days'>[]
  joined: Joined
}

/**
 * What earlier readings of files of checks left. Whatever is in it can be read again from the files: to delete it loses
 * nothing.
 */
export interface CheckMemory {
  /** What the same files said when they were as they are now; null where that is not known. */
  recall(reading: string, files: DataFile[], stamps: string[]): FilesRead | null
  keep(reading: string, files: DataFile[], stamps: string[], read: FilesRead): void
  /** By source: what a process that reads again and again, as `watch`, has joined already. */
  settled: Map<string, Settled>
  /** By source: files that were seen to change, which will again. */
  restless: Map<string, Set<string>>
}

/** The program's own version of what it keeps; a new one makes all that was kept worthless. */
const VERSION = 1
const DIGEST_BYTES = 32

/** A memory in a folder, which need not exist; without a folder for as long as the process runs. */
export function openCheckMemory(folder: string | null): CheckMemory {
  const pathOf = (reading: string, files: DataFile[]) =>
    join(
      folder ?? '',
      sha256([reading, ...files.map(({ path }) => resolve(path))].join('\n')).toString('hex'),
    )
  return {
    recall(reading, files, stamps) {
      if (folder === null) return null
      try {
        const path = pathOf(reading, files)
        const bytes = readFileSync(path)
        const body = bytes.subarray(DIGEST_BYTES)
        if (!sha256(body).equals(bytes.subarray(0, DIGEST_BYTES))) return null
        const kept = deserialize(body) as { stamps: string[]; read: FilesRead }
        if (kept.stamps.join('\n') !== stamps.join('\n')) return null
        markUsed(path)
        return kept.read
      } catch {
        // Missing, damaged or of another program: the files themselves are there.
        return null
      }
    },
    keep(reading, files, stamps, read) {
      if (folder === null) return
      const path = pathOf(reading, files)
      const beside = `${path}.${process.pid}`
      // A disk that is full or read-only costs time, not the build.
      try {
        mkdirSync(folder, { recursive: true })
        const body = serialize({ stamps, read })
        writeFileSync(beside, Buffer.concat([sha256(body), body]))
        renameSync(beside, path)
      } catch {
        removeIfAllowed(beside)
      }
    },
    settled: new Map(),
    restless: new Map(),
  }
}

/** What is half-written; a disk that refuses this too has it cleared with what is old (scripts/prune-cache.ts). */
function removeIfAllowed(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Nothing reads it.
  }
}

/** So that a cache is not cleared of what is in use (scripts/prune-cache.ts). */
function markUsed(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // A cache that may only be read is as good.
  }
}

/** Names how files are read: everything but the files themselves and `asOf` that what they say depends on. */
export function readingDigest(source: ChecksSource, { services, timeZones }: ReadOptions): string {
  const { id: _, type: __, files: ___, ...rule } = source
  const engine = [process.version, process.versions.tz]
  return sha256(JSON.stringify([VERSION, engine, rule, services, timeZones])).toString('hex')
}

/**
 * Tells a file from what it was: size and times, of which that of the last change of its entry cannot be set back as that
 * of its content can.
 */
export function stampOf({ path }: DataFile): string {
  const { size, mtimeNs, ctimeNs } = statSync(path, { bigint: true })
  return `${size} ${mtimeNs} ${ctimeNs}`
}

function sha256(content: string | Buffer): Buffer {
  return createHash('sha256').update(content).digest()
}
