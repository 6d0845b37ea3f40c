import type { ChecksSource } from '../../data/schema/sources.ts'
import { extentOf, type FilesRead, readCheckFiles } from './check-files.ts'
import { type CheckMemory, readingDigest, type Settled, stampOf } from './check-memory.ts'
import type { ReadOptions } from './checks.ts'
import { type Database, openDatabase } from './duckdb.ts'
import type { DataFile } from './files.ts'
import { type Joined, join, overlapping } from './join-reads.ts'
import { SourceError } from './source-error.ts'

const DAY_MS = 86_400_000

/** What the files of a source say together, and what came of each of them or of those that were read together. */
export interface EachRead {
  reads: Omit<FilesRead, 'checks' | 'days'>[]
  joined: Joined
}

/**
 * Reads every file by itself, since one that has not changed need not be read again, and together only those that tell of
 * the same time of a service. What comes out never depends on what the memory knew.
 * @throws SourceError with everything that is wrong with any file.
 */
export async function readEach(
  files: DataFile[],
  source: ChecksSource,
  options: ReadOptions,
  memory: CheckMemory,
): Promise<EachRead> {
  const reading = readingDigest(source, options)
  const stamps = new Map(files.map((file) => [file.name, stampOf(file)]))
  const restless = memory.restless.get(source.id) ?? new Set()
  memory.restless.set(source.id, restless)
  const settled = stillSo(memory.take(source.id, options.dataDir), reading, stamps, restless, options.asOf)
  const fresh = files.filter(({ name }) => !settled?.stamps.has(name))
  const byName = new Map(files.map((file) => [file.name, file]))
  for (const { files: names } of settled?.reads ?? [])
    memory.use(
      reading,
      names.flatMap((name) => byName.get(name) ?? []),
    )

  const dbs = new Map<number, Database>()
  const read = async (some: DataFile[], worker = 0): Promise<FilesRead> => {
    const seen = some.map((file) => stamps.get(file.name) ?? '')
    const known = memory.recall(reading, some, seen)
    if (known !== null && holdsAt(known, options.asOf)) return known
    const db = dbs.get(worker) ?? (await openDatabase())
    dbs.set(worker, db)
    const found = await readCheckFiles(db, some, source, options)
    const same = some.every((file, index) => stampOf(file) === seen[index])
    if (same) memory.keep(reading, some, seen, found)
    return found
  }
  try {
    const singles = await allOf(source.quorum ? [files] : fresh.map((file) => [file]), read)
    const groups = source.quorum ? [[0]] : overlapping(singles)
    const reads: FilesRead[] = []
    for (const group of groups) {
      const [only] = group
      const alone = only === undefined ? undefined : singles[only]
      if (group.length === 1 && alone) reads.push(alone)
      else reads.push(await read(fresh.filter((_, index) => group.includes(index))))
    }
    if (settled && reads.some((one) => reachesBack(one, settled.joined))) {
      // What is settled does not stand for itself any more; it is forgotten, and all begins anew.
      return await readEach(files, source, options, memory)
    }
    const start = ({ within }: FilesRead) => within?.start ?? Number.NEGATIVE_INFINITY
    reads.sort((a, b) => start(a) - start(b))
    if (source.quorum) return { reads, joined: join(null, reads, source) }
    // The last files are those that grow.
    const lasting = reads.findIndex(
      (one) => one.lateFrom !== null || one.files.some((name) => restless.has(name)),
    )
    const older = reads.slice(0, lasting < 0 ? -1 : Math.min(lasting, reads.length - 1))
    const base = older.length === 0 ? (settled?.joined ?? null) : join(settled?.joined ?? null, older, source)
    const facts = [...(settled?.reads ?? []), ...older.map(withoutContent)]
    if (base) {
      const names = facts.flatMap((one) => one.files)
      const kept = new Map(names.map((name) => [name, stamps.get(name) ?? '']))
      memory.settle(source.id, options.dataDir, { reading, stamps: kept, reads: facts, joined: base })
    }
    const newer = reads.slice(older.length)
    return { reads: [...facts, ...newer.map(withoutContent)], joined: join(base, newer, source) }
  } finally {
    for (const db of dbs.values()) db.close()
  }
}

function withoutContent({ checks: _, days: __, ...facts }: FilesRead): Omit<FilesRead, 'checks' | 'days'> {
  return facts
}

/** What is settled, if it holds for this reading: all its files are there as they were. Those that changed are restless. */
function stillSo(
  settled: Settled | null,
  reading: string,
  stamps: Map<string, string>,
  restless: Set<string>,
  asOf: number,
): Settled | null {
  if (settled === null || settled.reading !== reading) return null
  const changed = [...settled.stamps].filter(([name, stamp]) => stamps.get(name) !== stamp)
  for (const [name] of changed) restless.add(name)
  return changed.length === 0 && settled.reads.every((read) => holdsAt(read, asOf)) ? settled : null
}

/**
 * Whether what was read as of another instant holds as of this one: all that was used is past, and what was too late is
 * so still. A local time so late may have been read with a wrong offset.
 */
function holdsAt({ within, lateFrom }: Pick<FilesRead, 'within' | 'lateFrom'>, asOf: number): boolean {
  return (within === null || within.end <= asOf) && (lateFrom === null || asOf < lateFrom - DAY_MS)
}

/** Whether a reading tells of a time that is settled already. */
function reachesBack({ checks }: FilesRead, { checks: settled }: Joined): boolean {
  return [...checks].some(([service, own]) => {
    const known = settled.get(service) ?? []
    return known.length > 0 && extentOf(own).start <= extentOf(known).end
  })
}

/** So many files at once: while what one said is put together here, the database reads another. */
const WORKERS = 2

/** All readings, or one error with all that is wrong. */
async function allOf(
  groups: DataFile[][],
  read: (files: DataFile[], worker: number) => Promise<FilesRead>,
): Promise<FilesRead[]> {
  const reads: FilesRead[] = []
  const problems: string[][] = []
  const queue = groups.entries()
  const work = async (_: unknown, worker: number) => {
    for (const [index, group] of queue) {
      try {
        reads[index] = await read(group, worker)
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        problems[index] = error.problems
      }
    }
  }
  const done = await Promise.allSettled(Array.from({ length: WORKERS }, work))
  for (const one of done) if (one.status === 'rejected') throw one.reason
  if (problems.length > 0) throw new SourceError(problems.flat())
  return reads
}
