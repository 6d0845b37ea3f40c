import type { Agreement } from '../../data/schema/agreement.ts'
import type { Contract } from '../../data/schema/contract.ts'
import type { Objective } from '../../data/schema/objective.ts'
import { Target } from '../../data/schema/target.ts'
import { UsageError } from '../failure.ts'
import { didYouMean } from '../nearest.ts'
import { compare, ONE } from '../sla/exact/ratio.ts'
import { isLowerBound, targetValue } from '../sla/exact/target.ts'
import { isTimeBased } from '../sla/metrics.ts'

/** What is changed of an objective to see what history would have come to. */
export interface OtherTerms {
  /** As it would be written in the agreement: `>= 99.95 %`. */
  target?: string
  /** `24x7` or the id of a calendar. */
  serviceHours?: string
  /** Neither maintenance nor anything else is taken out. */
  withoutExclusions?: boolean
}

/** Other terms that have been read, and that the objective can have. */
export interface Change {
  target?: Target
  serviceHours?: string
  withoutExclusions: boolean
}

/**
 * Read other terms for an objective.
 * @throws UsageError where there are none, or where it cannot have them: a target in another unit or direction, hours for
 * what is not counted in time, a calendar that there is not.
 */
export function readTerms(
  { target, serviceHours, withoutExclusions = false }: OtherTerms,
  objective: Objective,
  calendars: readonly string[],
): Change {
  if (target === undefined && serviceHours === undefined && !withoutExclusions)
    throw new UsageError(
      'Nothing is changed; say what with --target, --service-hours or --without-exclusions',
    )
  if (serviceHours !== undefined) {
    const known = ['24x7', ...calendars]
    if (!isTimeBased(objective))
      throw new UsageError(
        `--service-hours is for figures of time, and "${objective.id}" is ${objective.metric}`,
      )
    if (!known.includes(serviceHours))
      throw new UsageError(
        `No calendar is called "${serviceHours}"${didYouMean(serviceHours, known)} (known: ${known.join(', ')})`,
      )
  }
  return {
    ...(target !== undefined && { target: readTarget(target, objective) }),
    ...(serviceHours !== undefined && { serviceHours }),
    withoutExclusions,
  }
}

/**
 * A target for an objective, as it would be written in the agreement.
 * @throws UsageError where it is none, or in another unit or direction.
 */
export function readTarget(text: string, { id, target: agreed }: Objective): Target {
  const { data, error } = Target.safeParse(text)
  if (data === undefined) throw new UsageError(`--target: ${error.issues[0]?.message}`)
  if (data.unit !== agreed.unit || isLowerBound(data) !== isLowerBound(agreed))
    throw new UsageError(
      `--target: "${text}" is in another unit or direction than "${id}" has, ${agreed.comparator} ${agreed.value} ${agreed.unit}`,
    )
  if (data.unit === '%' && compare(targetValue(data), ONE) > 0)
    throw new UsageError(`--target: "${text}" is more than all; expected 100 % or less`)
  return data
}

/** A contract with other terms for one objective, in every version that it has had. Pure: the given one stays as it is. */
export function withTerms(contract: Contract, objectiveId: string, change: Change): Contract {
  const { target, serviceHours, withoutExclusions } = change
  const changed = (objective: Objective): Objective => {
    if (objective.id !== objectiveId) return objective
    return {
      ...objective,
      ...(target && { target }),
      ...(serviceHours !== undefined && { serviceHours }),
    } as Objective
  }
  return everyVersion(contract, (agreement) => ({
    ...agreement,
    ...(withoutExclusions && { maintenance: undefined, exclusions: undefined }),
    objectives: agreement.objectives.map(changed),
  }))
}

/** A contract of that objective alone. */
export function objectiveAlone(contract: Contract, objectiveId: string): Contract {
  return everyVersion(contract, (agreement) => ({
    ...agreement,
    objectives: agreement.objectives.filter(({ id }) => id === objectiveId),
  }))
}

function everyVersion(contract: Contract, change: (agreement: Agreement) => Agreement): Contract {
  const [first, ...later] = contract.versions.map((version) => ({
    ...version,
    agreement: change(version.agreement),
  }))
  return first === undefined ? contract : { ...contract, versions: [first, ...later] }
}
