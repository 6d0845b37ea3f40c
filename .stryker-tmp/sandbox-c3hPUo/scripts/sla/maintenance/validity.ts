// @ts-nocheck
import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { MaintenanceRecord } from '../../../data/schema/events.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { merge } from '../time/intervals.ts'
import { announcements, inWindows, noticed } from './announced.ts'
import { underCap } from './cap.ts'
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
  /** The time that may be taken out, merged: announced in time, in an allowed window, under the cap. Empty where none may. */
  valid: Interval[]
  deadline?: Deadline
}

/** The tests that a window passes or fails by itself: policy, class, notice, allowed windows. */
function assessAlone(
  record: MaintenanceRecord,
  agreement: Agreement,
  calendars: Record<string, Calendar>,
  asOf: number,
): Assessment {
  const { maintenance: policy, timeZone } = agreement
  if (!policy) return { record, why: 'no-policy', valid: [] }
  if (policy.exclusionMode === 'none') return { record, why: 'mode-none', valid: [] }
  if (record.class === 'emergency') {
    // An emergency can neither be announced days before nor wait for Sunday: only the cap holds for it.
    const valid = policy.emergency === 'excluded' ? merge(announcements(record, asOf)) : []
    return { record, why: 'emergency', valid }
  }
  const deadline = noticeDeadline(policy.notice, record.start, timeZone, calendars)
  const inTime = announcements(record, asOf).flatMap((one) => noticed(one, policy, agreement, calendars))
  const valid = merge(inTime).flatMap((span) => inWindows(span, policy, timeZone))
  if (!deadline.keptBy(record.announcedAt)) return { record, why: 'announced-late', valid, deadline }
  return { record, why: valid.length > 0 ? 'announced-in-time' : 'outside-window', valid, deadline }
}

/**
 * Assess every maintenance window against an agreement (semantics 2.6, maintenance validity). The cap is used
 * up in the order of the windows' starts. What was announced after `asOf` is not known yet and left out.
 */
export function assessMaintenance(
  records: readonly MaintenanceRecord[],
  agreement: Agreement,
  calendars: Record<string, Calendar>,
  asOf: number,
): Assessment[] {
  const assessed = records
    .filter(({ announcedAt }) => announcedAt <= asOf)
    .toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
    .map((record) => assessAlone(record, agreement, calendars, asOf))
  return underCap(assessed, agreement, asOf)
}
