// @ts-nocheck
import type { TicketObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { Request } from './request.ts'
import type { Terms } from './terms.ts'

/**
 * When a clock stands still (semantics 2.7.5): in the pause states, and for a resolution while a request that was
 * reopened in time was solved, unless the contract counts that. States follow one another, so the list is merged.
 */
export function pausesOf(
  { states }: Request,
  { metric, reopenedSpan }: TicketObjective,
  { pauseStates }: Terms,
): Interval[] {
  const last = states.at(-1)
  const reopened = (state: string) =>
    metric === 'resolution' && reopenedSpan === 'paused' && (state === 'solved' || state === 'cancelled')
  return states.filter((span) => pauseStates.has(span.state) || (span !== last && reopened(span.state)))
}
