import { describe, expect, test } from 'vitest'
import { type AskedDeliveries, ask, deliveries, delivery } from './ask.ts'

/* Delivery precision: the edges of a period, what stands beside the share, and the method (semantics 2.7.8). */

const inTime = { promised: '2026-06-10', delivered: '2026-06-10' }
const late = { promised: '2026-06-10', delivered: '2026-06-11' }
const timed = { dateOnly: false }
const itemsOf = (asked: AskedDeliveries) => ask(asked).result.items
const numbersOf = (asked: AskedDeliveries) => ask(asked).result.numbers

describe('open and past due', () => {
  test('up to its deadline it is open, from the next millisecond past due', () => {
    const rows = [delivery({ ...timed, promised: '2026-06-20T12:00' })]
    const at = (asOf: string) => itemsOf({ deliveries: rows, asOf })
    expect(at('2026-06-20T12:00')).toEqual({ good: 0, valid: 0, open: 1, pastDue: 0 })
    expect(at('2026-06-20T12:00:00.001')).toEqual({ good: 0, valid: 1, open: 0, pastDue: 1 })
  })

  test('delivered late in the period it is past due no more, delivered with the next it is', () => {
    const pastDue = (delivered: string) =>
      itemsOf({ deliveries: [delivery({ promised: '2026-06-20', delivered })] })?.pastDue
    expect([pastDue('2026-06-30T23:59:59.999'), pastDue('2026-07-01T00:00')]).toEqual([0, 1])
  })

  test('what is due in another period is open there', () => {
    const rows = [delivery({ promised: '2026-07-10' }), delivery({ promised: '2026-05-10' })]
    expect(itemsOf({ deliveries: rows, asOf: '2026-06-15' })).toEqual({
      good: 0,
      valid: 0,
      open: 0,
      pastDue: 1,
    })
  })

  test('what was due before the agreement is not past due by it', () => {
    const agreement = { effectiveFrom: '2026-06-15' }
    const pastDue = (promised: string) =>
      itemsOf({ deliveries: [delivery({ ...timed, promised })], agreement })?.pastDue
    expect([pastDue('2026-06-14T23:59:59.999'), pastDue('2026-06-15T00:00')]).toEqual([0, 1])
  })

  test('an order is past due with its first line that is, though others are due later', () => {
    const rows = [
      delivery({ order: 'A', promised: '2026-06-20' }),
      delivery({ order: 'A', promised: '2026-08-20' }),
    ]
    const asked = { deliveries: rows, objective: { unit: 'order' } }
    expect(itemsOf({ ...asked, asOf: '2026-06-20T12:00' })).toMatchObject({ valid: 0, pastDue: 0 })
    expect(itemsOf({ ...asked, asOf: '2026-06-25' })).toEqual({ good: 0, valid: 1, open: 0, pastDue: 1 })
  })

  test('before it was late it was not past due, nor is it in the period that ends with its deadline', () => {
    const pastDue = (promised: string) => itemsOf({ deliveries: [delivery({ ...timed, promised })] })?.pastDue
    expect([pastDue('2026-07-10'), pastDue('2026-07-01T00:00')]).toEqual([0, 0])
    const order = ['2026-06-20', '2026-07-20'].map((promised) => delivery({ order: 'A', promised }))
    expect(itemsOf({ deliveries: order, objective: { unit: 'order' } })?.pastDue).toBe(1)
  })

  test('an order is open in the period of its last deadline', () => {
    const rows = [
      delivery({ order: 'A', ...inTime }),
      delivery({ order: 'A', promised: '2026-06-20' }),
      delivery({ order: 'B', promised: '2026-06-20' }),
      delivery({ order: 'B', promised: '2026-07-10' }),
    ]
    const open = (month: string) =>
      itemsOf({ deliveries: rows, objective: { unit: 'order' }, asOf: '2026-06-15', in: `2026-${month}-15` })
        ?.open
    expect([open('06'), open('07')]).toEqual([1, 1])
  })

  test('what was delivered or cancelled after asOf is not known yet, at that instant it is', () => {
    const rows = (more: Parameters<typeof delivery>[0]) => [
      delivery({ ...timed, promised: '2026-06-20', ...more }),
    ]
    const at = (asOf: string, more: Parameters<typeof delivery>[0]) =>
      itemsOf({ deliveries: rows(more), asOf })
    const delivered = { delivered: '2026-06-10T12:00' }
    expect(at('2026-06-10T11:59', delivered)).toMatchObject({ valid: 0, open: 1 })
    expect(at('2026-06-10T12:00', delivered)).toMatchObject({ valid: 1, open: 0 })
    const cancelled = { cancelled: '2026-06-10T12:00' }
    expect(at('2026-06-10T11:59', cancelled)).toMatchObject({ valid: 0, open: 1 })
    expect(at('2026-06-10T12:00', cancelled)).toMatchObject({ valid: 0, open: 0 })
  })

  test('cancelled at its deadline it was not late, and cancelled after it came it was delivered', () => {
    const valid = (more: Parameters<typeof delivery>[0]) =>
      itemsOf({ deliveries: [delivery({ ...timed, promised: '2026-06-20T12:00', ...more })] })?.valid
    expect([
      valid({ cancelled: '2026-06-20T12:00' }),
      valid({ cancelled: '2026-06-20T12:00:00.001' }),
    ]).toEqual([0, 1])
    expect(valid({ delivered: '2026-06-10', cancelled: '2026-06-12' })).toBe(1)
  })

  test('by quantity it weighs what was ordered', () => {
    const objective = { unit: 'quantity' }
    const rows = [
      delivery({ promised: '2026-06-20', quantity: 7 }),
      delivery({ promised: '2026-06-25', quantity: 5 }),
    ]
    expect(itemsOf({ deliveries: rows, objective, asOf: '2026-06-22' })).toEqual({
      ...{ good: 0, valid: 7, open: 5, pastDue: 7 },
    })
  })
})

