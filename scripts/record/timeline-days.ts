import type { Interval } from '../../data/schema/timeline.ts'

const DAY = 86_400_000
/** So many whole days (in UTC) a source that counts by itself is asked for again when one has ended. */
const AGAIN = 3

/** The midnight (in UTC) that begins the day of an instant. */
export function midnightOf(at: number): number {
  return Math.floor(at / DAY) * DAY
}

/** From when on what is settled at an instant will be asked for again. */
export function againFrom(at: number): number {
  return midnightOf(at) - AGAIN * DAY
}

/** The days that are asked for again when what is settled reaches from one instant to another; none where no day ended. */
export function daysAgain(from: number, to: number): Interval[] {
  if (midnightOf(from) === midnightOf(to)) return []
  const first = againFrom(to)
  return Array.from({ length: AGAIN }, (_, index) => dayFrom(first + index * DAY))
}

/**
 * `[from, to]` in parts, both ends included, so that none goes over the midnight before a day that will be asked for
 * again: then what is read of a day is all of the day, and can be replaced.
 */
export function partsBetween(from: number, to: number): Interval[] {
  const parts: Interval[] = []
  let start = from
  for (let midnight = Math.max(againFrom(to), midnightOf(from) + DAY); midnight <= to; midnight += DAY) {
    if (midnight > start) parts.push({ start, end: midnight - 1 })
    start = midnight
  }
  return [...parts, { start, end: to }]
}

const dayFrom = (start: number): Interval => ({ start, end: start + DAY - 1 })
