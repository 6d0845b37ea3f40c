// @ts-nocheck
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayNumber } from '../../../scripts/sla/exact/display.ts'
import {
  add,
  compare,
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