describe('beside the share', () => {
  test('on time and in full by themselves, late ones delivered or not, and what does not count', () => {
    const rows = [
      ...deliveries(3, { ...inTime, deliveredQuantity: 1 }),
      delivery({ ...inTime, quantity: 2, deliveredQuantity: 1 }),
      delivery({ ...late, deliveredQuantity: 1 }),
      delivery({ promised: '2026-06-12' }),
      delivery({ promised: '2026-06-10', cancelled: '2026-06-09' }),
      delivery({ promised: '2026-07-10', cancelled: '2026-07-09' }),
      delivery({ delivered: '2026-06-10' }),
      delivery({ ordered: '2026-06-10' }),
      delivery({ ordered: '2026-06-10', delivered: '2026-07-10' }),
    ]
    expect(numbersOf({ deliveries: rows })).toEqual({
      onTime: '4',
      inFull: '4',
      late: '2',
      cancelled: '1',
      withoutDeadline: '2',
    })
  })

  test('what came too early is neither on time nor late', () => {
    const rows = [delivery({ promised: '2026-06-10', delivered: '2026-06-05' })]
    expect(numbersOf({ deliveries: rows, objective: { earlyDays: 2 } })).toMatchObject({
      onTime: '0',
      late: '0',
    })
  })

  test('an order is late with its first late line, on time and in full when all its lines are', () => {
    const order = (...lines: Parameters<typeof delivery>[0][]) => ({
      deliveries: lines.map((line) => delivery({ order: 'A', deliveredQuantity: 1, ...line })),
      objective: { unit: 'order' },
    })
    const later = { promised: '2026-06-20', delivered: '2026-06-15' }
    expect(numbersOf(order(inTime, later))).toMatchObject({ onTime: '1', inFull: '1', late: '0' })
    expect(numbersOf(order(late, later))).toMatchObject({ onTime: '0', inFull: '1', late: '1' })
    expect(numbersOf(order(inTime, { ...later, quantity: 2 }))).toMatchObject({ onTime: '1', inFull: '0' })
    expect(numbersOf(order(late, { promised: '2026-08-20' }))).toMatchObject({ late: '1' })
  })

  test('of one that nobody counted in full nothing is said in full', () => {
    const order = { order: 'A', ...inTime }
    const rows = [delivery({ ...order, deliveredQuantity: 1 }), delivery(order)]
    const objective = { unit: 'order', inFull: true }
    expect(ask({ deliveries: rows, objective }).result).toMatchObject({
      value: null,
      reason: 'insufficient',
      worst: '0.00',
      best: '100.00',
      finality: 'provisional',
      numbers: { onTime: '1', inFull: '0' },
    })
    // One line that is short decides, whatever the other is.
    const short = [...rows, delivery({ ...order, deliveredQuantity: 0 })]
    expect(ask({ deliveries: short, objective }).result).toMatchObject({ value: '0.00', finality: 'final' })
  })

  test('where all were counted there are no bounds', () => {
    const { result } = ask({
      deliveries: deliveries(2, { ...inTime, deliveredQuantity: 1 }),
      objective: { inFull: true },
    })
    expect(result).not.toHaveProperty('worst')
    expect(result).not.toHaveProperty('best')
  })
})

