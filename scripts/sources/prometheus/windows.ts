import type { Interval } from '../../../data/schema/timeline.ts'

/** What Prometheus and its kin give of one series in one answer; they refuse a question for more. */
const MOST_POINTS = 11_000

/**
 * The questions that `[from, to]` takes: windows with both ends included, each of at most `most` points. All points are
 * whole steps since the epoch, so that two builds ask for the same ones.
 */
export function windows(from: number, to: number, step: number, most = MOST_POINTS): Interval[] {
  const last = Math.floor(to / step) * step
  const parts: Interval[] = []
  for (let start = Math.ceil(from / step) * step; start <= last; start += most * step)
    parts.push({ start, end: Math.min(start + (most - 1) * step, last) })
  return parts
}
