import type { Agreement } from '../../data/schema/agreement.ts'
import type { Calendar } from '../../data/schema/calendar.ts'
import type { Contract } from '../../data/schema/contract.ts'
import { versionStart } from '../sla/agreement/versions.ts'
import { workingCalendar } from '../sla/time/calendar.ts'
import { localDate } from '../sla/time/period.ts'
import type { PeriodBounds } from '../sla/types.ts'

/** Days before a period whose hours can decide a figure in it: notices are counted back, and tickets began earlier. */
const DAYS_BEFORE = 92

/**
 * The terms that decide an objective in a period, of each version in force in it: never fees, names or contacts, which a
 * published digest could be tried against. What was agreed later, and concerns later days alone, is not among them: an
 * agreement that ends next year had the same terms this year.
 */
export function decisiveTerms(
  { versions }: Contract,
  objectiveId: string,
  period: PeriodBounds,
  recordedAt: number,
): object[] {
  return versions
    .filter((version, index) => {
      const next = versions[index + 1]
      return (
        (versionStart(version) < period.end || index === 0) &&
        (next === undefined || versionStart(next) > period.start)
      )
    })
    .map(({ from, agreement }) => ({ from, ...termsOf(agreement, objectiveId, period, recordedAt) }))
}

function termsOf(agreement: Agreement, objectiveId: string, period: PeriodBounds, recordedAt: number) {
  const { timeZone, effectiveFrom, effectiveTo, serviceHours, maintenance, exclusions, scope } = agreement
  const { midPeriodChange, partialPeriod, grace, phases, suspensions, signatures, parties, objectives } =
    agreement
  const objective = objectives.find(({ id }) => id === objectiveId)
  const rule = objective && ruleOf(objective)
  const dayAfter = localDate(period.end, timeZone).toString()
  const signedBy = localDate(recordedAt, timeZone).toString()
  return {
    timeZone,
    effectiveFrom,
    ...(effectiveTo !== undefined && effectiveTo < dayAfter && { effectiveTo }),
    serviceHours,
    maintenance,
    exclusions: Array.isArray(exclusions) ? exclusions.map(({ text: ___, ...term }) => term) : exclusions,
    services: scope.services,
    midPeriodChange,
    partialPeriod,
    grace,
    phases: Object.fromEntries(Object.entries(phases).filter(([, date]) => date && date < dayAfter)),
    suspensions: suspensions
      .filter(({ from, to }) => from < period.end && (to === undefined || to > period.start))
      .map(({ from, to }) => ({ from, to: to === undefined || to >= period.end ? null : to })),
    signedBy: signatures.filter(({ signedAt }) => signedAt <= signedBy).map(({ signedAt }) => signedAt),
    parties: parties.map(({ role }) => role),
    objective: rule ?? {},
  }
}

/** What of an objective decides its figures; the rest is words, wishes and who does what. */
function ruleOf(objective: Agreement['objectives'][number]) {
  const { title, clause, rationale, stretch, raci, obligor, beneficiary, ...rule } = objective
  if (!('cadence' in rule)) return rule
  const { cadence, ...survey } = rule
  return survey
}

/** The calendars that terms name, with the hours of the days that can matter to the period. */
export function decisiveCalendars(
  terms: readonly object[],
  calendars: Record<string, Calendar>,
  period: PeriodBounds,
  recordedAt: number,
): object[] {
  const named = new Set<string>()
  const look = (value: unknown) => {
    if (typeof value === 'string' && Object.hasOwn(calendars, value)) named.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look)
  }
  look(terms)
  const usual = workingCalendar(calendars)
  const found = [...named].sort().flatMap((id) => calendars[id] ?? [])
  return (usual && !named.has(usual.id) ? [...found, usual] : found).map(
    ({ id, timeZone, weekly, exceptions }) => {
      const from = localDate(period.start, timeZone).subtract({ days: DAYS_BEFORE }).toString()
      const to = localDate(recordedAt, timeZone).toString()
      const days = Object.entries(exceptions).filter(([date]) => date >= from && date <= to)
      return { id, timeZone, weekly, exceptions: Object.fromEntries(days) }
    },
  )
}
