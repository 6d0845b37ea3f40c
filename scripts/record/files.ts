import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ChainEntry, ChainKey } from '../../data/schema/chain.ts'
import { canonicalJson } from '../sla/agreement/stored-result.ts'
import type { Fault } from './fault.ts'
import { namesIn, refuseUnreadable, textOf } from './read-record.ts'
import { UnwritableError } from './unwritable-error.ts'

/** The closed periods of every agreement, as recorded so far. */
export interface ClosedRecord {
  /** By agreement, each oldest first. */
  chains: Map<string, ChainEntry[]>
  /** Public keys that any entry was signed with, sorted by id. */
  keys: ChainKey[]
  /** Lines and files that are not as this program writes them. */
  faults: Fault[]
}

const KEYS = 'keys.json'
/** From the data folder, for errors. */
const PLACE = 'record/closed'

/** Where the record of a data folder is kept: `AGREEMENT/YEAR.jsonl`, one entry a line, and `keys.json`. */
export function recordFolder(dataDir: string): string {
  return join(dataDir, 'record', 'closed')
}

/**
 * Read the record. Entries that cannot be read are left out and told in `faults`, with the line they stand in. A missing
 * record is an empty one.
 */
export async function readRecord(dataDir: string): Promise<ClosedRecord> {
  const folder = recordFolder(dataDir)
  const record: ClosedRecord = { chains: new Map(), keys: [], faults: [] }
  if (!existsSync(folder)) return record
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) =>
    refuseUnreadable(PLACE, error),
  )
  const found = entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of found) {
    const { name } = entry
    if (name === KEYS) await readKeys(join(folder, KEYS), record)
    else if (entry.isDirectory()) record.chains.set(name, await readChain(folder, name, record.faults))
  }
  return record
}

async function readKeys(path: string, record: ClosedRecord): Promise<void> {
  const text = await textOf(path, `${PLACE}/${KEYS}`)
  const parsed = z.array(ChainKey).safeParse(jsonIn(text))
  if (parsed.success && keysText(parsed.data) === text) record.keys = parsed.data
  else record.faults.push({ kind: 'unreadable', place: KEYS, message: 'is not as it was written' })
}

interface ReadChain {
  text: string
  entries: ChainEntry[]
  faults: Fault[]
}

/** The last reading of each chain: entries whose files have not changed are the same objects. */
const lastRead = new Map<string, ReadChain>()

async function readChain(folder: string, agreement: string, faults: Fault[]): Promise<ChainEntry[]> {
  const place = join(folder, agreement)
  const names = (await namesIn(place, `${PLACE}/${agreement}`))
    .filter((name) => /^\d{4}\.jsonl$/.test(name))
    .sort()
  const files = await Promise.all(
    names.map(async (name) => ({
      name: `${agreement}/${name}`,
      text: await textOf(join(place, name), `${PLACE}/${agreement}/${name}`),
    })),
  )
  const text = files.map((file) => `${file.name}\n${file.text}`).join('')
  const known = lastRead.get(place)
  const read = known?.text === text ? known : { text, ...parseChain(agreement, files) }
  lastRead.set(place, read)
  faults.push(...read.faults)
  return read.entries
}

function parseChain(agreement: string, files: { name: string; text: string }[]): Omit<ReadChain, 'text'> {
  const faults: Fault[] = []
  const entries = files.flatMap(({ name, text }) => {
    const lines = text.split('\n')
    const wrong = (line: number, message: string) =>
      faults.push({ agreement, kind: 'unreadable', place: `${name}:${line}`, message })
    if (lines.pop() !== '') wrong(lines.length + 1, 'the last line has no end; it was cut or added to')
    return lines.flatMap((line, index) => {
      const value = jsonIn(line)
      const parsed = ChainEntry.safeParse(value)
      if (parsed.success && canonicalJson(parsed.data) === line) return [parsed.data]
      wrong(index + 1, isNewer(value) ? NEWER : 'the line is not as it was written')
      return []
    })
  })
  return { entries, faults }
}

/** No sign of a hand: an entry whose evidence has a form that this version does not know yet. */
const isNewer = (value: unknown) => OtherForm.safeParse(value).success
const OtherForm = z.object({ inputs: z.object({ form: z.int().min(2) }) })
const NEWER = 'a newer sla-status wrote the line; update this one to read it (docs/upgrading.md)'

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function keysText(keys: readonly ChainKey[]): string {
  return `[\n${keys.map((key) => `  ${canonicalJson(key)}`).join(',\n')}\n]\n`
}

/**
 * Append entries to the record. A file is written beside and renamed over the former one: a crash at any instruction leaves
 * whole lines, and chains whose beginning is kept. Lines that are there are never written again in another form.
 * @param added - By agreement, as `sealResults` gives them.
 * @throws Error when a file changed since the record was read: another build wrote at the same time.
 */
export async function appendRecord(
  dataDir: string,
  { chains, keys }: ClosedRecord,
  added: ReadonlyMap<string, readonly ChainEntry[]>,
  key: ChainKey | undefined,
): Promise<void> {
  const folder = recordFolder(dataDir)
  // The key first: an entry whose key is not there could not be verified after a crash in between.
  if (key && !keys.some(({ kid }) => kid === key.kid) && [...added.values()].some((list) => list.length > 0))
    await replaceFile(folder, KEYS, keysText([...keys, key].sort((a, b) => (a.kid < b.kid ? -1 : 1))))
  for (const [agreement, entries] of added) {
    for (const [year, own] of Map.groupBy(entries, ({ recordedAt }) => recordedAt.slice(0, 4))) {
      const before = (chains.get(agreement) ?? []).filter(({ recordedAt }) => recordedAt.startsWith(year))
      const path = join(folder, agreement, `${year}.jsonl`)
      const text = before.map(lineOf).join('')
      const there = existsSync(path) ? await textOf(path, `${PLACE}/${agreement}/${year}.jsonl`) : ''
      if (there !== text)
        throw new Error(`${path} changed while the build ran; nothing was recorded. Build again`)
      await replaceFile(join(folder, agreement), `${year}.jsonl`, text + own.map(lineOf).join(''))
    }
  }
}

function lineOf(entry: ChainEntry): string {
  return `${canonicalJson(entry)}\n`
}

/**
 * Write a file beside and rename it over the former one, so that a reader and a crash find the one or the other whole.
 * @throws UnwritableError when the folder cannot be written to; nothing half-written is left.
 */
export async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  // One name, so that what a killed build left there is written over by the next; locks keep others away.
  const beside = join(folder, `.${name}.new`)
  try {
    await mkdir(folder, { recursive: true })
    const file = await open(beside, 'w')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, join(folder, name))
  } catch (error) {
    // That it cannot be taken away either says nothing new.
    await rm(beside, { force: true }).catch(() => undefined)
    throw new UnwritableError(folder, name, error)
  }
}
