// @ts-nocheck
import type { Agreement, MaintenancePolicy } from '../../../data/schema/agreement.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { firstOf, intersect, lengthOf, merge, subtractIntervals } from '../time/intervals.ts'
import { localDate } from '../time/period.ts'
import { workDone } from './announced.ts'
import type { Assessment } from './validity.ts'

/** What a window uses of the cap: the work that was done, or all that was announced until it is over or unrecorded. */
function claimed(
  { record, valid }: Assessment,
  { excludeSpan }: MaintenancePolicy,
  asOf: number,
): Interval[] {
  const work = workDone(record, asOf)
  if (excludeSpan === 'announced' || !work) return valid
  return intersect(valid, [{ start: work.start, end: work.over ? work.end : Number.POSITIVE_INFINITY }])
}

/**
 * The cap of a local month (semantics 2.6, G28), by time and by number of windows, used up in the order given. A window
 * belongs to the month in which it starts; one that uses nothing is not counted; time that two windows share is used once.
 */
export function underCap(
  assessments: readonly Assessment[],
  { maintenance: policy, timeZone }: Agreement,
  asOf: number,
): Assessment[] {
  if (!policy?.cap) return [...assessments]
  const { perMonth = Number.POSITIVE_INFINITY, count = Number.POSITIVE_INFINITY } = policy.cap
  const used = new Map<string, { ms: number; count: number; taken: Interval[] }>()
  return assessments.map((alone) => {
    const month = localDate(alone.record.start, timeZone).toPlainYearMonth().toString()
    const so = used.get(month) ?? { ms: 0, count: 0, taken: [] }
    const fresh = subtractIntervals(claimed(alone, policy, asOf), so.taken)
    if (fresh.length === 0) return alone
    const allowed = so.count < count ? firstOf(fresh, perMonth - so.ms) : []
    const over = subtractIntervals(fresh, allowed)
    used.set(month, {
      ms: so.ms + lengthOf(allowed),
      count: so.count + 1,
      taken: merge([...so.taken, ...allowed]),
    })
    if (over.length === 0) return alone
    return { ...alone, why: 'over-cap', valid: subtractIntervals(alone.valid, over) }
  })
}
