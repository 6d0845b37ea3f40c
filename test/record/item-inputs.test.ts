import { expect, test } from 'vitest'
import { Agreement } from '../../data/schema/agreement.ts'
import type { Items, Ticket, TicketEvent } from '../../data/schema/items.ts'
import { decisiveItems } from '../../scripts/record/item-inputs.ts'
import { canonicalJson } from '../../scripts/sla/agreement/stored-result.ts'

const at = (text: string) => Date.parse(`${text}T00:00:00Z`)
const agreement = Agreement.parse({
  id: 'stod',
  level: 'customer',
  title: 'Stöd',
  parties: [
    { role: 'provider', name: 'A' },
    { role: 'customer', id: 'acme', name: 'B' },
  ],
  visibility: 'public',
  timeZone: 'UTC',
  effectiveFrom: '2026-01-01',
  scope: { services: ['portal'] },
  objectives: [
    {
      id: 'losning',
      metric: 'resolution',
      target: '<= 8 h',
      period: 'calendar-month',
      priority: 'P1',
      quantifier: 'every',
      calendar: '24x7',
    },
  ],
})
const [objective] = agreement.objectives
const ticket = (id: string, events: [string, TicketEvent['kind'], string?][], more = {}): Ticket => ({
  id,
  priority: 'P1',
  events: events.map(([day, kind, value]) => ({ at: at(day), kind, ...(value && { value }) })),
  ...more,
})

/** What goes into the digest of June, recorded on 8 July. */
function june(items: Partial<Items>): string {
  if (objective === undefined) throw new Error('no objective')
  const period = {
    id: '2026-06',
    type: 'calendar-month',
    timeZone: 'UTC',
    start: at('2026-06-01'),
    end: at('2026-07-01'),
  }
  const nothing: Items = { tickets: [], deliveries: [], answers: [], invitations: [], reports: [] }
  const asked = { agreement, objective, period, calendars: {}, asOf: at('2026-07-08') }
  return canonicalJson(decisiveItems(asked, { ...nothing, ...items }))
}

const EMPTY = june({})
const own = ticket(
  'CANARY-1',
  [
    ['2026-06-03', 'created'],
    ['2026-06-04', 'state', 'closed'],
  ],
  { customer: 'acme' },
)

test('tickets that were open in the period are in, others and other customers are not', () => {
  expect(june({ tickets: [own] })).not.toBe(EMPTY)
  const open = ticket('2', [['2026-03-03', 'created']])
  expect(june({ tickets: [open] })).not.toBe(EMPTY)
  const outside = [
    ticket('3', [
      ['2026-05-03', 'created'],
      ['2026-05-04', 'state', 'closed'],
    ]),
    ticket('4', [['2026-07-01', 'created']]),
    { ...own, customer: 'annan' },
  ]
  expect(june({ tickets: outside })).toBe(EMPTY)
})

test('numbers of tickets, customers and what the company said of them are not in; nor the order of rows', () => {
  const text = june({ tickets: [own] })
  expect(text).not.toMatch(/CANARY|acme/)
  expect(june({ tickets: [{ ...own, id: 'annat', saidMet: true }] })).toBe(text)
  const other = ticket('5', [['2026-06-20', 'created']])
  expect(june({ tickets: [own, other] })).toBe(june({ tickets: [other, own] }))
})

test('what happened after it was recorded is not in; what is told of earlier days is', () => {
  const text = june({ tickets: [own] })
  const later = {
    ...own,
    events: [...own.events, { at: at('2026-07-09'), kind: 'state' as const, value: 'open' }],
  }
  expect(june({ tickets: [later] })).toBe(text)
  const told = {
    ...own,
    events: [...own.events, { at: at('2026-07-02'), kind: 'state' as const, value: 'open' }],
  }
  expect(june({ tickets: [told] })).not.toBe(text)
})

test('what was written back in time after it was recorded is not in (K8); what came into the period before is', () => {
  const written = (day: string) => {
    const edit = { at: at('2026-05-30'), recordedAt: at(day), kind: 'priority' as const, value: 'P2' }
    const begun = ticket('1', [
      ['2026-05-28', 'created'],
      ['2026-05-29', 'state', 'closed'],
    ])
    return june({ tickets: [{ ...begun, events: [...begun.events, edit] }] })
  }
  expect(written('2026-07-09')).toBe(EMPTY)
  expect(written('2026-06-20')).not.toBe(EMPTY)
  expect(written('2026-05-31')).toBe(EMPTY)
})

test('answers without who gave them, but with whether it was the same person', () => {
  const answer = (respondent: string) => ({ survey: 'a', respondent, at: at('2026-06-05'), scores: [4] })
  const two = june({ answers: [answer('CANARY-a'), answer('CANARY-b')] })
  expect(two).not.toContain('CANARY')
  expect(june({ answers: [answer('c'), answer('d')] })).toBe(two)
  expect(june({ answers: [answer('c'), answer('c')] })).not.toBe(two)
})

test('an order that is delivered after it was recorded was open then', () => {
  const order = {
    id: 'CANARY-9',
    customer: 'acme',
    ordered: at('2026-06-02'),
    promised: at('2026-06-20'),
    dateOnly: true,
    quantity: 1,
  }
  const text = june({ deliveries: [order] })
  expect(text).not.toMatch(/CANARY|acme/)
  expect(june({ deliveries: [{ ...order, delivered: at('2026-08-01') }] })).toBe(text)
  expect(june({ deliveries: [{ ...order, delivered: at('2026-06-19') }] })).not.toBe(text)
})
