import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayNumber } from '../../../scripts/sla/exact/display.ts'
import {
  add,
  compare,
  divide,
  multiply,
  ONE,
  parseDecimal,
  ratio,
  subtract,
  ZERO,
} from '../../../scripts/sla/exact/ratio.ts'
import { wilson95 } from '../../../scripts/sla/exact/wilson.ts'

/** Both ends in per cent, to four decimals nearest: what goldens print. */
function ends(good: number, valid: number): [string, string] {
  const { low, high } = wilson95(good, valid)
  const show = (share: typeof low) =>
    displayNumber(add(multiply(share, ratio(100n)), parseDecimal('0.00005')), 'floor', 4)
  return [show(low), show(high)]
}

describe('Wilson 95 % interval (semantics 2.7.7)', () => {
  test('G59 960 of 1200: 77.6427 to 82.1659', () => {
    expect(ends(960, 1200)).toEqual(['77.6427', '82.1659'])
  })

  test('G59 9 of 10: 59.5850 to 98.2124', () => {
    expect(ends(9, 10)).toEqual(['59.5850', '98.2124'])
  })

  test('G59 8640 checks of 8640: at least 99.9556, at most exactly 100', () => {
    expect(ends(8640, 8640)[0]).toBe('99.9556')
    expect(wilson95(8640, 8640).high).toEqual(ONE)
  })

  test('none good is exactly 0 at least; of nothing any share is possible', () => {
    expect(wilson95(0, 25).low).toEqual(ZERO)
    expect(wilson95(0, 0)).toEqual({ low: ZERO, high: ONE })
  })

  /** The quantile as the interval takes it: 1.95996398454005423552459443052055… raised in its 30th decimal. */
  const raised = parseDecimal('1.959963984540054235524594430521')
  const raised2 = multiply(raised, raised)

  test('of none good the other end is z²/(n + z²), exactly: a root that exists is not rounded', () => {
    for (const valid of [1, 7, 25, 1000])
      expect(wilson95(0, valid).high).toEqual(divide(raised2, add(ratio(valid), raised2)))
  })

  test.each([
    [960, 1200],
    [9, 10],
    [1, 3],
    [2, 7],
  ])('the root of %i of %i is rounded outwards, by less than 10^-70', (good, valid) => {
    // high = (2k + z² + z·root)/(2(n + z²)), where root² = z² + 4k(n − k)/n; and low with − for +.
    const { low, high } = wilson95(good, valid)
    const centre = add(ratio(2 * good), raised2)
    const whole = multiply(ratio(2), add(ratio(valid), raised2))
    const square = add(raised2, ratio(4 * good * (valid - good), valid))
    const tiny = ratio(1n, 10n ** 70n)
    for (const end of [high, low]) {
      const root = divide(
        subtract(multiply(whole, end), centre),
        end === high ? raised : subtract(ZERO, raised),
      )
      expect(compare(multiply(root, root), square)).toBe(1)
      const less = subtract(root, tiny)
      expect(compare(multiply(less, less), square)).toBe(-1)
    }
  })

  test('more good than there are is an error, not an interval', () => {
    expect(() => wilson95(11, 10)).toThrow('expected 0 to 10 good, found 11')
    expect(() => wilson95(-1, 10)).toThrow(RangeError)
  })

  test('its ends are where the score test gives z: (p̂ − p)² · n = z² · p(1 − p), never inside it', () => {
    const z = parseDecimal('1.95996398454005423552459443052055')
    const z2 = multiply(z, z)
    const tiny = parseDecimal('0.0000000000000001')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (valid, some) => {
        const good = some % (valid + 1)
        const { low, high } = wilson95(good, valid)
        // Positive outside the true interval, 0 on its ends, negative inside.
        const score = (p: typeof low) => {
          const off = subtract(ratio(good, valid), p)
          return subtract(
            multiply(multiply(off, off), ratio(valid)),
            multiply(z2, multiply(p, subtract(ONE, p))),
          )
        }
        expect(compare(score(low), ZERO)).toBeGreaterThanOrEqual(0)
        expect(compare(score(high), ZERO)).toBeGreaterThanOrEqual(0)
        if (good > 0) expect(compare(score(add(low, tiny)), ZERO)).toBeLessThan(0)
        if (good < valid) expect(compare(score(subtract(high, tiny)), ZERO)).toBeLessThan(0)
        expect(compare(low, ratio(good, valid))).toBeLessThanOrEqual(0)
        expect(compare(high, ratio(good, valid))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
