// @ts-nocheck
import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { MaintenanceRecord } from '../../../data/schema/events.ts'
import type { Maintenance } from '../../../data/schema/feed.ts'
import { intersect, lengthOf } from '../time/intervals.ts'
import { instantText } from '../time/text.ts'
import { workDone } from './announced.ts'
import { noticeText } from './notice.ts'
import { type Assessment, assessMaintenance } from './validity.ts'

/** What decided over a window: announcement, last moment for it and notice asked for, each where there is one. */
export function assessmentValues({ record, deadline }: Assessment, agreement: Agreement) {
  return {
    announcedAt: instantText(record.announcedAt),
    ...(deadline && { deadline: instantText(deadline.instant) }),
    ...(agreement.maintenance && { noticeRequired: noticeText(agreement.maintenance.notice) }),
  }
}

/**
 * Whether each window is taken out of an agreement's figures, and by which test (not), by the window's id. `excluded`
 * says that any of it is. `values.excludedMs` and `values.countedMs` tell the parts of the recorded work, up to `asOf`
 * while it goes on: an overrun, or what lies outside the windows or over the cap, counts (G27). Without a record of the
 * work there are no such values.
 */
export function maintenanceCounts(
  records: readonly MaintenanceRecord[],
  agreement: Agreement,
  calendars: Record<string, Calendar>,
  asOf: number,
): Map<string, Maintenance['counts']> {
  return new Map(
    assessMaintenance(records, agreement, calendars, asOf).map((assessment) => {
      const { record, why, valid } = assessment
      const values: Record<string, string> = assessmentValues(assessment, agreement)
      const work = workDone(record, asOf)
      if (work) {
        const excludedMs = lengthOf(intersect([work], valid))
        values.excludedMs = String(excludedMs)
        values.countedMs = String(work.end - work.start - excludedMs)
      }
      return [record.id, { excluded: valid.length > 0, why, values }]
    }),
  )
}
