// @ts-nocheck
import type { TicketObjective } from '../../../data/schema/objective.ts'
import { graceEnd } from '../agreement/finality.ts'
import { workingCalendar, workingDaysFrom } from '../time/calendar.ts'
import { localDate, periodAt, startOfDay } from '../time/period.ts'
import type { Asked } from '../types.ts'

/**
 * Until when what was solved can be reopened (semantics 2.7.5, `reopenWindow`): to the end of the N-th working day after
 * it, and never once the period in which it was solved is final. Days are the agreement's; working days those of the
 * objective's calendar, or, where that is open round the clock, of the days of grace.
 */
export function reopenUntil(asked: Asked<TicketObjective>): (over: number) => number {
  const { objective, agreement, calendars } = asked
  const { timeZone } = agreement
  const id = objective.calendar === '24x7' ? agreement.grace.calendar : objective.calendar
  const calendar = workingCalendar(calendars, id)
  const rolls = asked.period.type === 'rolling' || asked.period.type === 'service-year'

  function untilOf(date: Temporal.PlainDate): number {
    const last = workingDaysFrom(calendar, date, objective.reopenWindow.workingDays, 1)
    const windowEnd = startOfDay(last.add({ days: 1 }), timeZone)
    if (rolls) return windowEnd
    const period = periodAt(objective.period, timeZone, startOfDay(date, timeZone))
    return Math.min(windowEnd, graceEnd({ ...asked, period }))
  }

  // Everything solved on one day has the same answer.
  const known = new Map<string, number>()
  return (over) => {
    const date = localDate(over, timeZone)
    const key = date.toString()
    const until = known.get(key) ?? untilOf(date)
    known.set(key, until)
    return until
  }
}
