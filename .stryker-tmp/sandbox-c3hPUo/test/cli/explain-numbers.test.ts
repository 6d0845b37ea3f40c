// @ts-nocheck
import { expect, test } from 'vitest'
import { lengthText, localText, valueText } from '../../scripts/explain/numbers.ts'

test.each([
  [0, '0 s'],
  [250, '0.25 s'],
  [60_000, '1 min'],
  [3_600_000, '1 h'],
  [2_678_399_999, '743 h 59 min 59.999 s'],
])('%i ms are %s, exactly', (ms, text) => {
  expect(lengthText(ms)).toBe(text)
})

test('a value with its unit: milliseconds as a length', () => {
  expect([valueText('900000', 'ms'), valueText('99.86', '%'), valueText('2', '')]).toEqual([
    '15 min',
    '99.86 %',
    '2',
  ])
})

test('an instant in local time; of an hour that occurs twice both can be told', () => {
  const stockholm = (instant: string) => localText(instant, 'Europe/Stockholm')
  expect(stockholm('2026-07-04T02:39:43.968Z')).toBe('2026-07-04 04:39:43.968')
  expect([stockholm('2026-10-25T00:30:00Z'), stockholm('2026-10-25T01:30:00Z')]).toEqual([
    '2026-10-25 02:30:00+02:00',
    '2026-10-25 02:30:00+01:00',
  ])
})
