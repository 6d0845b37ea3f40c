import type { MaintenanceRecord } from '../../data/schema/events.ts'
import type { DeclaringSource, MaintenanceSource, MonitorSource, Source } from '../../data/schema/sources.ts'
import type { Span } from '../../data/schema/timeline.ts'
import type { ChecksRead, ReadOptions } from '../sources/checks.ts'
import { readDeclared } from '../sources/declared.ts'
import { counts, readMonitor } from '../sources/monitors.ts'
import { readPlanned } from '../sources/planned.ts'
import { serviceNames } from '../sources/service-names.ts'
import type { SetAside } from '../sources/set-aside.ts'
import { UnreachableError } from '../sources/unreachable-error.ts'
import type { CheckRule } from '../timeline/checks-to-spans.ts'
import { type DayAgain, settleAgain } from './timeline-again.ts'
import { daysAgain, partsBetween } from './timeline-days.ts'
import { declaredOf, takeDeclared } from './timeline-declared.ts'
import {
  finishWriting,
  type Replace,
  readSourceRecord,
  type SourceRecord,
  writeSourceRecord,
} from './timeline-files.ts'
import { plannedOf, takePlanned } from './timeline-planned.ts'
import { recordedChecks } from './timeline-read.ts'
import {
  askFrom,
  overlapOf,
  type Recorded,
  SETTLE_EVERY,
  settleCounted,
  settledOf,
  takeRest,
  takeSamples,
} from './timeline-take.ts'

export interface RecordOptions extends ReadOptions {
  /** Whether what is told is written down; a build that looks back only reads. */
  keep?: boolean
  replace?: Replace
}

/** How the reading of a source went: for the build's report. */
export type Went = Pick<ChecksRead, 'files' | 'rows' | 'used' | 'ignoredFuture' | 'setAside'> & {
  unreachable?: string[]
}

/** Whether a source tells other things tomorrow than today: files in the data folder and repositories do not forget. */
export function forgets(source: Source): boolean {
  if (source.type === 'probe') return true
  return ('url' in source && source.url !== undefined) || ('file' in source && source.file !== undefined)
}

/**
 * What is known of the checks of a source that forgets: what it tells now, put to what is recorded of it. It is asked for
 * the time since it was heard last, and a little before. Where it cannot be reached, what is recorded is all.
 * @throws SourceError where it is set up wrongly.
 */
export async function recordChecks(
  source: Exclude<MonitorSource, { type: 'checks' }>,
  options: RecordOptions,
): Promise<{ known: Pick<ChecksRead, 'checks' | 'responseTimes' | 'lag'>; went: Went }> {
  const { timeZones, asOf } = options
  const { now, went } = await recorded(source.id, options, (before) =>
    (counts(source) ? askCounting : askEach)(before, source, options),
  )
  return { known: recordedChecks(now, timeZones, asOf), went }
}

/** The same of the incidents of a page. */
export async function recordDeclared(
  source: DeclaringSource,
  options: RecordOptions,
): Promise<{ spans: Span[]; went: Went }> {
  const { now, went } = await recorded(source.id, options, async (before) => {
    const { spans, refs = [], since = null, ...went } = await readDeclared(source, options)
    return {
      after: takeDeclared(before, { spans, refs, since }, servicesOf(source, options), options.asOf),
      went,
    }
  })
  return { spans: declaredOf(now, source.id, options.asOf), went }
}

export type PlannedOptions = Omit<RecordOptions, 'timeZones'>

/** The same of the maintenance that a page or a calendar tells of. What it said later says all of an earlier time. */
export async function recordPlanned(
  source: MaintenanceSource,
  options: PlannedOptions,
): Promise<{ windows: MaintenanceRecord[]; went: Went }> {
  const { asOf } = options
  const services = plannedServices(source, options)
  const { now, went } = await recorded(source.id, options, async (before) => {
    const heard = services.map((service) => before.latest.planned.get(service) ?? Number.NEGATIVE_INFINITY)
    if (Math.min(...heard) > asOf) return { after: before, went: NOT_ASKED }
    const { windows, since, ahead, ...went } = await readPlanned(source, options)
    const read = { windows, since, ...(ahead !== undefined && { ahead }) }
    return { after: takePlanned(before, read, services, asOf), went }
  })
  return { windows: plannedOf(now, options.services), went }
}

function plannedServices(source: MaintenanceSource, options: PlannedOptions): string[] {
  if (source.type === 'ical' && source.service !== undefined) return [source.service]
  return servicesOf(source, options)
}

const NOT_ASKED: Went = { files: [], rows: 0, used: 0, ignoredFuture: 0, setAside: [] }

