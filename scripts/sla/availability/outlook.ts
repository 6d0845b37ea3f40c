import type { TimeObjective } from '../../../data/schema/objective.ts'
import { keeps } from '../exact/contract-rounding.ts'
import { compare, isZero, multiply, parsePercent, type Ratio } from '../exact/ratio.ts'
import { budgetOf, isLowerBound } from '../exact/target.ts'
import { type Measure, shareOf } from './measure.ts'
import type { Decision } from './verdict.ts'

/**
 * The verdict and outlook of a period that is running (semantics 2.9). It is lost, and breached for now, when the known
 * downtime alone is more than the whole expected base allows. The run-rate projection needs no test of its own: its rate
 * is per agreed time, so it ends at the value to date.
 * @param fullBase - The base that the period is expected to end with, in milliseconds.
 * @param burning - Whether a budget, in milliseconds, is being used so fast by now that it is an alert.
 */
export function runningVerdict(
  { value, coverage }: Measure,
  down: Ratio,
  fullBase: number,
  objective: TimeObjective,
  burning: (budget: Ratio) => boolean,
): Decision {
  const { target } = objective
  const pending = { verdict: 'pending', certainty: 'certain' } as const
  if (fullBase === 0) return pending
  if (isLowerBound(target) && !keeps(shareOf({ base: fullBase, bad: down }), objective))
    return { verdict: 'breached', outlook: 'lost', certainty: 'certain' }
  if (value === null) {
    return coverage === null ? { ...pending, outlook: 'on-track' } : { ...pending, reason: 'no-measurement' }
  }
  const budget = budgetOf(fullBase, target)
  const watched = multiply(parsePercent(objective.atRiskConsumption), budget)
  const spent = isLowerBound(target) && !isZero(down) && (compare(down, watched) >= 0 || burning(budget))
  return { ...pending, outlook: spent || !keeps(value, objective) ? 'at-risk' : 'on-track' }
}
