import type { Interval, Span } from '../../../data/schema/timeline.ts'
import { remembered } from '../remembered.ts'
import type { Part } from '../types.ts'

/** A span with all the time that it can have taken in any reading. */
interface Possible extends Interval {
  span: Span
}

/** Spans by their earliest start, each with the latest end of all up to it: what to leave out on both sides is plain. */
interface Index {
  possible: Possible[]
  latest: number[]
}

const indexOf = remembered((spans: readonly Span[]): Index => {
  const possible = spans
    .map((span) => ({
      span,
      start: Math.min(span.start, span.earliestStart ?? span.start),
      end: Math.max(span.end, span.earliestEnd ?? span.end, span.confirmedAt ?? span.end),
    }))
    .sort((a, b) => a.start - b.start)
  let end = Number.NEGATIVE_INFINITY
  return {
    possible,
    latest: possible.map((one) => {
      end = Math.max(end, one.end)
      return end
    }),
  }
})

/** The first index for which a test holds that, once it does, goes on to hold. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function around({ possible, latest }: Index, { start, end }: Interval): Possible[] {
  const from = firstWhere(possible.length, (index) => (latest[index] as number) >= start)
  const to = firstWhere(possible.length, (index) => (possible[index] as Possible).start > end)
  return possible.slice(from, to).filter((one) => one.end >= start)
}

/** The spans of one part, by who tells of them. */
export interface Near {
  monitored: Span[]
  declared: Span[]
}

/**
 * For each part the spans that can have anything to do with a stretch of time in any reading: those that touch it, and
 * those that hang together with them over gaps that may be merged, of whatever part. In their order, or more exactly in
 * that of their earliest starts.
 * @param mergeGap - In milliseconds.
 */
export function nearSpans(parts: readonly Part[], within: Interval, mergeGap: number): Near[] {
  const lists = parts.map(({ evidence }) => [indexOf(evidence.monitored), indexOf(evidence.declared)] as const)
  let { start, end } = within
  for (;;) {
    const reach = { start: start - mergeGap, end: end + mergeGap }
    const found = lists.map((pair) => pair.map((index) => around(index, reach)))
    const [from, to] = [start, end]
    for (const possible of found.flat().flat()) {
      start = Math.min(start, possible.start)
      end = Math.max(end, possible.end)
    }
    if (start === from && end === to)
      return found.map(([monitored = [], declared = []]) => ({
        monitored: monitored.map(({ span }) => span),
        declared: declared.map(({ span }) => span),
      }))
  }
}
