// @ts-nocheck
import { describe, expect, test } from 'vitest'
import { at, MINUTE, weekdays } from '../builders.ts'
import {
  askTickets,
  aTicket,
  clockOf,
  clocksOf,
  type Question,
  type Told,
  usedBy,
} from '../items/builders.ts'

const HOUR = 60 * MINUTE
const FIRST: Question = { objective: { metric: 'first-response', target: '<= 2 h' } }
const created = (time: string): Told => [time, 'created']
const solved = (time: string): Told => [time, 'state', 'solved']
const reopened = (time: string): Told => [time, 'state', 'open']

describe('worked examples', () => {
  test('G47 24 h, 9–17: a reply after closing on the day it is due is met, and breached by closing time (strictDue)', () => {
    const events: Told[] = [created('2026-02-02T09:00'), ['2026-02-04T22:00', 'reply']]
    const calendars = { kontor: weekdays('kontor', [{ fromMinute: 9 * 60, toMinute: 17 * 60 }]) }
    const objective = { metric: 'first-response', target: '<= 24 h', calendar: 'kontor' }
    const item = clockOf(events, { objective, calendars })
    expect(item.dueAt).toBe(at('2026-02-04T17:00'))
    expect(item.breachAt).toBe(at('2026-02-05T09:00'))
    expect(item.state).toBe('met')
    const strictly = { objective: { ...objective, strictDue: true }, calendars }
    const strict = clockOf(events, strictly)
    expect(strict.state).toBe('breached')
    expect(strict.decidedAt).toBe(at('2026-02-04T17:00'))
    // Not an open hour lies between, and yet it is over the limit: the value must not say otherwise than the verdict.
    expect(usedBy(strict)).toBe(24 * HOUR + 1)
    const { result } = askTickets({ ...strictly, in: '2026-02-10', items: { tickets: [aTicket(events)] } })
    expect([result.verdict, result.value]).toEqual(['breached', String(24 * HOUR + 1)])
  })

  test('G49 and G56 due and escalations of a ticket from before midsummer fall in office hours', () => {
    const item = clockOf([created('2026-06-18T16:30')], { asOf: '2026-06-18T16:45' })
    expect(item.dueAt).toBe(at('2026-06-22T11:30'))
    expect(item.escalations).toEqual([
      { percent: 50, at: at('2026-06-22T09:30') },
      { percent: 75, at: at('2026-06-22T10:30') },
      { percent: 100, at: at('2026-06-22T11:30') },
    ])
    expect(item.state).toBe('running')
  })

  test('G51 a pause over the weekend: due Monday 12:30', () => {
    const events: Told[] = [
      created('2026-06-12T16:00'),
      ['2026-06-12T16:30', 'state', 'waiting-customer'],
      ['2026-06-15T09:00', 'state', 'open'],
    ]
    const item = clockOf(events, { asOf: '2026-06-15T09:30' })
    expect(item.dueAt).toBe(at('2026-06-15T12:30'))
    expect(usedBy(item)).toBe(60 * MINUTE)
  })

  test('G52 waiting for the customer overnight has no effect', () => {
    const events: Told[] = [created('2026-06-15T16:00'), solved('2026-06-16T11:00')]
    const waiting: Told[] = [
      created('2026-06-15T16:00'),
      ['2026-06-15T18:00', 'state', 'waiting-customer'],
      ['2026-06-16T06:00', 'state', 'open'],
      solved('2026-06-16T11:00'),
    ]
    expect(usedBy(clockOf(waiting))).toBe(usedBy(clockOf(events)))
    for (const item of [clockOf(waiting), clockOf(events)]) expect(item.breachAt).toBe(at('2026-06-16T11:00'))
  })

  test.each([
    ['2026-06-15T12:00:00', 'met'],
    ['2026-06-15T12:00:00.001', 'breached'],
    // freeitsm rounds each segment to minutes: 240 min 29 s would be 240 and met.
    ['2026-06-15T12:00:29', 'breached'],
  ])('G54 4 h from 08:00, solved %s: %s', (time, state) => {
    expect(clockOf([created('2026-06-15T08:00'), solved(time)]).state).toBe(state)
  })

  test('freeitsm: segments between pauses are not rounded to minutes either', () => {
    // Four segments of 60 min 20 s are 241 min 20 s; each rounded down to 60 they would be 240.
    const events: Told[] = [created('2026-06-15T08:00')]
    for (const hour of ['09', '11', '13'])
      events.push(
        [`2026-06-15T${hour}:00:20`, 'state', 'waiting-customer'],
        [`2026-06-15T${Number(hour) + 1}:00`, 'state', 'open'],
      )
    events.push(solved('2026-06-15T15:00:20'))
    expect(usedBy(clockOf(events))).toBe(4 * HOUR + 80_000)
    expect(clockOf(events).state).toBe('breached')
  })

  test('G57 reopened in its window: paused 210 min met, counted 1 410 min breached', () => {
    const events: Told[] = [
      created('2026-06-01T09:00'),
      solved('2026-06-01T11:00'),
      reopened('2026-06-03T13:00'),
      solved('2026-06-03T14:30'),
    ]
    const paused = clockOf(events)
    expect([usedBy(paused), paused.state]).toEqual([210 * MINUTE, 'met'])
    const counted = clockOf(events, { objective: { reopenedSpan: 'counted' } })
    expect([usedBy(counted), counted.state]).toEqual([1_410 * MINUTE, 'breached'])
  })
})

