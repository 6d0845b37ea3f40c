import { describe, expect, test } from 'vitest'
import type { CountSlice, Delivery, Ticket } from '../../../data/schema/items.ts'
import type { ServiceTimeline } from '../../../data/schema/timeline.ts'
import { arrivalsOf, countIn } from '../../../scripts/sla/agreement/arrivals.ts'
import { anAgreement, at, between, SERVICE } from '../builders.ts'
import { someItems } from '../items/builders.ts'

/* How much work came, to hold against what the agreement was made for (agreement-concepts row 12). */

const AGREEMENT = anAgreement(
  {},
  {
    parties: [
      { role: 'provider', name: 'Leverantör' },
      { role: 'customer', name: 'Acme', id: 'acme' },
    ],
  },
)
const JUNE = between('2026-06-01', '2026-07-01')
type Clause = Parameters<typeof arrivalsOf>[0]
type Known = Partial<Parameters<typeof arrivalsOf>[2]>

function came(clause: Clause, known: Known): { days: string[]; sum: number; through: number } {
  const facts = { items: someItems({}), itemsThrough: new Map(), timelines: new Map(), ...known }
  const { arrivals, through } = arrivalsOf(clause, AGREEMENT, facts)
  const days = arrivals.map((one) => new Date(one.at).toISOString().slice(0, 10))
  return { days, sum: countIn(arrivals, JUNE), through }
}

test('the first instant of a period belongs to it, its end to the next; what came at once counts as many', () => {
  const one = (time: string, count = 1) => ({ at: at(time), count })
  expect(countIn([one('2026-06-01'), one('2026-06-30T23:59:59', 5)], JUNE)).toBe(6)
  expect(countIn([one('2026-05-31T23:59:59'), one('2026-07-01')], JUNE)).toBe(0)
})

describe('tickets', () => {
  const ticket = (id: string, day: string, more: Partial<Ticket> = {}): Ticket => ({
    ...{ id, service: SERVICE, priority: 'P1' },
    events: [
      { at: at(day) - 3 * 86_400_000, kind: 'reported' },
      { at: at(day), kind: 'created' },
    ],
    ...more,
  })
  const tickets = [
    ticket('1', '2026-06-02'),
    ticket('2', '2026-06-03', { priority: 'P2' }),
    ticket('3', '2026-06-04', { service: 'annan' }),
    ticket('4', '2026-06-05', { excluded: 'spam' }),
    ticket('5', '2026-06-06', { customer: 'annan' }),
    ticket('6', '2026-06-07', { source: 'gamla' }),
  ]
  const ask = (clause: Partial<Clause>, known: Known = {}) =>
    came({ counts: 'tickets', ...clause }, { items: someItems({ tickets }), ...known })

  test('of the services and customers of the agreement, by when they were created; what is excluded is no work', () => {
    expect(ask({})).toEqual({
      days: ['2026-06-01', '2026-06-02', '2026-06-06'],
      sum: 3,
      through: Number.POSITIVE_INFINITY,
    })
  })

  test('of the services, priorities and the source that the clause names', () => {
    expect(ask({ services: ['annan'] }).days).toEqual(['2026-06-03'])
    expect(ask({ priority: ['P2', 'P3'] }).days).toEqual(['2026-06-02'])
    expect(ask({ source: 'nya' }).days).toEqual(['2026-06-01', '2026-06-02'])
  })

  test('is known for as long as the source that is named has told; without any there is nothing to know', () => {
    const itemsThrough = new Map([['nya', at('2026-06-10')]])
    expect(ask({ source: 'nya' }, { itemsThrough }).through).toBe(at('2026-06-10'))
    expect(ask({ source: 'annan' }, { itemsThrough }).through).toBe(Number.POSITIVE_INFINITY)
    expect(ask({}, { itemsThrough }).through).toBe(Number.POSITIVE_INFINITY)
    expect(ask({ source: 'nya', priority: ['P9'] }, { itemsThrough })).toEqual({
      days: [],
      sum: 0,
      through: 0,
    })
  })

  test('a log that does not tell of the creation counts from its first event; one without any came never', () => {
    const begun = ticket('7', '2026-06-20', { events: [{ at: at('2026-06-20T12:00'), kind: 'update' }] })
    const never = ticket('8', '2026-06-21', { events: [] })
    const { days } = came({ counts: 'tickets' }, { items: someItems({ tickets: [begun, never] }) })
    expect(days).toEqual(['2026-06-20'])
  })
})

describe('orders', () => {
  const row = (id: string, more: Partial<Delivery>): Delivery => ({
    ...{ id, service: SERVICE, dateOnly: true, quantity: 1 },
    ...more,
  })

  test('an order of many lines is one; without its day it is not known to have come', () => {
    const deliveries = [
      row('1', { order: 'A', ordered: at('2026-06-02T12:00') }),
      row('2', { order: 'A', ordered: at('2026-06-02T12:00') }),
      row('B', { ordered: at('2026-06-03T12:00') }),
      row('C', {}),
      row('D', { service: 'annan', ordered: at('2026-06-04T12:00') }),
    ]
    const tickets: Ticket[] = [
      { id: 'T', service: SERVICE, priority: 'P1', events: [{ at: at('2026-06-09'), kind: 'created' }] },
    ]
    const items = someItems({ deliveries, tickets })
    expect(came({ counts: 'orders' }, { items })).toEqual({
      days: ['2026-06-02', '2026-06-03'],
      sum: 2,
      through: Number.POSITIVE_INFINITY,
    })
  })
})

describe('requests', () => {
  const slice = (start: string, end: string, valid: number, more: Partial<CountSlice> = {}): CountSlice => ({
    ...{ service: SERVICE, start: at(start), end: at(end), good: 0, valid },
    ...more,
  })
  const timelineOf = (service: string, counts: CountSlice[]): [string, ServiceTimeline] => [
    service,
    {
      ...{ service, observed: [], monitored: [], declared: [], dataThrough: null, responseTimes: {} },
      counts,
    },
  ]
  const own = [
    slice('2026-06-01', '2026-06-01T01:00', 100, { source: 'gw' }),
    slice('2026-06-30T23:00', '2026-07-01', 20),
    slice('2026-07-01', '2026-07-01T01:00', 3),
  ]
  const timelines = new Map([
    timelineOf(SERVICE, own),
    timelineOf('annan', [slice('2026-06-05', '2026-06-05T01:00', 7, { service: 'annan' })]),
  ])
  const ask = (clause: Partial<Clause>, known: Known = { timelines }) =>
    came({ counts: 'requests', ...clause }, known)

  test('are those that count, by when their stretch begins, up to the end of the last', () => {
    expect(ask({})).toMatchObject({ sum: 120, through: at('2026-07-01T01:00') })
    // The last one does not have to stand last.
    const turned = new Map([timelineOf(SERVICE, own.toReversed())])
    expect(ask({}, { timelines: turned }).through).toBe(at('2026-07-01T01:00'))
  })

  test('of the services and the source that the clause names; of a service without any, none', () => {
    expect(ask({ services: [SERVICE, 'annan'] }).sum).toBe(127)
    expect(ask({ services: ['okänd'] })).toEqual({ days: [], sum: 0, through: 0 })
    expect(ask({ source: 'gw' })).toMatchObject({ sum: 100, through: at('2026-06-01T01:00') })
  })
})
