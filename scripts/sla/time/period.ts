import type { PeriodType } from '../../../data/schema/period-type.ts'
import type { PeriodBounds } from '../types.ts'

const UNITS = {
  'calendar-day': { days: 1 },
  'calendar-week': { weeks: 1 },
  'calendar-month': { months: 1 },
  'calendar-quarter': { months: 3 },
  'calendar-half': { months: 6 },
  'calendar-year': { years: 1 },
} as const
type CalendarType = keyof typeof UNITS

/** The first instant of a local day: 01:00 where midnight does not exist (semantics T3). */
export function startOfDay(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds
}

/** What was asked about lately in each zone: much is asked about the evaluation's own instant and the ends of periods. */
const DATES = new Map<string, Map<number, Temporal.PlainDate>>()
/** So many dates of a zone, and so many periods, are remembered at once. */
const MOST = 1000

/** The local date of an instant. */
export function localDate(instant: number, timeZone: string): Temporal.PlainDate {
  const dates = DATES.get(timeZone) ?? new Map<number, Temporal.PlainDate>()
  const known = dates.get(instant)
  if (known) return known
  if (dates.size >= MOST) dates.clear()
  DATES.set(timeZone, dates)
  const date = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate()
  dates.set(instant, date)
  return date
}

function firstDay(type: CalendarType, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (type) {
    case 'calendar-day':
      return date
    case 'calendar-week':
      return date.subtract({ days: date.dayOfWeek - 1 })
    case 'calendar-month':
      return date.with({ day: 1 })
    case 'calendar-quarter':
      return date.with({ month: date.month - ((date.month - 1) % 3), day: 1 })
    case 'calendar-half':
      return date.with({ month: date.month > 6 ? 7 : 1, day: 1 })
    case 'calendar-year':
      return date.with({ month: 1, day: 1 })
  }
}

/** Local and stable (semantics P3). A week has the year of its Thursday, by ISO 8601. */
function idOf(type: CalendarType, first: Temporal.PlainDate): string {
  const year = String(first.year)
  switch (type) {
    case 'calendar-day':
      return first.toString()
    case 'calendar-week':
      return `${first.yearOfWeek}-W${String(first.weekOfYear).padStart(2, '0')}`
    case 'calendar-month':
      return first.toPlainYearMonth().toString()
    case 'calendar-quarter':
      return `${year}-Q${Math.ceil(first.month / 3)}`
    case 'calendar-half':
      return `${year}-H${Math.ceil(first.month / 6)}`
    case 'calendar-year':
      return year
  }
}

/** Billing periods count months from the anchor itself, so 31 January gives 28 February and then 31 March (T6, G78). */
function billing(anchor: string, timeZone: string, instant: number): PeriodBounds {
  const from = Temporal.PlainDate.from(anchor)
  const date = localDate(instant, timeZone)
  let months = from.until(date, { largestUnit: 'months' }).months
  while (Temporal.PlainDate.compare(from.add({ months }), date) > 0) months -= 1
  while (Temporal.PlainDate.compare(from.add({ months: months + 1 }), date) <= 0) months += 1
  const first = from.add({ months })
  const next = from.add({ months: months + 1 })
  const bounds = { start: startOfDay(first, timeZone), end: startOfDay(next, timeZone) }
  return { ...bounds, id: `${first}/${next}`, type: 'billing', timeZone }
}

/** A rolling window ends at `asOf`: `P30D` starts at the same wall time 30 local days before, `PT720H` 720 hours before. */
function rolling(duration: string, timeZone: string, asOf: number): PeriodBounds {
  const end = Temporal.Instant.fromEpochMilliseconds(asOf).toZonedDateTimeISO(timeZone)
  const start = end.subtract(duration).epochMilliseconds
  return { start, end: asOf, id: duration, type: 'rolling', timeZone }
}

/** The period of each type that was asked about last: a thousand objectives ask about the same one. */
const LAST_PERIOD = new Map<string, PeriodBounds>()

/** The period that holds an instant, in the agreement's zone (semantics 2.2). For a rolling one the instant is `asOf`. */
export function periodAt(type: PeriodType, timeZone: string, instant: number): PeriodBounds {
  if (typeof type === 'object') {
    if ('billing' in type) return billing(type.billing, timeZone, instant)
    if ('rolling' in type) return rolling(type.rolling, timeZone, instant)
    return { ...periodAt('calendar-month', timeZone, instant), type: 'fixed-denominator' }
  }
  if (type === 'service-year')
    return { ...rolling('P365D', timeZone, instant), id: 'service-year', type: 'service-year' }
  const question = `${type} ${timeZone}`
  const known = LAST_PERIOD.get(question)
  if (known && known.start <= instant && instant < known.end) return known
  const period = calendarPeriod(type, timeZone, instant)
  LAST_PERIOD.set(question, period)
  return period
}

/** Those that were asked about lately, by the instant: the ends of all that are over, for each agreement again. */
const PERIODS = new Map<string, PeriodBounds>()

function calendarPeriod(type: CalendarType, timeZone: string, instant: number): PeriodBounds {
  const question = `${type} ${timeZone} ${instant}`
  const known = PERIODS.get(question)
  if (known) return known
  const first = firstDay(type, localDate(instant, timeZone))
  const bounds = { start: startOfDay(first, timeZone), end: startOfDay(first.add(UNITS[type]), timeZone) }
  const period = { ...bounds, id: idOf(type, first), type, timeZone }
  if (PERIODS.size >= MOST) PERIODS.clear()
  PERIODS.set(question, period)
  return period
}

/** The period before, or null for a rolling window, which has none. */
export function previousPeriod(type: PeriodType, period: PeriodBounds): PeriodBounds | null {
  if (period.type === 'rolling' || period.type === 'service-year') return null
  return periodAt(type, period.timeZone, period.start - 1)
}

/** The periods that end after `from` and at `to` at the latest, newest first. A rolling window never closes (P4). */
export function closedPeriods(type: PeriodType, timeZone: string, from: number, to: number): PeriodBounds[] {
  const closed: PeriodBounds[] = []
  let period = previousPeriod(type, periodAt(type, timeZone, to))
  while (period && period.end > from) {
    closed.push(period)
    period = previousPeriod(type, period)
  }
  return closed
}
