import { compare, divide, multiply, type Ratio, ratio, subtract } from '../exact/ratio.ts'
import { wilson95 } from '../exact/wilson.ts'

/** How many of how many answers are good. */
export interface Answered {
  good: number
  valid: number
}

const square = (a: Ratio) => multiply(a, a)
const shareOf = ({ good, valid }: Answered) => ratio(good, valid)

/**
 * Whether a share fell by more than chance gives: the 95 % interval of the difference, made of the Wilson intervals of
 * the two shares, lies above 0 (R. G. Newcombe, Interval estimation for the difference between independent proportions,
 * Statistics in Medicine 17, 1998, method 10). With p the share, l and u its Wilson ends (semantics 2.7.7), that is
 * p₁ − p₂ > √((p₁ − l₁)² + (u₂ − p₂)²), squared so that it is decided exactly. No answers at all are no fall.
 */
export function hasFallen(before: Answered, now: Answered): boolean {
  if (before.valid === 0 || now.valid === 0) return false
  const [first, second] = [shareOf(before), shareOf(now)]
  const down = subtract(first, second)
  if (down.num <= 0n) return false
  const { low } = wilson95(before.good, before.valid)
  const { high } = wilson95(now.good, now.valid)
  const [below, above] = [square(subtract(first, low)), square(subtract(high, second))]
  return compare(subtract(square(down), below), above) > 0
}

/** Something that happened now and then in a span of time, in milliseconds. */
export interface Happened {
  count: number
  ms: number
}

/**
 * Whether something came more often than before by more than chance gives: were it as frequent in both spans, the part
 * that falls into the second would be as large as that is long. It came more often where the lower end of the Wilson 95 %
 * interval of that part lies above it: none before and four now, in spans of the same length, and not three.
 */
export function hasRisen(before: Happened, now: Happened): boolean {
  const all = before.count + now.count
  if (now.ms + before.ms === 0) return false
  const expected = divide(ratio(now.ms), ratio(before.ms + now.ms))
  return compare(wilson95(now.count, all).low, expected) > 0
}
