import type { AgreementFeed, DisputeEntry, ObjectiveResult, Step } from '../data/schema/feed.ts'
import { closedResults, remembered, stepsNamed } from './reports.ts'
import { eventsOf } from './steps.ts'

/** A figure that rests on what a party disputes, and what it would be without. */
export interface DisputedFigure {
  result: ObjectiveResult
  without: NonNullable<ObjectiveResult['disputed']>
}

/** What is disputed of an incident in one agreement. */
export interface IncidentDispute {
  feed: AgreementFeed
  /** Disputes that were opened about it, the newest first, settled ones too. */
  disputes: DisputeEntry[]
  /** Steps of time that the provider claims to leave out because of it and no customer has approved. */
  claims: Step[]
  /** Figures that rest on it: running periods first, then closed ones. */
  figures: DisputedFigure[]
}

const withFigure = (result: ObjectiveResult): DisputedFigure[] =>
  result.disputed ? [{ result, without: result.disputed }] : []

/** Every figure of an agreement's own feed that is disputed, whatever it is about. */
export const disputedFigures = ({ results, history }: AgreementFeed): DisputedFigure[] =>
  [...results, ...history].flatMap(withFigure)

const claimsOf = (result: ObjectiveResult): Step[] =>
  stepsNamed(result, 'exclusion').filter(({ values }) => values.why === 'not-approved')

/**
 * What is disputed because of an incident, by agreement (semantics 2.6, 2.15). A figure that tells of what it would be
 * without what is disputed is disputed because of this incident if time is claimed for it that nobody approved, or if a
 * dispute about it is open and one of the figure's outages or exclusions is known by its id.
 */
export function disputesOf(incident: string, feeds: AgreementFeed[]): IncidentDispute[] {
  return disputedIn(feeds).get(incident) ?? []
}

/** What is disputed in the agreements by the incidents that it is because of. */
const disputedIn = remembered((feeds: AgreementFeed[]) => {
  const disputed = new Map<string, IncidentDispute[]>()
  for (const feed of feeds) {
    const { disputes = [] } = feed
    const figures = [...feed.results, ...closedResults(feed)].flatMap(withFigure)
    const claimed = figures
      .flatMap(({ result }) => claimsOf(result))
      .map(({ values }) => values.incident ?? '')
    for (const incident of new Set([...disputes.flatMap(({ incidents }) => incidents), ...claimed])) {
      const own = disputed.get(incident) ?? []
      disputed.set(incident, own)
      own.push(disputeOf(incident, feed, figures))
    }
  }
  return disputed
})

function disputeOf(incident: string, feed: AgreementFeed, all: DisputedFigure[]): IncidentDispute {
  const disputes = (feed.disputes ?? []).filter(({ incidents }) => incidents.includes(incident))
  const isOpen = disputes.some(({ settledAt }) => settledAt === undefined)
  const claimsIn = (result: ObjectiveResult) =>
    claimsOf(result).filter(({ values }) => values.incident === incident)
  const figures = all.filter(
    ({ result }) => claimsIn(result).length > 0 || (isOpen && restsOn(result, incident)),
  )
  // The same claim stands in every figure that it touches.
  const claims = new Map(
    figures
      .flatMap(({ result }) => claimsIn(result))
      .map((claim) => [`${claim.values.start} ${claim.values.end}`, claim]),
  )
  return { feed, disputes, claims: [...claims.values()], figures }
}

const restsOn = (result: ObjectiveResult, incident: string): boolean =>
  stepsNamed(result, 'outage', 'exclusion').some((step) => eventsOf(step).includes(incident))
