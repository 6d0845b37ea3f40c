import type { Objective } from '../../../data/schema/objective.ts'
import type { Target } from '../../../data/schema/target.ts'
import { add, ceil, floor, multiply, type Ratio, ratio } from './ratio.ts'
import { satisfies } from './target.ts'

type Rounding = NonNullable<Objective['contractRounding']>

/** A value, exact and in the form of `targetValue`, as the contract rounds it before it is compared: per cent for `%`. */
export function contractRounded(value: Ratio, unit: Target['unit'], { decimals, mode }: Rounding): Ratio {
  const places = 10n ** BigInt(unit === '%' ? decimals + 2 : decimals)
  const scaled = multiply(value, ratio(places))
  const half = mode === 'half-up' ? add(scaled, ratio(1, 2)) : scaled
  return ratio(mode === 'ceil' ? ceil(half) : floor(half), places)
}

/**
 * Whether a value keeps an objective's target: unrounded (semantics 2.10 R1), but as the contract rounds it where the
 * contract itself says that it does (R5).
 */
export function keeps(
  value: Ratio,
  { target, contractRounding }: { target: Target; contractRounding?: Rounding | undefined },
): boolean {
  return satisfies(contractRounding ? contractRounded(value, target.unit, contractRounding) : value, target)
}
