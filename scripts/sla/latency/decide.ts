import type { Decision } from '../availability/verdict.ts'
import { closedDecision, notJudged } from '../decision.ts'
import { keeps } from '../exact/contract-rounding.ts'
import { ONE, type Ratio, ZERO } from '../exact/ratio.ts'
import { agreedTime, elapsedShare } from '../requests/agreed.ts'
import { shareOutlook } from '../requests/outlook.ts'
import { goalOf, type Measured } from './measure.ts'
import type { ResponseQuestion } from './question.ts'

/**
 * The verdict (semantics 2.9). Unknown days can hold any number of requests, so with one of them nothing is certain and
 * the known days decide. Where a limit lies inside a bucket and the two sides of it give different verdicts, it is
 * `no-data` with the reason `resolution` (2.7.4, G75). Where the requests of closed hours and maintenance, which cannot be
 * told from the others of their days, could change the verdict, it is `resolution-limited`.
 * @param coverage - Of the days; null where there are none with agreed time.
 * @param limits - What the share can be without such requests.
 */
export function decide(
  question: ResponseQuestion,
  measured: Measured | null,
  coverage: Ratio | null,
  limits: Measured['share'] | null,
): Decision {
  const early = notJudged(question)
  if (early) return early
  const { objective, period, asOf } = question
  const goal = goalOf(objective)
  if (asOf < period.end) {
    const elapsed = elapsedShare(agreedTime(question), asOf)
    const running = shareOutlook(measured?.share.least ?? null, goal, elapsed, objective.atRiskConsumption)
    const sure = running.verdict !== 'breached' || limits === null || !keeps(limits.most, goal)
    return sure ? running : { ...running, certainty: 'resolution-limited' }
  }
  if (coverage === null) return { verdict: 'excluded', reason: 'no-agreed-time', certainty: 'certain' }
  if (measured === null || limits === null)
    return { verdict: 'no-data', reason: 'no-measurement', certainty: 'certain' }
  const { least, most } = measured.share
  const whole = coverage.num === coverage.den
  const [worst, best] = whole ? [limits.least, limits.most] : [ZERO, ONE]
  const decision = closedDecision({ value: least, worst, best, coverage }, goal, objective.minCoverage)
  if (decision.certainty !== 'policy') return decision
  if (keeps(least, goal) !== keeps(most, goal))
    return { verdict: 'no-data', reason: 'resolution', certainty: 'resolution-limited' }
  return whole ? { ...decision, certainty: 'resolution-limited' } : decision
}
