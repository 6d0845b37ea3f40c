import type { Comparator } from '../../../data/schema/target.ts'
import { ceil, compare, floor, isZero, ONE, type Ratio } from './ratio.ts'

export type Direction = 'floor' | 'ceil'

/** What of a target decides how a value beside it is shown. */
interface FeedTarget {
  comparator: Comparator
  value: string
  unit: string
}

/** The direction of rounding that cannot contradict a verdict by this comparator (semantics 2.10 R2). */
export function directionFor(comparator: Comparator): Direction {
  return comparator === '>=' || comparator === '<' ? 'floor' : 'ceil'
}

/** How many decimals a figure with this target has: those of the target, at least 2 (semantics 2.10 R3). */
export function decimalsFor(target: string): number {
  return Math.max(2, decimalsOf(target))
}

function decimalsOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0
}

/** A number cut to `decimals` in one direction, as a decimal string with a point (semantics 2.10 R2). */
export function displayNumber(value: Ratio, direction: Direction, decimals: number): string {
  const scaled = { num: value.num * 10n ** BigInt(decimals), den: value.den }
  const units = direction === 'floor' ? floor(scaled) : ceil(scaled)
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const sign = units < 0n ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/**
 * A share of 1 as a percentage, cut in one direction. 0 and 100 are printed for exactly 0 and exactly 1 alone
 * (semantics 2.10 R4): where cutting would give one of them for something else, as many decimals more are printed as it
 * takes to tell the two apart, because the feed has decimals only and no room for "< 0.01".
 */
export function displayShare(share: Ratio, direction: Direction, decimals: number): string {
  const percent = { num: share.num * 100n, den: share.den }
  let places = decimals
  for (;;) {
    const text = displayNumber(percent, direction, places)
    const claimsZero = !isZero(share) && /^-?0(\.0+)?$/.test(text)
    const claimsAll = compare(share, ONE) !== 0 && /^100(\.0+)?$/.test(text)
    if (!claimsZero && !claimsAll) return text
    places += 1
  }
}

/**
 * A value in its target's unit, cut in the direction that cannot contradict the comparator. Milliseconds and counts have
 * the decimals of the target, others at least two; a percentage is given as a share of 1.
 */
export function displayValue(value: Ratio, { comparator, value: target, unit }: FeedTarget): string {
  const direction = directionFor(comparator)
  if (unit === '%') return displayShare(value, direction, decimalsFor(target))
  if (unit === 'ms') return displayNumber(value, direction, 0)
  return displayNumber(value, direction, value.den === 1n ? decimalsOf(target) : decimalsFor(target))
}
