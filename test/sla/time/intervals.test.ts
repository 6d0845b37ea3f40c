import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Interval } from '../../../data/schema/timeline.ts'
import {
  finder,
  firstOf,
  intersect,
  lengthOf,
  merge,
  reaching,
  subtractIntervals,
  sweep,
} from '../../../scripts/sla/time/intervals.ts'
import { walker } from '../../../scripts/sla/time/walker.ts'

/** Intervals as `[start, end)` in short. */
const of = (...pairs: [number, number][]): Interval[] => pairs.map(([start, end]) => ({ start, end }))

describe('semantics T1: half-open, and what is empty is nothing', () => {
  test('merge sorts, joins what overlaps or touches, and leaves out what is empty or backward', () => {
    expect(merge(of([5, 8], [1, 3], [3, 4], [6, 7], [9, 9], [12, 11]))).toEqual(of([1, 4], [5, 8]))
    expect(merge(of([1, 10], [2, 3]))).toEqual(of([1, 10]))
    expect(merge([])).toEqual([])
  })

  test('merge changes neither the list nor the intervals that it was given', () => {
    const given = of([5, 8], [1, 6])
    merge(given)
    expect(given).toEqual(of([5, 8], [1, 6]))
  })

  test('intersect: what touches has nothing in common', () => {
    expect(intersect(of([1, 3], [5, 9]), of([3, 5], [6, 7], [8, 12]))).toEqual(of([6, 7], [8, 9]))
    expect(intersect(of([1, 3]), of([3, 5]))).toEqual([])
    expect(intersect(of([1, 3], [4, 6]), of([2, 5]))).toEqual(of([2, 3], [4, 5]))
    expect(intersect(of([0, 4], [4, 8]), of([0, 4], [4, 8]))).toEqual(of([0, 4], [4, 8]))
  })

  test('subtract: holes at the ends, in the middle, over several and all of it', () => {
    expect(subtractIntervals(of([0, 10]), of([2, 3], [5, 7]))).toEqual(of([0, 2], [3, 5], [7, 10]))
    expect(subtractIntervals(of([0, 10]), of([0, 3], [8, 10]))).toEqual(of([3, 8]))
    expect(subtractIntervals(of([0, 3], [4, 6], [8, 9]), of([2, 8]))).toEqual(of([0, 2], [8, 9]))
    expect(subtractIntervals(of([2, 3]), of([0, 9]))).toEqual([])
    expect(subtractIntervals(of([4, 6]), of([0, 2], [3, 5]))).toEqual(of([5, 6]))
    expect(subtractIntervals(of([0, 2], [3, 5]), [])).toEqual(of([0, 2], [3, 5]))
  })

  test('reaching: those that reach into it, whole', () => {
    const list = of([0, 2], [4, 6], [8, 10], [12, 14])
    expect(reaching(list, { start: 5, end: 9 })).toEqual(of([4, 6], [8, 10]))
    expect(reaching(list, { start: 6, end: 8 })).toEqual([])
    expect(reaching(list, { start: 2, end: 5 })).toEqual(of([4, 6]))
    expect(reaching(list, { start: 1, end: 100 })).toEqual(list)
    expect(reaching(list, { start: 14, end: 20 })).toEqual([])
    expect(reaching([], { start: 0, end: 1 })).toEqual([])
  })

  test('the first milliseconds of a list, up to all of it and none', () => {
    const list = of([0, 2], [4, 7])
    expect(firstOf(list, 1)).toEqual(of([0, 1]))
    expect(firstOf(list, 2)).toEqual(of([0, 2]))
    expect(firstOf(list, 3)).toEqual(of([0, 2], [4, 5]))
    expect(firstOf(list, 99)).toEqual(list)
    expect(firstOf(list, 0)).toEqual([])
    expect(firstOf(list, -5)).toEqual([])
    expect(firstOf(of([10, 12], [14, 17]), 3)).toEqual(of([10, 12], [14, 15]))
    expect([lengthOf(list), lengthOf([])]).toEqual([5, 0])
  })
})

describe('looking up instants in order', () => {
  const list = of([2, 4], [4, 6], [9, 10])

  test('finder: the start belongs to an interval, its end does not', () => {
    const found = finder(list)
    expect([0, 2, 3, 4, 6, 8, 9, 10, 99].map((instant) => found(instant)?.start)).toEqual([
      undefined,
      2,
      2,
      4,
      undefined,
      undefined,
      9,
      undefined,
      undefined,
    ])
  })

  test('walker: also until when it stays so', () => {
    const at = walker(list)
    const seen = [0, 2, 3, 4, 6, 7, 9, 10].map((instant) => {
      const { here, until } = at(instant)
      return [here?.start, until]
    })
    expect(seen).toEqual([
      [undefined, 2],
      [2, 4],
      [2, 4],
      [4, 6],
      [undefined, 9],
      [undefined, 9],
      [9, 10],
      [undefined, Number.POSITIVE_INFINITY],
    ])
  })

  test('sweep: stretches that the same ones cover, and nothing where none does', () => {
    const [a, b, c] = of([0, 4], [2, 6], [8, 9])
    const stretches = sweep([c, b, a, { start: 5, end: 5 }].filter((one) => one !== undefined))
    expect(stretches.map(({ start, end, active }) => [start, end, new Set(active)])).toEqual([
      [0, 2, new Set([a])],
      [2, 4, new Set([a, b])],
      [4, 6, new Set([b])],
      [8, 9, new Set([c])],
    ])
    const both = sweep(of([0, 4], [0, 6], [4, 6]))
    expect(both.map(({ start, end, active }) => [start, end, active.length])).toEqual([
      [0, 4, 2],
      [4, 6, 2],
    ])
    expect(sweep([])).toEqual([])
  })
})

const any = fc
  .array(fc.tuple(fc.nat(40), fc.nat(12)), { maxLength: 12 })
  .map((pairs) => pairs.map(([start, length]) => ({ start, end: start + length })))
const holds = (list: Interval[], instant: number) =>
  list.some(({ start, end }) => start <= instant && instant < end)
const instants = Array.from({ length: 60 }, (_, instant) => instant)

test('instant by instant they are union, intersection and difference, sorted and disjoint', () => {
  fc.assert(
    fc.property(any, any, (one, two) => {
      const [a, b] = [merge(one), merge(two)]
      for (const instant of instants) {
        expect(holds(a, instant)).toBe(holds(one, instant))
        expect(holds(intersect(a, b), instant)).toBe(holds(one, instant) && holds(two, instant))
        expect(holds(subtractIntervals(a, b), instant)).toBe(holds(one, instant) && !holds(two, instant))
      }
      for (const list of [a, intersect(a, b), subtractIntervals(a, b)])
        for (const [index, { start, end }] of list.entries()) {
          expect(end).toBeGreaterThan(start)
          expect(start).toBeGreaterThanOrEqual(list[index - 1]?.end ?? 0)
        }
      const seen = walker(a)
      const found = finder(a)
      for (const instant of instants) {
        expect(seen(instant).here !== undefined).toBe(holds(a, instant))
        expect(found(instant) !== undefined).toBe(holds(a, instant))
      }
    }),
  )
})
