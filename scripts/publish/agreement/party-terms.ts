import type { Agreement } from '../../../data/schema/agreement.ts'

type Party = Agreement['parties'][number]

/** The party that a name stands for: an id, or a role. */
function partyNamed({ parties }: Agreement, name: string): Party | undefined {
  return parties.find(({ id }) => id === name) ?? parties.find(({ role }) => role === name)
}

/** A party by its role, never by its id, which can be a customer's name. */
export function partyOf(agreement: Agreement, name: string | undefined): { party?: string } {
  const found = name === undefined ? undefined : partyNamed(agreement, name)
  return found === undefined ? {} : { party: found.role }
}

/** A party as the agreement's list of them tells it. */
export function partyTerms(
  agreement: Agreement,
  name: string | undefined,
): Pick<Party, 'role' | 'name'> | undefined {
  const found = name === undefined ? undefined : partyNamed(agreement, name)
  return found && { role: found.role, name: found.name }
}
