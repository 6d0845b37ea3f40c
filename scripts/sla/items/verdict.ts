import { contractTime } from '../agreement/agreed-time.ts'
import type { Decision } from '../availability/verdict.ts'
import { notJudged } from '../decision.ts'
import { keeps } from '../exact/contract-rounding.ts'
import { compare, ONE, ratio } from '../exact/ratio.ts'
import { targetValue } from '../exact/target.ts'
import type { ItemQuestion } from '../types.ts'
import { type Counting, knownUntil, type Reading } from './reading.ts'

/**
 * What a period's items decide (semantics 2.7.6 and 2.9). Null while the undecided ones of a cohort could turn it: with a
 * share these are taken as all late and as all in time. With `every` the value is the longest, which all have to keep.
 */
function outcomeOf(
  { objective }: ItemQuestion,
  { quantifier }: Counting,
  { good, decided, undecided, value }: Reading,
): boolean | null {
  const valid = decided.length
  if (typeof quantifier === 'object' && 'share' in quantifier) {
    const all = valid + undecided
    if (all === 0) return null
    const goal = { ...objective, target: quantifier.share }
    if (keeps(ratio(good, all), goal)) return true
    return keeps(ratio(good + undecided, all), goal) ? null : false
  }
  return undecided > 0 || value === null ? null : keeps(value, objective)
}

/** Whether one that is late is one too many: every item has to keep its limit, or a share of 100 %. */
function allHaveTo({ quantifier }: Counting): boolean {
  if (quantifier === 'every') return true
  if (typeof quantifier === 'string' || !('share' in quantifier)) return false
  return compare(targetValue(quantifier.share), ONE) === 0
}

/**
 * The verdict and outlook (semantics 2.9). Reasons: `no-volume` (nothing to count), `undecided` (a cohort is not decided
 * yet), `insufficient` (the sources have not reported to the end), `not-due`, `no-agreed-time`, `preparation`, `not-begun`.
 *
 * A running period is lost where every item has to keep its limit and one has not. Of a share nobody knows how many items
 * are still to come, so it is at risk while it is below the target, or while something open has used up most of its limit.
 */
export function itemVerdict(question: ItemQuestion, counting: Counting, reading: Reading): Decision {
  const { agreement, period, asOf } = question
  const contract = contractTime(agreement)
  if (contract.start >= period.end || contract.end <= period.start)
    return { verdict: 'excluded', reason: 'no-agreed-time', certainty: 'certain' }
  const unjudged = notJudged(question)
  if (unjudged) return unjudged
  const { decided, undecided } = reading
  const empty = decided.length + undecided === 0
  const broken = allHaveTo(counting) && reading.good < decided.length
  if (empty && counting.noVolume === 'excluded' && (asOf >= period.end || reading.open.length === 0))
    return { verdict: 'excluded', reason: 'not-due', certainty: 'certain' }
  if (asOf < period.end) {
    if (broken) return { verdict: 'breached', outlook: 'lost', certainty: 'certain' }
    const below = outcomeOf(question, counting, { ...reading, undecided: 0 }) === false
    const outlook = below || reading.threatened ? 'at-risk' : 'on-track'
    return { verdict: 'pending', outlook, certainty: 'certain', ...(empty && { reason: 'no-volume' }) }
  }
  if (broken) return { verdict: 'breached', certainty: 'certain' }
  if (knownUntil(question) < Math.min(period.end, contract.end))
    return { verdict: 'no-data', reason: 'insufficient', certainty: 'certain' }
  if (empty)
    return counting.noVolume === 'deem-met'
      ? { verdict: 'met', reason: 'no-volume', certainty: 'policy' }
      : { verdict: 'no-data', reason: 'no-volume', certainty: 'certain' }
  const kept = outcomeOf(question, counting, reading)
  if (kept === null) return { verdict: 'pending', reason: 'undecided', certainty: 'certain' }
  return { verdict: kept ? 'met' : 'breached', certainty: 'certain' }
}
