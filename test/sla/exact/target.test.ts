import { expect, test } from 'vitest'
import type { Comparator } from '../../../data/schema/target.ts'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { budgetOf, isLowerBound, satisfies, targetValue } from '../../../scripts/sla/exact/target.ts'

test('a target in per cent is a share of 1, any other a number in its unit', () => {
  expect(targetValue({ value: '99.5', unit: '%' })).toEqual({ num: 199n, den: 200n })
  expect(targetValue({ value: '7200000', unit: 'ms' })).toEqual({ num: 7_200_000n, den: 1n })
  expect(targetValue({ value: '-12.5', unit: '' })).toEqual({ num: -25n, den: 2n })
})

test.each<[Comparator, [boolean, boolean, boolean], boolean]>([
  ['>=', [false, true, true], true],
  ['>', [false, false, true], true],
  ['<=', [true, true, false], false],
  ['<', [true, false, false], false],
])('%s of less, exactly as much and more', (comparator, kept, lower) => {
  const target = { comparator, value: '2.5', unit: '' } as const
  expect([ratio(2), ratio(5, 2), ratio(3)].map((value) => satisfies(value, target))).toEqual(kept)
  expect(isLowerBound(target)).toBe(lower)
})

test('the budget is what the target leaves of a base: none of 100 %, all of 0 %', () => {
  const budget = (value: string) => budgetOf(1000, { comparator: '>=', value, unit: '%' })
  expect(['99.9', '99.95', '100', '0'].map(budget)).toEqual([ratio(1), ratio(1, 2), ratio(0), ratio(1000)])
})
