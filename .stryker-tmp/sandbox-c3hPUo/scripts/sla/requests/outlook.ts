// @ts-nocheck
import type { Decision } from '../availability/verdict.ts'
import type { Goal } from '../decision.ts'
import { keeps } from '../exact/contract-rounding.ts'
import { compare, isZero, multiply, ONE, parsePercent, type Ratio, subtract } from '../exact/ratio.ts'
import { isLowerBound, targetValue } from '../exact/target.ts'

/**
 * The verdict and outlook of a running period whose value is a share of what is counted (semantics 2.9). It is at risk
 * when the share so far does not keep the target, or when the bad ones so far use `atRiskConsumption` per cent of what
 * may be bad in the whole period at the volume so far. How much is still to come is not known, so it is lost only where
 * none may be bad and one was: then it is breached for now.
 * @param value - The share so far; null where there is nothing yet.
 * @param elapsed - The share of the period's agreed time that is past.
 */
export function shareOutlook(
  value: Ratio | null,
  goal: Goal,
  elapsed: Ratio,
  atRiskConsumption: string,
): Decision {
  const pending = { verdict: 'pending', certainty: 'certain' } as const
  if (value === null) return { ...pending, reason: 'no-volume' }
  const { target } = goal
  const aim = targetValue(target)
  const [bad, allowed] = isLowerBound(target) ? [subtract(ONE, value), subtract(ONE, aim)] : [value, aim]
  if (isZero(allowed) && !isZero(bad) && !keeps(value, goal))
    return { verdict: 'breached', outlook: 'lost', certainty: 'certain' }
  const watched = multiply(parsePercent(atRiskConsumption), allowed)
  const spent = !isZero(bad) && compare(multiply(bad, elapsed), watched) >= 0
  return { ...pending, outlook: spent || !keeps(value, goal) ? 'at-risk' : 'on-track' }
}
