import type { Agreement } from '../../data/schema/agreement.ts'
import type { DeviationRecord } from '../../data/schema/deviation.ts'
import { localDate } from '../sla/time/period.ts'
import { periodIds } from './period-ids.ts'
import type { Problem } from './problem.ts'
import type { Located } from './references.ts'

type Deviation = Located<DeviationRecord>

/**
 * What deviations say of agreements that is not so in any version of them: names that are not there, periods that the
 * objective does not have, days after the closing, and two files about the same.
 */
export function wrongDeviations(files: Deviation[], versions: readonly Located<Agreement>[]): Problem[] {
  return files.flatMap((file, index) => {
    const { agreement } = file.value
    const own = versions.map(({ value }) => value).filter(({ id }) => id === agreement)
    const [first] = own
    if (first === undefined) {
      const known = namesOf(versions.map(({ value }) => value))
      return [file.problem(['agreement'], `no agreement is called "${agreement}"; known are ${known}`)]
    }
    return [
      ...wrongObjective(file, own),
      ...wrongOwners(file, own),
      ...lateDays(file, first.timeZone),
      ...twice(file, files.slice(0, index)),
    ]
  })
}

const namesOf = (all: readonly { id: string }[]) => [...new Set(all.map(({ id }) => id))].join(', ') || 'none'

function wrongObjective({ value, problem }: Deviation, own: Agreement[]): Problem[] {
  const { agreement, objective, service, periods = [] } = value
  if (objective === undefined) return []
  const meant = own.flatMap((version) =>
    version.objectives.filter(({ id }) => id === objective).map((one) => ({ version, one })),
  )
  if (meant.length === 0) {
    const known = namesOf(own.flatMap(({ objectives }) => objectives))
    const message = `the agreement ${agreement} has no objective "${objective}"; it has ${known}`
    return [problem(['objective'], message)]
  }
  const services = [...new Set(meant.flatMap(({ version, one }) => one.services ?? version.scope.services))]
  const ids = meant.map(({ one }) => periodIds(one.period))
  return [
    ...(service === undefined || services.includes(service)
      ? []
      : [
          problem(
            ['service'],
            `the objective ${objective} is not measured on "${service}"; it is on ${services.join(', ')}`,
          ),
        ]),
    ...periods.flatMap((period, index) => {
      if (ids.some(({ form }) => form.test(period))) return []
      const examples = [...new Set(ids.map(({ example }) => example))].join(' or ')
      const message = `"${period}" is no period of the objective ${objective}; expected one as ${examples}`
      return [problem(['periods', index], message)]
    }),
  ]
}

function wrongOwners({ value, problem }: Deviation, own: Agreement[]): Problem[] {
  const roles = own.flatMap((version) => version.roles)
  return value.correctiveActions.flatMap(({ owner }, index) => {
    if (roles.some(({ id }) => id === owner)) return []
    const message = `the agreement ${value.agreement} has no role "${owner}"; it has ${namesOf(roles)}`
    return [problem(['correctiveActions', index, 'owner'], message)]
  })
}

function lateDays({ value, problem }: Deviation, timeZone: string): Problem[] {
  const { closedAt, rootCause, correctiveActions } = value
  if (closedAt === undefined) return []
  const day = localDate(closedAt, timeZone).toString()
  return [
    ...(rootCause !== undefined && rootCause.found > day
      ? [problem(['rootCause', 'found'], `the cause was found after the deviation was closed, ${day}`)]
      : []),
    ...correctiveActions.flatMap(({ done }, index) =>
      done !== undefined && done > day
        ? [
            problem(
              ['correctiveActions', index, 'done'],
              `this was done after the deviation was closed, ${day}; move closedAt to a day on which everything was done`,
            ),
          ]
        : [],
    ),
  ]
}

/** Figures of one objective and period are explained once; where two files do, nobody could say which holds. */
function twice({ value, problem }: Deviation, before: Deviation[]): Problem[] {
  if (value.source !== 'figures') return []
  const apart = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && one !== other
  return before.flatMap(({ value: other }) => {
    const shared = (value.periods ?? []).filter((period) => other.periods?.includes(period))
    if (
      other.source !== 'figures' ||
      other.agreement !== value.agreement ||
      other.objective !== value.objective ||
      apart(other.service, value.service) ||
      apart(other.kind, value.kind) ||
      shared.length === 0
    )
      return []
    const message = `${other.id}.md is about ${shared.join(', ')} of the same objective already; write both into one file, or tell them apart by service or kind`
    return [problem(['periods'], message)]
  })
}
