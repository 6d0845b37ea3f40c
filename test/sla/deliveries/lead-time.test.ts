import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../../data/schema/items.ts'
import type { LeadTimeObjective } from '../../../data/schema/objective.ts'
import { evaluateLeadTime, leadTimeItems } from '../../../scripts/sla/deliveries/lead-time.ts'
import { at, MINUTE } from '../builders.ts'
import { checked, itemQuestion, type Question, usedBy } from '../items/builders.ts'

const HOUR = 60 * MINUTE
/** The day is over at 24:00, though the orders have times of day. */
const MIDNIGHT = { objective: { dayEnd: 'midnight' } }
const LEAD = { id: 'ledtid', metric: 'lead-time', target: '<= 2 working days' }

interface Told extends Partial<Omit<Delivery, 'ordered' | 'delivered' | 'agreed' | 'cancelled'>> {
  ordered: string
  delivered?: string
  agreed?: string
  cancelled?: string
}

function aDelivery({ ordered, delivered, agreed, cancelled, ...more }: Told): Delivery {
  return {
    id: 'O1',
    dateOnly: false,
    quantity: 1,
    ordered: at(ordered),
    ...(delivered !== undefined && { delivered: at(delivered) }),
    ...(agreed !== undefined && { agreed: at(agreed) }),
    ...(cancelled !== undefined && { cancelled: at(cancelled) }),
    ...more,
  }
}

function asked(question: Question, told: Told[]) {
  const objective = { ...LEAD, ...question.objective }
  return itemQuestion<LeadTimeObjective>({
    ...question,
    objective,
    items: { deliveries: told.map(aDelivery) },
  })
}

function orderOf(told: Told | Told[], question: Question = {}) {
  const [item] = leadTimeItems(asked(question, [told].flat()))
  if (!item) throw new Error('expected an order')
  return item
}

/** The local date of the last instant that is in time. */
const dueOn = (told: Told, question: Question = {}) =>
  Temporal.Instant.fromEpochMilliseconds(orderOf(told, question).breachAt ?? 0)
    .toZonedDateTimeISO('Europe/Stockholm')
    .toPlainDate()
    .toString()

describe('G63 two working days from Wednesday 17 June 2026', () => {
  const cutoff = { objective: { cutoff: '15:00' } }

  test('are Monday 22 June, since midsummer eve is none; by law alone Friday 19 June', () => {
    expect(dueOn({ ordered: '2026-06-17T10:00' })).toBe('2026-06-22')
    expect(dueOn({ ordered: '2026-06-17T10:00' }, { objective: { calendar: 'se-legal' } })).toBe('2026-06-19')
  })

  test.each([
    ['2026-06-17T14:59:59.999', '2026-06-22'],
    ['2026-06-17T15:00', '2026-06-23'],
    ['2026-06-17T18:00', '2026-06-23'],
  ])('ordered %s with a cut-off at 15:00: %s', (ordered, due) => {
    expect(dueOn({ ordered }, cutoff)).toBe(due)
  })

  test('what is ordered on a Saturday is not due before what came too late on Friday', () => {
    expect(dueOn({ ordered: '2026-06-12T16:00' }, cutoff)).toBe('2026-06-17')
    expect(dueOn({ ordered: '2026-06-13T10:00' }, cutoff)).toBe('2026-06-17')
    expect(dueOn({ ordered: '2026-06-13T10:00' })).toBe('2026-06-16')
  })
})

describe('working days (C6)', () => {
  const ordered = '2026-06-17T10:00'

  test.each([
    ['2026-06-17T20:00', 0, 'met'],
    ['2026-06-18T09:00', 1, 'met'],
    ['2026-06-22T23:59:59.999', 2, 'met'],
    ['2026-06-23T00:00', 3, 'breached'],
    ['2026-06-30T12:00', 8, 'breached'],
  ])('delivered %s: %i working days, %s', (delivered, used, state) => {
    const item = orderOf({ ordered, delivered }, MIDNIGHT)
    expect([usedBy(item), item.state]).toEqual([used, state])
  })

  test('a delivery on a closed day after the last one is late, though no working day has passed', () => {
    const item = orderOf({ ordered: '2026-06-10T10:00', delivered: '2026-06-13T10:00' })
    expect([usedBy(item), item.state]).toEqual([3, 'breached'])
  })

  test('dayEnd closing: the second day ends as the calendar closes', () => {
    const closing = { objective: { dayEnd: 'closing' } }
    expect(orderOf({ ordered, delivered: '2026-06-22T17:00' }, closing).state).toBe('met')
    const late = orderOf({ ordered, delivered: '2026-06-22T17:00:00.001' }, closing)
    expect([usedBy(late), late.state]).toEqual([3, 'breached'])
  })

  test('"maximalt 5 arbetsdagar": every order, the longest is the value', () => {
    const question = asked({ objective: { target: '<= 5 working days' } }, [
      { id: 'a', ordered: '2026-06-01T10:00', delivered: '2026-06-08T10:00' },
      { id: 'b', ordered: '2026-06-01T10:00', delivered: '2026-06-09T10:00' },
    ])
    const { result } = checked(evaluateLeadTime(question))
    expect(result).toMatchObject({
      value: '6',
      target: { comparator: '<=', value: '5', unit: 'workingDays', quantifier: 'every' },
      verdict: 'breached',
      items: { good: 1, valid: 2 },
      numbers: { missed: '1', longest: '6' },
    })
  })

  test('an order due on the last day of June and not delivered is a miss of June', () => {
    const told = [{ ordered: '2026-06-26T10:00' }]
    expect(checked(evaluateLeadTime(asked({}, told))).result).toMatchObject({
      verdict: 'breached',
      value: '3',
      items: { valid: 1, pastDue: 1 },
    })
    expect(checked(evaluateLeadTime(asked({ in: '2026-07-15' }, told))).result.items).toMatchObject({
      valid: 0,
      pastDue: 1,
    })
  })
})

