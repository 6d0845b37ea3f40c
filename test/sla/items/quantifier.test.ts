import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, ratio } from '../../../scripts/sla/exact/ratio.ts'
import { mean, median, nearestRank, quantified } from '../../../scripts/sla/items/quantifier.ts'

describe('quantifiers (2.7.5)', () => {
  test.each([
    [50, [1, 2, 3, 4], 2],
    [95, [1, 2, 3, 4], 4],
    [25, [1, 2, 3, 4], 1],
    [25.1, [1, 2, 3, 4], 2],
    [100, [1, 2, 3, 4], 4],
    [0.1, [1, 2, 3, 4], 1],
    // 14 % of 50 is 7; in floating point 0.14 · 50 is 7.000000000000001 and would give the 8th.
    [14, Array.from({ length: 50 }, (_, index) => index + 1), 7],
  ])('the nearest rank of %d %% of %j is %i', (percent, sorted, expected) => {
    expect(nearestRank(sorted, percent)).toBe(expected)
  })

  test('a median of an even number is half the sum of the middle two; a mean is exact', () => {
    expect(median([1, 2, 4, 9])).toEqual(ratio(3))
    expect(median([1, 2, 5, 9])).toEqual(ratio(7, 2))
    expect(median([1, 2, 9])).toEqual(ratio(2))
    expect(mean([1, 1, 2])).toEqual(ratio(4, 3))
  })

  test('nothing has no value', () => {
    for (const quantifier of ['every', 'mean', 'median', { percentile: 95 }] as const)
      expect(quantified(quantifier, [], 0)).toBeNull()
  })

  test('row 29: with the mean of similar cases as limit about half of them miss, more where a few are very long', () => {
    const hours = [1, 1, 2, 2, 3, 3, 4, 24]
    const limit = mean(hours)
    expect(limit).toEqual(ratio(5))
    expect(hours.filter((one) => compare(ratio(one), limit) > 0)).toHaveLength(1)
    const even = [1, 2, 3, 4, 5, 6, 7, 8]
    expect(even.filter((one) => compare(ratio(one), mean(even)) > 0)).toHaveLength(4)
  })

  test('property 15: the p-quantile by nearest rank is at most T just when the share up to T is at least p', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 50 }),
        (some, thousandths, t) => {
          const sorted = some.toSorted((a, b) => a - b)
          const within = sorted.filter((value) => value <= t).length
          const enough = within * 1000 >= thousandths * sorted.length
          expect(nearestRank(sorted, thousandths / 10) <= t).toBe(enough)
        },
      ),
    )
  })
})
