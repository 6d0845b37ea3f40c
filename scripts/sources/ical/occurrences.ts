import { runInNewContext } from 'node:vm'
import ICAL from 'ical.js'
import { type CalendarEvent, type Written, written } from './events.ts'
import type { Clock } from './times.ts'

/** One time that an event takes place. */
export interface Occurrence {
  start: number
  end: number
  /** When it takes place by the rule, which tells it from the others of the event for ever. */
  key: number
}

/** How often one event may recur before the rest is named and left out. */
const MOST = 2000
const PATIENCE_MS = 1000
/** How long all the rules of a calendar that came to no end may take together; then none is followed any more. */
const MOST_LOST_MS = 5000
/** By the clock of a calendar: what its rules without end took so far, in milliseconds. */
const lost = new WeakMap<Clock, number>()

/**
 * When an event takes place up to `until`: once, or by its rules and added dates without those excepted (RFC 5545 3.8.5).
 * Lengths are those of the first, by the stopwatch where the calendar gives an end and by the wall clock where it
 * gives days or a duration of days.
 */
export function occurrencesOf(
  event: CalendarEvent,
  clock: Clock,
  until: number,
): { occurrences: Occurrence[]; cut: boolean } | { reason: string; found: string } {
  const first = clock.instantOf(event.start)
  if (first === null)
    return event.start.zone === undefined
      ? { reason: 'its times name no zone; give `timeZone`', found: event.start.wall }
      : { reason: 'its time zone is not known', found: event.start.zone }
  const length = lengthOf(event, clock, first)
  if (length === null || length(event.start, first) <= first)
    return {
      reason: 'it has no end after its start; expected DTEND or DURATION',
      found: event.end?.wall ?? '',
    }
  const excepted = new Set(event.excepted.map((time) => clock.instantOf(time)))
  const starts = new Map<number, Written>([[first, event.start]])
  for (const time of event.added) {
    const at = clock.instantOf(time)
    if (at !== null && at <= until) starts.set(at, time)
  }
  let cut = false
  for (const rule of event.rules) cut = addByRule(rule, event.start, clock, until, starts) || cut
  const occurrences = [...starts]
    .filter(([at]) => !excepted.has(at))
    .sort(([a], [b]) => a - b)
    .map(([start, written]) => ({ start, end: length(written, start), key: start }))
  return { occurrences, cut }
}

/** How an occurrence's end follows from its start. */
function lengthOf(
  { start, end, duration }: CalendarEvent,
  clock: Clock,
  first: number,
): ((written: Written, at: number) => number) | null {
  const wholeDays = !start.wall.includes('T')
  if (end === undefined || wholeDays) {
    // A whole day without an end is that day (RFC 5545 3.6.1).
    const days = end ? Temporal.PlainDate.from(start.wall).until(Temporal.PlainDate.from(end.wall)) : null
    const nominal = days?.toString() ?? duration ?? (wholeDays ? 'P1D' : null)
    return nominal === null ? null : (written, at) => clock.after(written, nominal) ?? at
  }
  const last = clock.instantOf(end)
  return last === null ? null : (_written, at) => at + last - first
}

/** Adds what a rule gives; true where it gives more than anybody asked for, or never comes to an end. */
function addByRule(
  rule: InstanceType<typeof ICAL.Recur>,
  start: Written,
  clock: Clock,
  until: number,
  starts: Map<number, Written>,
): boolean {
  const bound = rule.clone()
  // UNTIL is an instant in UTC, or a local day to its end; the library would compare it with the clock on the wall.
  bound.until = null
  const last = Math.min(until, lastOf(rule, start, clock) ?? until)
  const before = lost.get(clock) ?? 0
  if (before > MOST_LOST_MS) return true
  const began = performance.now()
  const iterator = bound.iterator(ICAL.Time.fromString(start.wall, undefined))
  const ended = within(PATIENCE_MS, () => {
    for (let count = 0; count < MOST; count += 1) {
      const next = iterator.next()
      if (!next) return true
      const written = { wall: next.toString(), zone: start.zone }
      const at = clock.instantOf(written)
      if (at === null || at > last) return true
      if (fits(rule, next)) starts.set(at, written)
    }
    return false
  })
  if (!ended) lost.set(clock, before + performance.now() - began)
  return !ended
}

function lastOf({ until }: InstanceType<typeof ICAL.Recur>, start: Written, clock: Clock): number | null {
  if (until === null) return null
  if (!until.isDate) return clock.instantOf(written(until, start.zone))
  const next = clock.after({ wall: until.toString(), zone: start.zone }, 'P1D')
  return next === null ? null : next - 1
}

/** Whether a day is one that the rule names: for 30 February the library gives a day in March. */
function fits(
  { parts }: InstanceType<typeof ICAL.Recur>,
  { month, day, year }: InstanceType<typeof ICAL.Time>,
) {
  const { daysInMonth } = Temporal.PlainDate.from({ year, month, day })
  const named = (list: unknown, ...values: number[]) =>
    !Array.isArray(list) || values.some((value) => list.map(Number).includes(value))
  return named(parts.BYMONTH, month) && named(parts.BYMONTHDAY, day, day - daysInMonth - 1)
}

/** What the work gives, or false where it takes longer: for a day that never comes the library searches for ever. */
function within(timeout: number, work: () => boolean): boolean {
  try {
    return runInNewContext('work()', { work }, { timeout }) === true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  }
}
