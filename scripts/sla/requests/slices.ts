import type { CountSlice } from '../../../data/schema/items.ts'
import type { RequestObjective } from '../../../data/schema/objective.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { finder, intersect, merge } from '../time/intervals.ts'
import type { Base } from './base.ts'
import type { CountQuestion } from './question.ts'

/** A slice of the contract's length, aligned to the epoch in UTC, or what of it is in the base. */
export interface Slice {
  /** When it begins, whatever of it is in the base; epoch milliseconds. */
  start: number
  /** Milliseconds of it that are in the base: its weight. */
  length: number
  good: number
  valid: number
  /** Anything was reported for it; else it is unknown. */
  reported: boolean
}

/** The slices that a stretch of time touches: their numbers since the epoch, and how much of each is touched. */
function* touched({ start, end }: Interval, slice: number): Generator<[number, number]> {
  for (let number = Math.floor(start / slice); number * slice < end; number += 1)
    yield [number, Math.min(end, (number + 1) * slice) - Math.max(start, number * slice)]
}

/** Rows of counts that begin in the base, with what is good by the contract, sorted by start. */
function countedRows(counts: readonly CountSlice[], { time, asUp }: Base): CountSlice[] {
  const inBase = finder(time)
  const good = finder(asUp)
  return counts
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start }) => inBase(start) !== undefined)
    .map((row) => (good(row.start) ? { ...row, good: row.valid } : row))
}

/**
 * The slices of the base (semantics 2.7.2). The first and the last, and those that an exclusion cuts, weigh what is left
 * of them. Counts go to the slice, and the period, that they begin in: a slice across the end of a period is split as
 * finely as the counts are.
 */
export function slicesOf({ objective, counts }: CountQuestion<RequestObjective>, base: Base): Slice[] {
  const { slice } = objective
  const slices = new Map<number, Slice>()
  for (const stretch of base.time) {
    for (const [number, length] of touched(stretch, slice)) {
      const known = slices.get(number)
      if (known) known.length += length
      else slices.set(number, { start: number * slice, length, good: 0, valid: 0, reported: false })
    }
  }
  for (const stretch of intersect(merge([...base.reported, ...base.asUp]), base.time)) {
    for (const [number] of touched(stretch, slice)) {
      const found = slices.get(number)
      if (found) found.reported = true
    }
  }
  for (const { start, good, valid } of countedRows(counts, base)) {
    const found = slices.get(Math.floor(start / slice))
    if (!found) continue
    found.good += good
    found.valid += valid
  }
  return [...slices.values()]
}

/** Whether the counts of a period are too coarse to be put into slices: one that begins in it is longer than a slice. */
export function tooCoarse({ objective, counts, period }: CountQuestion<RequestObjective>): boolean {
  return counts.some(({ start, end }) => start >= period.start && end - start > objective.slice)
}
