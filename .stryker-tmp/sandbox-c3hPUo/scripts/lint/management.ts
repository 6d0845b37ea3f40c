// @ts-nocheck
import { error, type Rule, warning } from './finding.ts'

/** L10: somebody answers for each objective, and somebody else stands in. */
export const l10: Rule = ({ objectives, roles }) => {
  const ids = roles.map(({ id }) => id)
  const found = objectives.flatMap(({ id, accountable }, index) => {
    const path = ['objectives', index, 'accountable']
    if (accountable === undefined)
      return [warning(path, `nobody answers for "${id}"; add \`accountable\` with the id of a role`)]
    if (ids.length > 0 && !ids.includes(accountable))
      return [error(path, `no role is called "${accountable}"; roles are ${ids.join(', ')}`)]
    return []
  })
  if (ids.length === 0)
    return [
      ...found,
      warning(
        ['roles'],
        'no roles are listed, so nobody knows who does what; add id, title and party of each',
      ),
    ]
  const alone = roles.flatMap(({ id, substitute }, index) => {
    const path = ['roles', index, 'substitute']
    if (substitute !== undefined && !ids.includes(substitute))
      return [error(path, `no role is called "${substitute}"; roles are ${ids.join(', ')}`)]
    const answers = objectives.some(({ accountable }) => accountable === id)
    return answers && substitute === undefined
      ? [
          warning(
            path,
            `"${id}" answers for objectives but nobody stands in; name another role as substitute`,
          ),
        ]
      : []
  })
  return [...found, ...alone]
}

/** L11: how often there is a report. */
export const l11: Rule = ({ reporting }) =>
  reporting === undefined
    ? [
        warning(
          ['reporting'],
          'nothing says how often results are reported; add `reporting: { cadence: monthly, within: { workingDays: 10 } }`',
        ),
      ]
    : []

/** L12: the parties meet over the agreement, each quarter or each year. */
export const l12: Rule = ({ reviews }) =>
  reviews === undefined
    ? [
        warning(
          ['reviews'],
          'nothing says when the agreement is reviewed; add `reviews: { cadence: quarterly, next: … }`',
        ),
      ]
    : []

/** L13: what happens when a target is missed. */
export const l13: Rule = ({ deviations }) =>
  deviations === undefined
    ? [
        warning(
          ['deviations'],
          'nothing says how a deviation is handled (cause, mending, proof that it works); add `deviations: { process: … }`',
        ),
      ]
    : []

/** L15: how the parties settle a disagreement. */
export const l15: Rule = ({ disputes }) =>
  disputes === undefined
    ? [
        warning(
          ['disputes'],
          'nothing says how a disagreement is settled; list the steps: negotiation, mediation, legal',
        ),
      ]
    : []

/** L16: to whom a matter goes when a target is near. */
export const l16: Rule = ({ escalation, roles }) => {
  if (escalation.length === 0)
    return [
      warning(
        ['escalation'],
        'nothing says to whom a matter goes when it is not solved in time; add steps as { at: 75, role: … }',
      ),
    ]
  const ids = roles.map(({ id }) => id)
  return escalation.flatMap(({ role }, index) =>
    ids.includes(role)
      ? []
      : [
          error(
            ['escalation', index, 'role'],
            `no role is called "${role}"; roles are ${ids.join(', ') || 'none'}`,
          ),
        ],
  )
}
