import type { Contract } from '../../data/schema/contract.ts'
import { reviewDue } from '../sla/agreement/review-due.ts'
import { agreementAt } from '../sla/agreement/versions.ts'
import { type Found, warning } from './finding.ts'

/**
 * L12, of the day: a review that should have been held by now. The path is that of the contract's first version.
 * @param asOf - Epoch milliseconds.
 */
export function lintReviews(contract: Contract, asOf: number): Found[] {
  const found = reviewDue(contract, asOf)
  if (found === null || !found.overdue) return []
  const { reviews } = agreementAt(contract, asOf)
  const set = reviews?.next !== undefined
  return [
    warning(
      set ? ['reviews', 'next'] : ['reviews'],
      set
        ? `the review was due on ${found.due}; hold it and write the day of the next, or change the agreement by an amendment`
        : `the review was due on ${found.due}, ${reviews?.cadence} counted from when the present terms began; hold it and write the day of the next as \`next\``,
    ),
  ]
}
