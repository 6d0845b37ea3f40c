import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  ceil,
  compare,
  divide,
  floor,
  isZero,
  max,
  min,
  multiply,
  ONE,
  parseDecimal,
  parsePercent,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../../../scripts/sla/exact/ratio.ts'

const half = ratio(1, 2)
const third = ratio(1, 3)

describe('a ratio is in lowest terms with a denominator above 0', () => {
  test.each<[number, number, bigint, bigint]>([
    [6, 4, 3n, 2n],
    [-6, 4, -3n, 2n],
    [6, -4, -3n, 2n],
    [-6, -4, 3n, 2n],
    [0, -7, 0n, 1n],
    [5, 1, 5n, 1n],
    [7, 7, 1n, 1n],
    [12, 18, 2n, 3n],
  ])('%i/%i', (num, den, n, d) => {
    expect(ratio(num, den)).toEqual({ num: n, den: d })
  })

  test('a whole number needs no denominator', () => {
    expect([ratio(3), ratio(3n), ZERO, ONE]).toEqual([
      { num: 3n, den: 1n },
      { num: 3n, den: 1n },
      { num: 0n, den: 1n },
      { num: 1n, den: 1n },
    ])
  })

  test('also of numbers beyond 2^53, which a float would round: 2^53 + 1 is three times 3 002 399 751 580 331', () => {
    expect(ratio(2n ** 53n + 1n, 3n)).toEqual({ num: 3_002_399_751_580_331n, den: 1n })
    expect(ratio(-(2n ** 53n) - 1n, 3n)).toEqual({ num: -3_002_399_751_580_331n, den: 1n })
    expect(ratio(3n, 2n ** 53n + 1n)).toEqual({ num: 1n, den: 3_002_399_751_580_331n })
    expect(ratio(6n * 10n ** 40n, 4n * 10n ** 40n)).toEqual({ num: 3n, den: 2n })
  })

  test('nothing is divided by 0, nor is half a number one', () => {
    expect(() => ratio(1, 0)).toThrow('a ratio needs a denominator other than 0')
    expect(() => divide(ONE, ZERO)).toThrow(RangeError)
    expect(() => ratio(0.5)).toThrow(RangeError)
  })
})

describe('decimals are read exactly as they are written', () => {
  test.each<[string, bigint, bigint]>([
    ['99.95', 1999n, 20n],
    ['0', 0n, 1n],
    ['100', 100n, 1n],
    ['-0.5', -1n, 2n],
    ['12.50', 25n, 2n],
    ['0.1', 1n, 10n],
    ['007', 7n, 1n],
  ])('%s', (text, num, den) => {
    expect(parseDecimal(text)).toEqual({ num, den })
  })

  test.each(['', '.5', '5.', '1,5', '1e3', ' 1', '1 ', '+1', '--1', '1.2.3', 'NaN'])(
    '"%s" is none',
    (text) => {
      expect(() => parseDecimal(text)).toThrow(
        `expected a decimal with a point, as in "99.95", found "${text}"`,
      )
    },
  )

  test('a percentage is a share of 1', () => {
    expect(parsePercent('99.9')).toEqual({ num: 999n, den: 1000n })
    expect(parsePercent('100')).toEqual(ONE)
    // Read once: terms ask for the same ones time and again.
    expect(parsePercent('99.9')).toBe(parsePercent('99.9'))
  })
})

test('sums, differences, products and quotients', () => {
  expect(add(half, third)).toEqual({ num: 5n, den: 6n })
  expect(subtract(half, third)).toEqual({ num: 1n, den: 6n })
  expect(subtract(third, half)).toEqual({ num: -1n, den: 6n })
  expect(multiply(half, third)).toEqual({ num: 1n, den: 6n })
  expect(divide(half, third)).toEqual({ num: 3n, den: 2n })
  expect(divide(half, ratio(-3))).toEqual({ num: -1n, den: 6n })
})

test('order: less, equal, more, with signs; of equals either is the greatest and the least', () => {
  expect([compare(third, half), compare(half, ratio(2, 4)), compare(half, third)]).toEqual([-1, 0, 1])
  expect([compare(ratio(-1, 2), ratio(-1, 3)), compare(ratio(-1), ONE)]).toEqual([-1, -1])
  expect([max(half, third), max(third, half), max(half, half)]).toEqual([half, half, half])
  expect([min(half, third), min(third, half), min(third, third)]).toEqual([third, third, third])
  expect([isZero(ZERO), isZero(third), isZero(ratio(-1))]).toEqual([true, false, false])
})

test('of two that are equal the first is the greater, and the lesser', () => {
  const [first, second] = [ratio(1, 2), ratio(2, 4)]
  expect([max(first, second), min(first, second)].map((one) => one === first)).toEqual([true, true])
})

test.each<[number, number, bigint, bigint]>([
  [7, 2, 3n, 4n],
  [-7, 2, -4n, -3n],
  [6, 2, 3n, 3n],
  [-6, 2, -3n, -3n],
  [0, 5, 0n, 0n],
  [1, 3, 0n, 1n],
  [-1, 3, -1n, 0n],
])('%i/%i is rounded down and up', (num, den, down, up) => {
  expect([floor(ratio(num, den)), ceil(ratio(num, den))]).toEqual([down, up])
})

const any = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
  .map(([num, den]): Ratio => ratio(num, den))

test('the laws of arithmetic, and nothing lost: what is added can be taken off, what is multiplied divided', () => {
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      expect(subtract(add(a, b), b)).toEqual(a)
      expect(add(a, b)).toEqual(add(b, a))
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
      if (!isZero(b)) expect(divide(multiply(a, b), b)).toEqual(a)
      expect(Math.sign(compare(a, b))).toBe(Math.sign(Number(subtract(a, b).num)))
    }),
  )
})
