import type { Objective } from '../../data/schema/objective.ts'
import type { Facts } from './evaluate.ts'
import { looksAt, measuredBy } from './measured-by.ts'
import { rememberedBy } from './remembered.ts'
import type { Asked, Part } from './types.ts'

/**
 * The items of a question. A period that is over is known only as far as its source has reported, and up to `asOf` once it
 * has told of anything after the period: what has not happened by then is late. In a running one it is not late to be told.
 */
export function itemsFor({ objective, period, asOf }: Asked, { items, itemsThrough }: Facts) {
  const through = itemsThrough.get(objective.measurement.source ?? '') ?? Number.POSITIVE_INFINITY
  const behind = period.end <= asOf && through < period.end
  return { items, ...(behind && { dataThrough: through }) }
}

/**
 * What is known of a service, for metrics that fold a ledger: the same object for every objective and period. `by` names
 * the service, and after a space the one source of checks where one is named.
 */
const partOf = rememberedBy((facts: Facts, by: string): Part => {
  const [service = '', source] = by.split(' ')
  const timeline = measuredBy(facts.timelines.get(service), source)
  return {
    service,
    evidence: {
      observed: timeline?.observed ?? [],
      monitored: timeline?.monitored ?? [],
      declared: timeline?.declared ?? [],
      maintenance: facts.maintenance.filter((window) => window.services.includes(service)),
      exclusions: facts.exclusions.filter((claim) => claim.service === service),
    },
  }
})

/** The services that one figure is about, each with its evidence, by the source that the objective names (2.6 step 1). */
export function partsOf(
  services: readonly string[],
  { measurement: { source } }: Objective,
  facts: Facts,
): Part[] {
  return services.map((service) =>
    partOf(facts, looksAt(facts.timelines.get(service), source) ? `${service} ${source}` : service),
  )
}

function serviceFor(service: string, facts: Facts) {
  const { maintenance, exclusions } = partOf(facts, service).evidence
  return { service, maintenance, exclusions }
}

/** What was counted of a service, for a question about it (semantics 2.7.2, 2.7.8). */
export function countsFor({ objective }: Asked, service: string, facts: Facts) {
  const timeline = measuredBy(facts.timelines.get(service), objective.measurement.source)
  return { ...serviceFor(service, facts), counts: timeline?.counts ?? [] }
}

/** The response times of a service by the days of the agreement's zone, for a question about it (semantics 2.7.4). */
export function responsesFor({ objective, agreement }: Asked, service: string, facts: Facts) {
  const timeline = measuredBy(facts.timelines.get(service), objective.measurement.source)
  return {
    ...serviceFor(service, facts),
    days: timeline?.responseTimes[agreement.timeZone] ?? [],
    dataThrough: timeline?.dataThrough ?? null,
  }
}
