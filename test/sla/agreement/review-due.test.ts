import { describe, expect, test } from 'vitest'
import { reviewDue } from '../../../scripts/sla/agreement/review-due.ts'
import { at } from '../builders.ts'
import { aFile, availability, BASE, contractOf } from './files.ts'

/* When the next review is to be (agreement-concepts 93). The agreement begins on 31 January 2026 in Stockholm. */

const drift = (more: Record<string, unknown>) =>
  contractOf(
    'drift',
    aFile('drift', 'service', {
      ...BASE,
      effectiveFrom: '2026-01-31',
      objectives: [availability('99.9')],
      ...more,
    }),
  )
const every = (cadence: string) => drift({ reviews: { cadence } })

describe('without a day that is set it is due a cadence after the terms began', () => {
  test.each([
    ['weekly', '2026-02-07'],
    ['monthly', '2026-02-28'], // February has no 31st.
    ['quarterly', '2026-04-30'], // Nor has April.
    ['half-yearly', '2026-07-31'],
    ['yearly', '2027-01-31'],
  ])('%s: %s', (cadence, due) => {
    expect(reviewDue(every(cadence), at('2026-02-01'))).toEqual({ due, overdue: false })
  })

  test('an approved amendment begins the time anew, on its day', () => {
    const amendment = { id: 'a1', effectiveFrom: '2026-03-15', approvals: ['provider', 'customer'] }
    const contract = drift({
      reviews: { cadence: 'monthly' },
      amendments: [{ ...amendment, set: { 'objectives.upp.target': '>= 99.5 %' } }],
    })
    expect(reviewDue(contract, at('2026-03-14T23:59'))).toEqual({ due: '2026-02-28', overdue: true })
    expect(reviewDue(contract, at('2026-03-15'))).toEqual({ due: '2026-04-15', overdue: false })
  })
})

test('a day that is set goes before the cadence, and is overdue from the local midnight after it', () => {
  const contract = drift({ reviews: { cadence: 'yearly', next: '2026-03-10' } })
  expect(reviewDue(contract, at('2026-03-10T23:59'))).toEqual({ due: '2026-03-10', overdue: false })
  expect(reviewDue(contract, at('2026-03-11'))).toEqual({ due: '2026-03-10', overdue: true })
})

test('an agreement is reviewed until its last day is over', () => {
  const contract = drift({
    effectiveTo: '2026-06-30',
    reviews: { cadence: 'monthly', next: '2026-03-10' },
  })
  expect(reviewDue(contract, at('2026-06-30T23:59'))?.overdue).toBe(true)
  expect(reviewDue(contract, at('2026-07-01'))).toEqual({ due: '2026-03-10', overdue: false })
})

test('nothing is due before the agreement begins, nor where no reviews are agreed on', () => {
  expect(reviewDue(every('weekly'), at('2026-01-30T23:59'))).toBeNull()
  expect(reviewDue(every('weekly'), at('2026-01-31'))).toEqual({ due: '2026-02-07', overdue: false })
  expect(reviewDue(drift({}), at('2026-02-01'))).toBeNull()
})
