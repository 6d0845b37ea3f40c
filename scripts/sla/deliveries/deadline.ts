import type { Delivery } from '../../../data/schema/items.ts'
import type { DeliveryObjective } from '../../../data/schema/objective.ts'
import { remembered } from '../remembered.ts'
import { workingDaysFrom } from '../time/calendar.ts'
import { localDate } from '../time/period.ts'
import type { Asked } from '../types.ts'
import { dayCount, dayEndOf, dayZero, endOfDate } from './working-days.ts'

interface Deadline {
  last: number
  date: Temporal.PlainDate
}

/** Many lines are promised for the same day and every period asks again: what was worked out for the same calendars. */
const knownDeadlines = remembered((_: Asked['calendars']) => new Map<string, Deadline>())

/**
 * By when a delivery is on time (semantics 2.7.8): the instant up to which it counts, and the day from which too early is
 * counted. `latest-agreed` takes the promise where the customer asked for no other date. A promise without a time of day
 * holds to the end of its day (C6); an order without one was made before any cut-off. Null where there is no promise, or no
 * time of the order to count from.
 */
export function deadlineOf(delivery: Delivery, asked: Asked<DeliveryObjective>): Deadline | null {
  const { deadline, calendar, dayEnd } = asked.objective
  const { dateOnly } = delivery
  const from =
    typeof deadline === 'object'
      ? delivery.ordered
      : deadline === 'original'
        ? delivery.promised
        : (delivery.agreed ?? delivery.promised)
  if (from === undefined) return null
  const rule = typeof deadline === 'object' ? `${deadline.within.workingDays} ${deadline.cutoff}` : ''
  const key = [from, dateOnly, rule, asked.agreement.timeZone, calendar, dayEnd].join(' ')
  const deadlines = knownDeadlines(asked.calendars)
  const known = deadlines.get(key)
  if (known !== undefined) return known
  const found = workOut(from, dateOnly, asked)
  deadlines.set(key, found)
  return found
}

function workOut(from: number, dateOnly: boolean, asked: Asked<DeliveryObjective>): Deadline {
  const { deadline, calendar, dayEnd } = asked.objective
  const count = dayCount(asked, calendar, dayEndOf(dayEnd, dateOnly))
  if (typeof deadline === 'object') {
    const zero = dayZero(from, dateOnly ? undefined : deadline.cutoff, count)
    const date = workingDaysFrom(count.calendar, zero, deadline.within.workingDays, 1)
    return { last: endOfDate(date, count), date }
  }
  const date = localDate(from, asked.agreement.timeZone)
  return { last: dateOnly ? endOfDate(date, count) : from, date }
}
