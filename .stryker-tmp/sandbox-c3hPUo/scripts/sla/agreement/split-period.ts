// @ts-nocheck
import { instantText } from '../time/text.ts'
import type { Evaluation, PeriodBounds } from '../types.ts'
import { standingRank } from './aggregate.ts'
import { type Judged, joined } from './joined-parts.ts'

/**
 * A period whose parts are each judged by their own terms (semantics 2.13, `split`): the verdict is the worst, and value and
 * target are those of the part that it is from, the latest of equals, so that they agree. `parts` lists them all. Met is
 * as certain as the least certain part.
 */
export function judgeParts(judged: readonly Judged[], period: PeriodBounds): Evaluation {
  const ranked = judged.toSorted(
    (a, b) => standingRank(a.evaluation) - standingRank(b.evaluation) || b.period.start - a.period.start,
  )
  const [worst] = ranked
  if (worst === undefined) throw new RangeError('a period needs a part to be judged')
  const evaluation = joined(judged, worst.evaluation, period)
  const doubt = judged.find(({ evaluation: one }) => one.certainty !== 'certain')?.evaluation.certainty
  const certainty = worst.evaluation.verdict === 'met' ? (doubt ?? 'certain') : worst.evaluation.certainty
  const parts = judged.map(({ period: { start, end }, evaluation: { result } }) => ({
    start: instantText(start),
    end: instantText(end),
    target: result.target,
    value: result.value,
    exact: result.exact,
    verdict: result.verdict,
  }))
  return { ...evaluation, certainty, result: { ...evaluation.result, certainty, parts } }
}
