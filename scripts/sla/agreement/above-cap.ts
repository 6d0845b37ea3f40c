import type { Contract } from '../../../data/schema/contract.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import type { Facts } from '../evaluate.ts'
import type { Evaluation, PeriodBounds } from '../types.ts'
import { arrivalsOf, countIn } from './arrivals.ts'
import { versionAt } from './versions.ts'

type Volume = NonNullable<ObjectiveResult['aboveCap']>

/**
 * How much came in a period of what an objective was promised up to a cap for, of each clause `aboveCap: not-binding`
 * (agreement-concepts row 12) in force when the period starts, whatever changes within it. What is not known to have come
 * is not counted: what nobody knows frees nobody.
 */
export function cappedVolumes(
  contract: Contract,
  objectiveId: string,
  period: PeriodBounds,
  facts: Facts,
): Volume[] {
  const { agreement } = versionAt(contract, period.start)
  return agreement.workload.flatMap((assumption) => {
    const { id, counts, cap, aboveCap, objectives, per } = assumption
    if (aboveCap === undefined || cap === undefined) return []
    // Terms that changed may have made quarters of months: a cap of the one says nothing of the other.
    if (!objectives.includes(objectiveId) || per !== period.type) return []
    const actual = countIn(arrivalsOf(assumption, agreement, facts).arrivals, period)
    return [{ workload: id, counts, actual, cap }]
  })
}

/**
 * A figure as it binds: computed and shown as ever, but `binding: false` in a period in which more came than the cap; at the cap exactly it does. The
 * explanation ends with a step `above-cap`: `counts`, `actual`, `upTo`. Without such a clause nothing changes.
 */
export function boundByCap<E extends Evaluation>(
  evaluation: E,
  contract: Contract,
  objectiveId: string,
  period: PeriodBounds,
  facts: Facts,
): E {
  const volumes = cappedVolumes(contract, objectiveId, period, facts)
  const aboveCap = volumes.find(({ actual, cap }) => actual > cap)
  if (aboveCap === undefined) return evaluation
  const { counts, actual, cap } = aboveCap
  const values = { counts, actual: String(actual), upTo: String(cap) }
  return {
    ...evaluation,
    binding: false,
    result: { ...evaluation.result, binding: false, aboveCap },
    explain: [...evaluation.explain, { step: 'above-cap', values }],
  }
}
