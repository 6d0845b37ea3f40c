import type { TimeObjective } from '../../../data/schema/objective.ts'
import { closedDecision } from '../decision.ts'
import { isLowerBound } from '../exact/target.ts'
import type { Evaluation } from '../types.ts'
import type { Totals } from './fold.ts'
import type { Measure } from './measure.ts'

/**
 * A verdict with what belongs to it. `reason` says why nothing is judged: all of the agreed time excluded (the ground, as
 * `maintenance` or `suspension`, or `excluded` for several), `partial-period` and `merged` (see `settlePeriod`),
 * `no-agreed-time`, `no-measurement` (nothing known), `insufficient` (too little known), `preparation`, `not-begun`; while it
 * runs, `coverage-out-of-reach` (see `unlessOutOfReach`).
 */
export type Decision = Pick<Evaluation, 'verdict' | 'certainty'> &
  Pick<Partial<Evaluation>, 'reason' | 'outlook'>

function excludedReason({ excludedFor }: Totals): string {
  const [first, ...others] = Object.keys(excludedFor) as [string, ...string[]]
  return others.length === 0 ? first : 'excluded'
}

/**
 * The verdict of a period that is over, or of a rolling window (semantics 2.9). It is certain when every reading of the
 * unknown time gives the same answer, even at low coverage (G38). Otherwise the contract's policy decides (G36),
 * unless too little is known. Nothing known is never met (G37).
 */
export function closedVerdict(
  { value, low, high, coverage }: Measure,
  totals: Totals,
  objective: TimeObjective,
): Decision {
  if (coverage === null) {
    const reason = totals.excluded > 0 ? excludedReason(totals) : 'no-agreed-time'
    return { verdict: 'excluded', reason, certainty: 'certain' }
  }
  if (value === null) return { verdict: 'no-data', reason: 'no-measurement', certainty: 'certain' }
  const [worst, best] = isLowerBound(objective.target) ? [low, high] : [high, low]
  return closedDecision({ value, worst, best, coverage }, objective, objective.minCoverage)
}