test('an order is decided with its last line, or with the first that is bad', () => {
  const objective = { unit: 'order', earlyDays: 2 }
  const order = (first: object, second: object) => [
    delivery({ order: 'A', ...first }),
    delivery({ order: 'A', ...second }),
  ]
  const months = (rows: AskedDeliveries['deliveries']) =>
    ['06', '07', '08'].map((month) => itemsOf({ deliveries: rows, objective, in: `2026-${month}-15` })?.valid)
  const july = { promised: '2026-07-10', delivered: '2026-07-10' }
  expect(months(order(inTime, july))).toEqual([0, 1, 0])
  expect(months(order({ promised: '2026-06-10', delivered: '2026-06-01' }, july))).toEqual([1, 0, 0])
  expect(months(order({ promised: '2026-07-20' }, { promised: '2026-08-20' }))).toEqual([0, 1, 0])
})

test('by resolution it counts where the last of it was delivered', () => {
  const objective = { unit: 'order', attribution: 'resolved' }
  const rows = [
    delivery({ order: 'A', ...inTime }),
    delivery({ order: 'A', promised: '2026-07-10', delivered: '2026-07-09' }),
  ]
  expect(itemsOf({ deliveries: rows, objective })?.valid).toBe(0)
  expect(itemsOf({ deliveries: rows, objective, in: '2026-07-15' })?.valid).toBe(1)
  const waiting = [delivery({ order: 'A', ...inTime }), delivery({ order: 'A', promised: '2026-07-10' })]
  expect(itemsOf({ deliveries: waiting, objective })?.valid).toBe(0)
})

describe('when it stands', () => {
  const through = (dataThrough: string, agreement = {}) => {
    const { verdict, finality } = ask({ deliveries: [delivery(inTime)], dataThrough, agreement })
    return [verdict, finality]
  }

  test('the source has to have reported to the end of the period, or of the agreement', () => {
    expect(through('2026-07-01')).toEqual(['met', 'final'])
    expect(through('2026-06-30T23:59:59.999')).toEqual(['no-data', 'provisional'])
    expect(through('2026-06-16', { effectiveTo: '2026-06-15' })).toEqual(['met', 'final'])
  })
})

test("only the agreement's own customers and services count", () => {
  const rows = [
    delivery(inTime),
    delivery({ ...inTime, service: 'annan' }),
    delivery({ ...inTime, customer: 'beta' }),
  ]
  const parties = [
    { role: 'provider', name: 'Vi' },
    { role: 'customer', id: 'acme', name: 'Acme' },
  ]
  expect(itemsOf({ deliveries: rows, agreement: { parties } })?.valid).toBe(1)
})

describe('the method', () => {
  const methodOf = (objective: Record<string, unknown>) => ask({ deliveries: [], objective }).result.method
  const parameters = {
    unit: 'order-line',
    deadline: 'original',
    calendar: '24x7',
    dayEnd: 'by-data',
    attribution: 'decision',
    atRiskConsumption: '75',
  }

  test.each([
    [{}, {}],
    [
      { deadline: 'latest-agreed', attribution: 'resolved' },
      { deadline: 'latest-agreed', attribution: 'resolved' },
    ],
    [{ deadline: { within: { workingDays: 2 } } }, { deadline: '2 working days' }],
    [
      {
        deadline: { within: { workingDays: 3 }, cutoff: '15:00' },
        earlyDays: 1,
        calendar: 'se-legal',
        dayEnd: 'closing',
      },
      {
        deadline: '3 working days',
        cutoff: '15:00',
        earlyDays: '1',
        calendar: 'se-legal',
        dayEnd: 'closing',
      },
    ],
  ])('of %j', (objective, more) => {
    expect(methodOf(objective)).toEqual({
      rule: 'deliveries/on-time',
      parameters: { ...parameters, ...more },
    })
  })

  test('says whether it is in full too', () => {
    expect(methodOf({ inFull: true }).rule).toBe('deliveries/on-time-in-full')
  })
})
