import type { Target } from '../../../data/schema/target.ts'
import { directionFor, displayShare } from '../exact/display.ts'
import type { Ratio } from '../exact/ratio.ts'
import { compare, parsePercent } from '../exact/ratio.ts'
import { satisfies } from '../exact/target.ts'

/**
 * A target that is no decimal, as one that several come to, shown with as many decimals as it takes for it and the value
 * beside it to say what the exact ones do (semantics 2.10 R3). Shares of 1.
 */
export function meanTarget(
  share: Ratio,
  value: Ratio | null,
  comparator: '>=' | '>',
  decimals: number,
): Target {
  const direction = directionFor(comparator)
  const shown = (places: number) => {
    return { comparator, value: displayShare(share, direction, places), unit: '%' as const }
  }
  if (value === null) return shown(decimals)
  const order = compare(value, share)
  const kept = comparator === '>' ? order > 0 : order >= 0
  for (let places = decimals; ; places += 1) {
    const target = shown(places)
    if (satisfies(parsePercent(displayShare(value, direction, places)), target) === kept) return target
  }
}
