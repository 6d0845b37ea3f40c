// @ts-nocheck
import type { TicketObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { Item } from './item.ts'

export type Attribution = TicketObjective['attribution']

/** The instant that puts an item in a period; null while there is none. */
function instantOf(item: Item, attribution: Attribution): number | null {
  switch (attribution) {
    case 'decision':
      return item.decidedAt
    case 'created':
      return item.start
    case 'resolved':
      return item.stop ?? null
  }
}

/**
 * The items of a period (semantics 2.7.6). By decision each decided item is in exactly one period, and a period that is
 * over keeps its items. By creation the undecided are among them. By resolution what is open and overdue is in none,
 * which is why it is told separately. Cancelled items are in none.
 *
 * @param contract - When the agreement holds: what began before it was not promised, what is decided after it is not judged.
 */
export function itemsOf(
  items: readonly Item[],
  attribution: Attribution,
  period: Interval,
  contract: Interval,
): Item[] {
  const end = Math.min(period.end, contract.end)
  return items.filter((item) => {
    const at = item.state === 'cancelled' ? null : instantOf(item, attribution)
    return at !== null && at >= period.start && at < end && item.start >= contract.start
  })
}
