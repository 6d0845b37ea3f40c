// @ts-nocheck
import type { Interval, ResponseDay } from '../../../data/schema/timeline.ts'
import { type Ratio, ratio } from '../exact/ratio.ts'
import { agreedTime } from '../requests/agreed.ts'
import { datesAround } from '../time/calendar.ts'
import { finder } from '../time/intervals.ts'
import { startOfDay } from '../time/period.ts'
import type { ResponseQuestion } from './question.ts'

/** The days of a period that count, and for how many of them anything is known. */
export interface CountedDays {
  days: ResponseDay[]
  /** Null where the period has no day with agreed time so far. */
  coverage: Ratio | null
}

/** Local days that begin in the period, up to `asOf`, in which there is agreed time. */
function agreedDays(question: ResponseQuestion): number[] {
  const { period, asOf } = question
  const until = Math.min(period.end, asOf)
  if (until <= period.start) return []
  const holds = finder(
    agreedTime(question).map(({ start, end }) => dayTouched({ start, end }, period.timeZone)),
  )
  return datesAround({ start: period.start, end: until }, period.timeZone)
    .map((date) => startOfDay(date, period.timeZone))
    .filter((day) => day >= period.start && day < until && holds(day) !== undefined)
}

function dayTouched({ start, end }: Interval, timeZone: string): Interval {
  const date = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone).toPlainDate()
  return { start: startOfDay(date, timeZone), end }
}

/**
 * The days whose response times belong to the period: whole local days that begin in it and have agreed service time. A
 * day is the finest that the evidence tells, so closed hours and maintenance within a day are not taken out, and a
 * rolling window that starts within a day begins with the next. A day without a sample or failure is unknown.
 */
export function countedDays(question: ResponseQuestion): CountedDays {
  const wanted = new Set(agreedDays(question))
  const days = question.days.filter(
    ({ day, counts, buckets = [], failed }) => wanted.has(day) && counts.length + buckets.length + failed > 0,
  )
  return {
    days,
    coverage: wanted.size === 0 ? null : ratio(new Set(days.map(({ day }) => day)).size, wanted.size),
  }
}
