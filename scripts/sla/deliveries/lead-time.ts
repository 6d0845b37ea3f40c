import type { LeadTimeObjective } from '../../../data/schema/objective.ts'
import { evaluateItems } from '../items/evaluate.ts'
import { type Item, limitOf } from '../items/item.ts'
import { plainItem } from '../items/plain-item.ts'
import { knownUntil } from '../items/reading.ts'
import { scopeOf } from '../items/scope.ts'
import { businessClock } from '../time/business-clock.ts'
import { localDate, startOfDay } from '../time/period.ts'
import type { Evaluation, ItemQuestion } from '../types.ts'
import { type Order, ordersOf } from './orders.ts'
import {
  type DayCount,
  dayCount,
  dayEndOf,
  dayZero,
  endOfDate,
  workingDayOf,
  workingDeadline,
} from './working-days.ts'

type Timed = Pick<Item, 'start' | 'limit'> & { breachAt: number; usedAt(instant: number): number }

/** In working days. What the customer asked to wait, from the last day of the limit to the day agreed, is not counted. */
function inWorkingDays(order: Order, { target, cutoff }: LeadTimeObjective, count: DayCount): Timed {
  const limit = limitOf(target)
  const zero = dayZero(order.ordered, cutoff, count)
  const due = workingDeadline(zero, limit, count)
  const agreed = order.agreed === undefined ? due : endOfDate(localDate(order.agreed, count.timeZone), count)
  const breachAt = Math.max(due, agreed)
  const waited = agreed > due ? workingDayOf(zero, agreed, count) - limit : 0
  const usedAt = (instant: number) => {
    const used = workingDayOf(zero, instant, count)
    return instant <= breachAt ? Math.min(used, limit) : Math.max(limit + 1, used - waited)
  }
  return { start: order.ordered, limit, breachAt, usedAt }
}

/** In opened milliseconds, with the same wait as a pause. */
function inTime(order: Order, objective: LeadTimeObjective, count: DayCount): Timed {
  const limit = limitOf(objective.target)
  const { calendar, timeZone } = count
  const clock = businessClock(objective.calendar === '24x7' || !calendar ? '24x7' : calendar)
  const zero = startOfDay(dayZero(order.ordered, objective.cutoff, count), timeZone)
  const from = Math.max(order.ordered, zero)
  const due = clock.due(from, limit)
  const agreed = order.agreed === undefined ? due : endOfDate(localDate(order.agreed, timeZone), count)
  const pauses = agreed > due ? [{ start: due, end: agreed }] : []
  return {
    start: order.ordered,
    limit,
    breachAt: clock.lastMet(from, limit, pauses),
    usedAt: (instant) => clock.elapsed(from, instant, pauses),
  }
}

/** All orders of an objective as items, of any period. */
export function leadTimeItems(question: ItemQuestion<LeadTimeObjective>): Item[] {
  const { objective, items } = question
  const known = knownUntil(question)
  const timed = objective.target.unit === 'ms' ? inTime : inWorkingDays
  return ordersOf(items.deliveries.filter(scopeOf(question)), known).map((order) => {
    const { id, delivered, cancelled, dateOnly } = order
    const count = dayCount(question, objective.calendar, dayEndOf(objective.dayEnd, dateOnly))
    return plainItem({ id, ...timed(order, objective, count), stop: delivered, cancelled }, known)
  })
}

/**
 * Evaluate a lead time, from order to the last line delivered, in working days or in opened milliseconds (semantics 2.7.9,
 * C6, G63). Attribution and quantifier as for tickets.
 */
export function evaluateLeadTime(question: ItemQuestion<LeadTimeObjective>): Evaluation {
  const { objective } = question
  const { calendar, attribution, noVolume, cutoff, dayEnd, atRiskConsumption } = objective
  return evaluateItems(question, leadTimeItems(question), objective, {
    rule: objective.target.unit === 'ms' ? 'lead-time/elapsed' : 'lead-time/working-days',
    parameters: {
      calendar,
      attribution,
      noVolume,
      ...(cutoff !== undefined && { cutoff }),
      dayEnd: dayEnd ?? 'by-data',
      atRiskConsumption,
    },
  })
}
