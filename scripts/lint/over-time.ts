import type { Contract } from '../../data/schema/contract.ts'
import { lintAmendments } from './amendments.ts'
import type { Finding, LintContext } from './finding.ts'
import { lintReviews } from './reviews.ts'

/**
 * What depends on the day: changes and reviews.
 * @param asOf - Epoch milliseconds.
 */
export function lintOverTime(contract: Contract, context: LintContext, asOf: number): Finding[] {
  return [
    ...lintAmendments(contract, context, asOf).map((one) => ({ ...one, rule: 'L25' })),
    ...lintReviews(contract, asOf).map((one) => ({ ...one, rule: 'L12' })),
  ]
}
