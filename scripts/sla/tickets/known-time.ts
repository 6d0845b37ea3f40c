import type { TicketEvent } from '../../../data/schema/items.ts'

/** Many systems write times to the minute: what is written down within one was not backdated. */
const MINUTE = 60_000

/** When an event was known: not before it happened, nor before it was written down (semantics T9). Epoch milliseconds. */
export function knownAt({ at, recordedAt = at }: Pick<TicketEvent, 'at' | 'recordedAt'>): number {
  return Math.max(at, recordedAt)
}

/** What begins a ticket may lie before it was registered, as a call does (2.7.5, `start`): that is not an edit. */
const begins = ({ kind }: TicketEvent) => kind === 'created' || kind === 'reported'

/** Whether it says that it happened a minute or more before it was written down. */
function isBackdated(event: TicketEvent): boolean {
  return !begins(event) && knownAt(event) - event.at >= MINUTE
}

/** When an event counts: when it happened, but a backdated one when it was written down (K8). Epoch milliseconds. */
export function countsAt(event: TicketEvent): number {
  return isBackdated(event) ? knownAt(event) : event.at
}

/**
 * The events of a ticket that were known at `asOf`, each at the instant at which it counts: a reply or a priority that is
 * written back in time undoes nothing that was decided before it was written (semantics K8, T9).
 * @param events - In the order in which they count.
 * @returns `edited` says that something was backdated, or that the system itself told of an edit.
 */
export function knownEvents(
  events: readonly TicketEvent[],
  asOf: number,
): { events: readonly TicketEvent[]; edited: boolean } {
  const known = events.filter((event) => knownAt(event) <= asOf)
  const backdated = known.some(isBackdated)
  return {
    events: backdated ? known.map((event) => ({ ...event, at: countsAt(event) })) : known,
    edited: backdated || known.some(({ kind }) => kind === 'edited'),
  }
}
