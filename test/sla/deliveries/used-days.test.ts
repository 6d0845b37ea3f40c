import { expect, test } from 'vitest'
import type { LeadTimeObjective } from '../../../data/schema/objective.ts'
import { leadTimeItems } from '../../../scripts/sla/deliveries/lead-time.ts'
import { MINUTE } from '../builders.ts'
import { itemQuestion, usedBy } from '../items/builders.ts'
import { delivery, type Row } from './ask.ts'

/* How much of a lead time an order used (semantics 2.7.9, C6), by default of two working days from Wednesday 17 June. */

const HOUR = 60 * MINUTE
function used(row: Row, objective: Record<string, unknown> = {}) {
  const [item] = leadTimeItems(
    itemQuestion<LeadTimeObjective>({
      objective: { id: 'ledtid', metric: 'lead-time', target: '<= 2 working days', ...objective },
      items: { deliveries: [delivery({ ordered: '2026-06-17T10:00', dateOnly: false, ...row })] },
    }),
  )
  if (item === undefined) throw new Error('expected an order')
  return [usedBy(item), item.state]
}

// 18, 22 (midsummer eve is none), 23, 24 and 25 June are the first five working days.
test.each([
  ['2026-06-18', '2026-06-23T10:00', 3],
  ['2026-06-25', '2026-06-30T10:00', 5],
  ['2026-06-27', '2026-06-28T10:00', 3],
])(
  'to be late by a date that the customer asked for (%s): delivered %s it is %i days',
  (agreed, delivered, days) => {
    expect(used({ agreed, delivered })).toEqual([days, 'breached'])
  },
)

test.each([
  ['2026-06-23T17:00', 3],
  ['2026-06-23T17:00:00.001', 4],
])('by closing time what comes after it is of the next day: %s, %i days', (delivered, days) => {
  expect(used({ delivered }, { dayEnd: 'closing' })).toEqual([days, 'breached'])
})

test('what is ordered and delivered on one closed day took no day', () => {
  expect(used({ ordered: '2026-06-13T10:00', delivered: '2026-06-13T20:00' })).toEqual([0, 'met'])
})

test('a cut-off has minutes', () => {
  const cutoff = { cutoff: '15:30' }
  const delivered = '2026-06-18T10:00'
  expect(used({ ordered: '2026-06-17T15:29', delivered }, cutoff)).toEqual([1, 'met'])
  expect(used({ ordered: '2026-06-17T15:30', delivered }, cutoff)).toEqual([0, 'met'])
})

test('round the clock a weekend counts as any other time', () => {
  const objective = { target: '<= 20 h', calendar: '24x7' }
  expect(used({ ordered: '2026-06-13T10:00', delivered: '2026-06-14T09:00' }, objective)).toEqual([
    23 * HOUR,
    'breached',
  ])
})

test('in opened time an earlier date changes nothing', () => {
  const row = { ordered: '2026-06-15T08:00', agreed: '2026-06-14', delivered: '2026-06-16T09:00' }
  expect(used(row, { target: '<= 9 h' })).toEqual([10 * HOUR, 'breached'])
})
