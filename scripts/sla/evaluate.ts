import type { ClaimedExclusion, MaintenanceRecord } from '../../data/schema/events.ts'
import type { Items } from '../../data/schema/items.ts'
import type { Objective } from '../../data/schema/objective.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { evaluateAvailability } from './availability/evaluate.ts'
import { evaluateDefects } from './deliveries/defects.ts'
import { evaluateLeadTime } from './deliveries/lead-time.ts'
import { evaluateDelivery } from './deliveries/precision.ts'
import { evaluateResponseTime } from './latency/evaluate.ts'
import { looksAt, measuredBy } from './measured-by.ts'
import { evaluateMilestone } from './milestones/evaluate.ts'
import { evaluateOutages } from './outages/evaluate.ts'
import { rememberedBy } from './remembered.ts'
import { evaluateReports } from './reports/evaluate.ts'
import { evaluateRequests } from './requests/evaluate.ts'
import { evaluateRatio } from './requests/ratio.ts'
import { evaluateSurvey } from './surveys/evaluate.ts'
import { evaluateTickets } from './tickets/evaluate.ts'
import type { Asked, Evaluation, ItemQuestion, Part, TimeEvaluation } from './types.ts'

/** Everything that is known, of all services: what figures are computed from. */
export interface Facts {
  timelines: ReadonlyMap<string, ServiceTimeline>
  maintenance: readonly MaintenanceRecord[]
  exclusions: readonly ClaimedExclusion[]
  items: Items
  /** Up to when each source of items has reported, by its id; epoch milliseconds. */
  itemsThrough: ReadonlyMap<string, number>
}

/**
 * The items of a question. A period that is over is known only as far as its source has reported; in a running one what
 * has not happened is not late to be told.
 */
function itemsOf({ objective, period, asOf }: Asked, { items, itemsThrough }: Facts) {
  const through = itemsThrough.get(objective.measurement.source ?? '')
  const behind = through !== undefined && period.end <= asOf && through < period.end
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

function partsOf(services: readonly string[], { measurement: { source } }: Objective, facts: Facts): Part[] {
  return services.map((service) =>
    partOf(facts, looksAt(facts.timelines.get(service), source) ? `${service} ${source}` : service),
  )
}

/**
 * Evaluate any objective in a period (semantics 2.7). Pure: the same question and facts give the same bytes.
 * @param services - What the figure is about: one service, those that the objective composes, or none for items, which
 * belong to the agreement as a whole.
 */
export function evaluate(
  asked: Asked & Pick<ItemQuestion, 'versions'>,
  services: readonly string[],
  facts: Facts,
): Evaluation | TimeEvaluation {
  const { objective, agreement } = asked
  const [service = ''] = services
  const timeline = measuredBy(facts.timelines.get(service), objective.measurement.source)
  const ofService = () => {
    const { maintenance, exclusions } = partOf(facts, service).evidence
    return { service, maintenance, exclusions }
  }
  const counted = () => ({ ...ofService(), counts: timeline?.counts ?? [] })
  const counting = itemsOf(asked, facts)
  switch (objective.metric) {
    case 'availability':
      return evaluateAvailability({ ...asked, objective, parts: partsOf(services, objective, facts) })
    case 'outage-count':
    case 'outage-total':
    case 'longest-outage':
    case 'mttr':
    case 'mtbf':
      return evaluateOutages({ ...asked, objective, parts: partsOf(services, objective, facts) })
    case 'request-availability':
      return evaluateRequests({ ...asked, objective, ...counted() })
    case 'ratio':
      return evaluateRatio({ ...asked, objective, ...counted() })
    case 'response-time':
      return evaluateResponseTime({
        ...asked,
        objective,
        ...ofService(),
        days: timeline?.responseTimes[agreement.timeZone] ?? [],
        dataThrough: timeline?.dataThrough ?? null,
      })
    case 'first-response':
    case 'next-reply':
    case 'update':
    case 'resolution':
      return evaluateTickets({ ...asked, objective, ...counting })
    case 'lead-time':
      return evaluateLeadTime({ ...asked, objective, ...counting })
    case 'delivery-precision':
      return evaluateDelivery({ ...asked, objective, ...counting })
    case 'defect-rate':
      return evaluateDefects({ ...asked, objective, ...counting })
    case 'csat':
    case 'nps':
    case 'nki':
      return evaluateSurvey({ ...asked, objective, ...counting })
    case 'report-delivery':
      return evaluateReports({ ...asked, objective, ...counting })
    case 'milestone':
      return evaluateMilestone({ ...asked, objective, ...counting })
  }
}
