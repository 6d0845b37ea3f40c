import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { excerpt } from '../sources/set-aside.ts'
import { replaceFile } from './files.ts'
import { namesIn, textOf } from './read-record.ts'
import {
  type Damage,
  type Latest,
  latestText,
  type Month,
  monthText,
  type Parsed,
  readLatest,
  readMonth,
} from './timeline-parse.ts'
import { UnwritableError } from './unwritable-error.ts'

/** Writes a file as `replaceFile` does. */
export type Replace = typeof replaceFile

/** What is recorded of one source. Its parts are never changed, only replaced. */
export interface SourceRecord {
  source: string
  latest: Latest
  months: ReadonlyMap<string, Month>
  /** Lines that are not as this program wrote them, those included that an earlier build had to set aside. */
  damage: readonly Damage[]
  /** The files as they were read, by path from the record's folder. */
  texts: ReadonlyMap<string, string>
}

const NOTHING: Latest = {
  ...{ heard: new Map(), fresh: new Map(), counted: null, lag: 0, timed: true },
  ...{ planned: new Map(), months: [] },
}
const MONTH = /^\d{4}-\d{2}$/

/** Where the timeline of a data folder is recorded: `SOURCE.txt`, and `YYYY-MM/SOURCE.txt` of every month. */
export function timelineFolder(dataDir: string): string {
  return join(dataDir, 'record', 'timeline')
}

/** A file's name in reports, from the data folder. */
const placeOf = (path: string) => `record/timeline/${path}`

const readText = (dataDir: string, path: string) => textOf(join(timelineFolder(dataDir), path), placeOf(path))

/** The months that there are files of a source of, oldest first. */
export async function monthsOf(dataDir: string, source: string): Promise<string[]> {
  const folder = timelineFolder(dataDir)
  if (!existsSync(folder)) return []
  const names = (await namesIn(folder, 'record/timeline')).filter((name) => MONTH.test(name)).sort()
  return names.filter((name) => existsSync(join(folder, name, `${source}.txt`)))
}

/** Reads what is recorded of a source; nothing where nothing is. */
export async function readSourceRecord(dataDir: string, source: string): Promise<SourceRecord> {
  const folder = timelineFolder(dataDir)
  const texts = new Map<string, string>()
  const damage: Damage[] = []
  const read = async <T>(path: string, of: string, parse: Parse<T>): Promise<T> => {
    const text = await readText(dataDir, path)
    texts.set(path, text)
    const parsed = remembered(join(folder, path), placeOf(path), of, text, parse)
    damage.push(...parsed.damage, ...(await setAsideBefore(folder, path)))
    return parsed.value
  }
  const own = `${source}.txt`
  const latest = existsSync(join(folder, own)) ? await read(own, source, readLatest) : NOTHING
  const months = new Map<string, Month>()
  for (const month of await monthsOf(dataDir, source))
    months.set(month, await read(`${month}/${own}`, `${source} ${month}`, readMonth))
  return { source, latest, months, damage, texts }
}

type Parse<T> = (file: string, of: string, text: string) => Parsed<T>

/** The last reading of each file: one that has not changed is not parsed again every minute. */
const lastRead = new Map<string, { text: string; parsed: Parsed<unknown> }>()

function remembered<T>(path: string, file: string, of: string, text: string, parse: Parse<T>): Parsed<T> {
  const known = lastRead.get(path)
  if (known?.text === text) return known.parsed as Parsed<T>
  const parsed = parse(file, of, text)
  lastRead.set(path, { text, parsed })
  return parsed
}

/** Files of a source that have to be written together, with their whole texts by path from the record's folder. */
const Together = z.record(z.string().regex(/^(\d{4}-\d{2}\/)?[a-z0-9-]+\.txt$/), z.string())

const togetherName = (source: string) => `${source}.together.json`

/**
 * Ends what a build that was killed began to write together. Before it began all of it stood in one file beside them, so
 * that what the months say of one another never comes apart: the response times of a local day stand in one month, its
 * checks in two (in UTC).
 */
export async function finishWriting(
  dataDir: string,
  source: string,
  replace: Replace = replaceFile,
): Promise<void> {
  const folder = timelineFolder(dataDir)
  const begun = join(folder, togetherName(source))
  if (!existsSync(begun)) return
  const texts = Together.parse(JSON.parse(await readText(dataDir, togetherName(source))))
  for (const [path, text] of Object.entries(texts))
    await replace(join(folder, dirname(path)), basename(path), text)
  await rm(begun).catch((error: unknown) => {
    throw new UnwritableError(folder, togetherName(source), error, 'removed')
  })
}

/**
 * Writes what changed: the months first and what was told last at the end, so that a crash at any instruction leaves files
 * that are whole, and of which the next build makes what this one would have made; several months as `finishWriting`
 * has it. Lines that could not be read go to `SOURCE.damaged.txt` before the file that they stood in is written again.
 * @throws Error when a file changed since it was read: another build wrote at the same time.
 */
export async function writeSourceRecord(
  dataDir: string,
  before: SourceRecord,
  after: Pick<SourceRecord, 'latest' | 'months'>,
  replace: Replace = replaceFile,
): Promise<void> {
  const { source, texts } = before
  const folder = timelineFolder(dataDir)
  const changed = new Map<string, string>()
  const take = async (path: string, text: string) => {
    const there = existsSync(join(folder, path)) ? await readText(dataDir, path) : undefined
    if (there !== texts.get(path))
      throw new Error(
        `${placeOf(path)} changed while the build ran; it was not written. Build again, and let one build run at a time`,
      )
    if (there === text) return
    const lines = before.damage.filter(({ file }) => file === placeOf(path))
    if (lines.length > 0) await keepDamage(folder, path, lines, replace)
    changed.set(path, text)
  }
  for (const [month, value] of [...after.months].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (value !== before.months.get(month))
      await take(`${month}/${source}.txt`, monthText(`${source} ${month}`, value))
  await take(`${source}.txt`, latestText(source, after.latest))
  const own = `${source}.txt`
  if ([...changed.keys()].filter((path) => path !== own).length > 1) {
    await replace(folder, togetherName(source), `${JSON.stringify(Object.fromEntries(changed))}\n`)
    return finishWriting(dataDir, source, replace)
  }
  for (const [path, text] of changed) await replace(join(folder, dirname(path)), basename(path), text)
}

const damagedName = (path: string) => path.replace(/\.txt$/, '.damaged.txt')

/** Puts lines to those that were set aside before, once each. */
async function keepDamage(folder: string, path: string, lines: Damage[], replace: Replace): Promise<void> {
  const name = damagedName(path)
  const there = existsSync(join(folder, name)) ? await textOf(join(folder, name), placeOf(name)) : ''
  const known = new Set(there.split('\n'))
  const more = lines.map(({ line, text }) => `${line}: ${text}`).filter((text) => !known.has(text))
  if (more.length === 0) return
  const text = `${there}${more.map((one) => `${one}\n`).join('')}`
  await replace(join(folder, dirname(name)), basename(name), text)
}

async function setAsideBefore(folder: string, path: string): Promise<Damage[]> {
  const name = damagedName(path)
  if (!existsSync(join(folder, name))) return []
  const lines = (await textOf(join(folder, name), placeOf(name))).split('\n').slice(0, -1)
  return lines.map((text, index) => ({
    ...{ file: placeOf(name), line: index + 1, found: excerpt(text), text },
    reason: `an earlier build could not read this line of ${placeOf(path)}; put back what it should say, and delete it here`,
  }))
}
