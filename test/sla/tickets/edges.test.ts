import { describe, expect, test } from 'vitest'
import type { TicketObjective } from '../../../data/schema/objective.ts'
import { allTicketItems } from '../../../scripts/sla/tickets/items.ts'
import { at, CALENDARS, MINUTE } from '../builders.ts'
import {
  askTickets,
  aTicket,
  clockOf,
  clocksOf,
  itemQuestion,
  type Question,
  type Told,
  usedBy,
} from '../items/builders.ts'
import { created, on, state } from './monday.ts'

/* What a ticket's events come to at their edges (semantics 2.7.5). Monday 15 June 2026, open 08 to 17. */

const HOUR = 60 * MINUTE
const FIRST: Question = { objective: { metric: 'first-response', target: '<= 2 h' } }
const NEXT: Question = { objective: { metric: 'next-reply', target: '<= 2 h' } }
const UPDATE: Question = { objective: { metric: 'update', target: '<= 2 h' } }
const COMMON = {
  metric: 'resolution',
  calendar: 'se-legal-eves',
  quantifier: 'every',
  period: 'calendar-month',
}

describe('what a ticket asks for', () => {
  test('it starts when it was created or reported, or with its first event where none says so', () => {
    expect(clockOf([on('08:30', 'update'), on('09:00', 'created')]).start).toBe(at('2026-06-15T09:00'))
    expect(clockOf([on('08:30', 'update'), on('09:00', 'update')]).start).toBe(at('2026-06-15T08:30'))
    expect(clocksOf([])).toEqual([])
  })

  test('a change to no state or no priority changes nothing', () => {
    const item = clockOf([created, on('09:00', 'state'), on('09:30', 'priority'), state('11:00', 'solved')])
    expect([usedBy(item), item.state, item.priority]).toEqual([3 * HOUR, 'met', 'P1'])
  })

  test('what was over stays what it was: cancelled after solved was solved, solved after cancelled was cancelled', () => {
    expect(clockOf([created, state('10:00', 'solved'), state('11:00', 'cancelled')])).toMatchObject({
      ...{ state: 'met', stop: at('2026-06-15T10:00') },
    })
    expect(clockOf([created, state('10:00', 'cancelled'), state('11:00', 'solved')])).toMatchObject({
      ...{ state: 'cancelled', stop: at('2026-06-15T10:00') },
    })
  })

  test('each reopening after its window is one more request, of the priority that the ticket has then', () => {
    const events: Told[] = [
      ['2026-04-01T08:00', 'created'],
      ['2026-04-01T09:00', 'state', 'solved'],
      ['2026-05-04T08:00', 'priority', 'P2'],
      ['2026-05-04T09:00', 'state', 'open'],
      ['2026-05-04T10:00', 'state', 'closed'],
      ['2026-06-15T08:00', 'state', 'in-progress'],
    ]
    const items = clocksOf(events, { asOf: '2026-06-15T09:00' })
    expect(items.map(({ id, priority, state: now }) => [id, priority, now])).toEqual([
      ['T1', 'P1', 'met'],
      ['T1/2', 'P2', 'met'],
      ['T1/3', 'P2', 'running'],
    ])
  })
})

