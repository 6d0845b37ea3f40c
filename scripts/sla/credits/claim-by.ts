import type { CreditTerms } from '../../../data/schema/credits.ts'
import type { Objective } from '../../../data/schema/objective.ts'
import { workingCalendar, workingDaysFrom } from '../time/calendar.ts'
import { localDate, periodAt } from '../time/period.ts'
import type { CreditContext, CreditVerdict } from './types.ts'

/** The last day of the N-th billing cycle after the one that holds a day: of the objective's periods, else of months. */
function endOfCycle(date: Temporal.PlainDate, count: number, anchor: string | null): Temporal.PlainDate {
  if (anchor === null) {
    const later = date.toPlainYearMonth().add({ months: count })
    return later.toPlainDate({ day: later.daysInMonth })
  }
  // Dates alone: in UTC every day has a midnight.
  let at = date.toZonedDateTime('UTC').epochMilliseconds
  for (let left = count; left > 0; left -= 1) at = periodAt({ billing: anchor }, 'UTC', at).end
  return localDate(periodAt({ billing: anchor }, 'UTC', at).end - 1, 'UTC')
}

/**
 * The last day on which a credit can be claimed, that day included, in the agreement's zone (semantics 2.12, G69). Null
 * where the contract sets no such day. Day 0 is the last day of the period, the day after it, or the day on which the
 * last outage of the period began; without an outage, the last day of the period.
 */
export function claimByOf(
  { outages, period }: CreditVerdict,
  { period: type }: Objective,
  { claimWithin, claim }: CreditTerms,
  { agreement, calendars }: Pick<CreditContext, 'agreement' | 'calendars'>,
): Temporal.PlainDate | null {
  if (claimWithin === undefined || claim.automatic) return null
  const lastDay = localDate(period.end - 1, agreement.timeZone)
  const incident =
    claim.dayZero === 'incident' && outages?.length
      ? localDate(Math.max(...outages.map(({ start }) => start), period.start), agreement.timeZone)
      : null
  // Months and cycles follow the one that the period ended in, whichever day counts as day 0.
  const within = incident ?? lastDay
  const dayZero = claim.dayZero === 'day-after-period' ? lastDay.add({ days: 1 }) : within
  const anchor = typeof type === 'object' && 'billing' in type ? type.billing : null
  const last = () => {
    if (claimWithin === 'end-of-next-month') return endOfCycle(within, 1, null)
    if ('billingCycles' in claimWithin) return endOfCycle(within, claimWithin.billingCycles, anchor)
    if ('calendarDays' in claimWithin) return dayZero.add({ days: claimWithin.calendarDays })
    const calendar = workingCalendar(calendars, claimWithin.calendar)
    return workingDaysFrom(calendar, dayZero, claimWithin.workingDays, 1)
  }
  if (!claim.rollToWorkday) return last()
  const named =
    typeof claimWithin === 'object' && 'calendar' in claimWithin ? claimWithin.calendar : undefined
  return workingDaysFrom(workingCalendar(calendars, named), last().subtract({ days: 1 }), 1, 1)
}