type Answer = { after: Recorded; went: Went }

/** Lets a source tell, and writes down what came of it. */
async function recorded(
  id: string,
  { dataDir, keep = false, replace }: Pick<RecordOptions, 'dataDir' | 'keep' | 'replace'>,
  ask: (before: SourceRecord) => Promise<Answer>,
): Promise<{ now: Recorded; went: Went }> {
  if (keep) await finishWriting(dataDir, id, replace)
  const before = await readSourceRecord(dataDir, id)
  const damaged = before.damage.map(({ text: _, ...aside }): SetAside => aside)
  try {
    const { after, went } = await ask(before)
    if (keep) await writeSourceRecord(dataDir, before, after, replace)
    return { now: after, went: { ...went, setAside: [...damaged, ...went.setAside] } }
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error
    return { now: before, went: { ...NOT_ASKED, unreachable: error.problems, setAside: damaged } }
  }
}

/** Asks a source that tells check by check. */
async function askEach(
  before: Recorded,
  source: Exclude<MonitorSource, { type: 'checks' }>,
  options: RecordOptions,
): Promise<Answer> {
  const services = servicesOf(source, options)
  const from = askFrom(before, services, source)
  const read = await readMonitor(source, { ...options, ...(from !== undefined && { from }) })
  const { timeZones } = options
  return { after: takeSamples(before, read, services, { rule: source, timeZones }), went: wentOf([read]) }
}

/**
 * Asks a source that counts by itself, for each stretch of time once but for the last; and when a day has ended, for
 * the last whole days again, because what arrives late is in nothing that came before.
 */
async function askCounting(
  before: Recorded,
  source: Exclude<MonitorSource, { type: 'checks' }>,
  options: RecordOptions,
): Promise<Answer> {
  const services = servicesOf(source, options)
  const reading = { rule: source as CheckRule, timeZones: options.timeZones }
  const cut = options.asOf - overlapOf(source)
  const known = settledOf(before)
  const added = known === null ? services : services.filter((service) => !before.latest.heard.has(service))
  const reads: ChecksRead[] = []
  const ask = async (asOf: number, from?: number) => {
    const read = await readMonitor(source, { ...options, asOf, ...(from !== undefined && { from }) })
    reads.push(read)
    return read
  }
  let after = before as Recorded
  let until = known ?? cut
  if (added.length > 0) after = settleCounted(after, await ask(until), added, until, reading)
  if (cut - until > SETTLE_EVERY) {
    for (const { start, end } of partsBetween(until + 1, cut))
      after = settleCounted(after, await ask(end, start), services, end, reading)
    until = cut
  }
  after = takeRest(after, await ask(options.asOf, until + 1), services, until, reading)
  // The report is of what was asked for first, so that nothing counts twice in it.
  const went = wentOf(reads)
  const days: DayAgain[] = []
  try {
    for (const day of known === null ? [] : daysAgain(known, until))
      days.push({ ...day, read: await ask(day.end, day.start) })
    after = settleAgain(after, days, services, until, reading)
  } catch (error) {
    // What is recorded stays; two of these days are asked for again tomorrow.
    if (!(error instanceof UnreachableError)) throw error
  }
  return { after, went }
}

/** The services that a source is asked for. */
function servicesOf(
  source: Parameters<typeof serviceNames>[0],
  options: Pick<ReadOptions, 'services'>,
): string[] {
  return [...new Set(serviceNames(source, options).values())].sort()
}

function wentOf(reads: readonly ChecksRead[]): Went {
  const sum = (key: 'rows' | 'used' | 'ignoredFuture') => reads.reduce((all, read) => all + read[key], 0)
  // Each reading but the last ends before the newest rows, which it finds to be in its future.
  const ignoredFuture = reads.at(-1)?.ignoredFuture ?? 0
  return {
    files: [...new Set(reads.flatMap(({ files }) => files))],
    ...{ rows: sum('rows') - sum('ignoredFuture') + ignoredFuture, used: sum('used'), ignoredFuture },
    setAside: asidesOf(reads),
  }
}

/** What several readings had to leave out, once each; a name is missing when none of them has it. */
function asidesOf(reads: readonly ChecksRead[]): SetAside[] {
  const asides = new Map<string, SetAside>()
  for (const { setAside, missing = [] } of reads) {
    const unseen = missing.filter(({ found }) => !reads.some(({ seen }) => seen?.has(found)))
    for (const aside of [...setAside, ...unseen]) asides.set(JSON.stringify(aside), aside)
  }
  return [...asides.values()]
}
