import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Objective } from '../../../data/schema/objective.ts'
import { add, multiply, ONE, type Ratio, subtract, ZERO } from '../exact/ratio.ts'
import { isLowerBound, satisfies, targetValue } from '../exact/target.ts'

type Supplier = Agreement['suppliers'][number]

/**
 * Whether the targets of the suppliers that an objective rests on can back its own.
 *
 * - `availability`: `independent` is what they give together if their failures have nothing to do with each other, the
 *   product; `worst` if they never fail at the same time, 1 − Σ(1 − Tᵢ). Shares of 1.
 * - `time`: `total` is their targets added up, in milliseconds or working days. It says nothing where one of them is
 *   counted in another calendar: those suppliers are in `otherCalendar`.
 * - `incomparable`: a supplier's target is in another unit or direction.
 * - `unjudged`: a count, a score or the like, which neither multiply nor add up to what they are together.
 */
export type Feasibility = { objective: string; suppliers: number } & (
  | { kind: 'availability'; feasible: boolean; feasibleAtWorst: boolean; independent: Ratio; worst: Ratio }
  | { kind: 'time'; feasible: boolean; total: Ratio; otherCalendar: Supplier['name'][] }
  | { kind: 'incomparable'; supplier: Supplier['name'] }
  | { kind: 'unjudged' }
)

/** The calendar that a time target is counted in. */
function calendarOf(agreement: Agreement, objective: Objective): string {
  return ('calendar' in objective ? objective.calendar : undefined) ?? agreement.serviceHours
}

function judge(agreement: Agreement, objective: Objective, suppliers: Supplier[]): Feasibility {
  const { id, target } = objective
  const head = { objective: id, suppliers: suppliers.length }
  const alien = suppliers.find(
    (one) => one.target.unit !== target.unit || isLowerBound(one.target) !== isLowerBound(target),
  )
  if (alien) return { ...head, kind: 'incomparable', supplier: alien.name }
  const values = suppliers.map((one) => targetValue(one.target))
  if (isLowerBound(target) && target.unit === '%') {
    const independent = values.reduce(multiply, ONE)
    const worst = subtract(
      ONE,
      values.reduce((sum, value) => add(sum, subtract(ONE, value)), ZERO),
    )
    const [feasible, feasibleAtWorst] = [satisfies(independent, target), satisfies(worst, target)]
    return { ...head, kind: 'availability', feasible, feasibleAtWorst, independent, worst }
  }
  if (isLowerBound(target) || (target.unit !== 'ms' && target.unit !== 'workingDays'))
    return { ...head, kind: 'unjudged' }
  const total = values.reduce(add, ZERO)
  const own = calendarOf(agreement, objective)
  const otherCalendar = suppliers.filter(({ calendar }) => (calendar ?? own) !== own).map(({ name }) => name)
  const feasible = otherCalendar.length === 0 && satisfies(total, target)
  return { ...head, kind: 'time', feasible, total, otherCalendar }
}

/**
 * Whether an agreement's objectives can be backed by its suppliers' promises (semantics 2.14, G71), for each objective
 * that names suppliers, in the order of the objectives. A supplier of an unknown objective is left to the lint.
 */
export function feasibility(agreement: Agreement): Feasibility[] {
  return agreement.objectives.flatMap((objective) => {
    const own = agreement.suppliers.filter((one) => one.objective === objective.id)
    return own.length === 0 ? [] : [judge(agreement, objective, own)]
  })
}
