// @ts-nocheck
import type { CountSlice } from '../../../data/schema/items.ts'
import type { RatioObjective, RequestObjective } from '../../../data/schema/objective.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import type { CountQuestion } from './question.ts'

type Counted = Pick<
  CountQuestion<RequestObjective | RatioObjective>,
  'objective' | 'counts' | 'agreement' | 'period'
>

/**
 * The counts of the source that the objective names, or of all, which touch the period; and whether something was counted
 * up to its end, or that of the agreement within it.
 */
export function countsOf({ objective, counts, agreement, period }: Counted): {
  counts: CountSlice[]
  reported: boolean
} {
  const { source } = objective.measurement
  const needed = Math.min(period.end, contractTime(agreement).end)
  const own = source === undefined ? counts : counts.filter((slice) => slice.source === source)
  return {
    counts: own.filter(({ start, end }) => start < period.end && end > period.start),
    reported: own.some(({ end }) => end >= needed),
  }
}
