import type { Agreement } from '../../data/schema/agreement.ts'
import type { WorkloadEntry } from '../../data/schema/feed.ts'
import type { Ticket } from '../../data/schema/items.ts'
import type { Assumption } from '../../data/schema/service-terms.ts'
import type { Measured } from '../measure.ts'
import { contractTime } from '../sla/agreement/agreed-time.ts'
import { scopeOf } from '../sla/items/scope.ts'
import { measuredBy } from '../sla/measured-by.ts'
import { closedPeriods, periodAt } from '../sla/time/period.ts'
import { instantText } from '../sla/time/text.ts'
import type { PeriodBounds } from '../sla/types.ts'
import { HISTORY } from './results.ts'

/** Something that counts, when it came. */
interface Arrival {
  at: number
  count: number
}

/**
 * How much work there was beside how much was assumed (agreement-concepts row 12), in the running period and the closed
 * ones since the source began. Nothing known is never 0: it is null where the source has not reported to the end.
 */
export function workloadEntries(agreement: Agreement, measured: Measured, asOf: number): WorkloadEntry[] {
  return agreement.workload.map((assumption) => {
    const { id, title, counts, services, priority, assumed, cap, objectives } = assumption
    return {
      id,
      ...(title !== undefined && { title }),
      counts,
      ...(services && { services }),
      ...(priority && { priorities: priority }),
      assumed,
      ...(cap !== undefined && { cap }),
      objectives,
      periods: periodsOf(assumption, agreement, measured, asOf),
    }
  })
}

function periodsOf(
  assumption: Assumption,
  agreement: Agreement,
  measured: Measured,
  asOf: number,
): WorkloadEntry['periods'] {
  const { per } = assumption
  const { timeZone } = agreement
  const { arrivals, through } = arrivalsOf(assumption, agreement, measured)
  const first = arrivals.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY)
  const running = periodAt(per, timeZone, asOf)
  const since = Math.max(contractTime(agreement).start, first)
  const closed = closedPeriods(per, timeZone, since, asOf).slice(0, HISTORY)
  return [running, ...closed].map((period) => {
    const known = through >= Math.min(period.end, asOf) || (period === running && through > period.start)
    const actual = arrivals
      .filter(({ at }) => at >= period.start && at < period.end)
      .reduce((sum, { count }) => sum + count, 0)
    return { period: periodText(period), actual: known ? actual : null }
  })
}

export const periodText = ({ id, type, start, end, timeZone }: PeriodBounds) => ({
  ...{ id, type, timeZone },
  start: instantText(start),
  end: instantText(end),
})

/** What came, and up to when its source has reported. */
export function arrivalsOf(
  { counts, source, services, priority }: Pick<Assumption, 'counts' | 'source' | 'services' | 'priority'>,
  agreement: Agreement,
  { items, itemsThrough, timelines }: Measured,
): { arrivals: Arrival[]; through: number } {
  if (counts === 'requests') {
    const slices = (services ?? agreement.scope.services).flatMap(
      (service) => measuredBy(timelines.get(service), source)?.counts ?? [],
    )
    return {
      arrivals: slices.map(({ start, valid }) => ({ at: start, count: valid })),
      through: slices.reduce((last, { end }) => Math.max(last, end), 0),
    }
  }
  const isOwn = scopeOf({
    agreement,
    objective: { ...(services && { services }), measurement: { ...(source !== undefined && { source }) } },
  })
  const instants =
    counts === 'tickets'
      ? items.tickets
          .filter((ticket) => isOwn(ticket) && ticket.excluded === undefined)
          .filter((ticket) => priority === undefined || priority.includes(ticket.priority))
          .flatMap((ticket) => createdAt(ticket) ?? [])
      : // An order has as many rows as lines or parcels.
        [
          ...new Map(
            items.deliveries
              .filter(isOwn)
              .flatMap(({ id, order = id, ordered }) => (ordered === undefined ? [] : [[order, ordered]])),
          ).values(),
        ]
  const reported = source === undefined ? undefined : itemsThrough.get(source)
  return {
    arrivals: instants.map((at) => ({ at, count: 1 })),
    // Where none has a date of its coming, how many came is not known.
    through: instants.length === 0 ? 0 : (reported ?? Number.POSITIVE_INFINITY),
  }
}

function createdAt({ events }: Ticket): number | undefined {
  return (events.find(({ kind }) => kind === 'created') ?? events[0])?.at
}
