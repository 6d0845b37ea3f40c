import type { Interval, ResponseDay } from '../../../data/schema/timeline.ts'
import { countsAsUp } from '../availability/measure.ts'
import { excludedBy } from '../availability/reliefs.ts'
import { type Ratio, ratio } from '../exact/ratio.ts'
import { agreedTime } from '../requests/agreed.ts'
import { reliefsOf } from '../requests/base.ts'
import { datesAround } from '../time/calendar.ts'
import { intersect, lengthOf, merge, reaching, subtractIntervals } from '../time/intervals.ts'
import { startOfDay } from '../time/period.ts'
import type { ResponseQuestion } from './question.ts'

/** The days of a period that count, and for how many of them anything is known. */
export interface CountedDays {
  days: ResponseDay[]
  /** Those of them with closed hours, or time that may be taken out: which of their requests belong is not known. */
  partly: ResponseDay[]
  /** Null where the period has no day with agreed time so far. */
  coverage: Ratio | null
}

/** The local days that begin in the period, up to `asOf`, as far as they are in it. */
function localDays({ period, asOf }: ResponseQuestion): Interval[] {
  const until = Math.min(period.end, asOf)
  return datesAround({ start: period.start, end: until }, period.timeZone)
    .map((date) => ({
      start: startOfDay(date, period.timeZone),
      end: Math.min(period.end, startOfDay(date.add({ days: 1 }), period.timeZone)),
    }))
    .filter(({ start }) => start >= period.start && start < until)
}

/** What is certainly taken out, and what may be: maintenance without a record of the work only while something was bad. */
function takenOut(question: ResponseQuestion): { surely: Interval[]; perhaps: Interval[] } {
  const reliefs = reliefsOf(question)
  const perhaps = excludedBy(reliefs, question, () => [question.period])
  const surely = excludedBy(reliefs, question, () => [])
  // Under `count-as-up` the rest stays, as good.
  const gone = surely.filter(({ reason }) => reason === 'suspension' || !countsAsUp(question.agreement))
  return { surely: merge(gone), perhaps: merge(perhaps) }
}

/**
 * The days whose response times belong to the period: whole local days that begin in it and have agreed service time that
 * is not taken out. A day is the finest that the evidence tells: of one with closed hours or maintenance all requests are
 * counted, and it is in `partly` too. A rolling window that starts within a day begins with the next. A day without a
 * sample or failure is unknown.
 */
export function countedDays(question: ResponseQuestion): CountedDays {
  const agreed = agreedTime(question)
  const { surely, perhaps } = takenOut(question)
  const wanted = new Set<number>()
  const cut = new Set<number>()
  for (const day of localDays(question)) {
    const own = intersect(reaching(agreed, day), [day])
    if (lengthOf(subtractIntervals(own, surely)) === 0) continue
    wanted.add(day.start)
    if (lengthOf(subtractIntervals(own, perhaps)) < day.end - day.start) cut.add(day.start)
  }
  const days = question.days.filter(
    ({ day, counts, buckets = [], failed }) => wanted.has(day) && counts.length + buckets.length + failed > 0,
  )
  return {
    days,
    partly: days.filter(({ day }) => cut.has(day)),
    coverage: wanted.size === 0 ? null : ratio(new Set(days.map(({ day }) => day)).size, wanted.size),
  }
}
