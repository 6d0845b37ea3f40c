import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarsById } from '../../../scripts/load/calendars.ts'
import { percent6 } from '../builders.ts'
import { ask, deliveries, delivery, type Row } from './ask.ts'

const inTime = { promised: '2026-06-10', delivered: '2026-06-10' }
const late = { promised: '2026-06-10', delivered: '2026-06-11' }

describe('attribution', () => {
  const due = [
    ...deliveries(940, inTime),
    ...deliveries(40, { promised: '2026-06-20', delivered: '2026-07-02' }),
    ...deliveries(20, { promised: '2026-06-20' }),
  ]

  test('G62 1 000 due, 940 on time, 40 late, 20 open and past due: 94.000000 %, breached', () => {
    const { value, result } = ask({ deliveries: due })
    expect(percent6(value)).toBe('94.000000')
    expect(result).toMatchObject({
      ...{ verdict: 'breached', certainty: 'certain' },
      items: { good: 940, valid: 1000, open: 0, pastDue: 60 },
      numbers: { onTime: '940', late: '60' },
    })
  })

  test('G62 by delivered ones only 940/980 = 95.918367 % would be "met", and what is open is told beside it', () => {
    const delivered = due.map((one) =>
      one.delivered === undefined
        ? one
        : { ...one, delivered: Math.min(one.delivered, Date.UTC(2026, 5, 25)) },
    )
    const { value, result } = ask({ deliveries: delivered, objective: { attribution: 'resolved' } })
    expect(percent6(value)).toBe('95.918367')
    expect(result).toMatchObject({ verdict: 'met', items: { valid: 980, pastDue: 20 } })
  })

  test('a late one counts where it became late, not where it was delivered; an early one where it was delivered', () => {
    const rows = [
      delivery({ promised: '2026-06-30', delivered: '2026-07-01' }),
      delivery({ promised: '2026-07-05', delivered: '2026-06-28' }),
    ]
    expect(ask({ deliveries: rows }).result.items).toMatchObject({ good: 1, valid: 2 })
    expect(ask({ deliveries: rows, in: '2026-07-15' }).result).toMatchObject({
      verdict: 'no-data',
      reason: 'no-volume',
    })
  })

  test('a period that is over does not change when what was overdue is delivered at last', () => {
    const open = [...deliveries(18, inTime), delivery({ promised: '2026-06-20' })]
    const before = ask({ deliveries: open, asOf: '2026-07-01' })
    const after = ask({
      deliveries: open.map((one) => ({ ...one, delivered: one.delivered ?? Date.UTC(2026, 7, 1) })),
    })
    expect(after.value).toEqual(before.value)
    expect(after.result.items).toEqual(before.result.items)
  })

  test('due today is open until the day is over', () => {
    const rows = [...deliveries(3, inTime), delivery({ promised: '2026-06-20' })]
    const before = ask({ deliveries: rows, asOf: '2026-06-20T23:59:59' }).result
    expect(before).toMatchObject({
      verdict: 'pending',
      outlook: 'on-track',
      items: { valid: 3, open: 1, pastDue: 0 },
    })
    const after = ask({ deliveries: rows, asOf: '2026-06-21T00:00' }).result
    expect(after).toMatchObject({ outlook: 'at-risk', items: { good: 3, valid: 4, open: 0, pastDue: 1 } })
  })

  test('an export that ended in the middle makes nothing late, and its period is not judged', () => {
    const rows = [...deliveries(3, inTime), delivery({ promised: '2026-06-20' })]
    const { result } = ask({ deliveries: rows, dataThrough: '2026-06-15' })
    expect(result).toMatchObject({
      verdict: 'no-data',
      reason: 'insufficient',
      finality: 'provisional',
      items: { valid: 3, open: 1 },
    })
  })

  test('nothing due is no-volume; all had to be in time and one was not: lost at once', () => {
    expect(ask({ deliveries: [] }).result).toMatchObject({
      value: null,
      verdict: 'no-data',
      reason: 'no-volume',
    })
    const objective = { target: '>= 100 %' }
    const { result } = ask({ deliveries: [delivery(inTime), delivery(late)], objective, asOf: '2026-06-15' })
    expect(result).toMatchObject({ verdict: 'breached', outlook: 'lost' })
  })
})

