import type { State } from '../../data/schema/common.ts'
import type { Day, Service } from '../../data/schema/feed.ts'
import type { Interval } from '../../data/schema/timeline.ts'
import { sharedStart } from '../each-remembered.ts'
import { displayShare } from '../sla/exact/display.ts'
import { ratio } from '../sla/exact/ratio.ts'
import { localDate, startOfDay } from '../sla/time/period.ts'
import type { StateSegment } from './states.ts'

const LETTERS: Record<State, string> = {
  operational: 'o',
  degraded_performance: 'd',
  partial_outage: 'p',
  major_outage: 'm',
  under_maintenance: 'x',
  unknown: 'u',
}

export interface LocalDay extends Interval {
  date: string
}

/** All local days from the one that holds `from` up to the one that holds `asOf`. */
export function localDaysSince(from: number, asOf: number, timeZone: string): LocalDay[] {
  const [today] = localDays(asOf, timeZone, 1)
  if ((kept.days[0] ?? today ?? { start: from }).start > from) {
    const since = localDate(from, timeZone).until(localDate(asOf, timeZone), { largestUnit: 'days' }).days
    return localDays(asOf, timeZone, since + 1)
  }
  return kept.days.slice(kept.days.findIndex(({ end }) => end > from))
}

/** The days up to the last one asked about, oldest first: a thousand services ask about the same ones. */
const kept: { until: string; days: LocalDay[] } = { until: '', days: [] }

/** The last `count` local days up to the one that holds `asOf`; each as long as its zone made it (23 to 25 hours). */
export function localDays(asOf: number, timeZone: string, count: number): LocalDay[] {
  const today = localDate(asOf, timeZone)
  const until = `${today} ${timeZone}`
  if (kept.until !== until) Object.assign(kept, { until, days: [] })
  const missing = count - kept.days.length
  const older = Array.from({ length: Math.max(missing, 0) }, (_, index) => {
    const date = today.subtract({ days: count - 1 - index })
    const start = startOfDay(date, timeZone)
    return { date: date.toString(), start, end: startOfDay(date.add({ days: 1 }), timeZone) }
  })
  kept.days = [...older, ...kept.days]
  return kept.days.slice(kept.days.length - count)
}

/**
 * The strip of days: one letter a day, and the facts of each day that was not plainly operational. A day of which nothing
 * was observed and nothing is told needs none: its letter says all.
 *
 * The same object for the same days, as long as nothing is to say of today: of a thousand services few have changed since
 * a minute ago, and what is made of a strip is remembered with it (schemas.ts).
 * @param segments - The service's states, partitioning at least these days up to `asOf`.
 * @param events - Incidents of the service, to name in the days that they touch.
 * @param former - Takes what is told of the days that are over, for the next strip of the same service.
 */
export function dayStrip(
  days: LocalDay[],
  segments: StateSegment[],
  events: Event[],
  asOf: number,
  former: { over?: DaysOver } = {},
): Service['days'] {
  const over = days.slice(0, -1)
  const until = over.at(-1)?.end ?? Number.NEGATIVE_INFINITY
  const question = { days: over, segments: before(segments, until), events: before(events, until) }
  const same = former.over && isSame(former.over.question, question)
  const known = same && former.over ? former.over.told : toldOf(over, segments, events, asOf)
  const today = toldOf(days.slice(-1), segments, events, asOf)
  const letters = known.letters + today.letters
  const states = former.over?.letters === letters ? former.over.states : runLengths(letters)
  former.over = { question, told: known, letters, states }
  const strip = {
    from: days[0]?.date ?? '',
    count: days.length,
    states,
    details: [...known.details, ...today.details],
  }
  return sameStrip(strip, days.at(-1))
}

type Event = { id: string } & Interval

interface Told {
  letters: string
  details: Day[]
}

/** What is told of days that are over, and all that it follows from; and what was written of them and today. */
export interface DaysOver {
  question: { days: LocalDay[]; segments: StateSegment[]; events: Event[] }
  told: Told
  letters: string
  states: string
}

/** What begins before an instant, as far as it lies before it. */
function before<T extends Interval>(intervals: readonly T[], until: number): T[] {
  return intervals
    .filter(({ start }) => start < until)
    .map((one) => (one.end > until ? { ...one, end: until } : one))
}

function isSame(one: DaysOver['question'], other: DaysOver['question']): boolean {
  const [a, b] = [one.segments, other.segments]
  return (
    one.days.length === other.days.length &&
    sharedStart(one.days, other.days) === one.days.length &&
    a.length === b.length &&
    a.every(({ start, end, state }, at) => {
      const now = b[at]
      return now?.start === start && now.end === end && now.state === state
    }) &&
    one.events.length === other.events.length &&
    one.events.every(({ id, start, end }, at) => {
      const now = other.events[at]
      return now?.id === id && now.start === start && now.end === end
    })
  )
}

