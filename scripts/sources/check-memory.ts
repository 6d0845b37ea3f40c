import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { ChecksSource } from '../../data/schema/sources.ts'
import { markUsed, readCacheFile, writeCacheFile } from '../cache-file.ts'
import type { FilesRead } from './check-files.ts'
import type { ReadOptions } from './checks.ts'
import type { DataFile } from './files.ts'
import type { Joined } from './join-reads.ts'
import { settledBytes, settledOf } from './settled-file.ts'

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
  /** What these files said, together or each by itself, is in use, though it need not be recalled. */
  use(reading: string, files: DataFile[]): void
  /** What a source's files said that have been joined already, by this process or an earlier one; it is forgotten then. */
  take(source: string, dataDir: string): Settled | null
  settle(source: string, dataDir: string, settled: Settled): void
  /** By source: files that were seen to change, which will again. */
  restless: Map<string, Set<string>>
}

/** The program's own version of what it keeps; a new one makes all that was kept worthless. */
const VERSION = 1
/** What is settled is written again once it is of so many more files: the next process joins a few in less time. */
const WORTH_WRITING = 17 / 16

/** A memory in a folder, which need not exist; without a folder for as long as the process runs. */
export function openCheckMemory(folder: string | null): CheckMemory {
  const pathOf = (...names: string[]) => join(folder ?? '', sha256(names.join('\n')).toString('hex'))
  const filesPath = (reading: string, files: DataFile[]) =>
    pathOf(reading, ...files.map(({ path }) => resolve(path)))
  /** By the path of its file: what is settled, null where it was taken; and what of it the disk has. */
  const settled = new Map<string, Settled | null>()
  const written = new Map<string, Pick<Settled, 'reading' | 'stamps'>>()
  const settledPath = (source: string, dataDir: string) => pathOf('settled', source, resolve(dataDir))
  return {
    recall(reading, files, stamps) {
      if (folder === null) return null
      try {
        const body = readCacheFile(filesPath(reading, files))
        if (body === null) return null
        const kept = deserialize(body) as { stamps: string[]; read: FilesRead }
        return kept.stamps.join('\n') === stamps.join('\n') ? kept.read : null
      } catch {
        // Of another program: the files themselves are there.
        return null
      }
    },
    keep(reading, files, stamps, read) {
      if (folder !== null) writeCacheFile(filesPath(reading, files), () => [serialize({ stamps, read })])
    },
    use(reading, files) {
      if (folder === null) return
      for (const some of files.length === 1 ? [files] : [files, ...files.map((file) => [file])])
        markUsed(filesPath(reading, some))
    },
    take(source, dataDir) {
      const path = settledPath(source, dataDir)
      const known = settled.get(path)
      settled.set(path, null)
      if (known !== undefined || folder === null) return known ?? null
      const found = recallSettled(path)
      if (found) written.set(path, { reading: found.reading, stamps: found.stamps })
      return found
    },
    settle(source, dataDir, now) {
      const path = settledPath(source, dataDir)
      settled.set(path, now)
      if (folder === null || isMostOf(written.get(path), now)) return
      writeCacheFile(path, () => settledBytes(now))
      written.set(path, { reading: now.reading, stamps: now.stamps })
    },
    restless: new Map(),
  }
}

function recallSettled(path: string): Settled | null {
  try {
    const body = readCacheFile(path)
    return body && settledOf(body)
  } catch {
    // Of another program: the files themselves are there.
    return null
  }
}

/** Whether what was written holds still, and is nearly all that there is. */
function isMostOf(
  written: Pick<Settled, 'reading' | 'stamps'> | undefined,
  { reading, stamps }: Settled,
): boolean {
  return (
    written?.reading === reading &&
    [...written.stamps].every(([name, stamp]) => stamps.get(name) === stamp) &&
    stamps.size < written.stamps.size * WORTH_WRITING
  )
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
