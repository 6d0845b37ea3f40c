import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { ceil, divide, floor, isZero, multiply, ONE, type Ratio, ratio, subtract } from '../exact/ratio.ts'
import { isLowerBound, targetValue } from '../exact/target.ts'
import type { Asked } from '../types.ts'
import { agreedTime, elapsedShare } from './agreed.ts'

type ShareTarget = Pick<ObjectiveResult['target'], 'comparator' | 'value' | 'unit'>

/**
 * How many of `n` may miss a share, m_max = ⌊(1 − T)·n⌋ (semantics 2.11): the most with which it is still kept, one less
 * where exactly so many would not keep a strict target (G64). With an upper bound what is counted as good is what may not
 * be, and at most T·n of it.
 */
export function mayMiss(n: Ratio, target: ShareTarget): bigint {
  const aim = targetValue(target)
  const allowed = multiply(isLowerBound(target) ? subtract(ONE, aim) : aim, n)
  const most = target.comparator.length === 1 ? ceil(allowed) - 1n : floor(allowed)
  return most < 0n ? 0n : most
}

/** How many more of what is counted so far may miss (semantics 2.11): negative when it is overdrawn. */
export function missesLeft(good: number, valid: number, target: ShareTarget): bigint {
  return mayMiss(ratio(valid), target) - BigInt(isLowerBound(target) ? valid - good : good)
}

/**
 * How many may miss in the whole of a running period, if as many as the `n` up to `until` go on to come for each agreed
 * hour (semantics 2.11). Empty once the period is over, and while there is nothing to forecast by.
 * @param until - Up to when `n` is known, epoch milliseconds.
 */
export function mayMissForecast(
  asked: Asked,
  n: number,
  target: ShareTarget,
  until: number = asked.asOf,
): { mayMissForecast?: string } {
  if (asked.asOf >= asked.period.end || n === 0) return {}
  const elapsed = elapsedShare(agreedTime(asked), until)
  return isZero(elapsed) ? {} : { mayMissForecast: String(mayMiss(divide(ratio(n), elapsed), target)) }
}
