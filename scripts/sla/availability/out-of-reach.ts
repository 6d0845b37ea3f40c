import type { TimeObjective } from '../../../data/schema/objective.ts'
import { keeps } from '../exact/contract-rounding.ts'
import { add, compare, parsePercent, ratio } from '../exact/ratio.ts'
import { isLowerBound } from '../exact/target.ts'
import type { Totals } from './fold.ts'
import { shareOf } from './measure.ts'
import type { Decision } from './verdict.ts'

/**
 * A running period of which so much was not measured that it can no longer end as met, by the rules that will judge it
 * (semantics 2.9): with all that is unknown taken as down it misses its target (2), and its coverage stays under
 * `minCoverage` even if all that is still to come is measured (4). What is left is `breached` or `no-data`. So it is at
 * risk, with the reason `coverage-out-of-reach`; not lost, for measurements can come late.
 * @param rest - What can still be up or down, in milliseconds.
 * @param fullBase - The base that the period is expected to end with, in milliseconds.
 */
export function unlessOutOfReach(
  decided: Decision,
  { known, down, unknown }: Totals,
  rest: number,
  fullBase: number,
  objective: TimeObjective,
): Decision {
  const { target, minCoverage } = objective
  const open = decided.outlook === 'on-track' || decided.outlook === 'at-risk'
  if (!open || unknown === 0 || !isLowerBound(target)) return decided
  const most = known + rest
  if (compare(ratio(most, most + unknown), parsePercent(minCoverage)) >= 0) return decided
  const worst = shareOf({ base: fullBase, bad: add(down, ratio(unknown)) })
  return keeps(worst, objective)
    ? decided
    : { ...decided, outlook: 'at-risk', reason: 'coverage-out-of-reach' }
}
