import type { Agreement, MaintenancePolicy, Notice } from '../../data/schema/agreement.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import type { Data } from '../load/data.ts'
import { aggregate } from '../sla/agreement/aggregate.ts'
import { isSigned } from '../sla/agreement/phase.ts'
import { agreementHistory } from './agreement-history.ts'
import { creditEntries, publicCredits } from './credits.ts'
import type { Outcome } from './results.ts'

/** The public terms of an agreement and what came of them. Signatures are told as a fact, without the names. */
export function agreementFeed(
  agreement: Agreement,
  data: Data,
  outcomes: Outcome[],
  asOf: number,
): Omit<AgreementFeed, 'version' | 'generatedAt' | 'dataThrough' | 'staleAfter' | 'page'> {
  const { id, title, level, parties, timeZone, effectiveFrom, effectiveTo, phases, scope } = agreement
  return {
    agreement: {
      id,
      title,
      level,
      parties: parties.map(({ role, name }) => ({ role, name })),
      timeZone,
      effectiveFrom,
      ...(effectiveTo === undefined ? {} : { effectiveTo }),
      signed: isSigned(agreement, asOf),
      phases: Object.fromEntries(Object.entries(phases).filter(([, date]) => date !== undefined)),
      services: data.services
        .filter((service) => scope.services.includes(service.id))
        .map(({ id: service, name }) => ({ id: service, name, href: `services/${service}/` })),
      excludes: scope.excludes,
      serviceHours: agreement.serviceHours,
      maintenance: agreement.maintenance ? policyTerms(agreement.maintenance) : {},
      ...(agreement.reviews && { reviews: reviewTerms(agreement.reviews) }),
      href: `agreements/${id}/`,
    },
    results: outcomes.map(({ running }) => running),
    history: outcomes
      .flatMap(({ history }) => history)
      .sort((a, b) => b.period.end.localeCompare(a.period.end) || a.objective.localeCompare(b.objective)),
    summary: aggregate(outcomes.map(({ running }) => running)),
    ...agreementHistory(id, data, asOf),
    ...(data.site.publish.credits && {
      credits: publicCredits(creditEntries(agreement, data, outcomes, asOf), data.site.publish),
    }),
  }
}

/** When the parties meet, without who they are. */
function reviewTerms({ cadence, next }: NonNullable<Agreement['reviews']>) {
  return { cadence, ...(next === undefined ? {} : { next }) }
}

/** The maintenance clause as terms that a page puts into words; durations in milliseconds. */
function policyTerms({
  notice,
  windows,
  cap,
  exclusionMode,
  excludeSpan,
  emergency,
}: MaintenancePolicy): Record<string, string> {
  return {
    ...noticeTerms(notice),
    ...(windows === undefined
      ? {}
      : {
          windows: windows.map((w) => `${w.weekday} ${clock(w.fromMinute)}-${clock(w.toMinute)}`).join(', '),
        }),
    ...(cap?.perMonth === undefined ? {} : { capPerMonthMs: String(cap.perMonth) }),
    ...(cap?.count === undefined ? {} : { capCount: String(cap.count) }),
    exclusionMode,
    excludeSpan,
    emergency,
  }
}

function noticeTerms(notice: Notice): Record<string, string> {
  if ('elapsed' in notice) return { noticeMs: String(notice.elapsed) }
  if ('calendarDays' in notice) return { noticeCalendarDays: String(notice.calendarDays) }
  return { noticeWorkingDays: String(notice.workingDays) }
}

function clock(minute: number): string {
  const [hour, rest] = [Math.floor((minute > 1440 ? minute - 1440 : minute) / 60), minute % 60]
  return `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}