describe('pauses', () => {
  const waiting = state('09:00', 'waiting-customer')

  test('from the instant at which it waits up to that at which it goes on', () => {
    const events = [created, waiting, state('10:00', 'open')]
    const stateAt = (time: string) => clockOf(events, { asOf: `2026-06-15T${time}` }).state
    expect([stateAt('08:59:59.999'), stateAt('09:00'), stateAt('09:59:59.999'), stateAt('10:00')]).toEqual([
      'running',
      'paused',
      'paused',
      'running',
    ])
  })

  test('what was late before it waited is late, and due', () => {
    const item = clockOf([created, state('13:00', 'waiting-customer')], { asOf: '2026-06-15T14:00' })
    expect(item).toMatchObject({ state: 'breached', dueAt: at('2026-06-15T12:00') })
  })

  test('a sum of pauses is taken off the resolution alone, and of the first request alone', () => {
    const events = [created, on('11:00', 'reply'), state('14:00', 'solved')]
    const paused = { pausedMs: 2 * HOUR }
    expect(usedBy(clockOf(events, FIRST, paused))).toBe(3 * HOUR)
    expect(usedBy(clockOf([created], { asOf: '2026-06-15T11:00' }, paused))).toBe(3 * HOUR)
    const again: Told[] = [
      ['2026-04-01T08:00', 'created'],
      ['2026-04-01T11:00', 'state', 'solved'],
      ['2026-06-15T08:00', 'state', 'open'],
      ['2026-06-15T11:00', 'state', 'solved'],
    ]
    expect(clocksOf(again, {}, paused).map(usedBy)).toEqual([HOUR, 3 * HOUR])
  })

  test('more than was used leaves nothing, never less', () => {
    const item = clockOf([created, state('09:00', 'solved')], {}, { pausedMs: 2 * HOUR })
    expect([usedBy(item), item.state]).toEqual([0, 'met'])
  })

  test('the time that a reply had waited is counted, solved or not', () => {
    const events = [created, state('09:00', 'solved'), state('10:00', 'open'), on('11:00', 'reply')]
    expect(usedBy(clockOf(events, FIRST))).toBe(3 * HOUR)
  })
})

describe('the first response', () => {
  test('a ticket that is cancelled before it needs none; at that instant it was answered', () => {
    const cancelled = (reply: string) =>
      clockOf([created, on(reply, 'reply'), state('09:00', 'cancelled')], FIRST).state
    expect(cancelled('09:00')).toBe('met')
    const later = clockOf([created, state('09:00', 'cancelled'), on('09:00:00.001', 'reply')], FIRST)
    expect([later.state, later.stop]).toEqual(['cancelled', at('2026-06-15T09:00')])
    expect(clockOf([created, state('09:00', 'cancelled')], FIRST).state).toBe('cancelled')
  })

  test('one that is solved without a word still needs it', () => {
    expect(clockOf([created, state('09:00', 'solved')], FIRST).state).toBe('breached')
  })
})

describe('the next reply', () => {
  const answered = [created, on('08:10', 'reply'), on('09:00', 'customer-reply')]

  test('at the instant of the solution it was given, after it nothing was asked any more', () => {
    const solved = state('10:00', 'solved')
    expect(clocksOf([...answered, on('10:00', 'reply'), solved], NEXT)).toMatchObject([{ state: 'met' }])
    const later = [...answered, solved, on('10:30', 'reply')]
    expect(clocksOf(later, NEXT)).toMatchObject([{ state: 'cancelled', stop: at('2026-06-15T10:00') }])
  })

  test('while nobody answers it runs', () => {
    const [item] = clocksOf(answered, { ...NEXT, asOf: '2026-06-15T10:00' })
    expect(item).toMatchObject({ id: 'T1#1', state: 'running', start: at('2026-06-15T09:00') })
    expect(item?.stop).toBeUndefined()
  })

  test('thanks after the solution wait for nothing, even where somebody answers', () => {
    const events = [created, on('08:10', 'reply'), state('08:30', 'solved'), on('09:00', 'customer-reply')]
    expect(clocksOf([...events, on('09:30', 'reply')], NEXT)).toEqual([])
  })
})

