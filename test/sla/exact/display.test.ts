import { describe, expect, test } from 'vitest'
import {
  decimalsFor,
  directionFor,
  displayNumber,
  displayShare,
  displayValue,
} from '../../../scripts/sla/exact/display.ts'
import { parseDecimal, parsePercent, type Ratio, ratio } from '../../../scripts/sla/exact/ratio.ts'
import { satisfies } from '../../../scripts/sla/exact/target.ts'

describe('G82 and G44: cut in the direction that cannot contradict the comparator', () => {
  test.each([
    ['99.8999999', 1, 'floor', '99.8'],
    ['99.8999999', 2, 'floor', '99.89'],
    ['5.0001', 0, 'ceil', '6'],
    ['5.0001', 2, 'ceil', '5.01'],
    ['99.8996', 2, 'floor', '99.89'],
    ['99.996', 2, 'floor', '99.99'],
    ['0.9999', 2, 'floor', '0.99'],
    ['99.9', 2, 'floor', '99.90'],
    ['99.9', 2, 'ceil', '99.90'],
    ['-0.005', 2, 'floor', '-0.01'],
    ['-0.005', 2, 'ceil', '0.00'],
  ] as const)('%s at %i decimals, %s: %s', (value, decimals, direction, shown) => {
    expect(displayNumber(parseDecimal(value), direction, decimals)).toBe(shown)
  })
})

test('each comparator has its direction (R2) and each target its decimals (R3)', () => {
  expect((['>=', '<', '<=', '>'] as const).map(directionFor)).toEqual(['floor', 'floor', 'ceil', 'ceil'])
  expect(['99', '99.9', '99.95', '99.999'].map(decimalsFor)).toEqual([2, 2, 2, 3])
})

test('99.8996 against 99.9 is shown as 99.89 and missed, from the exact share', () => {
  const share = parsePercent('99.8996')
  expect(displayShare(share, 'floor', 2)).toBe('99.89')
  expect(satisfies(share, { comparator: '>=', value: '99.9', unit: '%' })).toBe(false)
})

test('0.9999 % is under 1 % and shown so', () => {
  const share = ratio(9999, 1_000_000)
  expect(displayShare(share, directionFor('<'), 2)).toBe('0.99')
  expect(satisfies(share, { comparator: '<', value: '1', unit: '%' })).toBe(true)
  expect(satisfies(ratio(10, 1000), { comparator: '<', value: '1', unit: '%' })).toBe(false)
})

describe('R4: 100 and 0 are printed for exactly these alone', () => {
  test.each([
    ['100', 'floor', '100.00'],
    ['100', 'ceil', '100.00'],
    ['99.99999999', 'floor', '99.99'],
    ['99.99999999', 'ceil', '99.99999999'],
    ['0', 'floor', '0.00'],
    ['0.004', 'floor', '0.004'],
    ['0.00000012', 'floor', '0.0000001'],
    ['0.004', 'ceil', '0.01'],
  ] as const)('%s %% %s is shown as %s', (percent, direction, shown) => {
    expect(displayShare(parsePercent(percent), direction, 2)).toBe(shown)
  })
})

test('R4 without decimals too, and a figure that only looks like one of the two stays as it is', () => {
  expect(displayShare(parsePercent('0.4'), 'floor', 0)).toBe('0.4')
  expect(displayShare(parsePercent('99.6'), 'ceil', 0)).toBe('99.6')
  expect(displayShare(parsePercent('0'), 'floor', 0)).toBe('0')
  expect(displayShare(parsePercent('100'), 'floor', 0)).toBe('100')
  expect(displayShare(parsePercent('0.1'), 'floor', 3)).toBe('0.100')
  expect(displayShare(parsePercent('10'), 'floor', 0)).toBe('10')
})

describe('a value in the unit of its target', () => {
  const shown = (value: Ratio, comparator: '>=' | '>' | '<=' | '<', target: string, unit: string) =>
    displayValue(value, { comparator, value: target, unit })

  test('per cent are of a share of 1, with the decimals of the target and at least two', () => {
    expect(shown(ratio(99_9996, 100_0000), '>=', '99.9', '%')).toBe('99.99')
    expect(shown(ratio(99_9996, 100_0000), '>=', '99.999', '%')).toBe('99.999')
  })

  test('milliseconds are whole, cut so that they do not contradict the comparator', () => {
    expect(shown(ratio(10, 3), '<=', '3', 'ms')).toBe('4')
    expect(shown(ratio(10, 3), '>=', '3', 'ms')).toBe('3')
    expect(shown(ratio(7_200_000), '<=', '7200000', 'ms')).toBe('7200000')
  })

  test('a count that is whole is written as the target is, any other number with two decimals at least', () => {
    expect(shown(ratio(3), '<=', '1', '')).toBe('3')
    expect(shown(ratio(30), '>=', '30.5', '')).toBe('30.0')
    expect(shown(ratio(100, 7), '>=', '30', '')).toBe('14.28')
    expect(shown(ratio(-100, 7), '>=', '30', '')).toBe('-14.29')
    expect(shown(ratio(100, 7), '<=', '30.125', '')).toBe('14.286')
    expect(shown(ratio(5), '<=', '5', 'workingDays')).toBe('5')
  })
})
