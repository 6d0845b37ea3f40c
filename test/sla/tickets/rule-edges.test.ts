import { describe, expect, test } from 'vitest'
import { at, MINUTE } from '../builders.ts'
import { askTickets, clockOf, clocksOf, type Question, usedBy } from '../items/builders.ts'
import { created, on, state } from './monday.ts'

/* Where the rules of a ticket's clock meet (semantics 2.7.5). Monday 15 June 2026, open 08 to 17, 4 h where nothing else is said. */

const HOUR = 60 * MINUTE
const FIRST = { metric: 'first-response', target: '<= 2 h' }
const NEXT = { metric: 'next-reply', target: '<= 2 h' }

describe('K3 what waits', () => {
  test('has no due and no breach, even where the time ran out just as it began to wait', () => {
    const events = [created, state('12:00', 'waiting-customer')]
    const item = clockOf(events, { objective: { strictDue: true }, asOf: '2026-06-15T12:00' })
    expect(item).toMatchObject({ state: 'paused', dueAt: null, breachAt: null })
  })

  test('and was answered before it waited was due when it was', () => {
    const events = [created, on('09:00', 'reply'), state('12:00', 'waiting-customer')]
    const objective = { ...FIRST, pauseStates: ['waiting-customer'] }
    const item = clockOf(events, { objective, asOf: '2026-06-15T13:00' })
    const due = at('2026-06-15T10:00')
    expect(item).toMatchObject({ state: 'met', dueAt: due, breachAt: due })
  })

  test('reaches a share of its limit only if it had before', () => {
    const asked = { asOf: '2026-06-15T09:30' }
    expect(clockOf([created], asked).reachedAt?.(2 * HOUR)).toBe(at('2026-06-15T10:00'))
    const waiting = clockOf([created, state('09:00', 'waiting-customer')], asked)
    expect(waiting.reachedAt?.(2 * HOUR)).toBeNull()
    expect(waiting.reachedAt?.(HOUR / 2)).toBe(at('2026-06-15T08:30'))
    expect(waiting).not.toHaveProperty('stop')
  })

  test('a ticket is open until something else is told of it', () => {
    const events = [created, state('10:00', 'in-progress'), state('12:00', 'solved')]
    expect(usedBy(clockOf(events, { objective: { pauseStates: ['open'] } }))).toBe(2 * HOUR)
  })

  test('a response waits in no state unless the agreement says so', () => {
    const { method } = askTickets({ objective: FIRST }).result
    expect(method.parameters.pauseStates).toBe('')
  })
})

describe('events of one instant, and what they are', () => {
  const answered = [created, on('08:10', 'reply')]

  test('K6 a word of thanks at the instant of the solution waits for nothing', () => {
    const events = [...answered, state('09:00', 'solved'), on('09:00', 'customer-reply')]
    expect(clocksOf(events, { objective: NEXT })).toEqual([])
  })

  test('K6 a change of state between question and reply changes nothing', () => {
    const events = [...answered, on('09:00', 'customer-reply'), state('09:30', 'in-progress')]
    expect(clocksOf([...events, on('10:00', 'reply')], { objective: NEXT })).toMatchObject([
      { state: 'met', start: at('2026-06-15T09:00'), stop: at('2026-06-15T10:00') },
    ])
  })

  test('K6 an update at the instant at which it was cancelled was still given', () => {
    const events = [created, on('09:00', 'update'), state('09:00', 'cancelled')]
    const items = clocksOf(events, { objective: { metric: 'update', target: '<= 2 h' } })
    expect(items.map((item) => [usedBy(item), item.state])).toEqual([[HOUR, 'met']])
  })

  test('a change of state that does not say to which opens nothing again', () => {
    const item = clockOf([created, state('10:00', 'solved'), on('11:00', 'state')])
    expect(item).toMatchObject({ state: 'met', stop: at('2026-06-15T10:00') })
  })

  test('a value beside anything but a state or a priority says nothing', () => {
    const item = clockOf([created, on('09:00', 'reply', 'P2')], { objective: FIRST })
    expect(item).toMatchObject({ state: 'met', priority: 'P1', stop: at('2026-06-15T09:00') })
  })
})

