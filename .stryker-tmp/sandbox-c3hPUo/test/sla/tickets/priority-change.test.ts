// @ts-nocheck
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, MINUTE } from '../builders.ts'
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
const P2 = { id: 'p2', metric: 'resolution', target: '<= 3 h', priority: 'P2' }
const P1 = { id: 'p1', metric: 'resolution', target: '<= 8 h', priority: 'P1' }
const COMMON = { calendar: 'se-legal-eves', quantifier: 'every', period: 'calendar-month' }

/** The promise to P2 where P1 has another, by a mode of change. */
function from(own: object, other: object, onPriorityChange: string, more: object = {}): Question {
  return {
    objective: { ...COMMON, ...own, onPriorityChange, ...more },
    siblings: [{ ...COMMON, ...other, onPriorityChange }],
  }
}

/*
 * G53 gives three answers, 12:00 / 14:00 / 13:15, and no input. The text that it stands in names the modes in the order
 * retroactive, restart, proportional. With start S, change C, old target O and new target N:
 *
 *   retroactive   S + N             = 12:00
 *   restart       C + N             = 14:00, so C - S = 2 h
 *   proportional  C + N (1 - 2 h/O) = 13:15, so 14:00 - 2 h · N/O = 13:15, so N/O = 3/8
 *
 * In hours of 08–17 and with whole hours that is O = 8 h and N = 3 h alone: S = 09:00 and C = 11:00. (O = 16 h needs
 * S = 06:00, before opening.) A quarter of 8 h is used at the change, so a quarter of 3 h is, and 2 h 15 min are left.
 */
describe('G53 8 h from 09:00, changed at 11:00 to 3 h', () => {
  const events: Told[] = [
    ['2026-06-15T09:00', 'created'],
    ['2026-06-15T11:00', 'priority', 'P2'],
  ]
  const asOf = '2026-06-15T11:30'

  test.each([
    ['retroactive', '2026-06-15T12:00'],
    ['restart', '2026-06-15T14:00'],
    ['proportional', '2026-06-15T13:15'],
    ['shortest', '2026-06-15T12:00'],
  ])('%s: due %s', (mode, due) => {
    const item = clockOf(events, { ...from(P2, P1, mode), asOf })
    expect([item.dueAt, item.breachAt, item.priority]).toEqual([at(due), at(due), 'P2'])
  })

  test.each(['freeze', 'longest'])('%s: due 17:00, by the promise to P1', (mode) => {
    expect(clockOf(events, { ...from(P1, P2, mode), asOf })).toMatchObject({
      dueAt: at('2026-06-15T17:00'),
      priority: 'P1',
    })
    expect(clocksOf(events, { ...from(P2, P1, mode), asOf })).toEqual([])
  })

  test.each([
    ['retroactive', '2026-06-15T12:00'],
    ['restart', '2026-06-15T14:00'],
    ['proportional', '2026-06-15T13:15'],
  ])('%s: solved at %s met, a millisecond later breached, and the value says the same', (mode, time) => {
    for (const [late, verdict] of [
      [0, 'met'],
      [1, 'breached'],
    ] as const) {
      const stop = Temporal.PlainDateTime.from(time).add({ milliseconds: late }).toString()
      const tickets = [aTicket([...events, [stop, 'state', 'solved']])]
      const { result } = askTickets({ ...from(P2, P1, mode), items: { tickets } })
      expect([result.verdict, result.value]).toEqual([verdict, String(3 * HOUR + late)])
    }
  })

  test('proportional: the shares of several changes add up', () => {
    // A quarter of 8 h, then 1 h of 3 h: 7/12 are used at 12:00, and 5/12 of 8 h are 3 h 20 min.
    const back: Told[] = [...events, ['2026-06-15T12:00', 'priority', 'P1']]
    const item = clockOf(back, { ...from(P1, P2, 'proportional'), asOf: '2026-06-15T12:30' })
    expect(item).toMatchObject({ dueAt: at('2026-06-15T15:20'), priority: 'P1' })
  })

  test('escalations after the change are those of the new promise', () => {
    const item = clockOf(events, { ...from(P2, P1, 'proportional'), asOf })
    // A quarter is used at 11:00: half of 3 h at 11:45, three quarters at 12:30.
    expect(item.escalations.map((one) => one.at)).toEqual(
      ['2026-06-15T11:45', '2026-06-15T12:30', '2026-06-15T13:15'].map((time) => at(time)),
    )
  })
})

