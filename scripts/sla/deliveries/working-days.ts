import type { Calendar } from '../../../data/schema/calendar.ts'
import { hoursOf, isWorkingDay, wallInstant, workingCalendar, workingDaysFrom } from '../time/calendar.ts'
import { localDate, startOfDay } from '../time/period.ts'
import type { Asked } from '../types.ts'

/** How working days are counted (semantics C6). */
export interface DayCount {
  /** Null: Monday to Friday. */
  calendar: Calendar | null
  timeZone: string
  /** Whether a day ends at midnight, or as the calendar closes. */
  dayEnd: 'midnight' | 'closing'
}

/** When a day is over (semantics C6): as agreed, else by whether the data are dates alone. */
export function dayEndOf(agreed: DayCount['dayEnd'] | undefined, dateOnly: boolean): DayCount['dayEnd'] {
  return agreed ?? (dateOnly ? 'midnight' : 'closing')
}

/** Working days of a named calendar, in the agreement's zone; of the default one where it is open round the clock. */
export function dayCount(
  { agreement, calendars }: Asked,
  calendar: string | undefined,
  dayEnd: DayCount['dayEnd'] = 'midnight',
): DayCount {
  const { timeZone } = agreement
  // Round the clock nothing closes.
  if (calendar === '24x7') return { calendar: workingCalendar(calendars), timeZone, dayEnd: 'midnight' }
  return { calendar: workingCalendar(calendars, calendar), timeZone, dayEnd }
}

/** The last instant that is still of a date. A date without hours ends at midnight. */
export function endOfDate(date: Temporal.PlainDate, { calendar, timeZone, dayEnd }: DayCount): number {
  const closing =
    calendar && dayEnd === 'closing'
      ? Math.max(0, ...hoursOf(calendar, date).map(({ toMinute }) => toMinute))
      : 0
  // Hours to 24:00 end with the day: midnight itself is of the next.
  return calendar && closing > 0 && closing !== 1440
    ? wallInstant(date, closing, calendar.timeZone)
    : startOfDay(date.add({ days: 1 }), timeZone) - 1
}

/**
 * Day 0 of an order: its own date; where there is a cut-off, the next working day unless it was accepted before the cut-off
 * of a working day (semantics 2.7.9, G63). What is ordered on a Saturday is never due before what came too late on Friday.
 */
export function dayZero(
  ordered: number,
  cutoff: string | undefined,
  { calendar, timeZone }: DayCount,
): Temporal.PlainDate {
  const date = localDate(ordered, timeZone)
  if (cutoff === undefined) return date
  const { hour, minute } = Temporal.PlainTime.from(cutoff)
  const accepted = ordered < wallInstant(date, hour * 60 + minute, timeZone)
  return accepted && isWorkingDay(calendar, date) ? date : workingDaysFrom(calendar, date, 1, 1)
}

/** The last instant of the N-th working day after a date; of the date itself for 0. */
export function workingDeadline(from: Temporal.PlainDate, days: number, count: DayCount): number {
  return endOfDate(workingDaysFrom(count.calendar, from, days, 1), count)
}

/**
 * Which working day after a date an instant belongs to: 0 up to the end of the date itself; a closed day, or a time after
 * closing where that ends the day, belongs to the next working day.
 */
export function workingDayOf(from: Temporal.PlainDate, instant: number, count: DayCount): number {
  const { calendar, timeZone } = count
  const date = localDate(instant, timeZone)
  const last = instant > endOfDate(date, count) ? date.add({ days: 1 }) : date
  if (Temporal.PlainDate.compare(last, from) <= 0) return 0
  let number = isWorkingDay(calendar, last) ? 0 : 1
  for (let day = from; Temporal.PlainDate.compare(day, last) < 0; ) {
    day = day.add({ days: 1 })
    if (isWorkingDay(calendar, day)) number += 1
  }
  return number
}
