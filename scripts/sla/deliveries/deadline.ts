import type { Delivery } from '../../../data/schema/items.ts'
import type { DeliveryObjective } from '../../../data/schema/objective.ts'
import {
  calendarNamed,
  hoursOf,
  isWorkingDay,
  wallInstant,
  workingCalendar,
  workingDaysFrom,
} from '../time/calendar.ts'
import { localDate, startOfDay } from '../time/period.ts'
import type { Asked } from '../types.ts'

/** The day that working days are counted from: that of the order, or the next working day after the cut-off (2.7.9, G63). */
function dayZero(
  ordered: number,
  dateOnly: boolean,
  { agreement, calendars, objective }: Asked<DeliveryObjective>,
  cutoff: string | undefined,
): Temporal.PlainDate {
  const date = localDate(ordered, agreement.timeZone)
  const calendar = workingCalendar(calendars, namedCalendar(objective))
  if (cutoff === undefined || dateOnly || !isWorkingDay(calendar, date)) return date
  const [hour = 0, minute = 0] = cutoff.split(':').map(Number)
  const late = ordered >= wallInstant(date, 60 * hour + minute, agreement.timeZone)
  return late ? workingDaysFrom(calendar, date, 1, 1) : date
}

function namedCalendar({ calendar }: DeliveryObjective): string | undefined {
  return calendar === '24x7' ? undefined : calendar
}

/** The last instant of a date at which a delivery is on time: of the day, or the end of its opening hours (semantics C6). */
function endOf(
  date: Temporal.PlainDate,
  { agreement, calendars, objective }: Asked<DeliveryObjective>,
): number {
  const name = namedCalendar(objective)
  if (objective.dayEnd === 'closing' && name !== undefined) {
    const calendar = calendarNamed(calendars, name)
    const closing = Math.max(0, ...hoursOf(calendar, date).map(({ toMinute }) => toMinute))
    if (closing > 0) return wallInstant(date, closing, calendar.timeZone)
  }
  return startOfDay(date.add({ days: 1 }), agreement.timeZone) - 1
}

/**
 * By when a delivery is on time (semantics 2.7.8): the instant up to which it counts, and the day from which too early is
 * counted. `latest-agreed` takes the promise where the customer asked for no other date. A promise without a time of day
 * holds to the end of its day. Null where there is no promise, or no time of the order to count from.
 */
export function deadlineOf(
  delivery: Delivery,
  asked: Asked<DeliveryObjective>,
): { last: number; date: Temporal.PlainDate } | null {
  const { deadline } = asked.objective
  if (typeof deadline === 'object') {
    if (delivery.ordered === undefined) return null
    const { workingDays } = deadline.within
    const calendar = workingCalendar(asked.calendars, namedCalendar(asked.objective))
    const zero = dayZero(delivery.ordered, delivery.dateOnly, asked, deadline.cutoff)
    const date = workingDaysFrom(calendar, zero, workingDays, 1)
    return { last: endOf(date, asked), date }
  }
  const promised = deadline === 'original' ? delivery.promised : (delivery.agreed ?? delivery.promised)
  if (promised === undefined) return null
  const date = localDate(promised, asked.agreement.timeZone)
  const last = delivery.dateOnly ? endOf(date, asked) : promised
  return { last, date }
}
