import type { Interval } from '../../../data/schema/timeline.ts'

/** Sorted, disjoint and without empty ones; neighbours that touch become one (semantics T1). */
export function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = inOrder(intervals.filter((i) => i.end > i.start))
  const merged: Interval[] = []
  for (const { start, end } of sorted) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** Most lists are in order already, and to see that is cheaper than to sort them. */
function inOrder(intervals: Interval[]): Interval[] {
  const isInOrder = intervals.every(
    (one, index) => index === 0 || (intervals[index - 1] as Interval).start <= one.start,
  )
  return isInOrder ? intervals : intervals.sort((a, b) => a.start - b.start)
}

/** What two merged lists have in common. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as Interval
    const y = b[j] as Interval
    const start = Math.max(x.start, y.start)
    const end = Math.min(x.end, y.end)
    if (end > start) common.push({ start, end })
    if (x.end < y.end) i += 1
    else j += 1
  }
  return common
}

/** What is in `a` and not in `b`, two merged lists. */
export function subtractIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const rest: Interval[] = []
  let from = 0
  for (const { start, end } of a) {
    while (from < b.length && (b[from] as Interval).end <= start) from += 1
    let at = start
    for (let j = from; j < b.length && (b[j] as Interval).start < end; j += 1) {
      const hole = b[j] as Interval
      if (hole.start > at) rest.push({ start: at, end: hole.start })
      at = Math.max(at, hole.end)
    }
    if (at < end) rest.push({ start: at, end })
  }
  return rest
}

/** The intervals of a merged list that reach into `within`, whole; it takes no longer for what lies outside. */
export function reaching<T extends Interval>(sorted: readonly T[], within: Interval): T[] {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as T).end <= within.start) low = middle + 1
    else high = middle
  }
  let to = low
  while (to < sorted.length && (sorted[to] as T).start < within.end) to += 1
  return sorted.slice(low, to)
}

/** The length of a merged list in milliseconds. */
export function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** The first `ms` milliseconds of a merged list. */
export function firstOf(intervals: readonly Interval[], ms: number): Interval[] {
  const taken: Interval[] = []
  let left = ms
  for (const { start, end } of intervals) {
    if (left <= 0) break
    taken.push({ start, end: Math.min(end, start + left) })
    left -= end - start
  }
  return taken
}

/**
 * Look up instants in a merged list, each at or after the one before: gives the interval that holds the instant. One
 * pass over the list for any number of look-ups.
 */
export function finder<T extends Interval>(sorted: readonly T[]): (instant: number) => T | undefined {
  let at = 0
  return (instant) => {
    while (at < sorted.length && (sorted[at] as T).end <= instant) at += 1
    const found = sorted[at]
    return found && found.start <= instant ? found : undefined
  }
}

/** Cut overlapping intervals into stretches that the same ones cover throughout, in order. Time that none covers is left out. */
export function sweep<T extends Interval>(intervals: readonly T[]): (Interval & { active: T[] })[] {
  const edges = intervals
    .filter(({ start, end }) => end > start)
    .flatMap((interval) => [
      { at: interval.start, interval, opens: true },
      { at: interval.end, interval, opens: false },
    ])
    .sort((a, b) => a.at - b.at)
  const active = new Set<T>()
  const stretches: (Interval & { active: T[] })[] = []
  let from = Number.NEGATIVE_INFINITY
  for (const { at, interval, opens } of edges) {
    if (at > from && active.size > 0) stretches.push({ start: from, end: at, active: [...active] })
    from = at
    if (opens) active.add(interval)
    else active.delete(interval)
  }
  return stretches
}
