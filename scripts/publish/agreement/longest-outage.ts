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
  let longest: (OutageTold & { ms: number; result: ObjectiveResult }) | undefined
  for (const result of results.filter(hasSay))
    for (const outage of outagesOf(result)) {
      if (outage.to <= span.start || outage.from >= span.end) continue
      const ms = outage.to - outage.from
      const first = !longest || ms - longest.ms || longest.start.localeCompare(outage.start)
      if (first === true || first > 0) longest = { ...outage, ms, result }
    }
  if (longest === undefined) return undefined
  const { start, end, open, events, result } = longest
  return {
    start,
    end,
    ...(open === 'true' && { open: true as const }),
    services: servicesOf(result),
    incidents: events.filter((event) => known.has(event)),
  }
}

interface OutageTold {
  start: string
  end: string
  from: number
  to: number
  open: string | undefined
  events: string[]
}

/** The outages of a result of which anything counted, which are asked for every span of time. */
const outagesOf = remembered(({ explain = [] }: ObjectiveResult): OutageTold[] =>
  explain.flatMap(({ step, values: { start = '', end = '', open, countedMs, events = '' } }) =>
    step === 'outage' && Number(countedMs) !== 0
      ? [{ start, end, from: Date.parse(start), to: Date.parse(end), open, events: events.split('\n') }]
      : [],
  ),
)
