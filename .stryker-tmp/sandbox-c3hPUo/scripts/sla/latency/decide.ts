// @ts-nocheck
import type { Target } from '../../../data/schema/target.ts'
import type { Decision } from '../availability/verdict.ts'
import { closedDecision, notJudged } from '../decision.ts'
import { keeps } from '../exact/contract-rounding.ts'
import { ONE, type Ratio, ZERO } from '../exact/ratio.ts'
import { isLowerBound } from '../exact/target.ts'
import { agreedTime, elapsedShare } from '../requests/agreed.ts'
import { shareOutlook } from '../requests/outlook.ts'
import { goalOf, type Measured } from './measure.ts'
import type { ResponseQuestion } from './question.ts'

/**
 * The verdict (semantics 2.9). Unknown days can hold any number of requests, so with one of them nothing is certain and
 * the known days decide. Where a limit lies inside a bucket and the two sides of it give different verdicts, it is
 * `no-data` with the reason `resolution` (2.7.4, G75).
 * @param coverage - Of the days; null where there are none with agreed time.
 */
export function decide(
  question: ResponseQuestion,
  measured: Measured | null,
  coverage: Ratio | null,
): Decision {
  const early = notJudged(question)
  if (early) return early
  const { objective, period, asOf } = question
  const goal = goalOf(objective)
  const { target } = goal
  if (asOf < period.end) {
    const elapsed = elapsedShare(agreedTime(question), asOf)
    return shareOutlook(measured && leastGood(measured, target), goal, elapsed, objective.atRiskConsumption)
  }
  if (coverage === null) return { verdict: 'excluded', reason: 'no-agreed-time', certainty: 'certain' }
  if (measured === null) return { verdict: 'no-data', reason: 'no-measurement', certainty: 'certain' }
  const { least, most } = measured.share
  const whole = coverage.num === coverage.den
  const [low, high] = whole ? [least, most] : [ZERO, ONE]
  const [worst, best] = isLowerBound(target) ? [low, high] : [high, low]
  const value = leastGood(measured, target)
  const decision = closedDecision({ value, worst, best, coverage }, goal, objective.minCoverage)
  const undecided = decision.certainty === 'policy' && keeps(least, goal) !== keeps(most, goal)
  return undecided ? { verdict: 'no-data', reason: 'resolution', certainty: 'resolution-limited' } : decision
}

function leastGood({ share }: Measured, target: Target): Ratio {
  return isLowerBound(target) ? share.least : share.most
}
