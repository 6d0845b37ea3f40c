import { expect, test } from 'vitest'
import { openAt } from './open-now.ts'

/** Friday 12 June 2026 to Tuesday 16 June, closed at the weekend and on Monday. */
const HOURS = {
  open: true,
  changes: ['2026-06-12T15:00:00Z', '2026-06-16T06:00:00Z', '2026-06-16T15:00:00Z'],
  timeZone: 'Europe/Stockholm',
  words: { openUntil: '', closedUntil: '' },
}

test.each([
  ['before it closes', '2026-06-12T14:59:59Z', { open: true, next: '2026-06-12T15:00:00Z' }],
  ['as it closes', '2026-06-12T15:00:00Z', { open: false, next: '2026-06-16T06:00:00Z' }],
  ['on the closed Monday', '2026-06-15T10:00:00Z', { open: false, next: '2026-06-16T06:00:00Z' }],
  ['as it opens', '2026-06-16T06:00:00Z', { open: true, next: '2026-06-16T15:00:00Z' }],
  ['past the last change that is known: nothing', '2026-06-16T15:00:00Z', undefined],
])('%s', (_, now, state) => {
  expect(openAt(HOURS, Date.parse(now))).toEqual(state)
})
