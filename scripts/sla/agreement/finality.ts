import { remembered } from '../remembered.ts'
import { workingCalendar, workingDaysFrom } from '../time/calendar.ts'
import { localDate, startOfDay } from '../time/period.ts'
import type { Asked, Figures } from '../types.ts'

/** What a metric's evidence still lacks for a figure to stand. */
export interface Pending {
  /** An incident, an outage or an item that reaches into the period is not over or decided yet. */
  open: boolean
  /** Every source reported up to the end of the period. */
  reported: boolean
  /** A party disputes what the figure rests on, and the dispute is not settled. */
  disputed?: boolean
}

/** Ends of grace, by everything besides the calendars that they follow from: agreements share their periods. */
const knownEnds = remembered((_: Asked['calendars']) => new Map<string, number>())

/** The instant after which a period's figures no longer change by themselves: its end and the working days of grace. */
export function graceEnd({ agreement, period: { end, timeZone }, calendars }: Asked): number {
  const { workingDays, calendar } = agreement.grace
  const known = knownEnds(calendars)
  const question = `${end} ${timeZone} ${workingDays} ${calendar}`
  const answer = known.get(question)
  if (answer !== undefined) return answer
  const lastDay = localDate(end - 1, timeZone)
  const last = workingDaysFrom(workingCalendar(calendars, calendar), lastDay, workingDays, 1)
  const found = startOfDay(last.add({ days: 1 }), timeZone)
  known.set(question, found)
  return found
}

/**
 * Whether a figure stands (semantics 2.15): the period is over and its grace too, and nothing is pending. A rolling
 * window is never final (P4).
 */
export function finalityOf(asked: Asked, { open, reported, disputed = false }: Pending): Figures['finality'] {
  const { type } = asked.period
  if (type === 'rolling' || type === 'service-year') return 'provisional'
  if (asked.asOf < graceEnd(asked)) return 'provisional'
  return open || disputed || !reported ? 'provisional' : 'final'
}
