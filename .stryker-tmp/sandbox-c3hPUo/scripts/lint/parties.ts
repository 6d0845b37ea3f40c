// @ts-nocheck
import type { Agreement } from '../../data/schema/agreement.ts'
import { error, type Rule, warning } from './finding.ts'

/** Whether a party is meant by a name: its id or its role. */
export function isParty({ parties }: Agreement, name: string): boolean {
  return parties.some(({ id, role }) => id === name || role === name)
}

/** L01: somebody promises and somebody is promised to. */
export const l01: Rule = ({ parties }) => {
  const roles = parties.map(({ role }) => role)
  return (['provider', 'customer'] as const)
    .filter((role) => !roles.includes(role))
    .map((role) =>
      error(
        ['parties'],
        `no party is the ${role} (found ${roles.join(', ')}), so nobody ${role === 'provider' ? 'answers for' : 'benefits from'} the targets; add { role: ${role}, name: … }`,
      ),
    )
}

/** L02: until both have signed, the page calls the agreement guiding and not binding. */
export const l02: Rule = (agreement) => {
  const { parties, signatures } = agreement
  const unknown = signatures.flatMap(({ party }, index) =>
    isParty(agreement, party)
      ? []
      : [
          error(
            ['signatures', index, 'party'],
            `"${party}" is not a party of this agreement; expected ${parties.map(({ id, role }) => id ?? role).join(' or ')}`,
          ),
        ],
  )
  const missing = parties.filter(
    ({ id, role }) =>
      (role === 'provider' || role === 'customer') &&
      !signatures.some(({ party }) => party === id || party === role),
  )
  return [
    ...unknown,
    ...missing.map(({ id, role }) =>
      warning(
        ['signatures'],
        `${id ?? role} has not signed, so the figures are shown as guiding, not binding; add { party: ${id ?? role}, name: …, signedAt: … } once it has`,
      ),
    ),
  ]
}

/** L03: every service in scope has a promise of its own. */
export const l03: Rule = ({ scope, objectives }) => {
  const promised = new Set(objectives.flatMap(({ services }) => services ?? scope.services))
  return scope.services.flatMap((service, index) =>
    promised.has(service)
      ? []
      : [
          warning(
            ['scope', 'services', index],
            `"${service}" is in scope but no objective holds for it, so nothing is promised; add an objective or take it out of the scope`,
          ),
        ],
  )
}

/** L04: what else is taken out is said, even if it is nothing. */
export const l04: Rule = ({ exclusions }) =>
  exclusions === undefined
    ? [
        warning(
          ['exclusions'],
          'nothing is said of exclusions such as force majeure or faults of the customer; list them with their clauses, or write `exclusions: none`',
        ),
      ]
    : []

/** L21: the last phase is the full one. That they follow each other is the schema's to say (data/schema/agreement-dates.ts). */
export const l21: Rule = ({ phases }) => {
  const last = (['full', 'pilot', 'preparation'] as const).find((name) => phases[name] !== undefined)
  if (last === undefined || last === 'full') return []
  return [error(['phases'], `the ${last} phase never ends, so nothing ever binds; say when \`full\` begins`)]
}

/** L25: how the agreement is changed. That those who approved a change are parties is looked at when it is read. */
export const l25: Rule = ({ amendmentRule }) =>
  amendmentRule === undefined
    ? [
        warning(
          ['amendmentRule'],
          'nothing says how the agreement is changed; add `amendmentRule: { approvals: [provider, customer] }`',
        ),
      ]
    : []
