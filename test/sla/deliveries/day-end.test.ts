import { describe, expect, test } from 'vitest'
import type { LeadTimeObjective } from '../../../data/schema/objective.ts'
import { leadTimeItems } from '../../../scripts/sla/deliveries/lead-time.ts'
import { at } from '../builders.ts'
import { itemQuestion } from '../items/builders.ts'
import { ask, delivery, type Row } from './ask.ts'

/*
 * When a working day is over (semantics C6): as the calendar closes where data have times of day, at midnight where they
 * are dates alone; or as the agreement says. Two working days from Monday 8 June 2026 end on Wednesday 10 June, 17:00.
 */

const ordered = '2026-06-08T10:00'
const timed = { ordered, dateOnly: false }
const MIDNIGHT = { dayEnd: 'midnight' }
const TIMED_ON_THE_LAST_DAY: [string, Record<string, unknown>, string][] = [
  ['16:59', {}, 'met'],
  ['17:00:00.001', {}, 'breached'],
  ['18:00', {}, 'breached'],
  ['23:59', MIDNIGHT, 'met'],
  ['18:00', { calendar: '24x7' }, 'met'],
]

function ordersOf(rows: Row[], objective: Record<string, unknown>) {
  return leadTimeItems(
    itemQuestion<LeadTimeObjective>({
      objective: { id: 'ledtid', metric: 'lead-time', target: '<= 2 working days', ...objective },
      items: { deliveries: rows.map(delivery) },
    }),
  )
}

describe('within two working days', () => {
  const within = {
    deadline: { within: { workingDays: 2 } },
    calendar: 'se-legal-eves',
    target: '>= 100 %',
  }
  const verdict = (row: Row, objective: Record<string, unknown> = {}) =>
    ask({ deliveries: [delivery(row)], objective: { ...within, ...objective } }).result.verdict

  test.each(TIMED_ON_THE_LAST_DAY)(
    'with times of day, delivered %s of the last, %j: %s',
    (time, more, says) => {
      expect(verdict({ ...timed, delivered: `2026-06-10T${time}` }, more)).toBe(says)
    },
  )

  test('with dates alone the whole day is in time', () => {
    const dates = { ordered: '2026-06-08', dateOnly: true }
    expect(verdict({ ...dates, delivered: '2026-06-10' })).toBe('met')
    expect(verdict({ ...dates, delivered: '2026-06-10T18:00' })).toBe('met')
    expect(verdict({ ...dates, delivered: '2026-06-11' })).toBe('breached')
    expect(verdict({ ...dates, delivered: '2026-06-10T18:00' }, { dayEnd: 'closing' })).toBe('breached')
  })

  test('each row of one objective by what it tells', () => {
    const rows = [
      { ...timed, delivered: '2026-06-10T18:00' },
      { ordered: '2026-06-08', delivered: '2026-06-10T18:00' },
    ]
    const { items } = ask({ deliveries: rows.map(delivery), objective: within }).result
    expect(items).toMatchObject({ good: 1, valid: 2 })
  })
})

describe('a lead time of two working days', () => {
  test.each(TIMED_ON_THE_LAST_DAY)(
    'with times of day, delivered %s of the last, %j: %s',
    (time, more, says) => {
      const [order] = ordersOf([{ ...timed, delivered: `2026-06-10T${time}` }], more)
      expect(order?.state).toBe(says)
    },
  )

  test('with dates alone the whole day is in time', () => {
    const dates = { ordered: '2026-06-08', dateOnly: true }
    expect(ordersOf([{ ...dates, delivered: '2026-06-10T18:00' }], {})[0]?.state).toBe('met')
    expect(ordersOf([dates], {})[0]?.breachAt).toBe(at('2026-06-11') - 1)
  })

  test('an order of which one line has a time of day has times of day', () => {
    const line = (row: Row) => ({ order: 'o', ordered, ...row })
    const lines = [
      line({ delivered: '2026-06-10' }),
      line({ delivered: '2026-06-10T18:00', dateOnly: false }),
    ]
    expect(ordersOf(lines, {})[0]?.state).toBe('breached')
    expect(ordersOf(lines, MIDNIGHT)[0]?.state).toBe('met')
  })
})

test('the method says that the data decide it', () => {
  const method = (objective: Record<string, unknown>) =>
    ask({ deliveries: [], objective }).result.method.parameters.dayEnd
  expect(method({})).toBe('by-data')
  expect(method(MIDNIGHT)).toBe('midnight')
  expect(method({ dayEnd: 'closing' })).toBe('closing')
})
