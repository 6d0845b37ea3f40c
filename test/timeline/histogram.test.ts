import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unpacked } from '../../scripts/sources/packed-days.ts'
import { mergeDays, percentiles } from '../../scripts/timeline/histogram.ts'

const DAY = 86_400_000

test('nearest rank: the ⌈p·n⌉-th smallest, without the error of 0.07 · 100 > 7', () => {
  const counts = Array.from({ length: 100 }, (_, index): [number, number] => [index + 1, 1])
  const answer = percentiles([{ day: 0, counts, failed: 0 }], 0, DAY, [0.001, 7, 50, 55, 95, 99, 99.9, 100])
  expect(answer).toEqual({ samples: 100, values: [1, 7, 50, 55, 95, 99, 100, 100] })
  // Whichever is asked about first.
  expect(percentiles([{ day: 0, counts, failed: 0 }], 0, DAY, [95, 50, 50, 99])?.values).toEqual([
    95, 50, 50, 99,
  ])
  // However little of a sample it is, the first is the least.
  expect(percentiles([{ day: 0, counts: [[9, 1]], failed: 0 }], 0, DAY, [0.001])?.values).toEqual([9])
})

test('days are merged, never averaged: fast and slow days give a percentile of all samples (G74)', () => {
  const days = [
    { day: 0, counts: [[100, 99]] as [number, number][], failed: 0 },
    { day: DAY, counts: [[1000, 1]] as [number, number][], failed: 3 },
  ]
  expect(percentiles(days, 0, 2 * DAY, [95])).toEqual({ samples: 100, values: [100] })
})

test('only days that begin in the window count; none is no answer', () => {
  const days = [0, 1, 2].map((n) => ({ day: n * DAY, counts: [[n + 1, 1]] as [number, number][], failed: 0 }))
  expect(percentiles(days, DAY, 2 * DAY, [50])).toEqual({ samples: 1, values: [2] })
  expect(percentiles(days, 3 * DAY, 4 * DAY, [50])).toBeNull()
  expect(percentiles([], 0, DAY, [50])).toBeNull()
})

test('2.7.4: a percentile equals that of the sorted samples, however they are spread over days and sources', () => {
  const sample = fc.record({ day: fc.nat(3), source: fc.nat(2), ms: fc.nat(50) })
  fc.assert(
    fc.property(
      fc.array(sample, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 100 }),
      (samples, p) => {
        const sources = [0, 1, 2].map((source) =>
          samples
            .filter((s) => s.source === source)
            .map(({ day, ms }) => ({ day: day * DAY, counts: [[ms, 1]] as [number, number][], failed: 1 })),
        )
        const sorted = samples.map(({ ms }) => ms).sort((a, b) => a - b)
        // By the definition: the smallest value with at least p per cent of the samples at or below it.
        const oracle = sorted.find((_, index) => (index + 1) * 100 >= p * sorted.length)
        const merged = mergeDays(sources)
        expect(percentiles(merged, 0, 4 * DAY, [p])).toEqual({ samples: sorted.length, values: [oracle] })
        expect(merged).toEqual(mergeDays(sources.toReversed()))
        expect(merged.reduce((sum, { failed }) => sum + failed, 0)).toBe(samples.length)
      },
    ),
  )
})

test('2.7.4: so it does where the days are packed, and whichever percentage is asked about first', () => {
  const ms = fc.oneof(fc.nat(9), fc.constantFrom(32_766, 32_767, 32_768, 60_000))
  const sample = fc.record({ day: fc.nat(4), ms, times: fc.integer({ min: 1, max: 3 }) })
  const asked = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 30 }), asked, (samples, ps) => {
      const days = [0, 1, 2, 3, 4].map((n) => {
        const own = Map.groupBy(
          samples.filter(({ day }) => day === n),
          (one) => one.ms,
        )
        const pairs = [...own]
          .sort(([a], [b]) => a - b)
          .flatMap(([at, some]) => [at, some.reduce((sum, { times }) => sum + times, 0)])
        return { day: n * DAY, failed: 0, pairs: Int32Array.from(pairs) }
      })
      const sorted = samples.flatMap((one) => Array(one.times).fill(one.ms) as number[]).sort((a, b) => a - b)
      const oracle = ps.map((p) => sorted.find((_, index) => (index + 1) * 100 >= p * sorted.length))
      expect(percentiles(unpacked(days), 0, 5 * DAY, ps)).toEqual({ samples: sorted.length, values: oracle })
    }),
  )
})

test('asked again with a further day, another last day or a corrected one, it is as if never asked before', () => {
  const day = (n: number, ms: number) => ({
    day: n * DAY,
    counts: [[ms, 1]] as [number, number][],
    failed: 0,
  })
  const [one, two, three] = [day(0, 10), day(1, 20), day(2, 30)]
  const median = (days: ReturnType<typeof day>[]) => percentiles(days, 0, 9 * DAY, [50])?.values
  expect(median([one, two, three])).toEqual([20])
  expect(median([one, two, three, day(3, 40), day(4, 50)])).toEqual([30])
  expect(median([one, two, day(2, 5)])).toEqual([10])
  expect(median([day(0, 90), two, three])).toEqual([30])
  expect(median([two, three])).toEqual([20])
  expect(median([one, two, three])).toEqual([20])
})
