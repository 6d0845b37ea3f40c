import { describe, expect, test } from 'vitest'
import type { LeadTimeObjective } from '../../../data/schema/objective.ts'
import { evaluateLeadTime } from '../../../scripts/sla/deliveries/lead-time.ts'
import { ordersOf } from '../../../scripts/sla/deliveries/orders.ts'
import { at } from '../builders.ts'
import { checked, itemQuestion } from '../items/builders.ts'
import { delivery, type Row } from './ask.ts'

/* Orders as a whole, and the figure of their lead times (semantics 2.7.9). */

const KNOWN = '2026-06-20T12:00'
const orderOf = (...lines: Row[]) =>
  ordersOf(
    lines.map((line) => delivery({ order: 'A', ordered: '2026-06-01', ...line })),
    at(KNOWN),
  )

describe('an order', () => {
  test('begins with the first of its lines', () => {
    expect(orderOf({ ordered: '2026-06-03' }, { ordered: '2026-06-02' })[0]?.ordered).toBe(at('2026-06-02'))
  })

  test('is known from the instant at which it was ordered', () => {
    expect(orderOf({ ordered: KNOWN })).toHaveLength(1)
    expect(orderOf({ ordered: '2026-06-20T12:00:00.001' })).toEqual([])
  })

  test('without a time of order cannot be timed', () => {
    expect(ordersOf([delivery({ delivered: '2026-06-10' })], at(KNOWN))).toEqual([])
  })

  test('is delivered with its last line, as far as that is known', () => {
    const delivered = (last: string) =>
      orderOf({ delivered: '2026-06-10' }, { delivered: last })[0]?.delivered
    expect(delivered(KNOWN)).toBe(at(KNOWN))
    expect(delivered('2026-06-20T12:00:00.001')).toBeUndefined()
  })

  test('waits for a line that came in part, and not for one that came in more', () => {
    const delivered = (deliveredQuantity: number) =>
      orderOf({ delivered: '2026-06-10', quantity: 10, deliveredQuantity })[0]?.delivered
    expect([delivered(9), delivered(10), delivered(11)]).toEqual([
      undefined,
      at('2026-06-10'),
      at('2026-06-10'),
    ])
  })

  test('is cancelled with the last of its lines, and waits for none that was', () => {
    expect(orderOf({ cancelled: '2026-06-10' }, { cancelled: '2026-06-12' })).toMatchObject([
      { cancelled: at('2026-06-12') },
    ])
    const [rest] = orderOf({ cancelled: KNOWN }, { delivered: '2026-06-12' })
    expect([rest?.delivered, rest?.cancelled]).toEqual([at('2026-06-12'), undefined])
    const [open] = orderOf({ cancelled: '2026-06-20T12:00:00.001' }, { delivered: '2026-06-12' })
    expect([open?.delivered, open?.cancelled]).toEqual([undefined, undefined])
  })

  test('is wanted by the latest date that was agreed for what is not cancelled', () => {
    const [order] = orderOf(
      { agreed: '2026-06-25' },
      { agreed: '2026-06-27' },
      { agreed: '2026-06-30', cancelled: '2026-06-05' },
    )
    expect(order?.agreed).toBe(at('2026-06-27'))
    expect(orderOf({})[0]).toEqual({ id: 'A', ordered: at('2026-06-01'), dateOnly: true })
  })

  test('without an order of its own a row is one by itself', () => {
    const rows = [delivery({ id: 'x', ordered: '2026-06-01' }), delivery({ id: 'y', ordered: '2026-06-01' })]
    expect(ordersOf(rows, at(KNOWN)).map(({ id }) => id)).toEqual(['x', 'y'])
  })
})

describe('the figure of lead times', () => {
  function lead(objective: Record<string, unknown>, rows: Row[] = []) {
    const question = itemQuestion<LeadTimeObjective>({
      objective: { id: 'ledtid', metric: 'lead-time', target: '<= 2 working days', ...objective },
      items: { deliveries: rows.map((row) => delivery({ ordered: '2026-06-01', ...row })) },
    })
    return checked(evaluateLeadTime(question)).result
  }

  test('a mean of working days is shown to two decimals, raised, and a whole one without', () => {
    const days = (...dates: string[]) =>
      lead(
        {},
        dates.map((date) => ({ delivered: `2026-06-${date}` })),
      ).numbers
    // 1, 1 and 2 working days after Monday the 1st.
    expect(days('02', '02', '03')).toEqual({
      missed: '0',
      mean: '1.34',
      median: '1',
      p80: '2',
      p95: '2',
      longest: '2',
    })
    expect(days('02', '03')).toMatchObject({ mean: '1.50', median: '1.50' })
    expect(days('02', '04')).toMatchObject({ missed: '1', mean: '2', median: '2', longest: '3' })
  })

  test('only orders of its own services count', () => {
    const rows = [{ delivered: '2026-06-02' }, { delivered: '2026-06-02', service: 'annan' }]
    expect(lead({}, rows).items?.valid).toBe(1)
  })

  const parameters = {
    calendar: 'se-legal-eves',
    attribution: 'decision',
    noVolume: 'no-data',
    dayEnd: 'by-data',
    atRiskConsumption: '75',
  }
  test.each([
    [{}, 'working-days', {}],
    [{ target: '<= 20 h', calendar: '24x7' }, 'elapsed', { calendar: '24x7' }],
    [
      { cutoff: '15:00', dayEnd: 'closing', noVolume: 'deem-met' },
      'working-days',
      { cutoff: '15:00', dayEnd: 'closing', noVolume: 'deem-met' },
    ],
  ])('its method, of %j', (objective, rule, more) => {
    expect(lead(objective).method).toEqual({
      rule: `lead-time/${rule}`,
      parameters: { ...parameters, ...more },
    })
  })
})
