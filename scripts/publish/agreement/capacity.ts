import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { CapacityEntry } from '../../../data/schema/feed.ts'
import type { TicketObjective } from '../../../data/schema/objective.ts'
import type { Measured } from '../../measure.ts'
import { contractTime } from '../../sla/agreement/agreed-time.ts'
import { arrivalsOf } from '../../sla/agreement/arrivals.ts'
import { displayNumber } from '../../sla/exact/display.ts'
import { ratio } from '../../sla/exact/ratio.ts'
import { calendarNamed } from '../../sla/time/calendar.ts'
import { lengthOf } from '../../sla/time/intervals.ts'
import { openIntervals } from '../../sla/time/open-intervals.ts'
import { closedPeriods } from '../../sla/time/period.ts'
import type { PeriodBounds } from '../../sla/types.ts'
import { periodText } from './workload.ts'

/** Closed months that are told. */
const MONTHS = 3
const HOUR_MS = 3_600_000

/**
 * How many tickets came for each hour that is staffed, by the calendars that the agreement's tickets are counted on, in its
 * last three closed months (agreement-concepts row 43). Tickets that came while it was closed wait for the same hours, and
 * count. A month that its source did not report to the end of has no figure, nor has one without an open hour.
 */
export function capacityEntries(
  agreement: Agreement,
  { calendars }: { calendars: Record<string, Calendar> },
  measured: Measured,
  asOf: number,
): CapacityEntry[] {
  const { objectives, timeZone } = agreement
  const ofTickets = objectives.filter((one) => 'onPriorityChange' in one && one.kind !== 'proposed')
  const byHours = Map.groupBy(ofTickets as TicketObjective[], ({ calendar }) => calendar)
  const months = closedPeriods('calendar-month', timeZone, contractTime(agreement).start, asOf)
  return [...byHours].flatMap(([hours, own]) => {
    const arrivals = arrivalsUnder(own, agreement, measured)
    if (arrivals.instants.length === 0) return []
    const periods = months.slice(0, MONTHS).map((period) => {
      const openMs = openMsOf(hours, calendars, period)
      const known = arrivals.through >= period.end
      const tickets = arrivals.instants.filter((at) => at >= period.start && at < period.end).length
      return {
        period: periodText(period),
        tickets: known ? tickets : null,
        openMs,
        ...(known &&
          openMs > 0 && {
            perHour: displayNumber(ratio(BigInt(tickets) * BigInt(HOUR_MS), BigInt(openMs)), 'ceil', 2),
          }),
      }
    })
    return periods.length === 0 ? [] : [{ hours, periods }]
  })
}

function openMsOf(hours: string, calendars: Record<string, Calendar>, { start, end }: PeriodBounds): number {
  return hours === '24x7'
    ? end - start
    : lengthOf(openIntervals(calendarNamed(calendars, hours), { start, end }))
}

/** When the tickets came that the objectives are about, each once, and up to when all of their sources have reported. */
function arrivalsUnder(own: readonly TicketObjective[], agreement: Agreement, measured: Measured) {
  const priorities = own.some(({ priority }) => priority === undefined)
    ? undefined
    : own.flatMap(({ priority = [] }) => priority)
  const sources = [...new Set(own.map(({ measurement }) => measurement.source))]
  const found = sources.map((source) =>
    arrivalsOf({ counts: 'tickets', source, services: undefined, priority: priorities }, agreement, measured),
  )
  return {
    instants: found.flatMap(({ arrivals }) => arrivals.map(({ at }) => at)),
    through: Math.min(...found.map(({ through }) => through)),
  }
}
