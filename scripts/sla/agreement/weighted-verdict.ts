import type { AvailabilityObjective } from '../../../data/schema/objective.ts'
import { fold } from '../availability/fold.ts'
import {
  add,
  compare,
  max,
  multiply,
  ONE,
  parsePercent,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../exact/ratio.ts'
import { budgetOf, isLowerBound } from '../exact/target.ts'
import type { Figures, TimeEvaluation } from '../types.ts'
import type { Judged } from './joined-parts.ts'

/** A part with a base to weigh its target by. */
export type Weighable = Judged<TimeEvaluation> & { objective: AvailabilityObjective }

/** Whether a part has a base to weigh its target by: shares of time of which more is better. */
export function isWeighable(judged: Judged): judged is Weighable {
  const { objective } = judged
  return (
    objective.metric === 'availability' && isLowerBound(objective.target) && 'measure' in judged.evaluation
  )
}

/** Add up a figure of the parts. */
export const sum = (parts: readonly Weighable[], of: (part: Weighable) => Ratio): Ratio =>
  parts.reduce((total, part) => add(total, of(part)), ZERO)

/** How much of a base is bad by a share that is good; all of it or none where the share is not known. */
const bad = (share: Ratio | null, base: number, unknown: Ratio): Ratio =>
  multiply(share === null ? unknown : subtract(ONE, share), ratio(base))

type Decision = Pick<Figures, 'verdict' | 'certainty'> & Pick<Partial<Figures>, 'reason' | 'outlook'>

/** Whether what is bad keeps a budget; with a strict target in it, all of it is too much. */
export function keeps(spent: Ratio, budget: Ratio, parts: readonly Weighable[]): boolean {
  const strict = parts.some(({ objective }) => objective.target.comparator === '>')
  const order = compare(spent, budget)
  return strict ? order < 0 : order <= 0
}

/** The known share of what was to be measured in all parts; null where there was nothing. */
export function coverageOf(parts: readonly Weighable[]): Ratio | null {
  const totals = parts.map(({ evaluation }) => fold(evaluation.segments))
  const known = totals.reduce((ms, one) => ms + one.known, 0)
  const all = totals.reduce((ms, { unknown }) => ms + unknown, known)
  return all === 0 ? null : ratio(known, all)
}

/**
 * The verdict of parts that share one budget (semantics 2.13), by the rules for one target (2.9): while the period runs, lost
 * once more is bad than the whole of it allows; after it certain, undecided or a matter of policy by what unknown time
 * leaves possible.
 * @param kept - Whether the value keeps the budget.
 */
export function weightedVerdict(parts: readonly Weighable[], value: Ratio | null, kept: boolean): Decision {
  const evaluations = parts.map(({ evaluation }) => evaluation)
  const known = sum(parts, ({ evaluation: { best, measure } }) => bad(best, measure.base, ZERO))
  const pending = evaluations.filter(({ verdict, outlook }) => verdict === 'pending' || outlook !== undefined)
  if (pending.length > 0) {
    const full = sum(parts, ({ evaluation, objective }) => budgetOf(evaluation.fullBase, objective.target))
    if (!keeps(known, full, parts)) return { verdict: 'breached', outlook: 'lost', certainty: 'certain' }
    const risk = !kept || pending.some(({ outlook }) => outlook !== undefined && outlook !== 'on-track')
    return { verdict: 'pending', outlook: risk ? 'at-risk' : 'on-track', certainty: 'certain' }
  }
  if (value === null) {
    const { verdict, reason } = evaluations.reduce((a, b) => (b.verdict === 'no-data' ? b : a))
    return { verdict, ...(reason !== undefined && { reason }), certainty: 'certain' }
  }
  const budget = sum(parts, ({ evaluation, objective }) =>
    budgetOf(evaluation.measure.base, objective.target),
  )
  const atWorst = sum(parts, ({ evaluation: { worst, measure } }) => bad(worst, measure.base, ONE))
  if (keeps(atWorst, budget, parts)) return { verdict: 'met', certainty: 'certain' }
  if (!keeps(known, budget, parts)) return { verdict: 'breached', certainty: 'certain' }
  const least = parts.map(({ objective }) => parsePercent(objective.minCoverage)).reduce(max)
  if (compare(coverageOf(parts) ?? ZERO, least) < 0)
    return { verdict: 'no-data', reason: 'insufficient', certainty: 'certain' }
  const limited = evaluations.some(({ certainty }) => certainty === 'resolution-limited')
  return { verdict: kept ? 'met' : 'breached', certainty: limited ? 'resolution-limited' : 'policy' }
}
