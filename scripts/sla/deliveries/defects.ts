import type { Delivery } from '../../../data/schema/items.ts'
import type { DefectObjective } from '../../../data/schema/objective.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import { type Counted, evaluateCounted } from '../counted.ts'
import { displayShare } from '../exact/display.ts'
import { ratio } from '../exact/ratio.ts'
import { wilson95 } from '../exact/wilson.ts'
import { knownUntil } from '../items/reading.ts'
import { scopeOf } from '../items/scope.ts'
import { mayMissForecast } from '../requests/misses.ts'
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

/** What a row counts for in a period: of what was delivered in it, and of defects, which may be found late. */
interface CountedRow {
  row: Delivery
  counted: number
  defective: number
  late: boolean
}

/** From when on a defect in what was delivered at an instant is found late. */
function claimEndOf(
  { objective, agreement: { timeZone } }: ItemQuestion<DefectObjective>,
  delivered: number,
) {
  return startOfDay(localDate(delivered, timeZone).add({ days: objective.claimPeriodDays + 1 }), timeZone)
}

/** The rows that count in a period, while the agreement holds from `start` to `end` (semantics 2.7.8). */
export function countedDefects(
  question: ItemQuestion<DefectObjective>,
  start: number,
  end: number,
): CountedRow[] {
  const { objective, items } = question
  const { unit, denominator } = objective
  const until = knownUntil(question)
  const within = (at: number) => at >= start && at < end
  const amount = (row: Delivery) => {
    if (denominator === 'inspected') return row.inspected ?? 0
    return row.deliveredQuantity ?? row.quantity
  }
  return items.deliveries.filter(scopeOf(question)).flatMap((row): CountedRow[] => {
    const { delivered, defective = 0, defectsFoundAt } = row
    if (delivered === undefined || delivered > until) return []
    const all = unit === 'quantity' ? amount(row) : Math.min(1, amount(row))
    const counted = within(delivered) ? all : 0
    const known = defectsFoundAt === undefined || defectsFoundAt <= until
    const late = known && defectsFoundAt !== undefined && defectsFoundAt >= claimEndOf(question, delivered)
    const defects = unit === 'quantity' ? defective : Math.min(1, defective)
    const bad = known && within(late ? defectsFoundAt : delivered) ? defects : 0
    return within(delivered) || bad > 0 ? [{ row, counted, defective: bad, late }] : []
  })
}

function count(question: ItemQuestion<DefectObjective>, start: number, end: number): Counted {
  const { objective, agreement, period } = question
  const until = knownUntil(question)
  const rows = countedDefects(question, start, end)
  const sum = (some: readonly CountedRow[], of: 'counted' | 'defective') =>
    some.reduce((total, row) => total + row[of], 0)
  const [valid, bad] = [sum(rows, 'counted'), sum(rows, 'defective')]
  const foundLate = sum(
    rows.filter(({ late }) => late),
    'defective',
  )
  const sampled = objective.denominator === 'inspected' && bad <= valid && valid > 0
  const interval = sampled ? wilson95(bad, valid) : null
  return {
    value: valid === 0 ? null : ratio(bad, valid),
    share: true,
    open: until < claimEndOf(question, period.end - 1),
    reported: until >= Math.min(period.end, contractTime(agreement).end),
    numbers: {
      defective: String(bad),
      foundLate: String(foundLate),
      counted: String(valid),
      ...(interval && {
        low: displayShare(interval.low, 'floor', 4),
        high: displayShare(interval.high, 'ceil', 4),
      }),
      ...mayMissForecast(question, valid, objective.target, until),
    },
  }
}
