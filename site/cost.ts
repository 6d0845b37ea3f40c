import type { AgreementFeed, ObjectiveResult, Step } from '../data/schema/feed.ts'
import { closedResults, remembered, stepsNamed } from './reports.ts'
import { eventsOf } from './steps.ts'

/** One outage of an incident as it counts against one objective in one period. */
export interface Cost {
  result: ObjectiveResult
  outage: Step
  feed: AgreementFeed
}

/**
 * What an incident costs, by the explanations of the agreements: every outage that counted and is known by the incident's
 * id. Nothing is computed here. An outage that crosses the end of a period stands in both with what counted in each.
 */
export function costsOf(incident: string, feeds: AgreementFeed[]): Cost[] {
  return costsIn(feeds).get(incident) ?? []
}

const objectiveKey = ({ agreement, objective, service }: ObjectiveResult): string =>
  JSON.stringify([agreement, objective, service])

/** Where the closed periods of each objective begin. */
const firstStarts = remembered((feed) => {
  const starts = new Map<string, string>()
  for (const result of closedResults(feed)) {
    const key = objectiveKey(result)
    const { start } = result.period
    if (start < (starts.get(key) ?? '\uffff')) starts.set(key, start)
  }
  return starts
})

/** Every outage of the agreements by the incidents that it is known by. */
const costsIn = remembered((feeds: AgreementFeed[]) => {
  const costs = new Map<string, Cost[]>()
  for (const feed of feeds) {
    for (const result of [...feed.results, ...closedResults(feed)]) {
      for (const outage of stepsNamed(result, 'outage')) {
        for (const incident of eventsOf(outage)) {
          const own = costs.get(incident) ?? []
          costs.set(incident, own)
          own.push({ result, outage, feed })
        }
      }
    }
  }
  return costs
})

/** Results of a service, by the running periods: those that are taken over time, and those that no incident can be named in. */
export function measuredOn(
  services: string[],
  feeds: AgreementFeed[],
): { timed: ObjectiveResult[]; counted: ObjectiveResult[] } {
  const measured = [...new Set(services)]
    .flatMap((id) => resultsBy(feeds).get(id) ?? [])
    .sort((a, b) => a.place - b.place)
    .map(({ result }) => result)
  return {
    timed: measured.filter(({ ledger }) => ledger !== undefined),
    counted: measured.filter(({ ledger }) => ledger === undefined),
  }
}

/** The running results of each service, with their places in the order of the agreements. */
const resultsBy = remembered((feeds: AgreementFeed[]) =>
  Map.groupBy(
    feeds.flatMap(({ results }) => results).map((result, place) => ({ result, place })),
    ({ result }) => result.service,
  ),
)

const feedsBy = remembered((feeds: AgreementFeed[]) => Map.groupBy(feeds, ({ agreement }) => agreement.id))

/** Where the published periods of objectives begin: what was before is not in the feed. Nothing without any. */
export function recordedFrom(objectives: ObjectiveResult[], feeds: AgreementFeed[]): string | undefined {
  const starts = objectives.map((running) => {
    const key = objectiveKey(running)
    const own = feedsBy(feeds).get(running.agreement) ?? []
    const past = own.flatMap((feed) => firstStarts(feed).get(key) ?? [])
    return [running.period.start, ...past].sort()[0] ?? running.period.start
  })
  // The latest of them: from there on every objective has its periods.
  return starts.sort().at(-1)
}