describe('row 26: what stops the response clock', () => {
  test('an automatic answer, an assignment, a note and a solution without a word do not; the first reply does', () => {
    const events: Told[] = [
      created('2026-06-15T08:00'),
      ['2026-06-15T08:00', 'update'],
      ['2026-06-15T08:05', 'state', 'assigned'],
      ['2026-06-15T08:30', 'customer-reply'],
      solved('2026-06-15T09:00'),
      ['2026-06-15T10:30', 'reply'],
      ['2026-06-15T10:40', 'reply'],
    ]
    const item = clockOf(events, FIRST)
    expect([item.stop, item.state]).toEqual([at('2026-06-15T10:30'), 'breached'])
  })

  test('a customer who reported before the ticket was written started the clock then', () => {
    const events: Told[] = [
      ['2026-06-15T08:00', 'reported'],
      created('2026-06-15T09:30'),
      ['2026-06-15T10:01', 'reply'],
    ]
    const item = clockOf(events, FIRST)
    expect([item.start, item.state]).toEqual([at('2026-06-15T08:00'), 'breached'])
  })

  test('created outside hours: nothing elapses until the next opening', () => {
    const item = clockOf([created('2026-06-12T20:00')], { ...FIRST, asOf: '2026-06-15T07:59' })
    expect([usedBy(item), item.dueAt]).toEqual([0, at('2026-06-15T10:00')])
  })

  test('waiting for the customer does not pause a response, unless the contract says so', () => {
    const events: Told[] = [
      created('2026-06-15T08:00'),
      ['2026-06-15T08:30', 'state', 'waiting-customer'],
      ['2026-06-15T11:00', 'reply'],
    ]
    expect(clockOf(events, FIRST).state).toBe('breached')
    const stated = { objective: { ...FIRST.objective, pauseStates: ['waiting-customer'] } }
    expect(clockOf(events, stated).state).toBe('met')
  })

  test('K6 the clocks of a ticket are independent: response met, resolution breached', () => {
    const events: Told[] = [
      created('2026-06-15T08:00'),
      ['2026-06-15T09:00', 'reply'],
      solved('2026-06-15T16:00'),
    ]
    expect([clockOf(events, FIRST).state, clockOf(events).state]).toEqual(['met', 'breached'])
  })

  test('K6 and K7 a late reopening is a new item and leaves the first response as it was', () => {
    const events: Told[] = [
      created('2026-06-01T09:00'),
      ['2026-06-01T09:30', 'reply'],
      solved('2026-06-01T11:00'),
      reopened('2026-06-10T09:00'),
      ['2026-06-10T16:00', 'reply'],
    ]
    const items = clocksOf(events, FIRST)
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      ['T1', 'met'],
      ['T1/2', 'breached'],
    ])
  })
})

