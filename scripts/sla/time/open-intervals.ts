import type { Calendar } from '../../../data/schema/calendar.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { hoursOf, wallInstant } from './calendar.ts'
import { intersect, merge, reaching } from './intervals.ts'
import { localDate } from './period.ts'

const DAY_MINUTES = 1440
const KEPT = new WeakMap<Calendar, Kept>()

/** What follows from a calendar alone, so that it is worked out once for as long as the calendar lives; it never changes. */
interface Kept {
  /** Whether hours of some day run past its midnight. */
  pastMidnight: boolean
  years: Map<number, Interval[]>
  /** By the bounds of what was asked about: agreements share their periods. */
  asked: Map<string, Interval[]>
}

function keptOf(calendar: Calendar): Kept {
  const kept = KEPT.get(calendar)
  if (kept) return kept
  const days = [...Object.values(calendar.weekly), ...Object.values(calendar.exceptions)]
  const pastMidnight = days.some((hours) => hours.some(({ toMinute }) => toMinute > DAY_MINUTES))
  const fresh: Kept = { pastMidnight, years: new Map(), asked: new Map() }
  KEPT.set(calendar, fresh)
  return fresh
}

/** The open intervals that begin in a local year, merged. */
function openInYear(calendar: Calendar, year: number): Interval[] {
  const { years } = keptOf(calendar)
  const known = years.get(year)
  if (known) return known
  const open: Interval[] = []
  for (let date = Temporal.PlainDate.from({ year, month: 1, day: 1 }); date.year === year; ) {
    for (const { fromMinute, toMinute } of hoursOf(calendar, date)) {
      const start = wallInstant(date, fromMinute, calendar.timeZone)
      open.push({ start, end: wallInstant(date, toMinute, calendar.timeZone) })
    }
    date = date.add({ days: 1 })
  }
  const merged = merge(open)
  years.set(year, merged)
  return merged
}

/**
 * When a calendar is open between two instants, merged: local wall times, converted day by day, so a night across a clock
 * change is an hour shorter or longer (semantics C2, G24). Hours past midnight belong to the day on which they start (C1).
 * @throws UnknownYearError as `hoursOf` does.
 */
export function openIntervals(calendar: Calendar, within: Interval): Interval[] {
  if (within.end <= within.start) return []
  const { asked } = keptOf(calendar)
  const question = `${within.start} ${within.end}`
  const open = asked.get(question) ?? workOut(calendar, within)
  asked.set(question, open)
  // A copy: what is kept is everybody's.
  return open.map(({ start, end }) => ({ start, end }))
}

function workOut(calendar: Calendar, within: Interval): Interval[] {
  const { timeZone } = calendar
  const first = localDate(within.start, timeZone)
  const before = keptOf(calendar).pastMidnight ? first.subtract({ days: 1 }) : first
  const last = localDate(within.end - 1, timeZone)
  const open: Interval[] = []
  for (let year = before.year; year <= last.year; year += 1)
    open.push(...reaching(openInYear(calendar, year), within))
  return intersect(merge(open), [within])
}
