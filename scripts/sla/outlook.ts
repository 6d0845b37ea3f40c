import type { Objective } from '../../data/schema/agreement.ts'
import type { Measure } from './measure.ts'
import { compare, multiply, parsePercent, type Ratio, ratio, subtract } from './ratio.ts'
import { isLowerBound, satisfies } from './target.ts'
import { shareOf } from './measure.ts'
import { ONE } from './ratio.ts'
import type { Decision } from './verdict.ts'

/** Share of the error budget from which an objective is at risk (semantics 2.9, `atRiskConsumption`). */
const AT_RISK = ratio(3n, 4n)

/** The error budget in milliseconds: what may be bad of a base (semantics 2.11). */
export function budgetOf(base: number, { target }: Objective): Ratio {
  return multiply(subtract(ONE, parsePercent(target.value)), ratio(base))
}

/**
 * The verdict and outlook of a period that is running (semantics 2.9). It is lost, and breached for now, when the known
 * downtime alone is more than the whole expected base allows. The run-rate projection needs no test of its own: its rate
 * is per agreed time, so it ends at the value to date.
 * @param fullBase - The base that the period is expected to end with, in milliseconds.
 */
export function runningVerdict(
  { value, coverage }: Measure,
  down: Ratio,
  fullBase: number,
  objective: Objective,
): Decision {
  const { target } = objective
  const pending = { verdict: 'pending', certainty: 'certain' } as const
  if (fullBase === 0) return pending
  if (isLowerBound(target) && !satisfies(shareOf({ base: fullBase, bad: down }), target))
    return { verdict: 'breached', outlook: 'lost', certainty: 'certain' }
  if (value === null) {
    return coverage === null ? { ...pending, outlook: 'on-track' } : { ...pending, reason: 'no-measurement' }
  }
  const budget = budgetOf(fullBase, objective)
  const spent = isLowerBound(target) && compare(down, multiply(AT_RISK, budget)) >= 0 && down.num > 0n
  return { ...pending, outlook: spent || !satisfies(value, target) ? 'at-risk' : 'on-track' }
}
