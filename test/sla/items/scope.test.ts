import { expect, test } from 'vitest'
import { scopeOf } from '../../../scripts/sla/items/scope.ts'
import { aTicket, itemQuestion, type Question } from './builders.ts'

/* Whose and what: which tickets, orders and answers an agreement counts (semantics 2.7.5, 2.14). */

const TICKETS = [
  aTicket([], { id: 'a', customer: 'acme', service: 'portal', source: 'zendesk' }),
  aTicket([], { id: 'b', customer: 'beta', service: 'portal', source: 'zendesk' }),
  aTicket([], { id: 'c' }),
  aTicket([], { id: 'd', service: 'annan' }),
]
const idsIn = (question: Question) =>
  TICKETS.filter(scopeOf(itemQuestion(question)))
    .map(({ id }) => id)
    .join('')
const parties = (provider: object, customer: object) => ({
  parties: [
    { role: 'provider', name: 'Leverantör', ...provider },
    { role: 'customer', name: 'Kund', ...customer },
  ],
})

test("a customer's agreement counts its own tickets and those of nobody in particular", () => {
  expect(idsIn({ agreement: parties({}, { id: 'acme' }) })).toBe('ac')
  expect(idsIn({ agreement: parties({}, { id: 'gamma' }) })).toBe('c')
})

test('where no customer is named by id everybody counts, whatever the provider is called', () => {
  expect(idsIn({})).toBe('abc')
  expect(idsIn({ agreement: parties({ id: 'acme' }, {}) })).toBe('abc')
})

test('of the services of the scope, or of those that the objective names', () => {
  const both = { scope: { services: ['portal', 'annan'] } }
  expect(idsIn({ agreement: both })).toBe('abcd')
  expect(idsIn({ agreement: both, objective: { services: ['annan'] } })).toBe('cd')
})

test('asked about one service, what has none belongs nowhere', () => {
  const both = { scope: { services: ['portal', 'annan'] } }
  expect(idsIn({ agreement: both, service: 'portal' })).toBe('ab')
  expect(idsIn({ agreement: both, service: 'annan' })).toBe('d')
})

test('of the source that the objective names; what does not say where it is from counts', () => {
  expect(idsIn({ objective: { measurement: { source: 'zendesk' } } })).toBe('abc')
  expect(idsIn({ objective: { measurement: { source: 'jira' } } })).toBe('c')
})
