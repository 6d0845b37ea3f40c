import type { Check } from '../sources/check-rows.ts'
import type { ChecksRead } from '../sources/checks.ts'
import { daysOf, type Sample } from '../sources/samples.ts'
import { type CheckRule, staleAfter } from '../timeline/checks-to-spans.ts'
import { thin } from '../timeline/thin.ts'
import { againFrom } from './timeline-days.ts'
import type { SourceRecord } from './timeline-files.ts'
import { monthOf, put } from './timeline-months.ts'
import type { Month, Settled } from './timeline-parse.ts'

const MINUTE = 60_000
/** Checks settle together, so that the files of months are not written again every minute. */
export const SETTLE_EVERY = 60 * MINUTE
/** So late may a source tell of one service what it told of others already, as after a probe had lost its network. */
const LATE = 6 * 60 * MINUTE

/** What is recorded of a source, without the files that it stands in. */
export type Recorded = Pick<SourceRecord, 'latest' | 'months'>

/** How what a source tells is read and counted. */
export interface Reading {
  rule: CheckRule
  timeZones: readonly string[]
}

/** How long what a source told may still change: until its last result is stale and sure, and a quarter of an hour at least. */
export function overlapOf(rule: CheckRule): number {
  const { failures, successes } = rule.confirm
  return Math.max(staleAfter(rule) + rule.interval * Math.max(failures, successes), 15 * MINUTE)
}

/**
 * From when on a source has to be asked, in epoch milliseconds: what it told last may have changed, and a service that it
 * told nothing of lately may come late. Undefined where it was not asked for one of them yet, or told nothing at all.
 */
export function askFrom(
  { latest }: Recorded,
  services: readonly string[],
  rule: CheckRule,
): number | undefined {
  if (services.some((service) => !latest.heard.has(service))) return undefined
  const heard = services.flatMap((service) => latest.heard.get(service) ?? [])
  const last = Math.max(...heard)
  return heard.length > 0 ? Math.max(Math.min(...heard), last - LATE) - overlapOf(rule) : undefined
}

/**
 * Puts what a source told one by one to what is recorded of it. Between its first and its last result for a service the
 * source speaks for the time, so what is recorded there and not settled is replaced; outside of that it has forgotten,
 * or does not know yet, and the record stays. What is settled stays as it is, but late results fill its gaps. One result an instant counts. Results that are older than `overlapOf` settle:
 * they are thinned, and their response times counted by day.
 */
export function takeSamples(
  before: Recorded,
  { samples = new Map(), timed = true, lag = 0 }: Pick<ChecksRead, 'samples' | 'timed' | 'lag'>,
  services: readonly string[],
  reading: Reading,
): Recorded {
  const heard = new Map(before.latest.heard)
  const fresh = new Map(before.latest.fresh)
  const months = new Map(before.months)
  for (const service of services) {
    const list = (samples.get(service) ?? []).map(plain)
    const settled = lastSettled(before, service) ?? Number.NEGATIVE_INFINITY
    const next = replaced(fresh.get(service) ?? [], list).filter(({ at }) => at > settled)
    const late = list.filter(({ at }) => at <= settled && !isCovered(before, service, at))
    putSamples(months, service, late, { ...reading, timeZones: timed ? reading.timeZones : [] })
    fresh.set(service, next)
    heard.set(service, laterOf(heard.get(service), list.at(-1)?.at))
  }
  const last = Math.max(...[...heard.values()].map((at) => at ?? 0))
  return settled({ months, latest: { ...before.latest, heard, fresh, timed, lag } }, last, reading)
}

/**
 * Settles what a source told in counted form: checks that are thinned, and response times by day. It was asked for nothing
 * of these services that is settled already, else its response times would count twice, and for all up to `until`.
 */
export function settleCounted(
  before: Recorded,
  read: ChecksRead,
  services: readonly string[],
  until: number,
  { rule }: Reading,
): Recorded {
  const months = new Map(before.months)
  for (const service of services) {
    const own = partOf(read, service)
    if (own) put(months, service, own, rule, { apart: againFrom(until) })
  }
  const counted = { settled: until, services: new Map() }
  return { months, latest: { ...before.latest, counted, months: namesOf(months) } }
}

/**
 * Puts what a source told in counted form of the time that is not settled in the place of what it told before. What it no
 * longer reaches back to stays: it has forgotten that, as a server whose disk was emptied.
 */
export function takeRest(
  before: Recorded,
  rest: ChecksRead,
  services: readonly string[],
  until: number,
  { rule }: Reading,
): Recorded {
  const heard = new Map(before.latest.heard)
  const open = new Map(before.latest.counted?.services)
  const months = new Map(before.months)
  for (const service of services) {
    const [own, former] = [partOf(rest, service), open.get(service)]
    const settled = lastSettled(before, service)
    heard.set(service, laterOf(heard.get(service), endOf(own?.checks.at(-1)) ?? settled))
    const [first] = own?.checks ?? []
    if (own === undefined || first === undefined) continue
    const apart = former && (endOf(former.checks.at(-1)) ?? first.at) < first.at
    if (apart) put(months, service, former, rule)
    const forgotten = apart ? [] : (former?.checks ?? []).flatMap((check) => partBefore(check, first.at))
    open.set(service, { ...own, checks: thin([...forgotten, ...own.checks], rule) })
  }
  const counted = { settled: until, services: open }
  return { months, latest: { ...before.latest, heard, counted, lag: rest.lag ?? 0, months: namesOf(months) } }
}

