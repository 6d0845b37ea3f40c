import type { Agreement } from '../../data/schema/agreement.ts'
import { didYouMean } from '../nearest.ts'
import { error, type Found, type Rule, warning } from './finding.ts'
import { isParty } from './parties.ts'

/* Names that one part of an agreement uses and another has to declare. */

interface Named {
  path: PropertyKey[]
  name: string | undefined
}

/** The names that none of the known ones is. */
function unknown(what: string, named: Named[], known: string[]): Found[] {
  return named.flatMap(({ path, name }) => {
    if (name === undefined || known.includes(name)) return []
    const hint =
      didYouMean(name, known) || `; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ') || 'none'}`
    return [error(path, `no ${what} is called "${name}"${hint}`)]
  })
}

const each = (path: PropertyKey[], names: readonly string[] = []): Named[] =>
  names.map((name, index) => ({ path: [...path, index], name }))

/** L01: who promises, who is promised to and which supplier it is are parties. */
export const partyNames: Rule = (agreement) => {
  const { objectives, suppliers, parties } = agreement
  const named = [
    ...objectives.flatMap(({ obligor, beneficiary }, index) => [
      { path: ['objectives', index, 'obligor'], name: obligor },
      { path: ['objectives', index, 'beneficiary'], name: beneficiary },
    ]),
    ...suppliers.map(({ party }, index) => ({ path: ['suppliers', index, 'party'], name: party })),
  ].filter(({ name }) => name === undefined || !isParty(agreement, name))
  return unknown('party', named, [...new Set(parties.map(({ id, role }) => id ?? role))])
}

const rolesOf = ({ roles }: Agreement) => roles.map(({ id }) => id)
const objectivesOf = ({ objectives }: Agreement) => objectives.map(({ id }) => id)

/** L10: who does, is asked and is told are roles, in objectives and in the plan to begin. */
export const roleNames: Rule = (agreement) => {
  const { preparation = [], communication = [] } = agreement.rollout ?? {}
  const named = [
    ...agreement.objectives.flatMap(({ raci }, index) =>
      (['responsible', 'consulted', 'informed'] as const).flatMap((way) =>
        each(['objectives', index, 'raci', way], raci?.[way]),
      ),
    ),
    ...preparation.map(({ owner }, index) => ({
      path: ['rollout', 'preparation', index, 'owner'],
      name: owner,
    })),
    ...communication.map(({ by }, index) => ({ path: ['rollout', 'communication', index, 'by'], name: by })),
  ]
  return unknown('role', named, rolesOf(agreement))
}

/** L03: what work was assumed for, and what shows whether a duty is kept, is in the agreement. */
export const workloadNames: Rule = (agreement) => {
  const { workload, responsibilities, scope } = agreement
  return [
    ...unknown(
      'objective',
      [
        ...workload.flatMap(({ objectives }, index) => each(['workload', index, 'objectives'], objectives)),
        ...responsibilities.map(({ objective }, index) => ({
          path: ['responsibilities', index, 'objective'],
          name: objective,
        })),
      ],
      objectivesOf(agreement),
    ),
    ...unknown(
      'service in scope',
      workload.flatMap(({ services }, index) => each(['workload', index, 'services'], services)),
      scope.services,
    ),
  ]
}

/** L06: what is counted beside an assumption comes from a source that there is. */
export const workloadSources: Rule = ({ workload }, { intervals }) =>
  unknown(
    'source',
    workload.map(({ source }, index) => ({ path: ['workload', index, 'source'], name: source })),
    Object.keys(intervals),
  )

/** L15: a dispute that is open stands at a stage that was agreed. */
export const disputeStages: Rule = ({ disputes }) => {
  const { steps = [], open = [] } = disputes ?? {}
  const stages = steps.map(({ stage }) => stage)
  return open.flatMap(({ stage }, index) =>
    stages.includes(stage)
      ? []
      : [
          warning(
            ['disputes', 'open', index, 'stage'],
            `the agreement has no step "${stage}" (it has ${stages.join(', ')}), so nothing says how long it may take; add it to \`steps\` or correct the stage`,
          ),
        ],
  )
}

/** L21: the plan to begin is about objectives and amendments that there are. */
export const rolloutNames: Rule = (agreement) => {
  const { pilotExit, adjustments = [] } = agreement.rollout ?? {}
  const amendments = agreement.amendments.map(({ id }) => id)
  return [
    ...unknown(
      'objective',
      [
        ...each(['rollout', 'pilotExit', 'objectives'], pilotExit?.objectives),
        ...adjustments.map(({ objective }, index) => ({
          path: ['rollout', 'adjustments', index, 'objective'],
          name: objective,
        })),
      ],
      objectivesOf(agreement),
    ),
    ...unknown(
      'amendment',
      adjustments.map(({ amendment }, index) => ({
        path: ['rollout', 'adjustments', index, 'amendment'],
        name: amendment,
      })),
      amendments,
    ),
  ]
}
