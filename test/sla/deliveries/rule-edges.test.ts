import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../../data/schema/items.ts'
import type { DefectObjective, DeliveryObjective, LeadTimeObjective } from '../../../data/schema/objective.ts'
import { countedDefects } from '../../../scripts/sla/deliveries/defects.ts'
import { leadTimeItems } from '../../../scripts/sla/deliveries/lead-time.ts'
import { outcomeOf } from '../../../scripts/sla/deliveries/outcome.ts'
import { at, weekdays } from '../builders.ts'
import { itemQuestion } from '../items/builders.ts'
import { ask, delivery } from './ask.ts'

/* Where the rules of deliveries meet (semantics 2.7.8, 2.7.9). June 2026; the 15th is a Monday. */

const PRECISION = { id: 'precision', metric: 'delivery-precision', unit: 'order-line', target: '>= 95 %' }
const DEFECTS = { id: 'fel', metric: 'defect-rate', unit: 'quantity', target: '< 1 %', claimPeriodDays: 10 }
const about = (objective: object, deliveries: Delivery[], asOf?: string) => ({
  agreement: { objectives: [{ period: 'calendar-month', ...objective }] },
  items: { deliveries },
  ...(asOf !== undefined && { asOf }),
})

describe('a deadline of one promise is not that of another', () => {
  const timed = { dateOnly: false, ordered: '2026-06-15T10:00' }
  const late = (
    objective: object,
    delivered: string,
    calendars?: Record<string, ReturnType<typeof weekdays>>,
  ) =>
    ask({
      deliveries: [delivery({ ...timed, delivered })],
      objective: { calendar: 'se-legal-eves', ...objective },
      ...(calendars && { calendars }),
    }).result.numbers?.late

  test('of an order on Monday, within one working day and within two', () => {
    const within = (workingDays: number) => ({ deadline: { within: { workingDays } } })
    expect(late(within(1), '2026-06-17T09:00')).toBe('1')
    expect(late(within(2), '2026-06-17T09:00')).toBe('0')
  })

  test('nor is that of a calendar whose name is another’s and more', () => {
    const hours = (toHour: number) => [{ fromMinute: 8 * 60, toMinute: toHour * 60 }]
    const calendars = { a: weekdays('a', hours(17)), aclosing: weekdays('aclosing', hours(20)) }
    const deadline = { within: { workingDays: 1 } }
    expect(late({ deadline, calendar: 'a', dayEnd: 'closing' }, '2026-06-16T18:00', calendars)).toBe('1')
    expect(late({ deadline, calendar: 'aclosing' }, '2026-06-16T18:00', calendars)).toBe('0')
  })
})

describe('defects', () => {
  test('of what was never delivered count for nothing', () => {
    const row = delivery({ ordered: '2026-06-01', defective: 1, found: '2026-06-10' })
    const { result } = ask({ deliveries: [row], objective: { metric: 'defect-rate' } })
    expect(result).toMatchObject({ verdict: 'no-data', reason: 'no-volume' })
  })

  test('the rows of a period are those delivered in it, and a defect that nobody knows of yet is not late', () => {
    const rows = [
      delivery({ id: 'june', delivered: '2026-06-05', defective: 1, found: '2026-07-20' }),
      delivery({ id: 'may', delivered: '2026-05-05' }),
      delivery({ id: 'may-found-in-time', delivered: '2026-05-30', defective: 1, found: '2026-06-02' }),
    ]
    const question = itemQuestion<DefectObjective>(about(DEFECTS, rows, '2026-07-01'))
    const { start, end } = question.period
    expect(countedDefects(question, start, end)).toEqual([
      { row: rows[0], counted: 1, defective: 0, late: false },
    ])
  })
})

test('a date that the customer asked for before the limit is up shortens nothing', () => {
  // 10 h from Monday 08:00 in hours of 08 to 17: Tuesday 09:00. The day agreed is Monday.
  const row = delivery({ dateOnly: false, ordered: '2026-06-15T08:00', agreed: '2026-06-15' })
  const objective = { id: 'ledtid', metric: 'lead-time', target: '<= 10 h' }
  const [order] = leadTimeItems(itemQuestion<LeadTimeObjective>({ objective, items: { deliveries: [row] } }))
  expect(order?.breachAt).toBe(at('2026-06-16T09:00'))
})

describe('what was promised', () => {
  test('and is not delivered yet is not on time, though it is not late', () => {
    const row = delivery({ promised: '2026-06-20' })
    const question = itemQuestion<DeliveryObjective>(about(PRECISION, [row]))
    expect(outcomeOf(row, question, at('2026-06-10'))).toMatchObject({
      ...{ delivered: null, decidedAt: null, lateAt: null, onTime: false, good: 0 },
    })
  })

  test('and cancelled at the first instant of a month is of that month', () => {
    const rows = ['2026-06-01', '2026-07-01'].map((cancelled) =>
      delivery({ promised: '2026-07-10', cancelled }),
    )
    const cancelled = (month: string) =>
      ask({ deliveries: rows.slice(0, 1), in: `2026-${month}-15` }).result.numbers?.cancelled
    expect([cancelled('05'), cancelled('06')]).toEqual(['0', '1'])
    expect(ask({ deliveries: rows }).result.numbers?.cancelled).toBe('1')
  })

  test('and not decided is in no period, though it be the one that holds the instant 0', () => {
    const { result } = ask({
      deliveries: [delivery({ promised: '1970-02-10' }), delivery({})],
      agreement: { effectiveFrom: '1960-01-01' },
      in: '1970-01-15',
      asOf: '1970-01-20',
    })
    expect(result.items).toEqual({ good: 0, valid: 0, open: 0, pastDue: 0 })
    expect(result.numbers).toMatchObject({ late: '0', cancelled: '0', withoutDeadline: '0' })
  })
})
