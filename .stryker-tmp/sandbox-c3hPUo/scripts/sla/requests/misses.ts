// @ts-nocheck
import type { Target } from '../../../data/schema/target.ts'
import { floor, multiply, ONE, ratio, subtract } from '../exact/ratio.ts'
import { isLowerBound, targetValue } from '../exact/target.ts'

/**
 * How many more of what is counted so far may miss, ⌊(1 − T)·n⌋ less those that have (semantics 2.11): negative when it is
 * overdrawn. With an upper bound what is counted as good is what may not be, and at most ⌊T·n⌋ of it.
 */
export function missesLeft(good: number, valid: number, target: Target): bigint {
  const aim = targetValue(target)
  const [bad, share] = isLowerBound(target) ? [valid - good, subtract(ONE, aim)] : [good, aim]
  return floor(multiply(share, ratio(valid))) - BigInt(bad)
}
