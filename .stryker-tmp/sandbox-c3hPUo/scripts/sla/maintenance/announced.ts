// @ts-nocheck
import type { Agreement, MaintenancePolicy } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { MaintenanceRecord } from '../../../data/schema/events.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { datesAround, wallInstant } from '../time/calendar.ts'
import { intersect, merge } from '../time/intervals.ts'
import { noticeDeadline, noticeRunFrom } from './notice.ts'

/** A stretch of maintenance with when it was announced. */
export type Announcement = Interval & { announcedAt: number }

/** What had been announced of a window at `asOf`: itself first, and the time that was added to it later. */
export function announcements({ announcedAt, start, end, extensions = [] }: MaintenanceRecord, asOf: number) {
  const added: Announcement[] = extensions.filter((extension) => extension.announcedAt <= asOf)
  return [{ announcedAt, start, end }, ...added]
}

/** From the first to the last instant that was announced. */
export function announcedSpan(record: MaintenanceRecord, asOf: number): Interval {
  const spans = announcements(record, asOf)
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  }
}

/** The part of announced time that weekly windows allow, in local wall time; all of it where none are agreed. */
export function inWindows(
  { start, end }: Interval,
  { windows }: MaintenancePolicy,
  timeZone: string,
): Interval[] {
  if (!windows) return [{ start, end }]
  const allowed = datesAround({ start, end }, timeZone).flatMap((date) =>
    windows
      .filter(({ weekday }) => weekday === date.dayOfWeek)
      .map(({ fromMinute, toMinute }) => ({
        start: wallInstant(date, fromMinute, timeZone),
        end: wallInstant(date, toMinute, timeZone),
      })),
  )
  return intersect(merge(allowed), [{ start, end }])
}

/**
 * The part of an announcement that had its notice (semantics 2.6): all of it, or, too late, nothing; under `from-notice`
 * what begins once the notice has run.
 */
export function noticed(
  announcement: Announcement,
  policy: MaintenancePolicy,
  { timeZone }: Agreement,
  calendars: Record<string, Calendar>,
): Interval[] {
  const { announcedAt, start, end } = announcement
  if (noticeDeadline(policy.notice, start, timeZone, calendars).keptBy(announcedAt)) return [{ start, end }]
  if (policy.lateMode === 'whole') return []
  return merge([{ start: noticeRunFrom(policy.notice, announcement, timeZone, calendars), end }])
}

/** The work that was recorded until `asOf`, and whether it had ended by then. Null where none had begun. */
export function workDone({ actual }: MaintenanceRecord, asOf: number): (Interval & { over: boolean }) | null {
  if (!actual || actual.start >= asOf) return null
  const over = actual.end !== null && actual.end <= asOf
  return { start: actual.start, end: over ? (actual.end as number) : asOf, over }
}
