// @ts-nocheck
import { add, type Ratio, ratio, ZERO } from '../exact/ratio.ts'

/** A weighted share: `good / valid`, with a whole weight. */
interface Share {
  good: number
  valid: number
  weight: number
}

/** Adds in pairs: the numbers stay as short as they can for as long as they can. */
function addAll(ratios: readonly Ratio[]): Ratio {
  if (ratios.length <= 2) return ratios.reduce(add, ZERO)
  const half = ratios.length >> 1
  return add(addAll(ratios.slice(0, half)), addAll(ratios.slice(half)))
}

/** The exact sum of weighted shares, none of which has a `valid` of 0. */
export function sumOfShares(shares: readonly Share[]): Ratio {
  const byDenominator = new Map<number, bigint>()
  for (const { good, valid, weight } of shares) {
    // A share of 1 or 0 is one whatever it is a share of.
    const [num, den] = good === valid ? [1, 1] : good === 0 ? [0, 1] : [good, valid]
    byDenominator.set(den, (byDenominator.get(den) ?? 0n) + BigInt(num) * BigInt(weight))
  }
  return addAll([...byDenominator].sort(([a], [b]) => a - b).map(([den, num]) => ratio(num, den)))
}
