import type { Interval } from '../../../data/schema/timeline.ts'
import {
  add,
  ceil,
  compare,
  divide,
  isZero,
  multiply,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../exact/ratio.ts'
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

function downIn({ segments }: Ledger): Spending[] {
  return segments.flatMap(({ start, end, weight }) => (weight ? [{ start, end, weight }] : []))
}

/**
 * When the budget ran out, or will if the outage that is open at `asOf` goes on (semantics 2.11): epoch milliseconds,
 * null if neither. The walk goes through agreed time alone, so it skips closed hours and valid maintenance (G41).
 */
export function breachAt(ledger: Ledger, budget: Ratio): number | null {
  const open = ledger.outages.find((outage) => outage.open)
  const future = open
    ? ledger.futureAgreed.map(({ start, end }) => ({ start, end, weight: open.current }))
    : []
  return exhaustedAt([...downIn(ledger), ...future], budget)
}

/**
 * When the budget is used up if as much of the agreed time to come is down as of that so far (semantics 2.11): epoch
 * milliseconds, null where it lasts to the end of the period.
 * @param rate - The share of the time so far that was down.
 */
export function exhaustionAt(ledger: Ledger, budget: Ratio, rate: Ratio): number | null {
  if (isZero(rate)) return null
  const future = ledger.futureAgreed.map(({ start, end }) => ({ start, end, weight: rate }))
  return exhaustedAt([...downIn(ledger), ...future], budget)
}
