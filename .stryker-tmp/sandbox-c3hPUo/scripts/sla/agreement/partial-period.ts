// @ts-nocheck
import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Objective } from '../../../data/schema/objective.ts'
import { intersect, lengthOf } from '../time/intervals.ts'
import { previousPeriod } from '../time/period.ts'
import type { PeriodBounds, TimeQuestion } from '../types.ts'
import { contractTime, serviceTime } from './agreed-time.ts'

/** What becomes of a period that the agreement begins in: its bounds, and why it is not judged where it is not. */
export interface Settled {
  period: PeriodBounds
  unjudged?: 'partial-period' | 'merged'
}

function beginsWithin({ start, end }: PeriodBounds, { start: from }: { start: number }): boolean {
  return start < from && from < end
}

/**
 * The period as the agreement judges it when it begins in the middle of one (semantics 2.13, `partialPeriod`). `skip`: the
 * first, partial one is not judged (`partial-period`). `merge-next`: it is judged with the next (`merged`), which begins
 * when the agreement does and keeps its id. Under `prorate` and `deem-100` its bounds stay. A window that rolls has no
 * first period.
 */
export function settlePeriod(
  agreement: Agreement,
  objective: Pick<Objective, 'period'>,
  period: PeriodBounds,
): Settled {
  const { partialPeriod } = agreement
  if (partialPeriod === 'prorate' || partialPeriod === 'deem-100') return { period }
  const previous = previousPeriod(objective.period, period)
  if (previous === null) return { period }
  const contract = contractTime(agreement)
  if (beginsWithin(period, contract))
    return { period, unjudged: partialPeriod === 'skip' ? 'partial-period' : 'merged' }
  return partialPeriod === 'merge-next' && beginsWithin(previous, contract)
    ? { period: { ...period, start: contract.start } }
    : { period }
}

/**
 * Milliseconds of service hours before the agreement that count as up: in its first period under `deem-100` (G39), and
 * always in a service year (semantics 2.2).
 */
export function deemedUp(question: TimeQuestion): number {
  const { agreement, period } = question
  if (period.type !== 'service-year' && agreement.partialPeriod !== 'deem-100') return 0
  const { start } = contractTime(agreement)
  if (!beginsWithin(period, { start })) return 0
  return lengthOf(intersect(serviceTime(question), [{ start: period.start, end: start }]))
}
