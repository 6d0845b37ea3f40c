import type { Target } from '../../../data/schema/target.ts'
import { remembered } from '../remembered.ts'
import { compare, multiply, ONE, parseDecimal, parsePercent, type Ratio, ratio, subtract } from './ratio.ts'

/** A target, in the feed's form too. */
type FeedTarget = Omit<Target, 'unit'> & { unit: string }

/** A target's value exactly: a share of 1 for `%`, else a number in its unit. */
export const targetValue = remembered(
  ({ value, unit }: Omit<FeedTarget, 'comparator'>): Ratio =>
    unit === '%' ? parsePercent(value) : parseDecimal(value),
)

/** Whether an unrounded value, in the form of `targetValue`, keeps the target (semantics 2.10 R1). */
export function satisfies(value: Ratio, target: FeedTarget): boolean {
  const { comparator } = target
  const order = compare(value, targetValue(target))
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
export function isLowerBound({ comparator }: Pick<Target, 'comparator'>): boolean {
  return comparator === '>=' || comparator === '>'
}

/** The error budget: how much of a base in milliseconds may be bad (semantics 2.11). 0 where the target is 100 %. */
export function budgetOf(base: number, { value }: Target): Ratio {
  return multiply(subtract(ONE, parsePercent(value)), ratio(base))
}