/** What a check, or several of one state, says of the time before an instant at which another was made. */
function partBefore(check: Check, instant: number): Check[] {
  const { at, through = at, longestGap = 0 } = check
  if (at >= instant) return []
  if (through < instant) return [check]
  // One of them was made no longer before the instant than two of them are apart.
  const last = Math.max(at, instant - longestGap)
  const { through: _, count: __, longestGap: ___, ...single } = check
  return [last === at ? single : { ...check, through: last }]
}

/** What a reading in counted form says of a service. */
export function partOf(read: ChecksRead, service: string): Settled | undefined {
  const checks = (read.checks.get(service) ?? []).map(plain)
  const times = read.responseTimes.get(service) ?? {}
  const some = checks.length > 0 || Object.values(times).some((days) => days.length > 0)
  return some ? { checks, times } : undefined
}

/**
 * Up to when all that a counting source tells is settled; null where nothing is. The months know it better than what was
 * written after them, which a crash in between keeps back.
 */
export function settledOf({ months, latest }: Recorded): number | null {
  const last = namesOf(months).at(-1)
  const ends = [...(months.get(last ?? '')?.services.values() ?? [])].map(({ checks }) =>
    endOf(checks.at(-1)),
  )
  const until = Math.max(latest.counted?.settled ?? Number.NEGATIVE_INFINITY, ...ends.map((end) => end ?? 0))
  return Number.isFinite(until) ? until : null
}

/** Settles what is old enough, where there is an hour of it. `last` is the latest instant that the source told of. */
function settled({ months: before, latest }: Recorded, last: number, { rule, timeZones }: Reading): Recorded {
  const until = last - overlapOf(rule)
  const oldest = Math.min(...[...latest.fresh.values()].flatMap(([first]) => first?.at ?? []))
  const months = new Map(before)
  const fresh = new Map(latest.fresh)
  if (oldest < until - SETTLE_EVERY) {
    for (const [service, list] of fresh) {
      const over = list.filter(({ at }) => at < until)
      putSamples(months, service, over, { rule, timeZones: latest.timed ? timeZones : [] })
      fresh.set(service, list.slice(over.length))
    }
  }
  return { months, latest: { ...latest, fresh: withoutEmpty(fresh), months: namesOf(months) } }
}

/** When the last settled check of a service was made. */
function lastSettled({ months }: Recorded, service: string): number | undefined {
  const last = namesOf(months).findLast((name) => months.get(name)?.services.get(service)?.checks.length)
  return endOf(
    months
      .get(last ?? '')
      ?.services.get(service)
      ?.checks.at(-1),
  )
}

/** Whether a check of this instant is settled, by itself or among others of its state. */
function isCovered({ months }: Recorded, service: string, instant: number): boolean {
  const own = months.get(monthOf(instant))?.services.get(service)?.checks ?? []
  return own.some(({ at, through = at }) => at <= instant && instant <= through)
}

/** As it is written: where nothing was wrong nobody looks up where it stood. */
function plain<T extends Pick<Sample, 'state' | 'ref'>>(one: T): T {
  return one.state === 'up' || one.state === 'unknown' ? { ...one, ref: '' } : one
}

/** One list of both by time, where the one that came later speaks for the time from its first to its last. */
function replaced(former: readonly Sample[], later: readonly Sample[]): Sample[] {
  const [first, last] = [later[0], later.at(-1)]
  if (first === undefined || last === undefined) return [...former]
  return [...former.filter(({ at }) => at < first.at), ...later, ...former.filter(({ at }) => at > last.at)]
}

function putSamples(
  months: Map<string, Month>,
  service: string,
  samples: readonly Sample[],
  reading: Reading,
): void {
  for (const [, own] of Map.groupBy(samples, ({ at }) => monthOf(at))) {
    const checks = own.map(({ at, state, ref }) => ({ at, state, ref }))
    const times = Object.fromEntries(reading.timeZones.map((zone) => [zone, daysOf(own, zone)]))
    put(months, service, { checks, times }, reading.rule, { only: monthOf(own[0]?.at ?? 0) })
  }
}

const namesOf = (months: ReadonlyMap<string, unknown>) => [...months.keys()].sort()
export const endOf = (check: Check | undefined) => check?.through ?? check?.at
const laterOf = (a: number | null | undefined, b: number | undefined) =>
  b === undefined ? (a ?? null) : Math.max(a ?? b, b)

function withoutEmpty<T>(lists: ReadonlyMap<string, readonly T[]>): Map<string, readonly T[]> {
  return new Map([...lists].filter(([, list]) => list.length > 0))
}
