import type { Interval } from '../../../data/schema/timeline.ts'

/** What of a list holds an instant, and until when that stays so. */
export interface Here<T extends Interval> {
  here: T | undefined
  until: number
}

/**
 * Walk along a merged list, each instant at or after the one before: as `finder`, and until when the answer holds, for going
 * along several lists at once from one change to the next. Each answer is written over by the next.
 */
export function walker<T extends Interval>(sorted: readonly T[]): (instant: number) => Here<T> {
  const answer: Here<T> = { here: undefined, until: Number.NEGATIVE_INFINITY }
  let at = 0
  return (instant) => {
    if (instant < answer.until) return answer
    while (at < sorted.length && (sorted[at] as T).end <= instant) at += 1
    const next = sorted[at]
    answer.here = next && next.start <= instant ? next : undefined
    answer.until = answer.here?.end ?? next?.start ?? Number.POSITIVE_INFINITY
    return answer
  }
}