describe('the deadline', () => {
  const good = (row: Row, objective: Record<string, unknown> = {}) =>
    ask({ deliveries: [delivery(row)], objective }).result.items?.good

  test('a date holds to the end of its day, a time to its millisecond', () => {
    expect(good({ promised: '2026-06-10', delivered: '2026-06-10T23:59:59.999' })).toBe(1)
    expect(good({ promised: '2026-06-10', delivered: '2026-06-11' })).toBe(0)
    const timed = { dateOnly: false, promised: '2026-06-10T12:00' }
    expect(good({ ...timed, delivered: '2026-06-10T12:00' })).toBe(1)
    expect(good({ ...timed, delivered: '2026-06-10T12:00:00.001' })).toBe(0)
  })

  test('with closing it holds to the end of the opening hours, and round the clock to midnight', () => {
    const closing = { dayEnd: 'closing', calendar: 'se-legal-eves' }
    expect(good({ promised: '2026-06-10', delivered: '2026-06-10T17:00' }, closing)).toBe(1)
    expect(good({ promised: '2026-06-10', delivered: '2026-06-10T17:00:01' }, closing)).toBe(0)
    expect(good({ promised: '2026-06-10', delivered: '2026-06-10T23:00' }, { dayEnd: 'closing' })).toBe(1)
    // A calendar that is open to 24:00 closes with the day; the next date is late.
    const calendars = calendarsById(undefined)
    const nextDay = [delivery({ promised: '2026-06-10', delivered: '2026-06-11' })]
    expect(ask({ deliveries: nextDay, objective: closing, calendars }).result.items?.good).toBe(0)
  })

  test('original or the latest agreed; without another date agreed the promise holds', () => {
    const moved = { promised: '2026-06-10', agreed: '2026-06-17', delivered: '2026-06-16' }
    expect(good(moved)).toBe(0)
    expect(good(moved, { deadline: 'latest-agreed' })).toBe(1)
    expect(good(inTime, { deadline: 'latest-agreed' })).toBe(1)
  })

  test('G63 an order on Wednesday 17 June and two working days: Monday 22 June; legal holidays only: Friday 19', () => {
    const within = (calendar: string, cutoff?: string) => ({
      calendar,
      dayEnd: 'midnight',
      deadline: { within: { workingDays: 2 }, ...(cutoff && { cutoff }) },
    })
    const order = { ordered: '2026-06-17T14:00', dateOnly: false }
    expect(good({ ...order, delivered: '2026-06-22T23:00' }, within('se-legal-eves'))).toBe(1)
    expect(good({ ...order, delivered: '2026-06-23' }, within('se-legal-eves'))).toBe(0)
    expect(good({ ...order, delivered: '2026-06-19T23:00' }, within('se-legal'))).toBe(1)
    expect(good({ ...order, delivered: '2026-06-20' }, within('se-legal'))).toBe(0)
    // After the cut-off: Tuesday 23 June; at the cut-off itself it is after.
    const delivered = '2026-06-23T23:00'
    expect(good({ ...order, ordered: '2026-06-17T15:00', delivered }, within('se-legal-eves', '15:00'))).toBe(
      1,
    )
    expect(
      good({ ...order, ordered: '2026-06-17T14:59:59', delivered }, within('se-legal-eves', '15:00')),
    ).toBe(0)
  })

  test('too early is no better than late; the tolerance is in whole days', () => {
    expect(good({ promised: '2026-06-10', delivered: '2026-06-07' })).toBe(1)
    expect(good({ promised: '2026-06-10', delivered: '2026-06-08T23:00' }, { earlyDays: 2 })).toBe(1)
    expect(good({ promised: '2026-06-10', delivered: '2026-06-07T23:00' }, { earlyDays: 2 })).toBe(0)
    expect(good({ promised: '2026-06-10', delivered: '2026-06-09T23:00' }, { earlyDays: 0 })).toBe(0)
  })

  test('without a promise it counts in nothing, and is told', () => {
    const { result } = ask({ deliveries: [delivery(inTime), delivery({ delivered: '2026-06-10' })] })
    expect(result).toMatchObject({ items: { valid: 1 }, numbers: { withoutDeadline: '1' } })
  })

  test('cancelled before it was late it does not count, cancelled later it does', () => {
    const rows = [
      delivery(inTime),
      delivery({ promised: '2026-06-10', cancelled: '2026-06-09' }),
      delivery({ promised: '2026-06-10', cancelled: '2026-06-12' }),
    ]
    expect(ask({ deliveries: rows }).result).toMatchObject({
      items: { good: 1, valid: 2 },
      numbers: { cancelled: '1' },
    })
  })
})