function toldOf(days: LocalDay[], segments: StateSegment[], events: Event[], asOf: number): Told {
  const details: Day[] = []
  let letters = ''
  let first = 0
  for (const day of days) {
    while ((segments[first]?.end ?? Number.POSITIVE_INFINITY) <= day.start) first += 1
    const length = Math.min(day.end, asOf) - day.start
    const touching = events.some(({ start, end }) => start < day.end && end > day.start)
    const plain = !touching && wholly(segments[first], day.start, length)
    if (plain) {
      letters += LETTERS[plain]
      continue
    }
    const ms = timesOf(day, segments, first, asOf)
    const state = dayState(ms, length)
    letters += LETTERS[state]
    const touched = events.filter(({ start, end }) => start < day.end && end > day.start).map(({ id }) => id)
    const { operational: _, unknown, ...others } = ms
    const nothingElse = touched.length === 0 && Object.values(others).every((time) => time === 0)
    const bare = nothingElse && (unknown === 0 || unknown === length)
    if (!bare) details.push(detailOf(day, length, state, ms, touched))
  }
  return { letters, details }
}

/** The state of a day that lies within one segment, where its letter says all of it: most days of most services. */
function wholly(segment: StateSegment | undefined, start: number, length: number): State | false {
  if (segment === undefined || length <= 0 || segment.start > start || segment.end < start + length)
    return false
  return (segment.state === 'operational' || segment.state === 'unknown') && segment.state
}

/** How long the service was in each state on a day, as far as it is over. */
function timesOf(
  { start, end }: LocalDay,
  segments: StateSegment[],
  first: number,
  asOf: number,
): Record<State, number> {
  const ms: Record<State, number> = {
    operational: 0,
    degraded_performance: 0,
    partial_outage: 0,
    major_outage: 0,
    under_maintenance: 0,
    unknown: 0,
  }
  const until = Math.min(end, asOf)
  for (let at = first; at < segments.length; at += 1) {
    const segment = segments[at] as StateSegment
    if (segment.start >= until) break
    const length = Math.min(segment.end, until) - Math.max(segment.start, start)
    if (length > 0) ms[segment.state] += length
  }
  return ms
}

/** What is told of days that are over, by what it says: the same object for the same. */
const told = new WeakMap<LocalDay, Map<string, Day>>()

function detailOf(
  day: LocalDay,
  length: number,
  state: State,
  ms: Record<State, number>,
  incidents: string[],
): Day {
  const { unknown: unknownMs, under_maintenance: maintenanceMs, major_outage: downMs } = ms
  const { partial_outage: partialMs, degraded_performance: degradedMs } = ms
  const says = [unknownMs, maintenanceMs, downMs, partialMs, degradedMs, ...incidents].join(' ')
  const over = length === day.end - day.start
  const known = over ? told.get(day)?.get(says) : undefined
  if (known) return known
  const observed = length - unknownMs - maintenanceMs
  // A partial outage weighs 0.3 in this informal figure, and only here (semantics 2.6.3).
  const mostlySeen = observed > 0 && unknownMs * 2 <= length
  const tenths = 10 * (observed - downMs) - 3 * partialMs
  const uptime = mostlySeen ? displayShare(ratio(tenths, 10 * observed), 'floor', 2) : null
  const times = { downMs, partialMs, degradedMs, unknownMs, maintenanceMs }
  const detail = { date: day.date, state, uptime, ...times, incidents }
  if (over) told.set(day, (told.get(day) ?? new Map()).set(says, detail))
  return detail
}

type Strip = Service['days']

/** Strips by the last day that they tell of, else by their last day. */
const strips = new WeakMap<Day | LocalDay, Strip[]>()

/** The same object for a strip that says the same, unless it tells of today: that is over with the next minute. */
function sameStrip(strip: Strip, today: LocalDay | undefined): Strip {
  const last = strip.details.at(-1) ?? today
  if (last === undefined || (last !== today && last.date === today?.date)) return strip
  const others = strips.get(last) ?? []
  const known = others.find(
    ({ from, count, states, details }) =>
      from === strip.from &&
      count === strip.count &&
      states === strip.states &&
      details.length === strip.details.length &&
      details.every((day, index) => day === strip.details[index]),
  )
  if (known === undefined) strips.set(last, [...others, strip])
  return known ?? strip
}

/** From this share of a day's time on, an outage makes it a day of major outage: 1/20, that is 72 minutes. */
const MAJOR_DAY = 20

/**
 * One word for a whole day. A minute of outage does not colour the day as lost: it is a partly bad day until a
 * twentieth of it was down. A day mostly unseen is unknown unless an outage is known.
 */
function dayState(ms: Record<State, number>, length: number): State {
  if (ms.major_outage * MAJOR_DAY >= length && ms.major_outage > 0) return 'major_outage'
  if (ms.major_outage > 0 || ms.partial_outage > 0) return 'partial_outage'
  if (ms.unknown * 2 > length) return 'unknown'
  if (ms.degraded_performance > 0) return 'degraded_performance'
  if (ms.under_maintenance > 0) return 'under_maintenance'
  return length > 0 ? 'operational' : 'unknown'
}

/** The state of each day of a strip, in its order; a letter of tomorrow is unknown. */
export function statesOfDays(states: string): State[] {
  const known = new Map(Object.entries(LETTERS).map(([state, letter]) => [letter, state as State]))
  return [...states.matchAll(/(\d+)(\D)/g)].flatMap(([, count, letter = '']) =>
    Array.from({ length: Number(count) }, () => known.get(letter) ?? 'unknown'),
  )
}

/** "ooom" as "3o1m". */
function runLengths(letters: string): string {
  return letters.replace(/(.)\1*/g, (run, letter: string) => `${run.length}${letter}`)
}
