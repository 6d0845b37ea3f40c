import type { Deviation, Incident, Maintenance, ObjectiveResult } from '../data/schema/feed.ts'
import { incidentsFeed } from './feed.ts'
import { incidentsAt, incidentsNamed } from './incidents.ts'
import { type Report, remembered, stepsNamed } from './reports.ts'
import { eventsOf } from './steps.ts'

/** What a report's figures rest on, numbered through: first the objectives, then incidents, then maintenance. */
export interface Evidence {
  results: ObjectiveResult[]
  incidents: Incident[]
  maintenance: Maintenance[]
  /** Undefined for what the report does not rest on. */
  numberOf(one: ObjectiveResult | Incident | Maintenance): number | undefined
}

/** Anchor of a numbered piece of evidence in its report. */
export const evidenceAnchor = (number: number): string => `evidence-${number}`

/**
 * The evidence of a report. Incidents are those that cost time, then the others in the period of the services that its results
 * are measured on: an outage is no news in a report of tickets.
 */
export const evidenceOf = remembered((report: Pick<Report, 'feed' | 'period' | 'results'>): Evidence => {
  const { results } = report
  const named = new Set(results.flatMap((result) => stepsNamed(result, 'outage').flatMap(eventsOf)))
  const cost = ({ id }: Incident) => named.has(id)
  const others = [...measuredIn(report)]
    .flatMap((service) => incidentsAt(service))
    .filter((incident) => happenedIn(incident, report.period))
  const incidents = incidentsNamed([...named, ...others.map(({ id }) => id)]).toSorted(
    (a, b) => Number(cost(b)) - Number(cost(a)) || a.start.localeCompare(b.start),
  )
  const weighed = new Set(
    results.flatMap((result) => stepsNamed(result, 'maintenance').map(({ values }) => values.id)),
  )
  const maintenance = incidentsFeed().maintenance.filter(({ id }) => weighed.has(id))
  const numbers = new Map(
    [...results, ...incidents, ...maintenance].map((one, index) => [one, index + 1] as const),
  )
  return { results, incidents, maintenance, numberOf: (one) => numbers.get(one) }
})

/** The services that a report's results are measured on. A figure over several together names none of them. */
function measuredIn({ feed, results }: Pick<Report, 'feed' | 'results'>): Set<string> {
  const all = feed.agreement.services.map(({ id }) => id)
  return new Set(results.flatMap(({ service, ledger }) => service ?? (ledger ? all : [])))
}

const happenedIn = ({ start, end }: Incident, period: Report['period']): boolean =>
  start < period.end && (end === null || end > period.start)

/** Breached objectives of which neither an incident nor a deviation says why or what is done: a reader has to be told that too. */
export function unexplained(
  { results, incidents }: Pick<Evidence, 'results' | 'incidents'>,
  deviations: readonly Deviation[] = [],
): ObjectiveResult[] {
  const told = new Set(
    incidents
      .filter(({ cause, actions = [] }) => cause !== undefined || actions.length > 0)
      .map(({ id }) => id),
  )
  return results.filter(
    (result) =>
      result.verdict === 'breached' &&
      !deviations.some((deviation) => explains(deviation, result)) &&
      !stepsNamed(result, 'outage').some((outage) => eventsOf(outage).some((id) => told.has(id))),
  )
}

/** Whether a deviation says why a result is as it is. */
export function explains(
  { kind, objective, service, rootCause }: Deviation,
  result: ObjectiveResult,
): boolean {
  return (
    rootCause !== undefined &&
    kind !== undefined &&
    objective === result.objective &&
    service === result.service
  )
}

/** The objectives that an incident cost any time. */
export function costBy({ id }: Incident, { results }: Pick<Evidence, 'results'>): ObjectiveResult[] {
  return results.filter((result) =>
    stepsNamed(result, 'outage').some((outage) => eventsOf(outage).includes(id)),
  )
}
