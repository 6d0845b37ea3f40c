import type { AgreementFeed, DisputeEntry, ObjectiveResult, Step } from '../data/schema/feed.ts'
import { closedResults, stepsNamed } from './reports.ts'
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

const claimsOf = (result: ObjectiveResult, incident: string): Step[] =>
  stepsNamed(result, 'exclusion').filter(
    ({ values }) => values.incident === incident && values.why === 'not-approved',
  )

/**
 * What is disputed because of an incident, by agreement (semantics 2.6, 2.15). A figure that tells of what it would be
 * without what is disputed is disputed because of this incident if time is claimed for it that nobody approved, or if a
 * dispute about it is open and one of the figure's outages or exclusions is known by its id.
 */
export function disputesOf(incident: string, feeds: AgreementFeed[]): IncidentDispute[] {
  return feeds.flatMap((feed): IncidentDispute[] => {
    const disputes = (feed.disputes ?? []).filter(({ incidents }) => incidents.includes(incident))
    const isOpen = disputes.some(({ settledAt }) => settledAt === undefined)
    const all = [...feed.results, ...closedResults(feed)].flatMap(withFigure)
    const figures = all.filter(
      ({ result }) => claimsOf(result, incident).length > 0 || (isOpen && restsOn(result, incident)),
    )
    // The same claim stands in every figure that it touches.
    const claims = new Map(
      figures
        .flatMap(({ result }) => claimsOf(result, incident))
        .map((claim) => [`${claim.values.start} ${claim.values.end}`, claim]),
    )
    return disputes.length + figures.length === 0
      ? []
      : [{ feed, disputes, claims: [...claims.values()], figures }]
  })
}

const restsOn = (result: ObjectiveResult, incident: string): boolean =>
  stepsNamed(result, 'outage').some((step) => eventsOf(step).includes(incident)) ||
  stepsNamed(result, 'exclusion').some(({ values }) => values.incident === incident)
