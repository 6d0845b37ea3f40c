import type { Interval } from '../../../data/schema/timeline.ts'
import { add, compare, isZero, min, multiply, ONE, type Ratio, ratio, ZERO } from '../exact/ratio.ts'
import { reaching } from '../time/intervals.ts'
import type { Segment } from '../types.ts'

const HOUR = 3_600_000

/** Shares of the budget, in per cent, and within how many hours using so much of it is an alert (semantics 2.11, G18). */
const ALERTS = [
  [2, 1],
  [5, 6],
  [10, 24],
  [10, 72],
] as const

/** What counts in a window, time or events, and how much of it was bad; and the window's agreed time in milliseconds. */
interface Used {
  ms: number
  all: Ratio
  bad: Ratio
}

/** The known agreed time of a stretch, and how much of it was down, in milliseconds. */
function within(segments: readonly Segment[], window: Interval): Used {
  let known = 0
  let down = ZERO
  for (const { class: kind, start, end, weight = ZERO } of reaching(segments, window)) {
    if (kind !== 'up' && kind !== 'down') continue
    const ms = Math.min(end, window.end) - Math.max(start, window.start)
    known += ms
    down = add(down, multiply(weight, ratio(ms)))
  }
  return { ms: known, all: ratio(known), bad: down }
}

/**
 * Whether the budget is being used so fast that it is an alert (semantics 2.9, 2.11): a share of it within a window, and as
 * fast in the last twelfth of that, so that it is over soon after the outage is. All bad is fast enough whatever the
 * target: a rate that could never be reached would never be an alert (G76).
 * @param budget - Of the whole period, in milliseconds.
 * @param least - With less than this in the long window there is no alert.
 */
export function burns(
  usedIn: (window: Interval) => Used,
  { budget, asOf, least = ZERO }: { budget: Ratio; asOf: number; least?: Ratio },
): boolean {
  return ALERTS.some(([percent, hours]) => {
    const long = usedIn({ start: asOf - hours * HOUR, end: asOf })
    const short = usedIn({ start: asOf - (hours * HOUR) / 12, end: asOf })
    if (isZero(short.bad) || compare(long.all, least) < 0) return false
    const share = min(ONE, multiply(multiply(ratio(percent, 100), budget), ratio(1, long.ms)))
    const fast = ({ all, bad }: Used) => compare(bad, multiply(share, all)) >= 0
    return fast(long) && fast(short)
  })
}

/** The same of a ledger: its known agreed time, and what of it was down. */
export function isBurning(segments: readonly Segment[], budget: Ratio, asOf: number): boolean {
  return burns((window) => within(segments, window), { budget, asOf })
}
