import type { Target } from '../../data/schema/agreement.ts'
import { compare, parsePercent, type Ratio } from './ratio.ts'

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
