import type { Agreement, MaintenancePolicy } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { MaintenanceRecord } from '../../../data/schema/events.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { datesAround, wallInstant } from '../time/calendar.ts'
import { firstOf, intersect, lengthOf, merge, subtractIntervals } from '../time/intervals.ts'
import { localDate } from '../time/period.ts'
import { type Deadline, noticeDeadline } from './notice.ts'

/** Which test of semantics 2.6 decided over a window. */
export type Why =
  | 'announced-in-time'
  | 'announced-late'
  | 'outside-window'
  | 'over-cap'
  | 'emergency'
  | 'no-policy'
  | 'mode-none'

/** What becomes of one maintenance window under one agreement. */
export interface Assessment {
  record: MaintenanceRecord
  why: Why
  /** The time that may be taken out, merged: announced, in an allowed window, under the cap. Empty where none may. */
  valid: Interval[]
  deadline?: Deadline
}

/** The part of the announced time that weekly windows allow, in local wall time; all of it where none are agreed. */
function inWindows({ start, end }: Interval, policy: MaintenancePolicy, timeZone: string): Interval[] {
  const announced = [{ start, end }]
  if (!policy.windows) return announced
  const allowed = datesAround({ start, end }, timeZone).flatMap((date) =>
    (policy.windows ?? [])
      .filter(({ weekday }) => weekday === date.dayOfWeek)
      .map(({ fromMinute, toMinute }) => ({
        start: wallInstant(date, fromMinute, timeZone),
        end: wallInstant(date, toMinute, timeZone),
      })),
  )
  return intersect(merge(allowed), announced)
}

/** The tests that a window passes or fails by itself: policy, class, notice, allowed windows. */
function assessAlone(
  record: MaintenanceRecord,
  { maintenance: policy, timeZone }: Agreement,
  calendars: Record<string, Calendar>,
): Assessment {
  if (!policy) return { record, why: 'no-policy', valid: [] }
  if (policy.exclusionMode === 'none') return { record, why: 'mode-none', valid: [] }
  if (record.class === 'emergency') {
    // An emergency can neither be announced days before nor wait for Sunday: only the cap holds for it.
    const valid = policy.emergency === 'excluded' ? [{ start: record.start, end: record.end }] : []
    return { record, why: 'emergency', valid }
  }
  const deadline = noticeDeadline(policy.notice, record.start, timeZone, calendars)
  if (!deadline.keptBy(record.announcedAt)) return { record, why: 'announced-late', valid: [], deadline }
  const valid = inWindows(record, policy, timeZone)
  return { record, why: valid.length > 0 ? 'announced-in-time' : 'outside-window', valid, deadline }
}

/** The work that was recorded until `asOf`, and whether it had ended by then. Null where none had begun. */
export function workDone({ actual }: MaintenanceRecord, asOf: number): (Interval & { over: boolean }) | null {
  if (!actual || actual.start >= asOf) return null
  const over = actual.end !== null && actual.end <= asOf
  return { start: actual.start, end: over ? (actual.end as number) : asOf, over }
}

/** What a window uses of the cap: the work that was done, or all that was announced until it is over or unrecorded. */
function claimed(
  { record, valid }: Assessment,
  { excludeSpan }: MaintenancePolicy,
  asOf: number,
): Interval[] {
  const work = workDone(record, asOf)
  if (excludeSpan === 'announced' || !work) return valid
  return intersect(valid, [{ start: work.start, end: work.over ? work.end : Number.POSITIVE_INFINITY }])
}

/**
 * Assess every maintenance window against an agreement (semantics 2.6, maintenance validity). The cap of a local month
 * is used up in the order of the windows' starts; a window belongs to the month in which it starts. What was announced
 * after `asOf` is not known yet and left out.
 */
export function assessMaintenance(
  records: readonly MaintenanceRecord[],
  agreement: Agreement,
  calendars: Record<string, Calendar>,
  asOf: number,
): Assessment[] {
  const { maintenance: policy, timeZone } = agreement
  const used = new Map<string, { ms: number; count: number; taken: Interval[] }>()
  return records
    .filter(({ announcedAt }) => announcedAt <= asOf)
    .toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
    .map((record) => {
      const alone = assessAlone(record, agreement, calendars)
      if (!policy?.cap || alone.valid.length === 0) return alone
      const month = localDate(record.start, timeZone).toPlainYearMonth().toString()
      const so = used.get(month) ?? { ms: 0, count: 0, taken: [] }
      const fresh = subtractIntervals(claimed(alone, policy, asOf), so.taken)
      if (fresh.length === 0) return alone
      const { perMonth = Number.POSITIVE_INFINITY, count = Number.POSITIVE_INFINITY } = policy.cap
      const allowed = so.count < count ? firstOf(fresh, perMonth - so.ms) : []
      const over = subtractIntervals(fresh, allowed)
      used.set(month, {
        ms: so.ms + lengthOf(allowed),
        count: so.count + 1,
        taken: merge([...so.taken, ...allowed]),
      })
      if (over.length === 0) return alone
      return { ...alone, why: 'over-cap', valid: subtractIntervals(alone.valid, over) }
    })
}
