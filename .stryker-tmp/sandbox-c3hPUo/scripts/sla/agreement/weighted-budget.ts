// @ts-nocheck
import { decimalsFor, displayShare, displayValue } from '../exact/display.ts'
import {
  ceil,
  divide,
  floor,
  isZero,
  max,
  parsePercent,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../exact/ratio.ts'
import { budgetOf } from '../exact/target.ts'
import type { Evaluation, PeriodBounds } from '../types.ts'
import { joined } from './joined-parts.ts'
import { meanTarget } from './mean-target.ts'
import { coverageOf, keeps, sum, type Weighable, weightedVerdict } from './weighted-verdict.ts'

/**
 * A period whose parts share one error budget, Σ (1 − Tᵢ) · baseᵢ (semantics 2.13, `weighted-budget`): kept while what is
 * bad in all parts is not more. Unknown time makes it certain, a matter of policy or undecided as it does for one target
 * (2.9). The target shown is what the budget comes to, 1 − budget / base; `numbers` has `budgetMs` (of the whole period,
 * floored) and `usedMs` (raised).
 */
export function weighParts(parts: Weighable[], period: PeriodBounds): Evaluation {
  const lead = parts.at(-1)
  if (lead === undefined) throw new RangeError('a period needs a part to be judged')
  const base = sum(parts, ({ evaluation }) => ratio(evaluation.measure.counted.base))
  const used = sum(parts, ({ evaluation }) => evaluation.measure.counted.bad)
  const allowed = sum(parts, ({ evaluation: { measure }, objective: { target } }) =>
    budgetOf(measure.counted.base, target),
  )
  const full = sum(parts, ({ evaluation, objective }) => budgetOf(evaluation.fullBase, objective.target))
  const good = (spent: Ratio) => max(ZERO, divide(subtract(base, spent), base))
  const value = isZero(base) ? null : good(used)
  const share = isZero(base) ? parsePercent(lead.objective.target.value) : good(allowed)
  const strict = parts.some(({ objective }) => objective.target.comparator === '>')
  const decimals = Math.max(...parts.map(({ objective }) => decimalsFor(objective.target.value)))
  const target = meanTarget(share, value, strict ? '>' : '>=', decimals)
  const whole = joined(parts, lead.evaluation, period)
  const { reason: why, outlook: how, ...figures } = whole
  const { reason, outlook, worst, best, ...result } = whole.result
  const coverage = coverageOf(parts)
  const decision = weightedVerdict(parts, value, keeps(used, allowed, parts))
  return {
    ...figures,
    ...decision,
    ...{ value, worst: null, best: null, coverage },
    result: {
      ...result,
      ...decision,
      target,
      coverage: coverage && displayShare(coverage, 'floor', 2),
      value: value && displayValue(value, target),
      exact: value && { num: String(value.num), den: String(value.den) },
      numbers: { budgetMs: String(floor(full)), usedMs: String(ceil(used)) },
    },
  }
}
