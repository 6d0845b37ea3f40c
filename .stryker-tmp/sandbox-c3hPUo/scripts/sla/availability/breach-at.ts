// @ts-nocheck
import type { Interval } from '../../../data/schema/timeline.ts'
import { add, ceil, compare, divide, multiply, type Ratio, ratio, subtract, ZERO } from '../exact/ratio.ts'
import type { Ledger } from './ledger.ts'

/** A stretch of time that counts as down by a weight. */
interface Spending extends Interval {
  weight: Ratio
}

/** The first instant, to the whole millisecond above, at which the stretches have used up the budget; null if never. */
function exhaustedAt(spending: readonly Spending[], budget: Ratio): number | null {
  let used = ZERO
  for (const { start, end, weight } of spending) {
    const cost = multiply(weight, ratio(end - start))
    const left = subtract(budget, used)
    if (compare(cost, left) >= 0) return start + Number(ceil(divide(left, weight)))
    used = add(used, cost)
  }
  return null
}

/**
 * When the budget ran out, or will if the outage that is open at `asOf` goes on (semantics 2.11): epoch milliseconds,
 * null if neither. The walk goes through agreed time alone, so it skips closed hours and valid maintenance (G41).
 */
export function breachAt({ segments, outages, futureAgreed }: Ledger, budget: Ratio): number | null {
  const past = segments.flatMap(({ start, end, weight }) => (weight ? [{ start, end, weight }] : []))
  const open = outages.find((outage) => outage.open)
  const future = open ? futureAgreed.map(({ start, end }) => ({ start, end, weight: open.current })) : []
  return exhaustedAt([...past, ...future], budget)
}
