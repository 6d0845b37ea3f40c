import { expect, test } from 'vitest'
import { hasFallen, hasRisen } from '../../../scripts/sla/follow-up/falling.ts'

const of = (good: number, valid: number) => ({ good, valid })

test('a share fell where the interval of the difference lies above 0: the examples of Newcombe (1998), method 10', () => {
  // Table II of the paper: 0.0524 to 0.3339, 0.1705 to 0.8090, 0.0582 to 0.8062, −0.0381 to 0.1926.
  expect(hasFallen(of(56, 70), of(48, 80))).toBe(true)
  expect(hasFallen(of(9, 10), of(3, 10))).toBe(true)
  expect(hasFallen(of(6, 7), of(2, 7))).toBe(true)
  expect(hasFallen(of(5, 56), of(0, 29))).toBe(false)
})

test('a rise is no fall, however large, and neither is standing still', () => {
  expect(hasFallen(of(48, 80), of(56, 70))).toBe(false)
  expect(hasFallen(of(40, 50), of(40, 50))).toBe(false)
  expect(hasFallen(of(0, 0), of(0, 40))).toBe(false)
  expect(hasFallen(of(40, 40), of(0, 0))).toBe(false)
})

test('two intervals may overlap though the share fell: 80 of 100 and 67 of 100', () => {
  // Wilson: 71.1–86.7 and 57.3–75.4 overlap. 0.13 > √(0.0888² + 0.0844²) = 0.1225, so the difference is above 0.
  expect(hasFallen(of(80, 100), of(67, 100))).toBe(true)
  // 0.12 < √(0.0888² + 0.0833²) = 0.1218.
  expect(hasFallen(of(80, 100), of(68, 100))).toBe(false)
})

test('complaints rose where chance would hardly give so many: four from none, not three', () => {
  const happened = (count: number, ms = 90) => ({ count, ms })
  // The lower end of 4 of 4 is 4 / (4 + 1.96²) = 0.5101, of 3 of 3 it is 0.4385.
  expect(hasRisen(happened(0), happened(4))).toBe(true)
  expect(hasRisen(happened(0), happened(3))).toBe(false)
  expect(hasRisen(happened(4), happened(0))).toBe(false)
  expect(hasRisen(happened(0), happened(0))).toBe(false)
})

test('a longer period may have more of them: four in three months after none in one are no rise', () => {
  // Expected part 3/4 of a period three times as long; 0.5101 is below it.
  expect(hasRisen({ count: 0, ms: 30 }, { count: 4, ms: 90 })).toBe(false)
  // And in a shorter one fewer are enough: three in one month after none in three, 0.4385 above 1/4.
  expect(hasRisen({ count: 0, ms: 90 }, { count: 3, ms: 30 })).toBe(true)
})

test('spans without any length compare nothing', () => {
  expect(hasRisen({ count: 0, ms: 0 }, { count: 3, ms: 0 })).toBe(false)
  expect(hasRisen({ count: 0, ms: 0 }, { count: 0, ms: 0 })).toBe(false)
  // No part expected, and none found: as many, not more.
  expect(hasRisen({ count: 3, ms: 90 }, { count: 0, ms: 0 })).toBe(false)
})
