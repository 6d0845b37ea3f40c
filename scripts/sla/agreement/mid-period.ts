import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Contract } from '../../../data/schema/contract.ts'
import type { Objective } from '../../../data/schema/objective.ts'
import type { Evaluation, PeriodBounds } from '../types.ts'
import { type Part, partsOf, withFacts } from './change-parts.ts'
import { judgeParts } from './split-period.ts'
import { versionAt } from './versions.ts'
import { weighParts } from './weighted-budget.ts'
import { isWeighable } from './weighted-verdict.ts'

/** Evaluate an objective in a period, by the agreement as given. */
export type Ask = (agreement: Agreement, objective: Objective, period: PeriodBounds) => Evaluation

type Mode = Agreement['midPeriodChange']

/** How it was judged, in the parameters: the mode used, and the one agreed where that cannot be used. */
function withMode(evaluation: Evaluation, used: Mode, agreed: Mode): Evaluation {
  const { method } = evaluation.result
  const parameters = {
    ...method.parameters,
    midPeriodChange: used,
    ...(used !== agreed && { midPeriodChangeAgreed: agreed }),
  }
  return { ...evaluation, result: { ...evaluation.result, method: { ...method, parameters } } }
}

/** Whether the base of a part is a constant: one constant base cannot be split. */
function isConstant({ objective: { period } }: Part): boolean {
  return typeof period === 'object' && 'fixedDenominator' in period
}

/**
 * Evaluate an objective of a contract in a period, whatever changes within it (semantics 2.13, P2, C7), by the
 * `midPeriodChange` that is in force when the period starts:
 *
 * - `period-start`: the terms in force then govern all of the period; new ones begin with the next.
 * - `split`: each part is judged by its own terms, and the worst verdict is the period's.
 * - `weighted-budget`: what may be bad is Σ (1 − Tᵢ) · baseᵢ. Availability alone; any other metric is split instead, and
 *   a base that is a constant (`fixedDenominator`) is governed by the start; the parameters say so.
 *
 * Where nothing that decides the figure changes it is evaluated as one. When the agreement ends, when it was suspended and
 * its phases are as the last version in the period has them: they are facts and no promises. Preparation is not judged,
 * and so not split. Null where the objective does not hold in the period: it came later, under `period-start` also if
 * within it. The period of a result is always the whole one.
 */
export function evaluatePeriod(
  contract: Contract,
  objectiveId: string,
  period: PeriodBounds,
  ask: Ask,
): Evaluation | null {
  const governing = withFacts(versionAt(contract, period.start).agreement, contract, period)
  const agreed = governing.midPeriodChange
  const parts = partsOf(contract, objectiveId, period)
  const own = governing.objectives.find(({ id }) => id === objectiveId)
  const base = own ? ask(governing, own, period) : null
  const [first] = parts
  const whole = first?.period.start === period.start && first.period.end === period.end
  if (first === undefined || whole) return base
  const byStart = base && withMode(base, 'period-start', agreed)
  if (agreed === 'period-start') return byStart
  if (base?.phase === 'preparation') return base
  if (parts.some(isConstant)) return byStart
  const judged = parts.map((part) => ({
    ...part,
    evaluation: ask(part.agreement, part.objective, part.period),
  }))
  if (agreed === 'weighted-budget' && judged.every(isWeighable))
    return withMode(weighParts(judged, period), agreed, agreed)
  return withMode(judgeParts(judged, period), 'split', agreed)
}
