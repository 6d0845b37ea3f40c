import type { Interval } from '../../../data/schema/timeline.ts'

const YEAR = 366 * 24 * 3_600_000
/** A calendar that stays closed for so long is never open again. */
const NEVER = 20 * YEAR

/** A calendar's open time as a function of time, and back. Instants and durations are integer milliseconds. */
export interface OpenTime {
  between(start: number, stop: number): number
  /** The earliest instant from `start` on with exactly `ms` of open time between. */
  first(start: number, ms: number): number
  /** The latest such instant. */
  last(start: number, ms: number): number
}

/** Hours of one calendar, or of several one after another. */
export interface Hours {
  id: string
  /** When its holidays are known. */
  known: Interval
  /** Merged. */
  open(within: Interval): Interval[]
}

/** Round the clock. */
export const ALWAYS: OpenTime = {
  between: (start, stop) => stop - start,
  first: (start, ms) => start + ms,
  last: (start, ms) => start + ms,
}

/**
 * Open time by hours (semantics 2.3): the open intervals of the years asked about are worked out once, each with
 * the open time before it, so that every question takes two binary searches. Grows when a question reaches further.
 * Throws a RangeError where time has to elapse in a calendar that is never open.
 */
export function openTime(hours: Hours): OpenTime {
  let covered: Interval | null = null
  let open: Interval[] = []
  let before: number[] = []
  let total = 0

  function cover(from: number, to: number): Interval {
    if (covered && from >= covered.start && to <= covered.end) return covered
    // What is worked out in store stays within the years whose holidays are known; what is asked about need not.
    const wanted = {
      start: Math.min(covered?.start ?? from, from, Math.max(from - YEAR, hours.known.start)),
      end: Math.max(covered?.end ?? to, to, Math.min(to + YEAR, hours.known.end)),
    }
    open = hours.open(wanted)
    covered = wanted
    before = []
    total = 0
    for (const { start, end } of open) {
      before.push(total)
      total += end - start
    }
    return covered
  }

  const startOf = (index: number) => (open[index] as Interval).start
  const beforeOf = (index: number) => before[index] as number

  /** The last open interval whose start, or open time before it, is at most `value`; -1 where there is none. */
  function lastUpTo(value: number, of: (index: number) => number): number {
    let [low, high] = [0, open.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (of(middle) <= value) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** The open time from the start of what is covered. */
  function position(instant: number): number {
    const index = lastUpTo(instant, startOf)
    if (index < 0) return 0
    const { start, end } = open[index] as Interval
    return beforeOf(index) + Math.min(instant, end) - start
  }

  /** The position of `start` and `ms` more, with more than that covered. */
  function reach(start: number, ms: number): number {
    let { end } = cover(start, start + ms)
    while (total <= position(start) + ms) {
      const known = total
      const limit = hours.known.end
      const further = end + (end - start)
      end = cover(start, end < limit ? Math.min(further, limit) : further).end
      if (total === known && end - start > NEVER)
        throw new RangeError(`calendar "${hours.id}" has no open hours`)
    }
    return position(start) + ms
  }

  return {
    between(start, stop) {
      cover(start, stop)
      return position(stop) - position(start)
    },
    first(start, ms) {
      if (ms === 0) return start
      // By its last millisecond, so that what runs out as the last known hours end needs no hours after them.
      const last = reach(start, ms - 1)
      const index = lastUpTo(last, beforeOf)
      return startOf(index) + last + 1 - beforeOf(index)
    },
    last(start, ms) {
      const wanted = reach(start, ms)
      const index = lastUpTo(wanted, beforeOf)
      return Math.max(start, startOf(index) + wanted - beforeOf(index))
    },
  }
}
