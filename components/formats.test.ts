import { expect, test } from 'vitest'
import { createFormats, hoursOf } from './formats.ts'

const MIN = 60_000
const sv = createFormats('sv-SE', 'Europe/Stockholm')
const en = createFormats('en-GB', 'Europe/Stockholm')

test('a decimal string keeps every digit that the feed gave it', () => {
  expect(sv.quantity('99.97', '%')).toBe('99,97\u00a0%')
  expect(sv.quantity('99.9', '%')).toBe('99,9\u00a0%')
  expect(sv.quantity('99.99999999', '%')).toBe('99,99999999\u00a0%')
  expect(sv.quantity('100', '%')).toBe('100\u00a0%')
  expect(en.quantity('99.97', '%')).toBe('99.97%')
  expect(sv.quantity('1240', 'ms')).toBe('1\u00a0240\u00a0ms')
})

test('units are spelled out for speech, because "m" is read as metre', () => {
  expect(sv.spokenQuantity('97.50', '%')).toBe('97,50 procent')
  expect(sv.spokenDuration(194 * MIN, 'floor').replaceAll('\u00a0', ' ')).toBe('3 timmar 14 minuter')
  expect(en.spokenDuration(61 * MIN, 'floor').replaceAll('\u00a0', ' ')).toBe('1 hour 1 minute')
})

test('what is left is rounded down and what is too much is rounded up (semantics 2.10 R2)', () => {
  const cases: [number, 'floor' | 'ceil', string][] = [
    [31 * MIN + 59_999, 'floor', '31 min'],
    [6 * MIN + 1, 'ceil', '7 min'],
    [7 * MIN, 'ceil', '7 min'],
    [194 * MIN, 'floor', '3 h 14 min'],
    [120 * MIN, 'floor', '2 h'],
    [59_001, 'ceil', '1 min'],
    [59_999, 'floor', '59 s'],
    [1, 'ceil', '1 s'],
    [999, 'floor', '0 min'],
    [0, 'floor', '0 min'],
  ]
  for (const [ms, rounding, words] of cases)
    expect(sv.duration(ms, rounding).replaceAll('\u00a0', ' '), `${ms}`).toBe(words)
})

test('instants are told in the zone of the page, on both sides of a change of clocks', () => {
  expect(sv.time(Date.parse('2026-10-24T22:30:00Z'))).toBe('00:30')
  expect(sv.time(Date.parse('2026-10-25T00:30:00Z'))).toBe('02:30')
  expect(sv.time(Date.parse('2026-10-25T01:30:00Z'))).toBe('02:30')
  expect(sv.longDate(Date.parse('2026-11-19T23:30:00Z'))).toBe('20 november 2026')
  expect(sv.isSameDay(Date.parse('2026-11-19T22:59:00Z'), Date.parse('2026-11-19T23:01:00Z'))).toBe(false)
})

test('a local date is that date in any zone', () => {
  expect(createFormats('sv-SE', 'Pacific/Auckland').longDay('2026-10-14')).toBe('onsdag 14 oktober 2026')
  expect(createFormats('en-GB', 'America/Los_Angeles').day('2026-10-14')).toBe('14\u00a0Oct')
})

test('only durations of days or hours have a length', () => {
  expect([hoursOf('P30D'), hoursOf('PT720H'), hoursOf('P1M'), hoursOf('')]).toEqual([720, 720, null, null])
})