describe('row 27: what stops and pauses the resolution clock', () => {
  test('closed after solved stops when it was solved; closed by itself stops too', () => {
    const both = clockOf([
      created('2026-06-15T08:00'),
      solved('2026-06-15T11:00'),
      ['2026-06-19T11:00', 'state', 'closed'],
    ])
    expect(both.stop).toBe(at('2026-06-15T11:00'))
    expect(clockOf([created('2026-06-15T08:00'), ['2026-06-15T13:00', 'state', 'closed']]).state).toBe(
      'breached',
    )
  })

  test('a third party pauses only where the contract lists it', () => {
    const events: Told[] = [
      created('2026-06-15T08:00'),
      ['2026-06-15T09:00', 'state', 'third-party'],
      ['2026-06-15T15:00', 'state', 'open'],
      solved('2026-06-15T16:00'),
    ]
    expect(clockOf(events).state).toBe('breached')
    expect(usedBy(clockOf(events, { objective: { pauseStates: ['third-party'] } }))).toBe(2 * HOUR)
  })

  // Solved Monday 1 June: its fifth working day after is Monday 8 June, since 6 June is a Saturday and no day more.
  test.each([
    ['2026-06-08T23:59:59.999', 1],
    ['2026-06-09T00:00', 2],
  ])('reopenWindow of 5 working days: reopened %s makes %i item(s)', (time, count) => {
    const events: Told[] = [created('2026-06-01T09:00'), solved('2026-06-01T11:00'), reopened(time)]
    const items = clocksOf(events)
    expect(items).toHaveLength(count)
    expect(items[0]?.stop).toBe(count === 1 ? undefined : at('2026-06-01T11:00'))
  })

  test('reopened after the period became final: a new item, though the window is longer', () => {
    // June with one working day of grace is final from 2 July on.
    const events: Told[] = [
      created('2026-06-29T09:00'),
      solved('2026-06-29T11:00'),
      reopened('2026-07-02T09:00'),
    ]
    const short = { agreement: { grace: { workingDays: 1 } }, asOf: '2026-07-02T10:00' }
    expect(clocksOf(events, short)).toHaveLength(2)
    expect(clocksOf(events, { asOf: '2026-07-02T10:00' })).toHaveLength(1)
  })

  test('K3 while it waits for the customer nothing is due, and what remains is kept', () => {
    const events: Told[] = [created('2026-06-15T08:00'), ['2026-06-15T11:00', 'state', 'waiting-customer']]
    const item = clockOf(events, { asOf: '2026-06-25T12:00' })
    expect([item.state, item.dueAt, item.breachAt, item.decidedAt]).toEqual(['paused', null, null, null])
    expect(item.limit - usedBy(item)).toBe(HOUR)
    expect(item.escalations).toEqual([
      { percent: 50, at: at('2026-06-15T10:00') },
      { percent: 75, at: at('2026-06-15T11:00') },
    ])
  })

  test('Jira: a pause that is over moves what is due; a later one does not move it back before', () => {
    const events: Told[] = [
      created('2026-06-15T08:00'),
      ['2026-06-15T09:00', 'state', 'waiting-customer'],
      ['2026-06-15T11:00', 'state', 'open'],
      ['2026-06-15T12:00', 'state', 'waiting-customer'],
      ['2026-06-15T15:00', 'state', 'open'],
    ]
    expect(clockOf(events, { asOf: '2026-06-15T11:30' }).dueAt).toBe(at('2026-06-15T14:00'))
    expect(clockOf(events, { asOf: '2026-06-15T12:30' }).dueAt).toBeNull()
    expect(clockOf(events, { asOf: '2026-06-15T15:30' }).dueAt).toBe(at('2026-06-15T17:00'))
  })

  test('K4 an open ticket is breached once it has used more than its limit, and stays in that period', () => {
    const events = [created('2026-06-15T08:00')]
    expect(clockOf(events, { asOf: '2026-06-15T12:00' }).state).toBe('running')
    const late = clockOf(events, { asOf: '2026-06-15T12:00:00.001' })
    expect([late.state, late.stop, late.decidedAt]).toEqual(['breached', undefined, at('2026-06-15T12:00')])
  })

  test('cancelled in time it does not count; cancelled when it was late already, it was late', () => {
    const cancelled = (time: string): Told[] => [created('2026-06-15T08:00'), [time, 'state', 'cancelled']]
    expect(clockOf(cancelled('2026-06-15T11:00'))).toMatchObject({ state: 'cancelled', decidedAt: null })
    expect(clockOf(cancelled('2026-06-15T13:00'))).toMatchObject({
      state: 'breached',
      decidedAt: at('2026-06-15T12:00'),
    })
  })

  test('spam and duplicates have no clock', () => {
    expect(clocksOf([created('2026-06-15T08:00')], {}, { excluded: 'duplicate' })).toEqual([])
  })

  test('an export with the sum of its pauses alone: taken off once it is solved', () => {
    const events: Told[] = [created('2026-06-15T08:00'), solved('2026-06-15T14:00')]
    const item = clockOf(events, {}, { pausedMs: 2 * HOUR })
    expect([usedBy(item), item.state]).toEqual([4 * HOUR, 'met'])
    expect(clockOf(events, {}, { pausedMs: 2 * HOUR - 1 }).state).toBe('breached')
  })

  test('K8 what was edited afterwards is said', () => {
    const events: Told[] = [
      created('2026-06-15T08:00'),
      solved('2026-06-15T10:00'),
      ['2026-06-20T10:00', 'edited'],
    ]
    expect(clockOf(events).edited).toBe(true)
    expect(clockOf(events, { asOf: '2026-06-19T10:00' }).edited).toBe(false)
    const { result } = askTickets({ items: { tickets: [aTicket(events)] } })
    expect(result.numbers?.edited).toBe('1')
  })

  test('T9 what lies after asOf is not known: no reply of tomorrow stops a clock of today', () => {
    const events: Told[] = [created('2026-06-15T08:00'), solved('2026-06-16T09:00')]
    expect(clockOf(events, { asOf: '2026-06-15T10:00' })).toMatchObject({ state: 'running' })
    expect(clocksOf(events, { asOf: '2026-06-15T07:00' })).toEqual([])
  })
})

