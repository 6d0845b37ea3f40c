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
  const length = Math.min(Math.max(1, most), MOST_POINTS)
  for (let start = Math.ceil(from / step) * step; start <= last; start += length * step)
    parts.push({ start, end: Math.min(start + (length - 1) * step, last) })
  return parts
}

/**
 * `[from, to]` as whole chunks of `size`, a multiple of the step, and what is left before and after them. A chunk holds
 * the points after its start up to its end, so that it can be asked for at its end.
 */
export function chunked(
  { start, end }: Interval,
  size: number,
  step: number,
): { before: Interval; chunks: Interval[]; after: Interval } {
  const first = Math.ceil((start - step) / size) * size
  const last = Math.max(first, Math.floor(end / size) * size)
  const chunks: Interval[] = []
  for (let at = first; at < last; at += size) chunks.push({ start: at + step, end: at + size })
  return {
    before: { start, end: Math.min(first, end) },
    chunks,
    after: { start: last + step, end },
  }
}
