// @ts-nocheck
import type { Interval } from '../../../data/schema/timeline.ts'
import { intersect, merge } from '../time/intervals.ts'
import { announcedSpan, workDone } from './announced.ts'
import type { Assessment } from './validity.ts'

/** The span that maintenance touched, announced or worked: where its id stands in the ledger's events. */
export function touchedTime({ record }: Assessment, asOf: number): Interval {
  const span = announcedSpan(record, asOf)
  const work = workDone(record, asOf) ?? span
  return { start: Math.min(span.start, work.start), end: Math.max(span.end, work.end) }
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
