import type { Objective } from '../../data/schema/objective.ts'
import type { Target } from '../../data/schema/target.ts'
import { finalityOf, type Pending } from './agreement/finality.ts'
import { isSigned, phaseOf } from './agreement/phase.ts'
import type { Decision } from './availability/verdict.ts'
import { keeps } from './exact/contract-rounding.ts'
import { compare, parsePercent } from './exact/ratio.ts'
import type { Asked, Figures } from './types.ts'

/** Why a period is not judged at all: its agreement is being prepared, or it has not begun. Null where it is judged. */
export function notJudged({ agreement, period, asOf }: Asked): Decision | null {
  if (phaseOf(agreement, period) === 'preparation')
    return { verdict: 'pending', reason: 'preparation', certainty: 'certain' }
  if (asOf < period.start) return { verdict: 'pending', reason: 'not-begun', certainty: 'certain' }
  return null
}

/**
 * A running period is lost where nothing can mend it. What the customer may still approve can, as time that a listed
 * exclusion claims: then it is at risk for now (semantics 2.9).
 * @param granted - What is decided if all that is not yet approved is; null where nothing waits for it.
 */
export function unlessGranted<D extends Decision>(decided: D, granted: Decision | null): D {
  if (decided.outlook !== 'lost' || granted === null || granted.outlook === 'lost') return decided
  return { ...decided, verdict: 'pending', outlook: 'at-risk' }
}

/** Whether and for whom a figure stands, which is asked alike for every metric. */
export function standingOf(asked: Asked, pending: Pending): Pick<Figures, 'finality' | 'phase' | 'binding'> {
  const phase = phaseOf(asked.agreement, asked.period)
  return {
    finality: finalityOf(asked, pending),
    phase,
    binding: phase === 'full' && asked.objective.kind !== 'proposed' && isSigned(asked.agreement, asked.asOf),
  }
}

/** A target with how the contract rounds what is compared to it. */
export interface Goal {
  target: Target
  contractRounding?: Objective['contractRounding']
}

/**
 * The verdict of a period that is over, of which something is known (semantics 2.9, steps 2 to 4). Null for `worst` or
 * `best` is a value without bound, which keeps no target and breaks none; null for `value` is nothing that could miss it.
 * @param minCoverage - A percentage as written.
 */
export function closedDecision(
  figures: Pick<Figures, 'value' | 'worst' | 'best' | 'coverage'>,
  goal: Goal,
  minCoverage: string,
): Decision {
  const { value, worst, best, coverage } = figures
  if (worst && keeps(worst, goal)) return { verdict: 'met', certainty: 'certain' }
  if (best && !keeps(best, goal)) return { verdict: 'breached', certainty: 'certain' }
  if (coverage && compare(coverage, parsePercent(minCoverage)) < 0)
    return { verdict: 'no-data', reason: 'insufficient', certainty: 'certain' }
  return { verdict: value === null || keeps(value, goal) ? 'met' : 'breached', certainty: 'policy' }
}

/** Figures of a period that its agreement begins in and does not judge (semantics 2.13, `settlePeriod`). */
export function withoutVerdict(figures: Figures, reason: string): Figures {
  const { outlook: _, ...rest } = figures
  const nothing = { value: null, worst: null, best: null }
  return { ...rest, ...nothing, verdict: 'excluded', reason, certainty: 'certain' }
}