describe('updates', () => {
  const runs = (...events: Told[]) =>
    clocksOf([created, ...events], { ...UPDATE, asOf: '2026-06-15T16:00' }).map((item) => [
      usedBy(item) / MINUTE,
      item.state,
    ])

  test('an update at the start is none, one at the end is the last', () => {
    expect(runs(on('08:00', 'update'), on('09:00', 'update'), state('09:00', 'solved'))).toEqual([
      [60, 'met'],
    ])
  })

  test('an update after the solution, and what the customer says, are none', () => {
    expect(runs(on('08:30', 'customer-reply'), state('09:00', 'solved'), on('09:30', 'update'))).toEqual([
      [60, 'met'],
    ])
  })

  test('a ticket that is cancelled awaits no more news', () => {
    expect(runs(on('08:30', 'update'), state('09:00', 'cancelled'))).toEqual([
      [30, 'met'],
      [30, 'cancelled'],
    ])
  })
})

describe('priorities', () => {
  const P1 = { ...COMMON, id: 'p1', target: '<= 8 h', priority: 'P1' }
  const P2 = { ...COMMON, id: 'p2', target: '<= 3 h', priority: 'P2' }

  test('one given at the very start is the one that it was created with', () => {
    const events = [on('09:00', 'created'), on('09:00', 'priority', 'P2')]
    const asked = { asOf: '2026-06-15T10:00' }
    const restart = { onPriorityChange: 'freeze' }
    expect(clocksOf(events, { objective: { ...P2, ...restart }, siblings: [P1], ...asked })).toMatchObject([
      { priority: 'P2', dueAt: at('2026-06-15T12:00') },
    ])
    expect(clocksOf(events, { objective: { ...P1, ...restart }, siblings: [P2], ...asked })).toEqual([])
  })

  test('one that it has already is no change', () => {
    const events = [on('09:00', 'created'), on('11:00', 'priority', 'P1')]
    const restart = { ...P1, onPriorityChange: 'restart' }
    expect(clockOf(events, { objective: restart, asOf: '2026-06-15T12:00' }).dueAt).toBe(
      at('2026-06-15T17:00'),
    )
  })

  test('of two objectives for one priority the first holds, unless it is the one that is asked about', () => {
    const twice = [
      { ...P2, id: 'first', target: '<= 4 h' },
      { ...P2, id: 'second', target: '<= 1 h' },
    ]
    // Changed at 13:00, when 4 h of P2 would be used since 9:00 and 1 h would long have been.
    const events = [on('09:00', 'created'), on('12:30', 'priority', 'P1'), state('13:00', 'solved')]
    const asked = { objective: { ...P1, onPriorityChange: 'retroactive' }, siblings: twice }
    expect(clockOf(events, asked, { priority: 'P2' })).toMatchObject({ priority: 'P1', state: 'met' })
  })

  test('objectives without a priority, or of another metric, promise a priority nothing', () => {
    const events = [on('09:00', 'created'), on('10:00', 'priority', 'P2'), state('11:00', 'solved')]
    const { priority: _, ...open } = P2
    expect(clocksOf(events, { objective: P1, siblings: [open] })).toEqual([])
    const other = { ...P2, metric: 'first-response' }
    expect(clocksOf(events, { objective: P1, siblings: [other] })).toEqual([])
  })

  test('escalations that a new promise has passed already are at the change', () => {
    // 6 of 8 h are used at 15:00, so 2 h 15 min of 3 h are: half of it is over, three quarters just now.
    const events = [on('09:00', 'created'), on('15:00', 'priority', 'P2')]
    const asked = { objective: { ...P2, onPriorityChange: 'proportional' }, siblings: [P1] }
    const { escalations } = clockOf(events, { ...asked, asOf: '2026-06-15T15:10' })
    expect(escalations.map((one) => one.at)).toEqual(
      ['15:00', '15:00', '15:45'].map((t) => at(`2026-06-15T${t}`)),
    )
  })

  test('escalations are whole milliseconds, raised, and of what is open alone', () => {
    const objective = { target: '<= 1001 ms', escalateAt: [50] }
    expect(clockOf([created], { objective, asOf: '2026-06-15T08:00' }).escalations).toEqual([
      { percent: 50, at: at('2026-06-15T08:00') + 501 },
    ])
    expect(clockOf([created, state('08:30', 'solved')]).escalations).toEqual([])
  })
})

