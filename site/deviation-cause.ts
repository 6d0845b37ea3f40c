import type { AgreementFeed, Incident } from '../data/schema/feed.ts'
import type { Shared } from './deviations.ts'
import { incidentsNamed } from './incidents.ts'
import { closedResults, stepsNamed } from './reports.ts'
import { eventsOf } from './steps.ts'

/** An incident, and what an objective lost to it. */
export interface Loss {
  incident: Incident
  /** Counted milliseconds. */
  ms: number
  /** It took at least half of what was lost. */
  isMost: boolean
}

/**
 * What the outages behind deviations of the figures were, the costliest first, by the steps of the results that they are
 * about: nothing is computed here but sums. Outages that only the monitoring knows count to what was lost and have no name.
 */
export function lossesBehind(shared: Shared, feed: AgreementFeed): Loss[] {
  const outages = [...feed.results, ...closedResults(feed)]
    .filter(({ objective, service, period }) =>
      shared.some(
        (one) =>
          (one.kind === 'breach' || one.kind === 'at-risk') &&
          one.objective === objective &&
          one.service === service &&
          one.period?.id === period.id,
      ),
    )
    .flatMap((result) => stepsNamed(result, 'outage'))
    .map((step) => ({ events: eventsOf(step), ms: Number(step.values.countedMs ?? 0) }))
  const lost = (counted: typeof outages) => counted.reduce((sum, { ms }) => sum + ms, 0)
  const all = lost(outages)
  return incidentsNamed(outages.flatMap(({ events }) => events))
    .map((incident) => ({ incident, ms: lost(outages.filter(({ events }) => events.includes(incident.id))) }))
    .filter(({ ms }) => ms > 0)
    .sort((a, b) => b.ms - a.ms)
    .map((loss) => ({ ...loss, isMost: loss.ms * 2 >= all }))
}
