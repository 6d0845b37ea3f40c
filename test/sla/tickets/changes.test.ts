import { describe, expect, test } from 'vitest'
import { at, MINUTE, weekdays } from '../builders.ts'
import { clockOf, clocksOf, type Question, type Told, usedBy } from '../items/builders.ts'

/* What changes while a clock runs (semantics 2.7.5, K2, K3, K6, K7). Monday 15 June 2026, open 08 to 17. */

const HOUR = 60 * MINUTE
const COMMON = { calendar: 'se-legal-eves', quantifier: 'every', period: 'calendar-month' }
const on = (time: string, ...what: Told extends [string, ...infer Rest] ? Rest : never): Told => [
  `2026-06-15T${time}`,
  ...what,
]

describe('which promise a run is under', () => {
  const next = (priority: string, onPriorityChange: string) => ({
    ...{ ...COMMON, id: priority.toLowerCase(), metric: 'next-reply', target: '<= 2 h' },
    ...{ priority, onPriorityChange },
  })
  const items = (own: string, other: string, mode: string, events: Told[]) =>
    clocksOf(events, { objective: next(own, mode), siblings: [next(other, mode)] }).map(
      ({ priority }) => priority,
    )
  const answered = [on('08:00', 'created'), on('08:10', 'reply')]
  const asked = on('09:00', 'customer-reply')

  test.each(['08:30', '09:00'])(
    'freeze: that of its own start, changed at %s before it and after',
    (time) => {
      const events = [
        ...[...answered, on(time, 'priority', 'P2'), asked].sort((a, b) => at(a[0]) - at(b[0])),
        on('10:00', 'priority', 'P1'),
        on('10:30', 'reply'),
      ]
      expect(items('P2', 'P1', 'freeze', events)).toEqual(['P2'])
      expect(items('P1', 'P2', 'freeze', events)).toEqual([])
    },
  )

  test('of several changes before it the last', () => {
    const events = [
      ...[...answered, on('08:20', 'priority', 'P2'), on('08:40', 'priority', 'P1'), asked],
      on('10:30', 'reply'),
    ]
    expect(items('P1', 'P2', 'retroactive', events)).toEqual(['P1'])
  })

  test('the longest and the shortest of the promises so far, whichever came first', () => {
    const [p1, p2] = [
      { ...COMMON, id: 'p1', metric: 'resolution', target: '<= 8 h', priority: 'P1' },
      { ...COMMON, id: 'p2', metric: 'resolution', target: '<= 3 h', priority: 'P2' },
    ]
    const events = [on('09:00', 'created'), on('10:00', 'priority', 'P1')]
    const due = (own: object, other: object, onPriorityChange: string) =>
      clocksOf(
        events,
        {
          objective: { ...own, onPriorityChange },
          siblings: [{ ...other, onPriorityChange }],
          asOf: '2026-06-15T10:30',
        },
        { priority: 'P2' },
      ).map(({ dueAt }) => dueAt)
    expect([due(p1, p2, 'longest'), due(p2, p1, 'longest')]).toEqual([[at('2026-06-15T17:00')], []])
    expect([due(p1, p2, 'shortest'), due(p2, p1, 'shortest')]).toEqual([[], [at('2026-06-15T12:00')]])
  })
})

describe('reopening', () => {
  test('what was cancelled and goes on in time stood still meanwhile', () => {
    const item = clockOf([
      on('08:00', 'created'),
      on('09:00', 'state', 'cancelled'),
      on('11:00', 'state', 'open'),
      on('12:00', 'state', 'solved'),
    ])
    expect([usedBy(item), item.state]).toEqual([2 * HOUR, 'met'])
  })

  // Five working days after Friday 12 June are 19 June by law, 22 June where midsummer eve is none.
  test.each([
    ['se-legal', 2],
    ['se-legal-eves', 1],
  ])(
    'its window is of working days in the calendar of the objective: by %s %i item(s)',
    (calendar, count) => {
      const events: Told[] = [
        ['2026-06-12T09:00', 'created'],
        ['2026-06-12T11:00', 'state', 'solved'],
        ['2026-06-22T09:00', 'state', 'open'],
      ]
      expect(clocksOf(events, { objective: { calendar } })).toHaveLength(count)
    },
  )

  test.each([{ rolling: 'P30D' }, 'service-year'])(
    'a window that rolls (%j) is never final, so grace cuts nothing',
    (period) => {
      const events: Told[] = [
        ['2026-06-29T09:00', 'created'],
        ['2026-06-29T11:00', 'state', 'solved'],
        ['2026-07-02T09:00', 'state', 'open'],
      ]
      const time = '2026-07-02T10:00'
      const asked: Question = { agreement: { grace: { workingDays: 1 } }, in: time, asOf: time }
      expect(clocksOf(events, { ...asked, objective: { period } })).toHaveLength(1)
    },
  )
})

describe('what was used', () => {
  test('K3 waiting with the limit just used up, nothing is due', () => {
    const events = [on('08:00', 'created'), on('12:00', 'state', 'waiting-customer')]
    expect(clockOf(events, { asOf: '2026-06-15T12:30' })).toMatchObject({ state: 'paused', dueAt: null })
  })

  test('by closing time it is over the limit from then on, and not before', () => {
    const calendars = { kontor: weekdays('kontor', [{ fromMinute: 9 * 60, toMinute: 17 * 60 }]) }
    const objective = { metric: 'first-response', target: '<= 24 h', calendar: 'kontor', strictDue: true }
    const events: Told[] = [
      ['2026-02-02T09:00', 'created'],
      ['2026-02-04T22:00', 'reply'],
    ]
    const item = clockOf(events, { objective, calendars })
    const used = (time: string) => item.usedAt(at(time))
    expect([used('2026-02-03T09:00'), used('2026-02-04T17:00')]).toEqual([8 * HOUR, 24 * HOUR])
    expect(used('2026-02-04T17:00:00.001')).toBe(24 * HOUR + 1)
  })
})

describe('events', () => {
  test('K8 an edit is known at its instant, and is no news', () => {
    const events = [on('08:00', 'created'), on('09:00', 'edited')]
    expect(clockOf(events, { asOf: '2026-06-15T09:00' }).edited).toBe(true)
    const update = { objective: { metric: 'update', target: '<= 4 h' } }
    const items = clocksOf([...events, on('09:30', 'update'), on('10:00', 'state', 'solved')], update)
    expect(items.map((item) => [item.id, usedBy(item) / MINUTE])).toEqual([
      ['T1#1', 90],
      ['T1#2', 30],
    ])
  })
})
