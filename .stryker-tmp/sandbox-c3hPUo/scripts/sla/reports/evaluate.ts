// @ts-nocheck
import type { ReportObjective } from '../../../data/schema/objective.ts'
import { dayCount, workingDayOf, workingDeadline } from '../deliveries/working-days.ts'
import { evaluateItems } from '../items/evaluate.ts'
import { limitOf } from '../items/item.ts'
import { plainItem } from '../items/plain-item.ts'
import { knownUntil } from '../items/reading.ts'
import { localDate } from '../time/period.ts'
import type { Evaluation, ItemQuestion } from '../types.ts'

/**
 * Evaluate the report about a period (semantics 2.7.10): delivered within so many working days after the period's last day,
 * which is day 0. The result is that of the period that the report is about, so it stays pending (`undecided`) until the
 * report is delivered or overdue. Of several deliveries the first counts. The value is in working days.
 */
export function evaluateReports(question: ItemQuestion<ReportObjective>): Evaluation {
  const { agreement, objective, period, items } = question
  const known = knownUntil(question)
  const count = dayCount(question, objective.calendar)
  const lastDay = localDate(period.end - 1, period.timeZone)
  const delivered = items.reports
    .filter((report) => report.agreement === agreement.id && report.period === period.id)
    .map(({ deliveredAt }) => deliveredAt)
    .filter((at) => at <= known)
  const limit = limitOf(objective.target)
  const item = plainItem(
    {
      id: period.id,
      // It is owed from the last moment of the period that it is about.
      start: period.end - 1,
      ...(delivered.length > 0 && { stop: Math.min(...delivered) }),
      limit,
      breachAt: workingDeadline(lastDay, limit, count),
      usedAt: (instant) => workingDayOf(lastDay, instant, count),
    },
    known,
  )
  const counting = { quantifier: 'every', attribution: 'created', noVolume: 'no-data' } as const
  return evaluateItems(question, [item], counting, {
    rule: 'report-delivery',
    parameters: { calendar: count.calendar?.id ?? 'mon-fri' },
  })
}
