import type { Item } from './item.ts'

/** What there is to say of an item whose clock never pauses: an order, a milestone, a report. */
export interface PlainItem extends Pick<Item, 'id' | 'start' | 'limit'> {
  stop?: number | undefined
  cancelled?: number | undefined
  /** The last instant that keeps the limit. */
  breachAt: number
  /** What it had used at an instant. */
  usedAt(instant: number): number
}

/** An item by what is known at an instant: late as soon as `breachAt` is past (semantics 2.7.6). */
export function plainItem({ stop, cancelled, usedAt, ...item }: PlainItem, known: number): Item {
  const end = stop ?? cancelled
  const late = (end ?? known) > item.breachAt
  return {
    ...item,
    ...(end !== undefined && { stop: end }),
    usedAt: (instant) => usedAt(Math.min(instant, end ?? known)),
    state: late ? 'breached' : stop !== undefined ? 'met' : end !== undefined ? 'cancelled' : 'running',
    dueAt: item.breachAt,
    decidedAt: late ? item.breachAt : (stop ?? null),
    escalations: [],
    edited: false,
  }
}
