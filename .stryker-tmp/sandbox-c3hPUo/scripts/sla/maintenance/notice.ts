// @ts-nocheck
import type { Notice } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
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

/**
 * From when a window that was announced too late has had its notice (`lateMode: from-notice`): that long after the
 * announcement, or the first local midnight in the window for which it was in time; its end where there is none.
 */
export function noticeRunFrom(
  notice: Notice,
  { announcedAt, start, end }: Interval & { announcedAt: number },
  timeZone: string,
  calendars: Record<string, Calendar>,
): number {
  if ('elapsed' in notice) return Math.min(end, Math.max(start, announcedAt + notice.elapsed))
  let day = localDate(start, timeZone).add({ days: 1 })
  for (let at = startOfDay(day, timeZone); at < end; at = startOfDay(day, timeZone)) {
    if (noticeDeadline(notice, at, timeZone, calendars).keptBy(announcedAt)) return at
    day = day.add({ days: 1 })
  }
  return end
}

/** A notice in words that machines can read: `PT48H`, `calendarDays 5`, `workingDays 5`. */
export function noticeText(notice: Notice): string {
  if ('elapsed' in notice) return durationText(notice.elapsed)
  if ('calendarDays' in notice) return `calendarDays ${notice.calendarDays}`
  return `workingDays ${notice.workingDays}${notice.calendar ? ` ${notice.calendar}` : ''}`
}
