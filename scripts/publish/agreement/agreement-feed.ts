import type { Agreement, MaintenancePolicy, Notice } from '../../../data/schema/agreement.ts'
import type { AgreementFeed } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import type { Data } from '../../load/data.ts'
import type { Measured } from '../../measure.ts'
import { aggregate } from '../../sla/agreement/aggregate.ts'
import { isSigned } from '../../sla/agreement/phase.ts'
import { type ReviewDue, reviewDue } from '../../sla/agreement/review-due.ts'
import { localDate } from '../../sla/time/period.ts'
import { agendaOf } from './agenda.ts'
import { agreementHistory } from './agreement-history.ts'
import { agreementTerms } from './agreement-terms.ts'
import { completeness } from './completeness.ts'
import { conditions } from './conditions.ts'
import { creditEntries, publicCredits } from './credits.ts'
import { deviationEntries } from './deviation-entries.ts'
import { followUp } from './follow-up.ts'
import { clockText } from './open-hours.ts'
import type { Outcome } from './results.ts'

/**
 * The terms of an agreement and what came of them.
 * @param publish - What of it is told besides; for the public, as site.yaml says.
 * @param more - What was measured, for what is counted besides objectives, and whether tickets and orders are named.
 */
export function agreementFeed(
  agreement: Agreement,
  data: Data,
  outcomes: Outcome[],
  asOf: number,
  publish: Site['publish'] = data.site.publish,
  { measured, ids = false }: { measured?: Measured; ids?: boolean } = {},
): Omit<AgreementFeed, 'version' | 'generatedAt' | 'dataThrough' | 'staleAfter' | 'page'> {
  const { id, title, level, parties, timeZone, effectiveFrom, effectiveTo, phases, scope } = agreement
  const reviews = reviewTerms(agreement, reviewDueOf(id, data, asOf), publish, asOf)
  const history = agreementHistory(id, data, asOf, publish)
  const deviations = deviationEntries(agreement, data, outcomes, asOf, measured?.items).recent
  const complete = completeness(agreement, data, publish, asOf)
  const agenda = agendaOf({ reviews, timeZone, effectiveFrom }, deviations, history.amendments)
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
      ...(reviews && { reviews }),
      href: `agreements/${id}/`,
    },
    terms: agreementTerms(
      agreement,
      data,
      publish,
      asOf,
      outcomes.map(({ running }) => running),
    ),
    ...conditions(agreement, data, outcomes, asOf, publish, { measured, ids }),
    results: outcomes.map(({ running }) => running),
    history: outcomes
      .flatMap(({ history }) => history)
      .sort((a, b) => b.period.end.localeCompare(a.period.end) || a.objective.localeCompare(b.objective)),
    summary: aggregate(outcomes.map(({ running }) => running)),
    ...history,
    deviations,
    ...(agenda && { agenda }),
    ...followUp(agreement, data, outcomes, asOf, publish),
    ...(complete && { completeness: complete }),
    ...(publish.credits && {
      credits: publicCredits(creditEntries(agreement, data, outcomes, asOf), publish),
    }),
  }
}

/** When the parties meet and met, without who they are. */
function reviewTerms(
  { reviews, timeZone }: Agreement,
  due: ReviewDue | null,
  { documents }: Site['publish'],
  asOf: number,
): AgreementFeed['agreement']['reviews'] {
  if (reviews === undefined) return undefined
  const { cadence, next } = reviews
  const today = localDate(asOf, timeZone).toString()
  const held = (reviews.held ?? [])
    .filter(({ on }) => on <= today)
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    .map(({ on, took, minutes }) => ({
      on,
      ...(took !== undefined && { tookMs: took }),
      ...(documents && minutes !== undefined && { minutes }),
    }))
  return {
    cadence,
    ...(next === undefined ? {} : { next }),
    ...(due && { due: due.due }),
    ...(due?.overdue && { overdue: true as const }),
    ...(held.length > 0 && { held }),
  }
}

function reviewDueOf(id: string, { contracts }: Data, asOf: number): ReviewDue | null {
  const contract = contracts.find((one) => one.id === id)
  return contract === undefined ? null : reviewDue(contract, asOf)
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
          windows: windows
            .map((w) => `${w.weekday} ${clockText(w.fromMinute)}-${clockText(w.toMinute)}`)
            .join(', '),
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
