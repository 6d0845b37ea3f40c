import type { Quantifier } from '../../../data/schema/objective.ts'
import { ceil, divide, multiply, parseDecimal, type Ratio, ratio } from '../exact/ratio.ts'

/** Numbers in ascending order. */
type Sorted = readonly number[]

/** The smallest value that at least `percent` of them do not exceed: the ⌈p·n⌉-th (semantics 2.7.4). Needs at least one. */
export function nearestRank(sorted: Sorted, percent: number): number {
  const rank = ceil(divide(multiply(parseDecimal(String(percent)), ratio(sorted.length)), ratio(100n)))
  return sorted[Number(rank) - 1] as number
}

/** The middle one, or half the sum of the middle two. */
export function median(sorted: Sorted): Ratio {
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? ratio(upper) : ratio((sorted[middle - 1] as number) + upper, 2n)
}

/** The arithmetic mean, in their unit, exactly (semantics 2.7.5). Needs at least one. */
export function mean(sorted: Sorted): Ratio {
  const sum = sorted.reduce((total, one) => total + BigInt(one), 0n)
  return ratio(sum, sorted.length)
}

/**
 * What a quantifier makes of items (semantics 2.7.5): with `every` the longest, with a share the share that kept the limit
 * (of 1), else a statistic of what they used. Null without items.
 */
export function quantified(quantifier: Quantifier, used: Sorted, good: number): Ratio | null {
  if (used.length === 0) return null
  if (quantifier === 'every') return ratio(used.at(-1) ?? 0)
  if (quantifier === 'mean') return mean(used)
  if (quantifier === 'median') return median(used)
  return 'share' in quantifier ? ratio(good, used.length) : ratio(nearestRank(used, quantifier.percentile))
}
