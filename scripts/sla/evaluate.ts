import type { ClaimedExclusion, MaintenanceRecord } from '../../data/schema/events.ts'
import type { Items } from '../../data/schema/items.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { evaluateAvailability } from './availability/evaluate.ts'
import { evaluateDefects } from './deliveries/defects.ts'
import { evaluateLeadTime } from './deliveries/lead-time.ts'
import { evaluateDelivery } from './deliveries/precision.ts'
import { countsFor, itemsFor, partsOf, responsesFor } from './evidence-of.ts'
import { evaluateResponseTime } from './latency/evaluate.ts'
import { evaluateMilestone } from './milestones/evaluate.ts'
import { evaluateOutages } from './outages/evaluate.ts'
import { evaluateReports } from './reports/evaluate.ts'
import { evaluateRequests } from './requests/evaluate.ts'
import { evaluateRatio } from './requests/ratio.ts'
import { evaluateSurvey } from './surveys/evaluate.ts'
import { evaluateTickets } from './tickets/evaluate.ts'
import type { Asked, Evaluation, ItemQuestion, TimeEvaluation } from './types.ts'

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
 * Evaluate any objective in a period (semantics 2.7). Pure: the same question and facts give the same bytes.
 * @param services - What the figure is about: one service, those that the objective composes, or none for items, which
 * belong to the agreement as a whole.
 */
export function evaluate(
  asked: Asked & Pick<ItemQuestion, 'versions'>,
  services: readonly string[],
  facts: Facts,
): Evaluation | TimeEvaluation {
  const { objective } = asked
  const [service = ''] = services
  const counted = () => countsFor(asked, service, facts)
  const counting = itemsFor(asked, facts)
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
      return evaluateResponseTime({ ...asked, objective, ...responsesFor(asked, service, facts) })
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
