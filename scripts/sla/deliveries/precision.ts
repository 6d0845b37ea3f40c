import type { DeliveryObjective } from '../../../data/schema/objective.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import { type Counted, evaluateCounted } from '../counted.ts'
import { ratio } from '../exact/ratio.ts'
import { knownUntil } from '../items/reading.ts'
import { scopeOf } from '../items/scope.ts'
import { mayMissForecast } from '../requests/misses.ts'
import type { Evaluation, ItemQuestion } from '../types.ts'
import { deadlineOf } from './deadline.ts'
import { type Outcome, outcomeOf, wholeOrder } from './outcome.ts'

/**
 * Evaluate delivery precision or OTIF for a period at `asOf` (semantics 2.7.8). By decision what counts is all that was due:
 * delivered up to its deadline in the period, or late in it, delivered since or not (G62); by resolution what was delivered
 * in it, which hides what is late and not delivered yet, so this is told in `pastDue` either way. An order of several rows
 * counts once where the unit is `order`. Where OTIF needs a quantity that nobody counted, the figure has bounds.
 *
 * `numbers`: `onTime`, and `inFull` of what was delivered, each by itself; `late` (delivered or not), `cancelled` and
 * `withoutDeadline` rows, which do not count; and `mayMissForecast`.
 */
export function evaluateDelivery(question: ItemQuestion<DeliveryObjective>): Evaluation {
  const { objective } = question
  const { deadline } = objective
  return evaluateCounted(question, (asked, start, end) => count({ ...asked, objective }, start, end), {
    rule: objective.inFull ? 'deliveries/on-time-in-full' : 'deliveries/on-time',
    parameters: {
      unit: objective.unit,
      deadline: typeof deadline === 'string' ? deadline : `${deadline.within.workingDays} working days`,
      ...(typeof deadline === 'object' && deadline.cutoff !== undefined && { cutoff: deadline.cutoff }),
      calendar: objective.calendar,
      dayEnd: objective.dayEnd ?? 'by-data',
      ...(objective.earlyDays !== undefined && { earlyDays: String(objective.earlyDays) }),
      attribution: objective.attribution,
      atRiskConsumption: objective.atRiskConsumption,
    },
  })
}

/** A row, or an order of several, by its id. */
type Named = Outcome & { id: string }

/** What became of all that an objective is about, of any period: by row, or by order where that is the unit (2.7.8). */
function outcomesOf(question: ItemQuestion<DeliveryObjective>) {
  const { objective, items } = question
  const until = knownUntil(question)
  const rows = items.deliveries.filter(scopeOf(question))
  const judged = rows.map((row) => ({ row, outcome: outcomeOf(row, question, until) }))
  const byOrder = objective.unit === 'order'
  const named = judged.flatMap(({ row, outcome }) =>
    outcome ? [{ ...outcome, id: byOrder ? (row.order ?? row.id) : row.id }] : [],
  )
  const all: Named[] = byOrder
    ? [...Map.groupBy(named, ({ id }) => id)].map(([id, lines]) => ({ ...wholeOrder(lines), id }))
    : named
  return { rows, judged, all }
}

/** Those of them that belong to the period, while the agreement holds from `start` to `end` (semantics 2.7.6, 2.7.8). */
export function countedDeliveries(
  question: ItemQuestion<DeliveryObjective>,
  start: number,
  end: number,
  all: readonly Named[] = outcomesOf(question).all,
): Named[] {
  const byDecision = question.objective.attribution === 'decision'
  return all.filter(({ decidedAt, delivered }) => {
    const at = byDecision ? decidedAt : delivered
    return at !== null && at >= start && at < end
  })
}

function count(question: ItemQuestion<DeliveryObjective>, start: number, end: number): Counted {
  const { period } = question
  const until = knownUntil(question)
  const contract = contractTime(question.agreement)
  const { rows, judged, all } = outcomesOf(question)
  const within = (at: number | null) => at !== null && at >= start && at < end
  const own = countedDeliveries(question, start, end, all)
  const sum = (some: readonly Outcome[], of: (outcome: Outcome) => number) =>
    some.reduce((total, outcome) => total + of(outcome), 0)
  const valid = sum(own, ({ weight }) => weight)
  const good = sum(own, (outcome) => outcome.good)
  const unknown = sum(own, (outcome) => outcome.unknown)
  const missing = all.filter(({ delivered }) => delivered === null || delivered >= end)
  const pastDue = missing.filter(({ lateAt }) => lateAt !== null && lateAt < end && lateAt >= contract.start)
  const weight = (some: readonly Outcome[]) => sum(some, (outcome) => outcome.weight)
  const known = ratio(good, Math.max(1, valid - unknown))
  return {
    value: valid === unknown ? null : known,
    ...(valid > 0 && valid === unknown && { lacks: 'insufficient' as const }),
    ...(unknown > 0 && { worst: ratio(good, valid), best: ratio(good + unknown, valid) }),
    share: true,
    // Nothing that comes later changes what was decided, but for rows that nobody counted.
    open: unknown > 0,
    reported: until >= Math.min(period.end, contract.end),
    items: {
      good,
      valid,
      open: weight(missing.filter(({ decidedAt, deadline }) => decidedAt === null && within(deadline))),
      pastDue: weight(pastDue),
    },
    numbers: {
      onTime: String(weight(own.filter(({ onTime }) => onTime))),
      inFull: String(weight(own.filter(({ inFull }) => inFull === true))),
      late: String(weight(own.filter(({ lateAt }) => lateAt !== null))),
      cancelled: String(
        judged.filter(({ row, outcome }) => outcome === null && within(row.cancelled ?? null)).length,
      ),
      withoutDeadline: String(
        rows.filter((row) => within(row.delivered ?? row.ordered ?? null) && !deadlineOf(row, question))
          .length,
      ),
      ...mayMissForecast(question, valid, question.objective.target, until),
    },
  }
}