describe('orders of several lines', () => {
  const line = (id: string, more: Partial<Told>): Told => ({
    id,
    order: 'O',
    ordered: '2026-06-17T10:00',
    ...more,
  })

  test('an order is delivered with its last line, and open while one is missing or short', () => {
    const first = line('1', { delivered: '2026-06-18T10:00' })
    expect(usedBy(orderOf([first, line('2', { delivered: '2026-06-22T10:00' })]))).toBe(2)
    expect(orderOf([first, line('2', {})]).stop).toBeUndefined()
    const short = line('2', { delivered: '2026-06-18T10:00', quantity: 10, deliveredQuantity: 9 })
    expect(orderOf([first, short]).stop).toBeUndefined()
  })

  test('a cancelled line is not waited for; an order cancelled in time does not count, cancelled late it was late', () => {
    const first = line('1', { delivered: '2026-06-18T10:00' })
    expect(orderOf([first, line('2', { cancelled: '2026-06-18T12:00' })]).state).toBe('met')
    expect(orderOf([line('1', { cancelled: '2026-06-18T12:00' })]).state).toBe('cancelled')
    expect(orderOf([line('1', { cancelled: '2026-06-24T12:00' })]).state).toBe('breached')
  })
})

describe('a later date that the customer asked for', () => {
  const ordered = '2026-06-17T10:00'
  const agreed = '2026-06-25'

  test.each([
    ['2026-06-18T10:00', 1, 'met'],
    ['2026-06-24T10:00', 2, 'met'],
    ['2026-06-25T22:00', 2, 'met'],
    ['2026-06-26T10:00', 3, 'breached'],
  ])(
    'replaces the deadline, and the wait is not counted: delivered %s, %i days, %s',
    (delivered, used, state) => {
      const item = orderOf({ ordered, agreed, delivered }, MIDNIGHT)
      expect([usedBy(item), item.state]).toEqual([used, state])
    },
  )

  test('an earlier date changes nothing', () => {
    expect(orderOf({ ordered, agreed: '2026-06-18', delivered: '2026-06-22T10:00' }).state).toBe('met')
  })

  test('in opened time the wait is a pause', () => {
    const objective = { target: '<= 9 h' }
    const item = orderOf(
      { ordered: '2026-06-15T08:00', agreed: '2026-06-17', delivered: '2026-06-18T09:00' },
      { objective },
    )
    expect([usedBy(item), item.state]).toEqual([10 * HOUR, 'breached'])
    const kept = orderOf(
      { ordered: '2026-06-15T08:00', agreed: '2026-06-17', delivered: '2026-06-17T16:00' },
      { objective },
    )
    expect([usedBy(kept), kept.state]).toEqual([9 * HOUR, 'met'])
  })
})

test('in opened time, after the cut-off it counts from the next working day', () => {
  const objective = { target: '<= 4 h', cutoff: '15:00' }
  const item = orderOf({ ordered: '2026-06-17T15:30' }, { objective, asOf: '2026-06-17T16:00' })
  expect(item.dueAt).toBe(at('2026-06-18T12:00'))
})

test('an order is late just when it used more than its limit, whatever the rules', () => {
  const hour = fc.integer({ min: 0, max: 24 * 30 })
  const time = (h: number) => Temporal.PlainDateTime.from('2026-06-03T00:00').add({ hours: h }).toString()
  const rules = fc.record({
    dayEnd: fc.constantFrom('midnight', 'closing', undefined),
    cutoff: fc.constantFrom('15:00', undefined),
    target: fc.constantFrom('<= 0 working days', '<= 2 working days', '< 4 working days', '<= 20 h'),
    calendar: fc.constantFrom('se-legal-eves', '24x7'),
  })
  fc.assert(
    fc.property(hour, hour, fc.option(hour), rules, (ordered, wait, agreed, { cutoff, ...objective }) => {
      const told: Told = {
        ordered: time(ordered),
        delivered: time(ordered + wait),
        ...(agreed !== null && { agreed: time(ordered + agreed) }),
      }
      const item = orderOf(told, { objective: { ...objective, ...(cutoff !== undefined && { cutoff }) } })
      expect(item.state === 'breached').toBe(usedBy(item) > item.limit)
    }),
  )
})
