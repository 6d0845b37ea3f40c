import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Contract } from '../../../data/schema/contract.ts'
import { localDate } from '../time/period.ts'
import { versionAt } from './versions.ts'

/** How far apart reviews are. */
export const BETWEEN_REVIEWS: Record<NonNullable<Agreement['reviews']>['cadence'], Temporal.DurationLike> = {
  weekly: { weeks: 1 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  'half-yearly': { months: 6 },
  yearly: { years: 1 },
}

/** When an agreement is to be reviewed, a date in its zone, and whether that day has gone by. */
export interface ReviewDue {
  due: string
  overdue: boolean
}

/**
 * The review that an agreement waits for (agreement-concepts 93): the day that is set, else as long after the present terms
 * began as the parties have agreed on, for to change terms is to have gone through them. It is overdue from the day after,
 * and never once the agreement has ended.
 * @param asOf - Epoch milliseconds.
 * @returns null where no reviews are agreed on, or the agreement has not begun.
 */
export function reviewDue(contract: Contract, asOf: number): ReviewDue | null {
  const { from, agreement } = versionAt(contract, asOf)
  const { reviews, effectiveTo, timeZone } = agreement
  const today = localDate(asOf, timeZone).toString()
  if (reviews === undefined || from > today) return null
  const due = reviews.next ?? Temporal.PlainDate.from(from).add(BETWEEN_REVIEWS[reviews.cadence]).toString()
  const ended = effectiveTo !== undefined && effectiveTo < today
  return { due, overdue: due < today && !ended }
}
