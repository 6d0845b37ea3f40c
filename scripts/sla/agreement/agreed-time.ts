import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { remembered } from '../remembered.ts'
import { calendarNamed } from '../time/calendar.ts'
import { intersect } from '../time/intervals.ts'
import { openIntervals } from '../time/open-intervals.ts'
import { startOfDay } from '../time/period.ts'
import type { TimeQuestion } from '../types.ts'

/** When the agreement holds: whole local days, `effectiveTo` the last of them (semantics 2.13, prorate). */
export const contractTime = remembered(({ effectiveFrom, effectiveTo, timeZone }: Agreement): Interval => {
  return {
    start: startOfDay(Temporal.PlainDate.from(effectiveFrom), timeZone),
    end:
      effectiveTo === undefined
        ? Number.POSITIVE_INFINITY
        : startOfDay(Temporal.PlainDate.from(effectiveTo).add({ days: 1 }), timeZone),
  }
})

/** The period's agreed service time by its service hours, merged; the objective's hours go before the agreement's. */
export function serviceTime({
  agreement,
  objective,
  calendars,
  period,
}: Pick<TimeQuestion, 'agreement' | 'objective' | 'calendars' | 'period'>): Interval[] {
  const hours = objective.serviceHours ?? agreement.serviceHours
  return hours === '24x7'
    ? [{ start: period.start, end: period.end }]
    : openIntervals(calendarNamed(calendars, hours), period)
}

/** What of the period the agreement covers, and the service hours in it, merged: agreed is what is in both. */
export function agreedTime(question: Pick<TimeQuestion, 'agreement' | 'objective' | 'calendars' | 'period'>) {
  const { agreement, period } = question
  return {
    contract: intersect([contractTime(agreement)], [period]),
    hours: serviceTime(question),
  }
}
