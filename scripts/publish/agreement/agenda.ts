import type { Agenda, AgreementFeed, Deviation } from '../../../data/schema/feed.ts'
import { BETWEEN_REVIEWS } from '../../sla/agreement/review-due.ts'
import { localDate } from '../../sla/time/period.ts'

/**
 * What the next review goes through (agreement-concepts row 45): targets that were broken since the review before, other
 * deviations that are open or were closed since, actions whose day has passed, and amendments that wait for an approval.
 * @returns nothing where it is not known when it is.
 */
export function agendaOf(
  {
    reviews,
    timeZone,
    effectiveFrom,
  }: Pick<AgreementFeed['agreement'], 'reviews' | 'timeZone'> &
    Partial<Pick<AgreementFeed['agreement'], 'effectiveFrom'>>,
  deviations: Deviation[],
  amendments: AgreementFeed['amendments'] = [],
): Agenda | undefined {
  const review = reviews?.next ?? reviews?.due
  if (reviews === undefined || review === undefined) return undefined
  const before = Temporal.PlainDate.from(review).subtract(BETWEEN_REVIEWS[reviews.cadence]).toString()
  // The first review goes back to when the agreement began.
  const since = effectiveFrom !== undefined && effectiveFrom > before ? effectiveFrom : before
  const sinceThen = (instant: string | undefined) =>
    instant !== undefined && localDate(Date.parse(instant), timeZone).toString() >= since
  const ids = (which: (deviation: Deviation) => boolean) => deviations.filter(which).map(({ id }) => id)
  const told = new Set<string>()
  const breached = ids(({ kind, openedAt }) => kind === 'breach' && sinceThen(openedAt))
  const others = (found: string[]) => found.filter((id) => !breached.includes(id))
  return {
    review,
    since,
    breached,
    open: others(ids(({ state }) => state !== 'closed')),
    closed: others(ids(({ closedAt }) => sinceThen(closedAt))),
    overdue: deviations.flatMap(({ id, record = id, actions }) => {
      // Deviations with one file have the same actions.
      if (told.has(record)) return []
      told.add(record)
      return actions.flatMap(({ state }, action) => (state === 'overdue' ? [{ deviation: id, action }] : []))
    }),
    proposed: amendments.filter(({ state }) => state === 'proposed').map(({ id }) => id),
  }
}
