import type { Delivery } from '../../../data/schema/items.ts'
import type { DeliveryObjective } from '../../../data/schema/objective.ts'
import { workingDaysFrom } from '../time/calendar.ts'
import { localDate } from '../time/period.ts'
import type { Asked } from '../types.ts'
import { dayCount, dayZero, endOfDate } from './working-days.ts'

/**
 * By when a delivery is on time (semantics 2.7.8): the instant up to which it counts, and the day from which too early is
 * counted. `latest-agreed` takes the promise where the customer asked for no other date. A promise without a time of day
 * holds to the end of its day; an order without one was made before any cut-off. Null where there is no promise, or no
 * time of the order to count from.
 */
export function deadlineOf(
  delivery: Delivery,
  asked: Asked<DeliveryObjective>,
): { last: number; date: Temporal.PlainDate } | null {
  const { deadline, calendar, dayEnd } = asked.objective
  const count = dayCount(asked, calendar, dayEnd)
  if (typeof deadline === 'object') {
    if (delivery.ordered === undefined) return null
    const zero = dayZero(delivery.ordered, delivery.dateOnly ? undefined : deadline.cutoff, count)
    const date = workingDaysFrom(count.calendar, zero, deadline.within.workingDays, 1)
    return { last: endOfDate(date, count), date }
  }
  const promised = deadline === 'original' ? delivery.promised : (delivery.agreed ?? delivery.promised)
  if (promised === undefined) return null
  const date = localDate(promised, asked.agreement.timeZone)
  return { last: delivery.dateOnly ? endOfDate(date, count) : promised, date }
}
