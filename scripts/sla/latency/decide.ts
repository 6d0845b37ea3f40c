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
 * @param known - The share of the requests counted, and `limits`, what it can be without such requests; null where none counts.
 * @param coverage - Of the days; null where there are none with agreed time.
 */
export function decide(
  question: ResponseQuestion,
  known: (Pick<Measured, 'share'> & { limits: Measured['share'] }) | null,
  coverage: Ratio | null,
): Decision {
  const early = notJudged(question)
  if (early) return early
  const { objective, period, asOf } = question
  const goal = goalOf(objective)
  if (asOf < period.end) {
    const elapsed = elapsedShare(agreedTime(question), asOf)
    const running = shareOutlook(known?.share.least ?? null, goal, elapsed, objective.atRiskConsumption)
    const unsure = running.verdict === 'breached' && known && keeps(known.limits.most, goal)
    return unsure ? { ...running, certainty: 'resolution-limited' } : running
  }
  if (coverage === null) return { verdict: 'excluded', reason: 'no-agreed-time', certainty: 'certain' }
  if (known === null) return { verdict: 'no-data', reason: 'no-measurement', certainty: 'certain' }
  const { limits } = known
  const { least, most } = known.share
  const whole = coverage.num === coverage.den
  const [worst, best] = whole ? [limits.least, limits.most] : [ZERO, ONE]
  const decision = closedDecision({ value: least, worst, best, coverage }, goal, objective.minCoverage)
  if (decision.certainty !== 'policy') return decision
  if (keeps(least, goal) !== keeps(most, goal))
    return { verdict: 'no-data', reason: 'resolution', certainty: 'resolution-limited' }
  return whole ? { ...decision, certainty: 'resolution-limited' } : decision
}
