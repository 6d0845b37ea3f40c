import type { Delivery } from '../../../data/schema/items.ts'
import type { DefectObjective } from '../../../data/schema/objective.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import { type Counted, evaluateCounted } from '../counted.ts'
import { displayShare } from '../exact/display.ts'
import { ratio } from '../exact/ratio.ts'
import { wilson95 } from '../exact/wilson.ts'
import { knownUntil } from '../items/reading.ts'
import { scopeOf } from '../items/scope.ts'
import { localDate, startOfDay } from '../time/period.ts'
import type { Evaluation, ItemQuestion } from '../types.ts'

/**
 * Evaluate a defect rate for a period at `asOf` (semantics 2.7.8): the defective of what was delivered in it, or of what was
 * inspected of that. A defect that is found within `claimPeriodDays` of the delivery belongs to the period of the delivery,
 * which is not final before; one that is found later belongs to the period in which it is found (G64).
 *
 * `numbers`: `defective`, of it `foundLate` from earlier deliveries; `counted`; and the Wilson 95 % interval, `low` and
 * `high`, where what was inspected is a sample.
 */
export function evaluateDefects(question: ItemQuestion<DefectObjective>): Evaluation {
  const { objective } = question
  return evaluateCounted(question, (asked, start, end) => count({ ...asked, objective }, start, end), {
    rule: 'deliveries/defects',
    parameters: {
      unit: objective.unit,
      denominator: objective.denominator,
      claimPeriodDays: String(objective.claimPeriodDays),
      atRiskConsumption: objective.atRiskConsumption,
    },
  })
}

function count(question: ItemQuestion<DefectObjective>, start: number, end: number): Counted {
  const { objective, items, agreement, period } = question
  const { unit, denominator, claimPeriodDays } = objective
  const until = knownUntil(question)
  const within = (at: number) => at >= start && at < end
  const claimEnd = (from: number) =>
    startOfDay(localDate(from, agreement.timeZone).add({ days: claimPeriodDays + 1 }), agreement.timeZone)
  const amount = (row: Delivery) => {
    if (denominator === 'inspected') return row.inspected ?? 0
    return row.deliveredQuantity ?? row.quantity
  }
  let valid = 0
  let bad = 0
  let foundLate = 0
  for (const row of items.deliveries.filter(scopeOf(question))) {
    const { delivered, defective = 0, defectsFoundAt } = row
    if (delivered === undefined || delivered > until) continue
    const counted = unit === 'quantity' ? amount(row) : Math.min(1, amount(row))
    if (within(delivered)) valid += counted
    if (defectsFoundAt !== undefined && defectsFoundAt > until) continue
    const defects = unit === 'quantity' ? defective : Math.min(1, defective)
    const late = defectsFoundAt !== undefined && defectsFoundAt >= claimEnd(delivered)
    if (!within(late ? defectsFoundAt : delivered)) continue
    bad += defects
    if (late) foundLate += defects
  }
  const sampled = denominator === 'inspected' && bad <= valid && valid > 0
  const interval = sampled ? wilson95(bad, valid) : null
  return {
    value: valid === 0 ? null : ratio(bad, valid),
    share: true,
    open: until < claimEnd(period.end - 1),
    reported: until >= Math.min(period.end, contractTime(agreement).end),
    numbers: {
      defective: String(bad),
      foundLate: String(foundLate),
      counted: String(valid),
      ...(interval && {
        low: displayShare(interval.low, 'floor', 4),
        high: displayShare(interval.high, 'ceil', 4),
      }),
    },
  }
}
