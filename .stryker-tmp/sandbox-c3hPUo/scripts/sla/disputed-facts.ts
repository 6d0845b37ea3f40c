// @ts-nocheck
import { type Disputed, withoutItems } from './agreement/disputes.ts'
import type { Facts } from './evaluate.ts'

/**
 * Everything that is known without what a party disputes (semantics 2.15): neither what disputed incidents declare nor the
 * exclusions that they claim, nor disputed tickets and orders. What the monitoring saw stays.
 */
export function factsWithout(facts: Facts, disputed: Disputed): Facts {
  const { timelines, exclusions, items } = facts
  return {
    ...facts,
    timelines: new Map(
      [...timelines].map(([id, timeline]) => [
        id,
        { ...timeline, declared: timeline.declared.filter(({ ref }) => !disputed.incidents.has(ref)) },
      ]),
    ),
    exclusions: exclusions.filter(({ incident }) => !disputed.incidents.has(incident)),
    items: {
      ...items,
      tickets: withoutItems(items.tickets, disputed),
      deliveries: withoutItems(items.deliveries, disputed),
    },
  }
}
