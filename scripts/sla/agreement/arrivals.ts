import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Ticket } from '../../../data/schema/items.ts'
import type { Assumption } from '../../../data/schema/service-terms.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { Facts } from '../evaluate.ts'
import { scopeOf } from '../items/scope.ts'

/** Something that counts, when it came. */
interface Arrival {
  at: number
  count: number
}

/** How much came in a period: its first instant belongs to it, its end does not. */
export function countIn(arrivals: readonly Arrival[], { start, end }: Interval): number {
  return arrivals.filter(({ at }) => at >= start && at < end).reduce((sum, { count }) => sum + count, 0)
}

/** The work that an assumption counts (agreement-concepts row 12): what came, and up to when its source has reported. */
export function arrivalsOf(
  { counts, source, services, priority }: Pick<Assumption, 'counts' | 'source' | 'services' | 'priority'>,
  agreement: Agreement,
  { items, itemsThrough, timelines }: Pick<Facts, 'items' | 'itemsThrough' | 'timelines'>,
): { arrivals: Arrival[]; through: number } {
  if (counts === 'requests') {
    const slices = (services ?? agreement.scope.services)
      .flatMap((service) => timelines.get(service)?.counts ?? [])
      .filter((slice) => source === undefined || slice.source === source)
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
