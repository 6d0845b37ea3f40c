// @ts-nocheck
import type { Interval } from '../../../data/schema/timeline.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import { type Ratio, ratio } from '../exact/ratio.ts'
import { calendarNamed } from '../time/calendar.ts'
import { intersect, lengthOf } from '../time/intervals.ts'
import { openIntervals } from '../time/open-intervals.ts'
import type { Asked } from '../types.ts'

/** The agreed service time of the whole period: while the agreement holds, in its service hours, merged. */
export function agreedTime({ agreement, calendars, period }: Asked): Interval[] {
  const { serviceHours } = agreement
  const hours =
    serviceHours === '24x7' ? [period] : openIntervals(calendarNamed(calendars, serviceHours), period)
  return intersect(hours, [contractTime(agreement)])
}

/** The share of a running period's agreed time that is past; 1 where there is none. */
export function elapsedShare(agreed: readonly Interval[], asOf: number): Ratio {
  const whole = lengthOf(agreed)
  const past = lengthOf(intersect(agreed, [{ start: Number.NEGATIVE_INFINITY, end: asOf }]))
  return whole === 0 ? ratio(1n) : ratio(past, whole)
}