describe('the promise of each priority', () => {
  const COMMON = {
    ...{ metric: 'resolution', calendar: 'se-legal-eves', quantifier: 'every', period: 'calendar-month' },
  }
  const promise = (priority: string, target: string) => ({
    ...{ ...COMMON, id: priority.toLowerCase(), target, priority },
  })
  const [P1, P2] = [promise('P1', '<= 8 h'), promise('P2', '<= 3 h')]
  /** The clocks of the first promise beside the second, by a mode of change. */
  const under = (onPriorityChange: string, own: object, other: object, more: Question = {}): Question => ({
    ...{ objective: { ...own, onPriorityChange }, siblings: [{ ...other, onPriorityChange }], ...more },
  })
  const running = { asOf: '2026-06-15T12:30' }

  test('what was answered as it was created is under its first, whatever it became', () => {
    const [own, other] = [P1, P2].map((one) => ({ ...one, ...FIRST }))
    const events = [on('09:00', 'created'), on('09:00', 'reply'), on('10:00', 'priority', 'P2')]
    expect(clocksOf(events, under('retroactive', own ?? {}, other ?? {}))).toMatchObject([
      { state: 'met', priority: 'P1' },
    ])
  })

  test.each(['longest', 'shortest'])('%s: a priority without a promise takes nothing away', (mode) => {
    const due = { priority: 'P1', dueAt: at('2026-06-15T17:00') }
    const first = [on('09:00', 'created'), on('10:00', 'priority', 'P1')]
    expect(clocksOf(first, under(mode, P1, P2, running), { priority: 'P3' })).toMatchObject([due])
    const last = [on('09:00', 'created'), on('10:00', 'priority', 'P3')]
    expect(clocksOf(last, under(mode, P1, P2, running))).toMatchObject([due])
  })

  test.each(['longest', 'shortest'])('%s: of two that are as long, the one that held first', (mode) => {
    const events = [on('09:00', 'created'), on('10:00', 'priority', 'P2')]
    const same = promise('P1', '<= 3 h')
    expect(clocksOf(events, under(mode, same, P2, { asOf: '2026-06-15T11:00' }))).toMatchObject([
      { priority: 'P1', dueAt: at('2026-06-15T12:00') },
    ])
    expect(clocksOf(events, under(mode, P2, same, { asOf: '2026-06-15T11:00' }))).toEqual([])
  })

  test('proportional: while nothing is promised nothing is used', () => {
    // 2 of 8 h as P1. A quarter of 3 h is used at noon, and 2 h 15 min are left.
    const events = [on('09:00', 'created'), on('11:00', 'priority', 'P3'), on('12:00', 'priority', 'P2')]
    expect(clockOf(events, under('proportional', P2, P1, running)).dueAt).toBe(at('2026-06-15T14:15'))
  })

  test('proportional: a promise of no time at all has no share that was used', () => {
    const events = [on('07:00', 'created'), on('07:30', 'priority', 'P2')]
    const none = promise('P1', '< 1 ms')
    const asked = { asOf: '2026-06-15T09:00' }
    expect(clockOf(events, under('proportional', P2, none, asked)).dueAt).toBe(at('2026-06-15T11:00'))
  })

  test('proportional: a sum of pauses that saved the former promise leaves no more than all of it used', () => {
    // 90 min under a promise of 60, then 30 under one of 240, and 60 min of pauses, nobody knows when. If x of them lay before
    // the change, x was at least 30, or the first promise was broken; 4 · (90 − x) are carried over and x − 30 come on top,
    // together 330 − 3x: at most 240.
    const events = [on('09:00', 'created'), on('10:30', 'priority', 'P2'), state('11:00', 'solved')]
    const [short, long] = [promise('P1', '<= 1 h'), promise('P2', '<= 4 h')]
    const [item] = clocksOf(events, under('proportional', long, short), { pausedMs: HOUR })
    expect(item).toMatchObject({ state: 'met', priority: 'P2' })
  })

  test('a promise that is only proposed is none', () => {
    const proposed = { ...promise('P2', '<= 1 h'), kind: 'proposed' }
    const events = [on('09:00', 'created'), on('12:00', 'priority', 'P1'), state('13:00', 'solved')]
    const asked = under('retroactive', P1, proposed)
    expect(clocksOf(events, asked, { priority: 'P2' })).toMatchObject([{ state: 'met', priority: 'P1' }])
    expect(askTickets(asked).result.method.parameters).not.toHaveProperty('otherPriorities')
  })
})
