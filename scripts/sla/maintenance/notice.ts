import type { Notice } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import { workingCalendar, workingDaysFrom } from '../time/calendar.ts'
import { localDate, startOfDay } from '../time/period.ts'
import { durationText } from '../time/text.ts'

/** Until when a maintenance window can be announced. */
export interface Deadline {
  /** Epoch milliseconds. */
  instant: number
  /** Whether an announcement at this instant is in time. */
  keptBy(announcedAt: number): boolean
}

/**
 * The last moment to announce a window (semantics 2.6, notice). `elapsed`: that long before the start, the instant
 * itself included. Calendar and working days: the end of the N-th day before the start's local date (G26), which is the
 * midnight after it; midnight itself is the next day and too late.
 */
export function noticeDeadline(
  notice: Notice,
  start: number,
  timeZone: string,
  calendars: Record<string, Calendar>,
): Deadline {
  if ('elapsed' in notice) {
    const instant = start - notice.elapsed
    return { instant, keptBy: (announcedAt) => announcedAt <= instant }
  }
  const date = localDate(start, timeZone)
  const lastDay =
    'calendarDays' in notice
      ? date.subtract({ days: notice.calendarDays })
      : workingDaysFrom(workingCalendar(calendars, notice.calendar), date, notice.workingDays, -1)
  const instant = startOfDay(lastDay.add({ days: 1 }), timeZone)
  return { instant, keptBy: (announcedAt) => announcedAt < instant }
}

/** A notice in words that machines can read: `PT48H`, `calendarDays 5`, `workingDays 5`. */
export function noticeText(notice: Notice): string {
  if ('elapsed' in notice) return durationText(notice.elapsed)
  if ('calendarDays' in notice) return `calendarDays ${notice.calendarDays}`
  return `workingDays ${notice.workingDays}${notice.calendar ? ` ${notice.calendar}` : ''}`
}