describe('what one item is', () => {
  const lines = [
    delivery({ ...inTime, order: 'A', quantity: 90 }),
    delivery({ ...late, order: 'A', quantity: 10 }),
    delivery({ ...inTime, order: 'B', quantity: 100 }),
  ]
  const share = (unit: string) => ask({ deliveries: lines, objective: { unit } }).value

  test('the same rows by order, by line and by quantity', () => {
    expect(share('order')).toEqual({ num: 1n, den: 2n })
    expect(share('order-line')).toEqual({ num: 2n, den: 3n })
    expect(share('quantity')).toEqual({ num: 19n, den: 20n })
  })

  test('an order waits for its last line, and is decided with the first late one', () => {
    const order = (second: Row) => [delivery({ ...inTime, order: 'A' }), delivery({ ...second, order: 'A' })]
    const objective = { unit: 'order' }
    const waiting = order({ promised: '2026-07-10' })
    expect(ask({ deliveries: waiting, objective, asOf: '2026-06-30' }).result.items).toMatchObject({
      valid: 0,
    })
    expect(ask({ deliveries: waiting, objective, in: '2026-07-15' }).result.items).toMatchObject({
      good: 0,
      valid: 1,
    })
    const done = order({ promised: '2026-07-10', delivered: '2026-07-09' })
    expect(ask({ deliveries: done, objective, in: '2026-07-15' }).result.items).toMatchObject({
      good: 1,
      valid: 1,
    })
    expect(ask({ deliveries: order(late), objective }).result.items).toMatchObject({ good: 0, valid: 1 })
  })

  test('OTIF: on time and in full, with both by themselves', () => {
    const rows = [
      ...deliveries(8, { ...inTime, quantity: 10, deliveredQuantity: 10 }),
      delivery({ ...inTime, quantity: 10, deliveredQuantity: 9 }),
      delivery({ ...late, quantity: 10, deliveredQuantity: 10 }),
    ]
    const { value, result } = ask({ deliveries: rows, objective: { inFull: true } })
    expect(value).toEqual({ num: 4n, den: 5n })
    expect(result).toMatchObject({
      numbers: { onTime: '9', inFull: '9' },
      method: { rule: 'deliveries/on-time-in-full' },
    })
    expect(ask({ deliveries: rows }).value).toEqual({ num: 9n, den: 10n })
    // By quantity what came of a short delivery counts, unless it has to be in full.
    const byQuantity = { unit: 'quantity' }
    expect(ask({ deliveries: rows, objective: byQuantity }).value).toEqual({ num: 89n, den: 100n })
    expect(ask({ deliveries: rows, objective: { ...byQuantity, inFull: true } }).value).toEqual({
      num: 4n,
      den: 5n,
    })
  })

  test('where nobody counted what came, OTIF has bounds and is not judged unless both agree', () => {
    const counted = deliveries(18, { ...inTime, deliveredQuantity: 1 })
    const rows = [...counted, ...deliveries(2, inTime)]
    const objective = { inFull: true }
    expect(ask({ deliveries: rows, objective }).result).toMatchObject({
      ...{ verdict: 'no-data', reason: 'insufficient', value: '100.00', worst: '90.00', best: '100.00' },
    })
    expect(ask({ deliveries: rows, objective: { ...objective, target: '>= 90 %' } }).result.verdict).toBe(
      'met',
    )
    const short = [...rows, ...deliveries(3, { ...inTime, deliveredQuantity: 0 })]
    expect(ask({ deliveries: short, objective }).result).toMatchObject({
      verdict: 'breached',
      certainty: 'certain',
    })
    expect(ask({ deliveries: deliveries(2, inTime), objective }).result).toMatchObject({
      value: null,
      reason: 'insufficient',
    })
  })
})

test('property: each row is decided in exactly one month, whatever came of it', () => {
  const day = fc
    .integer({ min: 1, max: 120 })
    .map((days) => Temporal.PlainDate.from('2026-02-01').add({ days }).toString())
  const row = fc.record(
    { promised: day, delivered: fc.option(day, { nil: undefined }) },
    { requiredKeys: ['promised'] },
  )
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (list) => {
      const all = list.map((one) =>
        delivery(Object.fromEntries(Object.entries(one).filter(([, text]) => text !== undefined)) as Row),
      )
      const months = ['01', '02', '03', '04', '05', '06', '07'].map(
        (month) => ask({ deliveries: all, in: `2026-${month}-15` }).result.items,
      )
      expect(months.reduce((sum, items) => sum + (items?.valid ?? 0), 0)).toBe(all.length)
      const onTime = list.filter(
        ({ promised, delivered }) => delivered !== undefined && delivered <= promised,
      ).length
      expect(months.reduce((sum, items) => sum + (items?.good ?? 0), 0)).toBe(onTime)
    }),
    { numRuns: 40 },
  )
})
