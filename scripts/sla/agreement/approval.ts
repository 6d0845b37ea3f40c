import type { Amendment } from '../../../data/schema/agreement.ts'

/** A party as far as it can be named: by its role, or by its id. */
export interface Party {
  role: string
  id?: string | undefined
}

/**
 * The parties that a list of names leaves out. A role names its party only where no other has it too: of two customers
 * each is named by id.
 */
export function partiesMissing<T extends Party>(parties: readonly T[], names: readonly string[]): T[] {
  const named = new Set<string | undefined>(names)
  const alone = (role: string) => parties.filter((party) => party.role === role).length === 1
  return parties.filter(({ role, id }) => !named.has(id) && !(named.has(role) && alone(role)))
}

/**
 * Who has still to approve an amendment, by id or else role (semantics 2.13): every party, or those that the agreement's
 * own rule names. One that is in force before it was agreed (or of which the day is not known) changes what is past, and
 * needs every party whatever the rule.
 */
export function approvalsMissing(
  { approvals, effectiveFrom, agreedAt }: Amendment,
  parties: readonly Party[],
  rule: readonly string[] | undefined,
): string[] {
  const retroactive = agreedAt === undefined || effectiveFrom < agreedAt
  return rule === undefined || retroactive
    ? partiesMissing(parties, approvals).map(({ id, role }) => id ?? role)
    : rule.filter((name) => !approvals.includes(name))
}
