// @ts-nocheck
import type { Contract } from '../../../data/schema/contract.ts'
import { periodAt, previousPeriod } from '../time/period.ts'
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
  let period = periodOf(contract, objectiveId, to)
  let before = period?.start ?? to
  while (before > from) {
    const { objectives } = agreementAt(contract, before - 1)
    const type = objectives.find(({ id }) => id === objectiveId)?.period
    period = periodOf(contract, objectiveId, before - 1)
    // A window that rolls has no one before it.
    if (type === undefined || period === null || previousPeriod(type, period) === null) break
    if (period.end > from && period.end <= to) closed.push(period)
    before = period.start
  }
  return closed
}
