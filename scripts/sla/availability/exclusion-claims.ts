import type { Agreement } from '../../../data/schema/agreement.ts'
import type { ClaimedExclusion } from '../../../data/schema/events.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { partiesMissing } from '../agreement/approval.ts'

/** Why a claimed exclusion is taken out or not: `listed` is, the others are not. */
export type ClaimWhy = 'listed' | 'not-listed' | 'not-approved'

export interface AssessedClaim {
  claim: ClaimedExclusion
  why: ClaimWhy
}

/** Whether every customer of the agreement is among those who approve: by id, or the only one by role. */
function customerApproves({ parties }: Agreement, approvedBy: readonly string[]): boolean {
  const customers = parties.filter(({ role }) => role === 'customer')
  return partiesMissing(customers, approvedBy).length === 0
}

/**
 * What becomes of the exclusions that incidents claim for an agreement (semantics 2.6, other exclusions). One is taken out
 * only if the agreement lists its type; where the terms ask for it, only once the customer has approved it. Until then it
 * is disputed. Claims for other agreements are left out, and the same claim told twice counts once.
 */
export function assessClaims(claims: readonly ClaimedExclusion[], agreement: Agreement): AssessedClaim[] {
  const terms = Array.isArray(agreement.exclusions) ? agreement.exclusions : []
  const own = new Map(
    claims
      .filter((claim) => claim.agreement === agreement.id)
      .map((claim) => [JSON.stringify([claim.start, claim.incident, claim.service, claim]), claim]),
  )
  return [...own]
    .sort(([a, { start: s }], [b, { start: t }]) => s - t || (a < b ? -1 : 1))
    .map(([, claim]) => {
      const term = terms.find(({ type }) => type === claim.type)
      if (!term) return { claim, why: 'not-listed' }
      const open = term.requiresApproval && !customerApproves(agreement, claim.approvedBy)
      return { claim, why: open ? 'not-approved' : 'listed' }
    })
}

/** When the agreement itself was suspended, up to `asOf` while it goes on (semantics 2.13, T1). */
export function suspendedTime({ suspensions }: Agreement, asOf: number): Interval[] {
  return suspensions.map(({ from, to }) => ({ start: from, end: to ?? Math.max(from, asOf) }))
}