describe('row 28: a promise for each priority', () => {
  test('a ticket counts in the objective of its priority alone, and in none without one', () => {
    const tickets = ['P1', 'P2', 'P3'].map((priority) =>
      aTicket(
        [
          ['2026-06-15T09:00', 'created'],
          ['2026-06-15T13:00', 'state', 'solved'],
        ],
        { id: priority, priority },
      ),
    )
    expect(askTickets({ ...from(P1, P2, 'retroactive'), items: { tickets } }).result).toMatchObject({
      verdict: 'met',
      items: { good: 1, valid: 1 },
    })
    expect(askTickets({ ...from(P2, P1, 'retroactive'), items: { tickets } }).result).toMatchObject({
      verdict: 'breached',
      items: { good: 0, valid: 1 },
    })
    expect(askTickets({ items: { tickets } }).result.items).toMatchObject({ good: 3, valid: 3 })
  })

  test('no breach in the past by decree: a shorter promise that ran out before the change is broken by the change', () => {
    const events: Told[] = [
      ['2026-06-15T09:00', 'created'],
      ['2026-06-15T14:00', 'priority', 'P2'],
      ['2026-06-15T14:01', 'state', 'solved'],
    ]
    const item = clockOf(events, from(P2, P1, 'retroactive'))
    expect(item).toMatchObject({
      state: 'breached',
      decidedAt: at('2026-06-15T14:00'),
      dueAt: at('2026-06-15T12:00'),
    })
  })

  test('a breach that is decided is not undone by a later downgrade', () => {
    const events: Told[] = [
      ['2026-06-15T08:00', 'created'],
      ['2026-06-15T12:00', 'priority', 'P1'],
      ['2026-06-15T13:00', 'state', 'solved'],
    ]
    const more = { priority: 'P2' }
    const late = clocksOf(events, from(P2, P1, 'retroactive'), more)
    expect(late).toMatchObject([{ state: 'breached', decidedAt: at('2026-06-15T11:00'), priority: 'P2' }])
    expect(clocksOf(events, from(P1, P2, 'retroactive'), more)).toEqual([])
    // Downgraded in time it counts as what it became.
    const early = events.map(
      (told): Told => (told[1] === 'priority' ? ['2026-06-15T10:00', 'priority', 'P1'] : told),
    )
    expect(clocksOf(early, from(P2, P1, 'retroactive'), more)).toEqual([])
    expect(clocksOf(early, from(P1, P2, 'retroactive'), more)).toMatchObject([
      { state: 'met', priority: 'P1' },
    ])
  })

  test('each promise is counted in its own hours: P1 round the clock, P2 in office hours', () => {
    const night = { ...P1, target: '<= 4 h' }
    const question: Question = {
      objective: { ...COMMON, ...night, calendar: '24x7' },
      siblings: [{ ...COMMON, ...P2 }],
    }
    // Friday 16:00 as P2, P1 from Monday 08:30: in office hours 90 min are used, round the clock days.
    const events: Told[] = [
      ['2026-06-12T16:00', 'created'],
      ['2026-06-15T08:30', 'priority', 'P1'],
      ['2026-06-15T09:00', 'state', 'solved'],
    ]
    const item = clockOf(events, question, { priority: 'P2' })
    expect(item).toMatchObject({ state: 'breached', decidedAt: at('2026-06-15T08:30'), priority: 'P1' })
  })

  test('a change at the moment of the solution comes too late to matter', () => {
    const events: Told[] = [
      ['2026-06-15T09:00', 'created'],
      ['2026-06-15T14:00', 'priority', 'P2'],
      ['2026-06-15T14:00', 'state', 'solved'],
    ]
    expect(clockOf(events, from(P1, P2, 'retroactive'))).toMatchObject({ state: 'met', priority: 'P1' })
  })
})

test('every ticket is counted by exactly one of the objectives that share the priorities out, in every mode', () => {
  const mode = fc.constantFrom('retroactive', 'restart', 'proportional', 'freeze', 'longest', 'shortest')
  const minute = fc.integer({ min: 0, max: 60 * 30 })
  const change = fc.tuple(minute, fc.constantFrom('P1', 'P2'))
  fc.assert(
    fc.property(mode, fc.array(change, { maxLength: 4 }), fc.option(minute), (onChange, changes, end) => {
      const time = (m: number) =>
        Temporal.PlainDateTime.from('2026-06-15T08:00').add({ minutes: m }).toString()
      const events = [
        ['2026-06-15T08:00', 'created'] as Told,
        ...changes.map(([m, priority]): Told => [time(m), 'priority', priority]),
        ...(end === null ? [] : [[time(end), 'state', 'solved'] as Told]),
      ].sort((a, b) => at(a[0]) - at(b[0]))
      const items = [from(P1, P2, onChange), from(P2, P1, onChange)].flatMap((question) =>
        clocksOf(events, { ...question, asOf: '2026-06-17T12:00' }),
      )
      expect(items).toHaveLength(1)
      const [item] = items
      // K1: late is what used more than its limit, and nothing else.
      if (item) expect(item.state === 'breached').toBe(usedBy(item) > item.limit)
    }),
  )
})
