import { workingCalendar, workingDaysFrom } from '../time/calendar.ts'
import { localDate, startOfDay } from '../time/period.ts'
import type { Evaluation, Question } from '../types.ts'
import { contractTime } from './agreed-time.ts'

/** Working days after a period's last day during which its figures can still change (semantics 2.15, `grace`). */
const GRACE = 5

/**
 * Whether a figure stands (semantics 2.15): the period is over and its grace too, no declared incident that is still
 * open reaches into it, and the monitoring reported up to its end, or to the agreement's end within it. A rolling window
 * is never final (P4).
 */
export function finalityOf({
  agreement,
  objective,
  period,
  evidence,
  calendars,
  asOf,
}: Question): Evaluation['finality'] {
  if (period.type === 'rolling') return 'provisional'
  const lastDay = localDate(period.end - 1, period.timeZone)
  const graceEnd = workingDaysFrom(workingCalendar(calendars), lastDay, GRACE, 1).add({ days: 1 })
  if (asOf < startOfDay(graceEnd, period.timeZone)) return 'provisional'
  if (evidence.declared.some(({ start, end }) => start < period.end && end >= asOf)) return 'provisional'
  const needed = Math.min(period.end, contractTime(agreement).end)
  const reported =
    objective.measurement.authority === 'incidents' || evidence.observed.some(({ end }) => end >= needed)
  return reported ? 'final' : 'provisional'
}
