import type { TimeObjective } from '../../../data/schema/objective.ts'
import { compare, parsePercent } from '../exact/ratio.ts'
import { isLowerBound, satisfies } from '../exact/target.ts'
import type { Evaluation } from '../types.ts'
import type { Totals } from './fold.ts'
import type { Measure } from './measure.ts'

/**
 * A verdict with what belongs to it. `reason` says why nothing is judged: `maintenance` (all of the agreed time excluded),
 * `no-agreed-time`, `no-measurement` (nothing known), `insufficient` (too little known), `preparation`, `not-begun`.
 */
export type Decision = Pick<Evaluation, 'verdict' | 'certainty'> &
  Pick<Partial<Evaluation>, 'reason' | 'outlook'>

/**
 * The verdict of a period that is over, or of a rolling window (semantics 2.9). It is certain when every reading of the
 * unknown time gives the same answer, even at low coverage (G38). Otherwise the contract's policy decides (G36),
 * unless too little is known. Nothing known is never met (G37).
 */
export function closedVerdict(
  { value, low, high, coverage }: Measure,
  totals: Totals,
  { target, minCoverage }: TimeObjective,
): Decision {
  if (coverage === null) {
    const reason = totals.excluded > 0 ? 'maintenance' : 'no-agreed-time'
    return { verdict: 'excluded', reason, certainty: 'certain' }
  }
  if (value === null || low === null || high === null)
    return { verdict: 'no-data', reason: 'no-measurement', certainty: 'certain' }
  const [worst, best] = isLowerBound(target) ? [low, high] : [high, low]
  if (satisfies(worst, target)) return { verdict: 'met', certainty: 'certain' }
  if (!satisfies(best, target)) return { verdict: 'breached', certainty: 'certain' }
  if (compare(coverage, parsePercent(minCoverage)) < 0)
    return { verdict: 'no-data', reason: 'insufficient', certainty: 'certain' }
  return { verdict: satisfies(value, target) ? 'met' : 'breached', certainty: 'policy' }
}
