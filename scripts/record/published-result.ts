import type { ChainEntry } from '../../data/schema/chain.ts'
import type { ObjectiveResult } from '../../data/schema/feed.ts'
import type { Difference } from '../sla/agreement/restatement.ts'

/**
 * A result as it is published once its period is recorded: what was recorded, in every field that is, and beside it what
 * follows from the same figures. Where the recomputation says otherwise, what follows from that is left out, for it would
 * contradict the figure.
 */
export function publishedResult(
  { result: recorded }: Pick<ChainEntry, 'result'>,
  now: ObjectiveResult,
  difference: Difference | null,
): ObjectiveResult {
  const { title, clause, kind, budget, projection, parts, explain } = now
  return {
    ...recorded,
    title,
    ...(clause !== undefined && { clause }),
    ...(kind !== undefined && { kind }),
    ...(difference === null && {
      ...(budget && { budget }),
      ...(projection && { projection }),
      ...(parts && { parts }),
      ...(explain && { explain }),
    }),
  }
}
