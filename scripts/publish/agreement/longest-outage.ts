import type { ObjectiveResult, YearSummary } from '../../../data/schema/feed.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import type { Data } from '../../load/data.ts'
import { hasSay } from '../../sla/agreement/aggregate.ts'
import { remembered } from '../../sla/remembered.ts'
import type { Outcome } from './results.ts'

/**
 * The longest whole outage of which anything counted in a span of time, from the steps of the results that have a say; of
 * equals the first. Its incidents alone are named, not the sources that saw it.
 */
export function longestOutage(
  results: readonly ObjectiveResult[],
  outcomes: readonly Outcome[],
  incidents: Data['incidents'],
  span: Interval,
): YearSummary['longest'] {
  const known = new Set(incidents.map(({ id }) => id))
  const servicesOf = ({ service, objective }: ObjectiveResult) =>
    service === undefined
      ? (outcomes.find((outcome) => outcome.objective.id === objective)?.services ?? [])
      : [service]
  const found = results.filter(hasSay).flatMap((result) =>
    outagesOf(result)
      .filter(({ from, to }) => to > span.start && from < span.end)
      .map((outage) => ({ ...outage, ms: outage.to - outage.from, services: servicesOf(result) })),
  )
  const [longest] = found.sort((a, b) => b.ms - a.ms || a.start.localeCompare(b.start))
  if (longest === undefined) return undefined
  const { start, end, open, services, events } = longest
  return {
    start,
    end,
    ...(open === 'true' && { open: true as const }),
    services,
    incidents: events.filter((event) => known.has(event)),
  }
}

/** The outages of a result of which anything counted, which are asked for every span of time. */
const outagesOf = remembered(({ explain = [] }: ObjectiveResult) =>
  explain.flatMap(({ step, values: { start = '', end = '', open, countedMs, events = '' } }) =>
    step === 'outage' && Number(countedMs) !== 0
      ? [{ start, end, from: Date.parse(start), to: Date.parse(end), open, events: events.split('\n') }]
      : [],
  ),
)
