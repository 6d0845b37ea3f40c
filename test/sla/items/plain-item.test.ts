import { expect, test } from 'vitest'
import { plainItem } from '../../../scripts/sla/items/plain-item.ts'
import { at } from '../builders.ts'
import { askTickets, aTicket } from './builders.ts'

const START = at('2026-06-15')
const plain = (known: string, more: object = {}) =>
  plainItem(
    { id: 'O1', start: START, limit: 1, breachAt: at('2026-06-16'), usedAt: () => 0, ...more },
    at(known),
  )

test('what is neither done nor cancelled runs on, without a stop, until it is late', () => {
  const running = plain('2026-06-16')
  expect(running).toMatchObject({ state: 'running', decidedAt: null })
  expect(running).not.toHaveProperty('stop')
  expect(plain('2026-06-16T00:00:00.001')).toMatchObject({ state: 'breached', decidedAt: at('2026-06-16') })
  expect(plain('2026-07-01', { stop: at('2026-06-16') })).toMatchObject({
    state: 'met',
    stop: at('2026-06-16'),
  })
})

test('what is not decided is in no period, though it be the one that holds the instant 0', () => {
  const { result, explain } = askTickets({
    objective: { calendar: '24x7', target: '<= 1000 h' },
    agreement: { effectiveFrom: '1960-01-01' },
    items: { tickets: [aTicket([['1970-01-10T08:00', 'created']])] },
    in: '1970-01-15',
    asOf: '1970-01-20',
  })
  expect(result).toMatchObject({ verdict: 'pending', items: { valid: 0, open: 1 } })
  expect(explain[0]?.values).toMatchObject({ counted: '0', undecided: '0' })
  expect(result).not.toHaveProperty('service')
})
