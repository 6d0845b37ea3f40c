import { expect, test } from 'vitest'
import { dayAt, dayForKey, stripDays, stripPaths } from './days.ts'

const strip = (states: string, count: number) => stripDays({ from: '2026-02-27', count, states, details: [] })

test('runs become days with their dates, over the end of a month', () => {
  expect(strip('2o1m1u', 4)).toEqual([
    { date: '2026-02-27', state: 'operational' },
    { date: '2026-02-28', state: 'operational' },
    { date: '2026-03-01', state: 'major_outage' },
    { date: '2026-03-02', state: 'unknown' },
  ])
})

test('a letter of a later feed is unknown, never operational', () => {
  expect(strip('1z', 1)[0]?.state).toBe('unknown')
})

test('one path a state; form says what colour says', () => {
  const paths = stripPaths(strip('1o1d1p1m1u1x', 6))
  expect(paths.map(({ state }) => state)).toHaveLength(6)
  const tops = paths.map(({ d }) => [...d.matchAll(/v-([\d.]+)/g)].map((bar) => Number(bar[1])))
  const [good, degraded, partial, major, unknown] = tops.map((bars) => bars[0] ?? 0) as [
    number,
    number,
    number,
    number,
    number,
  ]
  expect(unknown < good && good < degraded && degraded < partial && partial < major).toBe(true)
  // Maintenance alone is in two parts.
  expect(tops.map((bars) => bars.length)).toEqual([1, 1, 1, 1, 1, 2])
})

test('keys stay within the strip and turn round with the direction of reading', () => {
  expect(dayForKey('ArrowLeft', 0, 90, false)).toBe(0)
  expect(dayForKey('ArrowRight', 89, 90, false)).toBe(89)
  expect(dayForKey('ArrowRight', 40, 90, true)).toBe(39)
  expect(dayForKey('PageDown', 3, 90, false)).toBe(0)
  expect(dayForKey('Home', 89, 90, false)).toBe(0)
  expect(dayForKey('End', 0, 90, false)).toBe(89)
  expect(dayForKey('Tab', 5, 90, false)).toBe(undefined)
  expect(dayForKey('constructor', 5, 90, false)).toBe(undefined)
})

test('a pointer finds the day under it, at the edges too', () => {
  expect(dayAt(0, 900, 90, false)).toBe(0)
  expect(dayAt(899, 900, 90, false)).toBe(89)
  expect(dayAt(900, 900, 90, false)).toBe(89)
  expect(dayAt(-5, 900, 90, false)).toBe(0)
  expect(dayAt(5, 900, 90, true)).toBe(89)
  expect(dayAt(5, 0, 90, false)).toBe(0)
})
