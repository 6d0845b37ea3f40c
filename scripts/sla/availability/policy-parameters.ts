import type { Agreement, MaintenancePolicy } from '../../../data/schema/agreement.ts'
import { noticeText } from '../maintenance/notice.ts'
import { durationText } from '../time/text.ts'

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Weekly windows as `7 00:00-06:00`, with ISO weekday; an end past midnight is told as on the next day's clock. */
function windowsText(windows: NonNullable<MaintenancePolicy['windows']>): string {
  return windows
    .map(({ weekday, fromMinute, toMinute }) => `${weekday} ${clock(fromMinute)}-${clock(toMinute % 1440)}`)
    .join(', ')
}

function maintenanceParameters({ maintenance }: Agreement): Record<string, string> {
  if (!maintenance) return {}
  const { windows, cap } = maintenance
  return {
    notice: noticeText(maintenance.notice),
    lateMode: maintenance.lateMode,
    excludeSpan: maintenance.excludeSpan,
    emergency: maintenance.emergency,
    ...(windows && { windows: windowsText(windows) }),
    ...(cap?.perMonth !== undefined && { capPerMonth: durationText(cap.perMonth) }),
    ...(cap?.count !== undefined && { capCount: String(cap.count) }),
  }
}

function exclusionTerms({ exclusions }: Agreement): Record<string, string> {
  if (!Array.isArray(exclusions)) return {}
  const terms = exclusions.map(
    ({ type, requiresApproval }) => `${type}${requiresApproval ? ' if approved' : ''}`,
  )
  return { exclusions: terms.join(', ') }
}

/** What of an agreement's own terms says which time counts: of any figure that is taken over time. */
export function policyParameters(agreement: Agreement): Record<string, string> {
  return {
    partialPeriod: agreement.partialPeriod,
    exclusionMode: agreement.maintenance?.exclusionMode ?? 'none',
    ...maintenanceParameters(agreement),
    ...exclusionTerms(agreement),
  }
}
