import type { Target } from '../../../data/schema/agreement.ts'
import { compare, multiply, ONE, parsePercent, type Ratio, ratio, subtract } from './ratio.ts'

/** Whether an unrounded share keeps the target (semantics 2.10 R1). */
export function satisfies(share: Ratio, { comparator, value }: Target): boolean {
  const order = compare(share, parsePercent(value))
  switch (comparator) {
    case '>=':
      return order >= 0
    case '>':
      return order > 0
    case '<=':
      return order <= 0
    case '<':
      return order < 0
  }
}

/** Whether more is better: then there is something to spend, an error budget. */
export function isLowerBound({ comparator }: Target): boolean {
  return comparator === '>=' || comparator === '>'
}

/** The error budget: how much of a base in milliseconds may be bad (semantics 2.11). 0 where the target is 100 %. */
export function budgetOf(base: number, { value }: Target): Ratio {
  return multiply(subtract(ONE, parsePercent(value)), ratio(base))
}
