import { expect, test } from 'vitest'
import { stripDays } from '../days.ts'
import { calendarKey, cellOf, dayUnder, monthsOf, rowsOf } from './months.ts'

/** From Tuesday 29 September to Monday 2 November 2026: 35 days. */
const months = monthsOf(stripDays({ from: '2026-09-29', count: 35, states: '35o', details: [] }))
const [september, october, november] = months as [(typeof months)[0], (typeof months)[0], (typeof months)[0]]

test('months are cut at the first and the last day, and weeks begin on Monday', () => {
  expect(months.map(({ id, days }) => [id, days.length])).toEqual([
    ['2026-09', 2],
    ['2026-10', 31],
    ['2026-11', 2],
  ])
  // 29 September is a Tuesday, 1 October a Thursday, 1 November a Sunday.
  expect([september.offset, october.offset, november.offset]).toEqual([1, 3, 6])
})

test('a month that begins on a Thursday and has 31 days takes five rows', () => {
  expect(rowsOf(october)).toBe(5)
  expect(cellOf(october, 0)).toEqual({ x: 72, y: 0 })
  // Sunday 4 October ends the first row, Monday 5 October begins the second.
  expect(cellOf(october, 3)).toEqual({ x: 144, y: 0 })
  expect(cellOf(october, 4)).toEqual({ x: 0, y: 24 })
})

test('the day under a point, and none before the first or after the last', () => {
  expect(dayUnder(october, 3.5 / 7, 0.5 / 5)).toBe(2)
  expect(dayUnder(october, 0.5 / 7, 0.5 / 5)).toBeUndefined()
  // 31 October 2026 is a Saturday; the Sunday after it is no day of this month.
  expect(dayUnder(october, 5.5 / 7, 4.5 / 5)).toBe(32)
  expect(dayUnder(october, 6.5 / 7, 4.5 / 5)).toBeUndefined()
})

test('keys walk by day and by week, stop at the ends, and turn round from right to left', () => {
  expect(calendarKey('ArrowRight', 10, 35, false)).toBe(11)
  expect(calendarKey('ArrowRight', 10, 35, true)).toBe(9)
  expect(calendarKey('ArrowDown', 10, 35, false)).toBe(17)
  expect(calendarKey('ArrowUp', 3, 35, false)).toBe(0)
  expect(calendarKey('End', 3, 35, false)).toBe(34)
  expect(calendarKey('a', 3, 35, false)).toBeUndefined()
})
