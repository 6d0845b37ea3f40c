import type { Calendar, DayInterval } from '../../../data/schema/calendar.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { localDate } from './period.ts'

/** The calendar of working days where none is named (semantics 2.17). */
const DEFAULT_WORKING_DAYS = 'se-legal-eves'

/** The instant of a local wall time in minutes from midnight; over 1440 is the day after. Gaps and overlaps: semantics T4. */
export function wallInstant(date: Temporal.PlainDate, minute: number, timeZone: string): number {
  return date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(timeZone).epochMilliseconds
}

/** Every local date that an interval touches, and the day before it, whose hours may run past midnight. */
export function datesAround(within: Interval, timeZone: string): Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = []
  const last = localDate(within.end, timeZone)
  let date = localDate(within.start, timeZone).subtract({ days: 1 })
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) dates.push(date)
  return dates
}

/** A figure needs a year whose holidays a calendar does not know. */
export class UnknownYearError extends RangeError {
  constructor({ id }: Calendar, { lists, from, to }: NonNullable<Calendar['holidays']>, year: number) {
    super(
      `calendar "${id}" knows the holidays of ${from} to ${to} (${lists.join(', ')}), but a figure needs ${year}; add that year to the list in calendars.yaml, or let the calendar use one that has it`,
    )
    this.name = 'UnknownYearError'
  }
}

/**
 * The hours of a date in minutes from its midnight: an exception's, else its weekday's (semantics C1).
 * @throws UnknownYearError for a year that the calendar's holidays do not cover: it would count holidays as working days.
 */
export function hoursOf(calendar: Calendar, date: Temporal.PlainDate): DayInterval[] {
  const { holidays, exceptions, weekly } = calendar
  if (holidays && (date.year < holidays.from || date.year > holidays.to))
    throw new UnknownYearError(calendar, holidays, date.year)
  return exceptions[date.toString()] ?? weekly[date.dayOfWeek] ?? []
}

/** When a calendar with holidays can be asked about; all time where it has none. */
export function knownTime({ holidays, timeZone }: Calendar): Interval {
  if (!holidays) return { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }
  const newYear = (year: number) =>
    wallInstant(Temporal.PlainDate.from({ year, month: 1, day: 1 }), 0, timeZone)
  return { start: newYear(holidays.from), end: newYear(holidays.to + 1) }
}

/** The named calendar. Agreements are checked when they are loaded, so a missing one is a fault of the caller. */
export function calendarNamed(calendars: Record<string, Calendar>, id: string): Calendar {
  const calendar = calendars[id]
  if (calendar) return calendar
  const known = Object.keys(calendars).join(', ') || 'none'
  throw new RangeError(`no calendar is called "${id}" (known: ${known})`)
}

/** The calendar that working days are counted in: the named one, else the default, else Monday to Friday. */
export function workingCalendar(calendars: Record<string, Calendar>, id?: string): Calendar | null {
  return id === undefined ? (calendars[DEFAULT_WORKING_DAYS] ?? null) : calendarNamed(calendars, id)
}

/** Whether a calendar has any hours on a date; without one, Monday to Friday are working days. */
export function isWorkingDay(calendar: Calendar | null, date: Temporal.PlainDate): boolean {
  return calendar ? hoursOf(calendar, date).length > 0 : date.dayOfWeek <= 5
}

/** The N-th working day before (`step` -1) or after (1) a date, which is itself day 0 (semantics C6). */
export function workingDaysFrom(
  calendar: Calendar | null,
  date: Temporal.PlainDate,
  count: number,
  step: 1 | -1,
): Temporal.PlainDate {
  let day = date
  for (let left = count; left > 0; ) {
    day = day.add({ days: step })
    // A calendar that is never open would go on for ever.
    if (Math.abs(day.since(date).days) > 366 * (count + 1))
      throw new RangeError(`calendar "${calendar?.id}" has no working days around ${date}`)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}