describe('cycles (K6)', () => {
  const NEXT: Question = { objective: { metric: 'next-reply', target: '<= 2 h' } }
  const UPDATE: Question = { objective: { metric: 'update', target: '<= 2 h' } }

  test('next reply: from the first unanswered message to the reply, each an item of its own', () => {
    const items = clocksOf(
      [
        created('2026-06-15T08:00'),
        ['2026-06-15T08:10', 'customer-reply'],
        ['2026-06-15T09:00', 'reply'],
        ['2026-06-15T09:30', 'customer-reply'],
        ['2026-06-15T11:00', 'customer-reply'],
        ['2026-06-15T11:31', 'reply'],
        ['2026-06-15T13:00', 'reply'],
        ['2026-06-15T14:00', 'customer-reply'],
        ['2026-06-15T15:00', 'reply'],
      ],
      NEXT,
    )
    expect(items.map(({ id, start, stop, state }) => [id, start, stop, state])).toEqual([
      ['T1#1', at('2026-06-15T09:30'), at('2026-06-15T11:31'), 'breached'],
      ['T1#2', at('2026-06-15T14:00'), at('2026-06-15T15:00'), 'met'],
    ])
  })

  test('next reply: thanks after the solution wait for nothing; solved before the reply is no item; reopened counts', () => {
    const start: Told[] = [created('2026-06-15T08:00'), ['2026-06-15T09:00', 'reply']]
    const thanks: Told = ['2026-06-15T10:00', 'customer-reply']
    expect(clocksOf([...start, solved('2026-06-15T09:00'), thanks], NEXT)).toEqual([])
    expect(clocksOf([...start, thanks, solved('2026-06-15T11:00')], NEXT)).toMatchObject([
      { state: 'cancelled' },
    ])
    const again = clocksOf([...start, solved('2026-06-15T09:30'), thanks, reopened('2026-06-15T10:30')], NEXT)
    expect(again).toMatchObject([{ start: at('2026-06-15T10:00'), state: 'breached' }])
  })

  test('update: every update and reply restarts it, the solution ends it, reopening begins anew', () => {
    const items = clocksOf(
      [
        created('2026-06-15T08:00'),
        ['2026-06-15T09:00', 'update'],
        ['2026-06-15T10:00', 'reply'],
        ['2026-06-15T12:30', 'update'],
        ['2026-06-15T13:00', 'reply'],
        solved('2026-06-15T13:00'),
        reopened('2026-06-16T08:00'),
        solved('2026-06-16T09:00'),
      ],
      UPDATE,
    )
    const minutes = items.map((item) => [usedBy(item) / MINUTE, item.state])
    expect(minutes).toEqual([
      [60, 'met'],
      [60, 'met'],
      [150, 'breached'],
      [30, 'met'],
      [60, 'met'],
    ])
  })

  test('update: an open ticket without news goes on counting', () => {
    const [item] = clocksOf([created('2026-06-15T08:00')], { ...UPDATE, asOf: '2026-06-15T09:30' })
    expect(item).toMatchObject({ state: 'running', dueAt: at('2026-06-15T10:00') })
  })
})
