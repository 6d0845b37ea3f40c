import type { CreditEntry } from '../../../data/schema/feed.ts'
import { ceil, divide, multiply, ONE, type Ratio, ratio, subtract } from '../exact/ratio.ts'
import { lengthOf, merge, subtractIntervals } from '../time/intervals.ts'
import type { CountedOutage, CreditVerdict } from './types.ts'

/** A verdict of a service year, less what earlier claims used. */
export type Unused = CreditVerdict & { value: Ratio; outages: CountedOutage[] }

/**
 * The verdict of a service year without downtime that an earlier claim used: one minute pays once (semantics 2.12, EC2
 * 2008). What counts of an outage that is used in part is its unused share; the base stays. Null for other periods,
 * which do not overlap with themselves, and where no outage is known. The value is a share of time: lint L05 refuses credits
 * of counts and lengths of outages in a service year, of which nobody has said what is left.
 */
export function withoutUsed(verdict: CreditVerdict, earlier: readonly CreditEntry[]): Unused | null {
  const { value, outages, period, objective, service } = verdict
  if (period.type !== 'service-year' || value === null || outages === undefined) return null
  const used = merge(
    earlier
      .filter((entry) => entry.objective === objective && entry.service === service)
      .flatMap((entry) => entry.used ?? [])
      .map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) })),
  )
  const parts = outages.map((outage) => unusedOf(outage, used))
  const total = ratio(outages.reduce((sum, { countedMs }) => sum + countedMs, 0))
  if (total.num === 0n) return null
  const left = ratio(parts.reduce((sum, { countedMs }) => sum + countedMs, 0))
  const bad: Ratio = multiply(subtract(ONE, value), divide(left, total))
  return { ...verdict, value: subtract(ONE, bad), outages: parts.filter(({ countedMs }) => countedMs > 0) }
}

function unusedOf(outage: CountedOutage, used: ReturnType<typeof merge>): CountedOutage {
  const left = lengthOf(subtractIntervals([outage], used))
  const share = ratio(left, Math.max(1, outage.end - outage.start))
  return { ...outage, countedMs: Number(ceil(multiply(ratio(outage.countedMs), share))) }
}
