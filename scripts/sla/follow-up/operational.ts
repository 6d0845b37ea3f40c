import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { hasSay } from '../agreement/aggregate.ts'

/** Whether an objective is what the customer thinks. */
export function isSatisfaction({ metric }: Pick<ObjectiveResult, 'metric'>): boolean {
  return metric === 'csat' || metric === 'nps' || metric === 'nki'
}

/** What is managed and not operated: a late report is no outage of the service. */
function isManaged({ metric }: ObjectiveResult): boolean {
  return metric === 'report-delivery' || metric === 'milestone'
}

/**
 * How the results of operational objectives with a say (semantics 2.9) went whose period ended in a span: met, of how many
 * judged, and those without data or not decided.
 */
export function operationalIn({ start, end }: Interval, results: readonly ObjectiveResult[]) {
  const own = results.filter((result) => {
    const { verdict, period } = result
    const at = Date.parse(period.end)
    if (isSatisfaction(result) || isManaged(result)) return false
    return hasSay(result) && verdict !== 'excluded' && at > start && at <= end
  })
  const of = (verdict: ObjectiveResult['verdict']) => own.filter((one) => one.verdict === verdict).length
  const [met, breached] = [of('met'), of('breached')]
  return { met, judged: met + breached, noData: own.length - met - breached }
}
