// @ts-nocheck
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { displayNumber } from '../exact/display.ts'
import { ceil, floor, multiply, ONE, type Ratio, ratio, subtract } from '../exact/ratio.ts'
import { targetValue } from '../exact/target.ts'
import type { ItemQuestion } from '../types.ts'
import { mean, median, nearestRank } from './quantifier.ts'
import type { Counting, Reading } from './reading.ts'

/** How many of `n` items may miss a share (semantics 2.11, m_max): the most with which the share is still kept. */
export function mayMiss(n: number, { value, comparator }: { value: string; comparator: string }): number {
  const allowed = multiply(subtract(ONE, targetValue({ value, unit: '%' })), ratio(n))
  return Math.max(0, Number(comparator === '>' ? ceil(allowed) - 1n : floor(allowed)))
}

/**
 * Figures beside the value. `missed`, and with a share `mayMiss` of the items so far; `cancelled` and `edited` (K8) where
 * there are such; and what the items used: `mean`, `median`, `p80`, `p95` and `longest`, in milliseconds under names that
 * end in `Ms`, or in working days. A mean is no promise to make: about half of the items take longer.
 */
export function numbersOf(
  { objective }: ItemQuestion,
  { quantifier }: Counting,
  { used, good, decided, cancelled }: Reading,
): NonNullable<ObjectiveResult['numbers']> {
  const edited = decided.filter((item) => item.edited).length
  const suffix = objective.target.unit === 'ms' ? 'Ms' : ''
  const show = (value: Ratio) => displayNumber(value, 'ceil', suffix === '' && value.den !== 1n ? 2 : 0)
  return {
    missed: String(decided.length - good),
    ...(typeof quantifier === 'object' &&
      'share' in quantifier && { mayMiss: String(mayMiss(decided.length, quantifier.share)) }),
    ...(cancelled > 0 && { cancelled: String(cancelled) }),
    ...(edited > 0 && { edited: String(edited) }),
    ...(used.length > 0 && {
      [`mean${suffix}`]: show(mean(used)),
      [`median${suffix}`]: show(median(used)),
      [`p80${suffix}`]: String(nearestRank(used, 80)),
      [`p95${suffix}`]: String(nearestRank(used, 95)),
      [`longest${suffix}`]: String(used.at(-1)),
    }),
  }
}
