import { expect, test } from 'vitest'
import type { AgreementVersion } from '../../../data/schema/contract.ts'
import type { TicketObjective } from '../../../data/schema/objective.ts'
import { allTicketItems } from '../../../scripts/sla/tickets/items.ts'
import { changingClock } from '../../../scripts/sla/time/business-clock.ts'
import { anAgreement, at, CALENDARS, MINUTE, weekdays } from '../builders.ts'
import { aTicket, itemQuestion, type Question, usedBy } from '../items/builders.ts'

const HOUR = 60 * MINUTE
const short = weekdays('short', [{ fromMinute: 9 * 60, toMinute: 15 * 60 }])
const office = CALENDARS['se-legal-eves']

test('C7 hours that were open under the old calendar stay open: 8–17, then 9–15 from Tuesday on', () => {
  const clock = changingClock([
    { from: 0, calendar: office },
    { from: at('2026-06-16'), calendar: short },
  ])
  const start = at('2026-06-15T14:00')
  // 3 h on Monday and 3 h on Tuesday; with the new calendar all along it would be 1 h and 5 h, so 14:00.
  expect(clock.due(start, 6 * HOUR)).toBe(at('2026-06-16T12:00'))
  expect(clock.elapsed(start, at('2026-06-16T16:00'))).toBe(9 * HOUR)
  const round = changingClock([
    { from: 0, calendar: office },
    { from: at('2026-06-16'), calendar: '24x7' },
  ])
  expect(round.due(start, 6 * HOUR)).toBe(at('2026-06-16T03:00'))
})

const question = (calendar: string, more: Question = {}): Question => ({
  objective: { target: '<= 6 h', calendar },
  calendars: { short },
  items: {
    tickets: [
      aTicket([
        ['2026-06-15T14:00', 'created'],
        ['2026-06-16T12:00', 'state', 'solved'],
      ]),
    ],
  },
  ...more,
})
const before = itemQuestion<TicketObjective>(question('se-legal-eves'))
const after = itemQuestion<TicketObjective>(question('short'))
const version = (from: string, { agreement }: typeof before): AgreementVersion => {
  return { from, agreement, amendments: [], provenance: {} }
}
const used = (asked: typeof before) => allTicketItems(asked).map((item) => [usedBy(item), item.state])

test('C7 freeitsm: a new calendar does not rewrite what a ticket has used', () => {
  const versions = [version('2020-01-01', before), version('2026-06-16', after)]
  expect(used({ ...after, versions })).toEqual([[6 * HOUR, 'met']])
  expect(used({ ...before, versions })).toEqual([[6 * HOUR, 'met']])
  expect(used(after)).toEqual([[4 * HOUR, 'met']])
})

test('C7 hours that come back hold again, and give way again', () => {
  const versions = [
    ...[version('2020-01-01', before), version('2026-06-01', after)],
    ...[version('2026-06-08', before), version('2026-06-16', after)],
  ]
  expect(used({ ...after, versions })).toEqual([[6 * HOUR, 'met']])
})

test('C7 the hours of a former version are those of the same promise, wherever it stood, if it was one of tickets', () => {
  const { agreement } = before
  const [own] = agreement.objectives
  if (!own) throw new Error('expected an objective')
  const another = { ...own, id: 'annan', calendar: 'short' }
  const moved = { ...before, agreement: { ...agreement, objectives: [another, own] } }
  const versions = [version('2020-01-01', moved), version('2026-06-16', after)]
  expect(used({ ...after, versions })).toEqual([[6 * HOUR, 'met']])

  // An availability of that name had no hours, so there are none but the new ones.
  const { objectives } = anAgreement({ id: own.id })
  const other = { ...before, agreement: { ...agreement, objectives } }
  const renamed = [version('2020-01-01', other), version('2026-06-16', after)]
  expect(used({ ...after, versions: renamed })).toEqual([[4 * HOUR, 'met']])
  // A while in which it was not promised, long before the ticket, changes nothing.
  const between = [version('2026-06-01', other), version('2026-06-08', before)]
  const [first, last] = [version('2020-01-01', before), version('2026-06-16', after)]
  expect(used({ ...after, versions: [first, ...between, last] })).toEqual([[6 * HOUR, 'met']])
})
