import type { RequestObjective } from '../../../data/schema/objective.ts'
import type { Decision } from '../availability/verdict.ts'
import { closedDecision, notJudged } from '../decision.ts'
import { keeps } from '../exact/contract-rounding.ts'
import { isLowerBound } from '../exact/target.ts'
import { agreedTime, elapsedShare } from './agreed.ts'
import type { Base } from './base.ts'
import { requestsBurn } from './burn-alert.ts'
import { bestEnd, type RequestMeasure } from './measure.ts'
import { shareOutlook } from './outlook.ts'
import type { CountQuestion } from './question.ts'
import { type Slice, tooCoarse } from './slices.ts'

type Question = CountQuestion<RequestObjective>

/** Why there is no value: all is taken out, nothing was reported, or there were no requests. */
function reasonFor({ grounds }: Base, { coverage }: RequestMeasure): Decision {
  const [ground, ...others] = grounds
  if (coverage === null)
    return {
      verdict: 'excluded',
      reason: ground === undefined ? 'no-agreed-time' : others.length === 0 ? ground : 'excluded',
      certainty: 'certain',
    }
  const reason = coverage.num === 0n ? 'no-measurement' : 'no-volume'
  return { verdict: 'no-data', reason, certainty: 'certain' }
}

/**
 * The verdict of a running period (semantics 2.9). The slices of a whole period are known: it is lost when it would miss
 * the target with all that is unknown and to come good. How many requests are to come is not; it is at risk while they
 * fail so fast that it is an alert.
 */
function runningDecision(
  question: Question,
  base: Base,
  measure: RequestMeasure,
  slices: readonly Slice[],
): Decision {
  const { objective, asOf } = question
  const { value, coverage } = measure
  const counted = objective.method === 'occurrences'
  if (value !== null && !counted && isLowerBound(objective.target)) {
    if (!keeps(bestEnd(measure, base.toCome), objective))
      return { verdict: 'breached', outlook: 'lost', certainty: 'certain' }
  }
  if (coverage !== null && coverage.num === 0n)
    return { verdict: 'pending', reason: 'no-measurement', certainty: 'certain' }
  const elapsed = elapsedShare(agreedTime(question), asOf)
  const decision = shareOutlook(value, objective, elapsed, objective.atRiskConsumption)
  const burning = decision.outlook === 'on-track' && requestsBurn(objective, base, slices, asOf)
  return burning ? { ...decision, outlook: 'at-risk' } : decision
}

/**
 * The verdict (semantics 2.7.2, 2.9). A period without any requests is `no-data` (`no-volume`), however its empty slices
 * count. Counts that are coarser than the slices say nothing of them: `no-data` (`resolution`), once the period is over.
 */
export function decide(
  question: Question,
  base: Base,
  measure: RequestMeasure,
  slices: readonly Slice[],
): Decision {
  const early = notJudged(question)
  if (early) return early
  const { objective, period, asOf } = question
  if (objective.method !== 'occurrences' && tooCoarse(question))
    return {
      // A period that runs is not judged yet (2.9).
      verdict: asOf < period.end ? 'pending' : 'no-data',
      ...{ reason: 'resolution', certainty: 'resolution-limited' },
    }
  if (asOf < period.end) return runningDecision(question, base, measure, slices)
  if (measure.value === null) return reasonFor(base, measure)
  return closedDecision(measure, objective, objective.minCoverage)
}
