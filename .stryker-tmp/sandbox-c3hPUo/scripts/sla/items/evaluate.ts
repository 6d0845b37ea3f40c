// @ts-nocheck
import { contractTime } from '../agreement/agreed-time.ts'
import { settlePeriod } from '../agreement/partial-period.ts'
import { standingOf, withoutVerdict } from '../decision.ts'
import { type More, resultOf } from '../result.ts'
import type { Evaluation, ItemQuestion } from '../types.ts'
import { explainItems } from './explain.ts'
import type { Item } from './item.ts'
import { numbersOf } from './numbers.ts'
import { type Counting, knownUntil, readItems } from './reading.ts'
import { itemVerdict } from './verdict.ts'

/**
 * Evaluate items that are counted one by one (semantics 2.7.5, 2.7.6, 2.9), whatever they are. The value is the longest
 * with `every`, a share of 1 with a share, else the statistic, in the unit of the target. A cohort by creation is not final
 * before all of it is decided, nor, where the value is a time, before all of it has stopped.
 * @param items - All of the objective's, of any period.
 */
export function evaluateItems(
  asked: ItemQuestion,
  items: readonly Item[],
  counting: Counting,
  method: More['method'],
): Evaluation {
  const { period, unjudged } = settlePeriod(asked.agreement, asked.objective, asked.period)
  const question = { ...asked, period }
  const { agreement, service } = question
  const { quantifier, attribution } = counting
  const reading = readItems(question, items, counting)
  const { value, good, decided, undecided, open, pastDue } = reading
  const isShare = typeof quantifier === 'object' && 'share' in quantifier
  const moving = attribution === 'created' && !isShare && decided.some(({ stop }) => stop === undefined)
  const judged = {
    ...itemVerdict(question, counting, reading),
    value,
    worst: null,
    best: null,
    coverage: null,
    ...standingOf(question, {
      open: undecided > 0 || moving,
      reported: knownUntil(question) >= Math.min(period.end, contractTime(agreement).end),
    }),
  }
  const figures = unjudged ? withoutVerdict(judged, unjudged) : judged
  const result = resultOf(question, figures, {
    ...(service !== undefined && { service }),
    items: { good, valid: decided.length, open: open.length, pastDue: pastDue.length },
    numbers: numbersOf(question, counting, reading),
    method,
  })
  return { ...figures, result, explain: explainItems(question, attribution, reading, result) }
}
