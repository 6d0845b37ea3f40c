import type { Contract } from '../../../data/schema/contract.ts'
import { periodAt } from '../time/period.ts'
import type { PeriodBounds } from '../types.ts'
import { agreementAt } from './versions.ts'

/** The period of an objective that holds an instant, by the terms then in force; null where it is no objective then. */
export function periodOf(contract: Contract, objectiveId: string, instant: number): PeriodBounds | null {
  const { objectives, timeZone } = agreementAt(contract, instant)
  const objective = objectives.find(({ id }) => id === objectiveId)
  return objective ? periodAt(objective.period, timeZone, instant) : null
}

/**
 * The periods of an objective that end after `from` and at `to` at the latest, newest first, each of the type in force at
 * its end (semantics P2): where an amendment made quarters of months, the months before it stay months. A rolling window
 * never closes (P4). Empty from where the objective does not hold.
 */
export function closedPeriodsOf(
  contract: Contract,
  objectiveId: string,
  from: number,
  to: number,
): PeriodBounds[] {
  const closed: PeriodBounds[] = []
  let before = periodOf(contract, objectiveId, to)?.start ?? to
  while (before > from) {
    const period = periodOf(contract, objectiveId, before - 1)
    // A window that rolls ends at the instant that is asked about, and has no one before it.
    if (period === null || period.end < before) break
    if (period.end <= to) closed.push(period)
    before = period.start
  }
  return closed
}
