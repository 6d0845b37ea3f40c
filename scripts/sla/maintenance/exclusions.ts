import type { Interval } from '../../../data/schema/timeline.ts'
import { intersect, merge } from '../time/intervals.ts'
import { type Assessment, workDone } from './validity.ts'

/** The span that maintenance touched, announced or worked: where its id stands in the ledger's events. */
export function touchedTime({ record }: Assessment, asOf: number): Interval {
  const work = workDone(record, asOf) ?? record
  return { start: Math.min(record.start, work.start), end: Math.max(record.end, work.end) }
}

/**
 * What valid maintenance takes out (semantics 2.6, excludeSpan). `announced`: all of it. `actual`: the recorded work
 * within it, or, where nothing was recorded, what of it was down or unknown (`notUp`). Time after `asOf` is taken as
 * announced, because the budget's base is what the period is expected to be.
 */
export function excludedTime(
  assessments: Assessment[],
  excludeSpan: 'actual' | 'announced',
  notUp: Interval[],
  asOf: number,
): Interval[] {
  return merge(
    assessments.flatMap(({ record, valid }) => {
      if (excludeSpan === 'announced') return valid
      const work = workDone(record, asOf)
      if (work?.over) return intersect(valid, [work])
      const past = work ? [work] : intersect(notUp, [{ start: Number.NEGATIVE_INFINITY, end: asOf }])
      return intersect(valid, merge([...past, { start: asOf, end: Number.POSITIVE_INFINITY }]))
    }),
  )
}
