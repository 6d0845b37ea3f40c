import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { displayNumber } from '../exact/display.ts'
import { type Ratio, ratio } from '../exact/ratio.ts'
import { mayMiss, mayMissForecast } from '../requests/misses.ts'
import type { ItemQuestion } from '../types.ts'
import { mean, median, nearestRank } from './quantifier.ts'
import { type Counting, knownUntil, type Reading } from './reading.ts'

/**
 * Figures beside the value. `missed`, and with a share `mayMiss` of the items so far and `mayMissForecast` of those in the whole
 * period; `cancelled` and `edited` (K8) where
 * there are such; and what the items used: `mean`, `median`, `p80`, `p95` and `longest`, in milliseconds under names that
 * end in `Ms`, or in working days. A mean is no promise to make: about half of the items take longer.
 */
export function numbersOf(
  question: ItemQuestion,
  { quantifier }: Counting,
  { used, good, decided, cancelled }: Reading,
): NonNullable<ObjectiveResult['numbers']> {
  const edited = decided.filter((item) => item.edited).length
  const suffix = question.objective.target.unit === 'ms' ? 'Ms' : ''
  const show = (value: Ratio) => displayNumber(value, 'ceil', suffix === '' && value.den !== 1n ? 2 : 0)
  return {
    missed: String(decided.length - good),
    ...(typeof quantifier === 'object' &&
      'share' in quantifier && {
        mayMiss: String(mayMiss(ratio(decided.length), quantifier.share)),
        ...mayMissForecast(question, decided.length, quantifier.share, knownUntil(question)),
      }),
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
