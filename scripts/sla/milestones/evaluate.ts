import type { MilestoneObjective } from '../../../data/schema/objective.ts'
import { contractTime } from '../agreement/agreed-time.ts'
import { dayCount, workingDayOf, workingDeadline } from '../deliveries/working-days.ts'
import { evaluateItems } from '../items/evaluate.ts'
import { limitOf } from '../items/item.ts'
import { plainItem } from '../items/plain-item.ts'
import { startOfDay } from '../time/period.ts'
import type { Evaluation, ItemQuestion } from '../types.ts'

/**
 * Evaluate a milestone (semantics 2.7.9): one thing with a date. It is judged in the period in which it was done or became
 * late; in a running period before that it is pending, and in any other there is nothing to judge (`excluded`, `not-due`).
 * The value is how many working days late it was, 0 in time. A date without a time is over at the end of its day.
 */
export function evaluateMilestone(question: ItemQuestion<MilestoneObjective>): Evaluation {
  const { agreement, objective, asOf } = question
  const { due, done, calendar, target, id } = objective
  const count = dayCount(question, calendar)
  const from = Temporal.PlainDate.from(due)
  const doneAt =
    done === undefined
      ? Number.POSITIVE_INFINITY
      : startOfDay(Temporal.PlainDate.from(done), agreement.timeZone)
  const item = plainItem(
    {
      id,
      start: contractTime(agreement).start,
      stop: doneAt <= asOf ? doneAt : undefined,
      limit: limitOf(target),
      breachAt: workingDeadline(from, limitOf(target), count),
      usedAt: (instant) => workingDayOf(from, instant, count),
    },
    asOf,
  )
  const counting = { quantifier: 'every', attribution: 'decision', noVolume: 'excluded' } as const
  return evaluateItems(question, [item], counting, {
    rule: 'milestone',
    parameters: { due, ...(done !== undefined && { done }), calendar: count.calendar?.id ?? 'mon-fri' },
  })
}
