import type { MaintenancePolicy } from '../../../data/schema/agreement.ts'
import { noticeText } from '../maintenance/notice.ts'
import { durationText } from '../time/text.ts'
import type { TimeQuestion } from '../types.ts'

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Weekly windows as `7 00:00-06:00`, with ISO weekday; an end past midnight is told as on the next day's clock. */
function windowsText(windows: NonNullable<MaintenancePolicy['windows']>): string {
  return windows
    .map(({ weekday, fromMinute, toMinute }) => `${weekday} ${clock(fromMinute)}-${clock(toMinute % 1440)}`)
    .join(', ')
}

/** Every parameter that the figure depends on, in the feed's form: enough to recompute it (semantics 2.17). */
export function methodParameters({ agreement, objective }: TimeQuestion): Record<string, string> {
  const { maintenance } = agreement
  return {
    authority: objective.measurement.authority,
    serviceHours: objective.serviceHours ?? agreement.serviceHours,
    exclusionMode: maintenance?.exclusionMode ?? 'none',
    ...(maintenance && {
      notice: noticeText(maintenance.notice),
      excludeSpan: maintenance.excludeSpan,
      emergency: maintenance.emergency,
    }),
    ...(maintenance?.windows && { windows: windowsText(maintenance.windows) }),
    ...(maintenance?.cap?.perMonth !== undefined && { capPerMonth: durationText(maintenance.cap.perMonth) }),
    ...(maintenance?.cap?.count !== undefined && { capCount: String(maintenance.cap.count) }),
    partialWeight: objective.weights.partial,
    degradedWeight: objective.weights.degraded,
    mergeGap: durationText(objective.mergeGap),
    minOutage: durationText(objective.minOutage),
    unknownPolicy: objective.unknownPolicy,
    minCoverage: objective.minCoverage,
  }
}