describe('asked again', () => {
  const tickets = [aTicket([created])]
  const question = itemQuestion<TicketObjective>({ items: { tickets }, asOf: '2026-06-15T10:00' })
  const first = (more: Partial<typeof question> = {}) => allTicketItems({ ...question, ...more })[0]

  test('the same is worked out once', () => {
    expect(first()).toBe(first())
  })

  test('at another time, of other tickets, hours or services, it is worked out again', () => {
    expect(first()?.state).toBe('running')
    expect(first({ asOf: at('2026-06-15T13:00') })?.state).toBe('breached')
    expect(
      first({ items: { ...question.items, tickets: [aTicket([created, state('09:00', 'solved')])] } })?.state,
    ).toBe('met')
    expect(first()?.dueAt).toBe(at('2026-06-15T12:00'))
    const longer = { 'se-legal-eves': { ...CALENDARS['se-legal-eves'], exceptions: { '2026-06-15': [] } } }
    expect(first({ calendars: longer })?.dueAt).toBe(at('2026-06-16T12:00'))
    expect(first()).toBeDefined()
    expect(first({ service: 'portal' })).toBeUndefined()
    const agreement = { ...question.agreement, title: 'Annat' }
    expect(first({ agreement })).not.toBe(first())
    expect(first({ versions: [] })).not.toBe(first())
  })
})

describe('the method', () => {
  const methodOf = (question: Question) => askTickets(question).result.method

  test('of a resolution, by default', () => {
    expect(methodOf({})).toEqual({
      rule: 'tickets/resolution',
      parameters: {
        calendar: 'se-legal-eves',
        attribution: 'decision',
        noVolume: 'no-data',
        pauseStates: 'waiting-customer',
        reopenWindow: '5',
        reopenedSpan: 'paused',
        onPriorityChange: 'retroactive',
        strictDue: 'false',
        atRiskConsumption: '75',
        graceWorkingDays: '5',
      },
    })
  })

  test('of one priority, with what the others are promised, and of a response without what is of a resolution', () => {
    const response = { ...COMMON, metric: 'first-response' }
    const asked = {
      objective: { ...response, target: '<= 1 h', priority: ['P1', 'P2'], pauseStates: ['a', 'b'] },
      siblings: [
        { ...response, id: 'p3', target: '< 8 h', priority: 'P3' },
        { ...response, id: 'p4', target: '<= 9 h', calendar: '24x7', priority: ['P4', 'P5'] },
        { ...response, id: 'alla', target: '<= 10 h' },
        { ...COMMON, id: 'losning', target: '<= 20 h', priority: 'P3' },
      ].map((one) => (one.id === 'losning' ? { ...one, id: 'andra' } : one)),
      agreement: { grace: { workingDays: 3, calendar: 'se-legal' } },
    }
    expect(methodOf(asked)).toEqual({
      rule: 'tickets/first-response',
      parameters: {
        calendar: 'se-legal-eves',
        attribution: 'decision',
        noVolume: 'no-data',
        priority: 'P1, P2',
        otherPriorities: 'P3 < 28800000 ms se-legal-eves, P4 P5 <= 32400000 ms 24x7',
        pauseStates: 'a, b',
        reopenWindow: '5',
        onPriorityChange: 'retroactive',
        strictDue: 'false',
        atRiskConsumption: '75',
        graceWorkingDays: '3',
        graceCalendar: 'se-legal',
      },
    })
  })

  test('an objective for every priority has no others', () => {
    const siblings = [{ ...COMMON, id: 'p2', target: '<= 3 h', priority: 'P2' }]
    expect(methodOf({ siblings }).parameters).not.toHaveProperty('otherPriorities')
    expect(methodOf({ objective: { priority: 'P1' } }).parameters).not.toHaveProperty('otherPriorities')
  })
})
