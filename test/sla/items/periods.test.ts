import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TicketObjective } from '../../../data/schema/objective.ts'
import { readItems } from '../../../scripts/sla/items/reading.ts'
import { allTicketItems } from '../../../scripts/sla/tickets/items.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { at, MINUTE } from '../builders.ts'
import { askTickets, aTicket, itemQuestion, type Question, type Told } from './builders.ts'

const HOUR = 60 * MINUTE
const created = (time: string): Told => [time, 'created']
const solved = (time: string): Told => [time, 'state', 'solved']

/** So many tickets of one morning each, solved after some hours, or open. */
function tickets(counts: [count: number, hours: number | null][]) {
  return counts.flatMap(([count, hours], group) =>
    Array.from({ length: count }, (_, index) =>
      aTicket(
        [
          created('2026-06-15T08:00'),
          ...(hours === null ? [] : [solved(`2026-06-15T${String(8 + hours).padStart(2, '0')}:00`)]),
        ],
        { id: `${group}-${index}` },
      ),
    ),
  )
}

const SHARE = { quantifier: { share: '>= 95 %' } }

describe('attribution (2.7.6)', () => {
  // G62 with tickets: 1 000 due, 940 in time, 40 late, 20 open past due.
  const items = {
    tickets: tickets([
      [940, 2],
      [40, 6],
      [20, null],
    ]),
  }

  test('G62 by decision what is open and past due counts: 94.0 % breached', () => {
    const { result } = askTickets({ objective: SHARE, items })
    expect(result).toMatchObject({
      value: '94.00',
      exact: { num: '47', den: '50' },
      verdict: 'breached',
      items: { good: 940, valid: 1000, open: 20, pastDue: 20 },
    })
  })

  test('G62 survivorship: by resolution it is 95.918367 % "met", and what it hides is told beside it', () => {
    const { result } = askTickets({ objective: { ...SHARE, attribution: 'resolved' }, items })
    expect(result).toMatchObject({
      exact: { num: '47', den: '49' },
      verdict: 'met',
      items: { good: 940, valid: 980, open: 20, pastDue: 20 },
    })
  })

  const late = aTicket([created('2026-06-30T14:00'), solved('2026-07-10T09:00')])

  test('decided at the very end of June is decided in July, once', () => {
    const items = { tickets: [aTicket([created('2026-06-30T23:00'), solved('2026-07-01T00:00')])] }
    const valid = (month: string) =>
      askTickets({ objective: { calendar: '24x7' }, items, in: month }).result.items?.valid
    expect([valid('2026-06-15'), valid('2026-07-15')]).toEqual([0, 1])
  })

  test('overdue in June and solved in July: a miss of June, and none of July', () => {
    const june = askTickets({ items: { tickets: [late] } })
    // 3 h to closing on 30 June, so the limit of 4 h is reached on 1 July at 09:00.
    expect(june.result).toMatchObject({ verdict: 'no-data', items: { valid: 0, open: 1, pastDue: 0 } })
    const early = aTicket([created('2026-06-30T09:00'), solved('2026-07-10T09:00')])
    const breach = askTickets({ items: { tickets: [early] } })
    expect(breach.result).toMatchObject({ verdict: 'breached', items: { valid: 1, open: 1, pastDue: 1 } })
    expect(askTickets({ items: { tickets: [early] }, in: '2026-07-15' }).result.items).toMatchObject({
      valid: 0,
    })
  })

  test('a late ticket counts with what it had used when the period ended, so the figure does not grow afterwards', () => {
    const open = aTicket([created('2026-06-30T09:00')])
    const values = ['2026-07-01T00:00', '2026-07-20', '2027-06-01'].map(
      (asOf) =>
        askTickets({ objective: { quantifier: 'mean' }, items: { tickets: [open] }, asOf }).result.value,
    )
    expect(values).toEqual([String(8 * HOUR), String(8 * HOUR), String(8 * HOUR)])
  })

  test('by creation a cohort is judged where it was created and is not final before all of it is decided', () => {
    const objective = { attribution: 'created' }
    const paused = aTicket([created('2026-06-15T08:00'), ['2026-06-15T09:00', 'state', 'waiting-customer']], {
      id: 'T2',
    })
    expect(askTickets({ objective, items: { tickets: [late] } }).result).toMatchObject({
      verdict: 'breached',
      value: String((3 + 7 * 9 + 1) * HOUR),
      finality: 'final',
    })
    const cohort = askTickets({
      objective,
      items: { tickets: [aTicket([created('2026-06-15T08:00'), solved('2026-06-15T09:00')]), paused] },
    })
    expect(cohort.result).toMatchObject({ verdict: 'pending', reason: 'undecided', finality: 'provisional' })
  })

  test('by creation a share is judged as soon as what is undecided cannot change it', () => {
    const objective = { attribution: 'created', quantifier: { share: '>= 50 %' } }
    const paused = aTicket([created('2026-06-15T08:00'), ['2026-06-15T09:00', 'state', 'waiting-customer']], {
      id: 'p',
    })
    const ask = (counts: [number, number][]) =>
      askTickets({ objective, items: { tickets: [...tickets(counts), paused] } }).result.verdict
    expect([
      ask([[1, 2]]),
      ask([[1, 6]]),
      ask([
        [1, 2],
        [1, 6],
      ]),
      ask([
        [1, 2],
        [3, 6],
      ]),
    ]).toEqual(['met', 'pending', 'pending', 'breached'])
  })

  test('what began before the agreement was promised nothing', () => {
    const question: Question = { agreement: { effectiveFrom: '2026-06-15' } }
    const before = aTicket([created('2026-06-12T08:00')])
    const after = aTicket([created('2026-06-15T08:00'), solved('2026-06-15T09:00')])
    expect(askTickets({ ...question, items: { tickets: [before] } }).result.verdict).toBe('no-data')
    expect(askTickets({ ...question, items: { tickets: [before, after] } }).result.verdict).toBe('met')
    const over: Question = { agreement: { effectiveTo: '2026-05-31' } }
    expect(askTickets({ ...over, items: { tickets: [after] } }).result).toMatchObject({
      verdict: 'excluded',
      reason: 'no-agreed-time',
    })
  })
})

describe('running and empty periods (2.9)', () => {
  const asOf = '2026-06-15T15:00'

  test('every: one breach and the period is lost', () => {
    const { result } = askTickets({
      items: {
        tickets: tickets([
          [9, 2],
          [1, 6],
        ]),
      },
      asOf,
    })
    expect(result).toMatchObject({ verdict: 'breached', outlook: 'lost', finality: 'provisional' })
  })

  test.each([
    ['2026-06-15T10:59:59.999', 'on-track'],
    ['2026-06-15T11:00', 'at-risk'],
  ])('an open ticket at three quarters of its limit puts the objective at risk: %s %s', (time, outlook) => {
    for (const quantifier of ['every', { share: '>= 95 %' }, 'mean', { percentile: 90 }]) {
      const { result } = askTickets({
        objective: { quantifier },
        items: { tickets: tickets([[1, null]]) },
        asOf: time,
      })
      expect(result).toMatchObject({ verdict: 'pending', outlook })
    }
  })

  test('a share below its target is at risk, never lost; how many more may miss is told', () => {
    const { result } = askTickets({
      objective: SHARE,
      items: {
        tickets: tickets([
          [20, 2],
          [2, 6],
        ]),
      },
      asOf,
    })
    expect(result).toMatchObject({
      verdict: 'pending',
      outlook: 'at-risk',
      numbers: { missed: '2', mayMiss: '1' },
    })
    const kept = askTickets({
      objective: SHARE,
      items: {
        tickets: tickets([
          [39, 2],
          [1, 6],
        ]),
      },
      asOf,
    })
    expect(kept.result).toMatchObject({
      verdict: 'pending',
      outlook: 'on-track',
      numbers: { missed: '1', mayMiss: '2' },
    })
  })

  test('a share of 100 % is lost with the first that is late', () => {
    const objective = { quantifier: { share: '>= 100 %' } }
    const { result } = askTickets({
      objective,
      items: {
        tickets: tickets([
          [99, 2],
          [1, 6],
        ]),
      },
      asOf,
    })
    expect(result).toMatchObject({ verdict: 'breached', outlook: 'lost', numbers: { mayMiss: '0' } })
  })

  test('no volume is no data, never met of itself; only the contract can say so', () => {
    expect(askTickets({}).result).toMatchObject({ value: null, verdict: 'no-data', reason: 'no-volume' })
    const deemed = askTickets({ objective: { noVolume: 'deem-met' } })
    expect(deemed.result).toMatchObject({
      value: null,
      verdict: 'met',
      reason: 'no-volume',
      certainty: 'policy',
    })
    expect(askTickets({ asOf }).result).toMatchObject({ verdict: 'pending', outlook: 'on-track' })
  })

  test('where the source has not reported to the end nothing is met, and nothing goes overdue unseen', () => {
    const items = {
      tickets: tickets([
        [1, 2],
        [1, null],
      ]),
    }
    const question = { items, dataThrough: '2026-06-15T11:00' }
    expect(askTickets(question).result).toMatchObject({
      verdict: 'no-data',
      reason: 'insufficient',
      finality: 'provisional',
      items: { valid: 1, open: 1, pastDue: 0 },
    })
  })

  test('a period of the preparation phase, and one that has not begun, are not judged', () => {
    const preparing = { agreement: { phases: { preparation: '2026-01-01', full: '2026-07-01' } } }
    expect(askTickets({ ...preparing, items: { tickets: tickets([[1, 6]]) } }).result.reason).toBe(
      'preparation',
    )
    expect(askTickets({ asOf: '2026-05-01' }).result.reason).toBe('not-begun')
  })
})

describe('how it came about', () => {
  test('each missed ticket and each open one is a step, with its escalations', () => {
    const { explain } = askTickets({
      items: {
        tickets: tickets([
          [1, 2],
          [1, 6],
          [1, null],
        ]),
      },
      asOf: '2026-06-15T10:00',
    })
    expect(explain.map(({ step }) => step)).toEqual(['items', 'open-item', 'open-item', 'value', 'verdict'])
    const later = askTickets({
      items: {
        tickets: tickets([
          [1, 2],
          [1, 6],
        ]),
      },
    })
    expect(later.explain[1]).toEqual({
      step: 'missed-item',
      values: {
        id: '1-0',
        priority: 'P1',
        start: '2026-06-15T06:00:00Z',
        used: String(6 * HOUR),
        limit: String(4 * HOUR),
        unit: 'ms',
        due: '2026-06-15T10:00:00Z',
        stop: '2026-06-15T12:00:00Z',
        decidedAt: '2026-06-15T10:00:00Z',
      },
    })
    expect(explain[1]?.values).toMatchObject({ at75: '2026-06-15T09:00:00Z', state: 'running' })
  })
})

describe('property 16', () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 70 })
  const event = fc.record({
    after: fc.integer({ min: 0, max: 60 * 24 * 12 }),
    state: fc.constantFrom('open', 'waiting-customer', 'solved', 'cancelled', 'closed'),
  })
  const ticket = fc.tuple(minute, fc.array(event, { maxLength: 5 }))
  const FROM = at('2026-05-20')
  const toTicket = ([start, events]: [number, { after: number; state: string }[]], index: number) => {
    let time = FROM + start * MINUTE
    const told = events.map(({ after, state }) => {
      time += after * MINUTE
      return { at: time, kind: 'state' as const, value: state }
    })
    return {
      id: `T${index}`,
      priority: 'P1',
      events: [{ at: FROM + start * MINUTE, kind: 'created' as const }, ...told],
    }
  }
  const attributed = (question: Question, attribution: TicketObjective['attribution'] = 'decision') => {
    const asked = itemQuestion<TicketObjective>(question)
    return readItems(asked, allTicketItems(asked), { ...asked.objective, attribution })
  }
  const months = ['2026-05-15', '2026-06-15', '2026-07-15', '2026-08-15', '2026-09-15']

  test('each decided item is in exactly one period', () => {
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 6 }), (told) => {
        const tickets = told.map(toTicket)
        const question: Question = { items: { tickets }, asOf: '2026-10-01' }
        const asked = itemQuestion<TicketObjective>(question)
        const decided = allTicketItems(asked).filter(({ decidedAt }) => decidedAt !== null)
        const found = months.flatMap((month) => attributed({ ...question, in: month }).decided)
        expect(found.map(({ id }) => id).sort()).toEqual(decided.map(({ id }) => id).sort())
      }),
    )
  })

  test('time alone changes nothing in a period that is over, nor does an event after its grace', () => {
    const late = fc.tuple(
      fc.integer({ min: 0, max: 60 * 24 * 60 }),
      fc.constantFrom('open', 'solved', 'cancelled', 'waiting-customer'),
    )
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 5 }), fc.array(late, { maxLength: 3 }), (told, added) => {
        const grace = at('2026-07-08')
        const tickets = told
          .map(toTicket)
          .map((one) => ({ ...one, events: one.events.filter((e) => e.at < grace) }))
        const known = tickets.filter(({ events }) => events.length > 0)
        const more = known.map((one) => ({
          ...one,
          events: [
            ...one.events,
            ...added
              .map(([m, value]) => ({ at: grace + m * MINUTE, kind: 'state' as const, value }))
              .sort((a, b) => a.at - b.at),
          ],
        }))
        const figures = (question: Question) => {
          const { decided, good, used, value } = attributed({
            objective: { quantifier: 'mean' },
            ...question,
          })
          return { ids: decided.map(({ id, decidedAt }) => [id, decidedAt]), good, used, value }
        }
        const then = figures({ items: { tickets: known }, asOf: '2026-07-08' })
        expect(figures({ items: { tickets: known }, asOf: '2027-01-01' })).toEqual(then)
        expect(figures({ items: { tickets: more }, asOf: '2027-01-01' })).toEqual(then)
      }),
    )
  })
})

test('a rolling window is judged at asOf and never final', () => {
  const objective = { period: { rolling: 'P30D' }, quantifier: { share: '>= 95 %' } }
  const asked: Question = {
    objective,
    items: { tickets: tickets([[1, 2]]) },
    in: '2026-06-30',
    asOf: '2026-06-30',
  }
  expect(askTickets(asked).result).toMatchObject({ verdict: 'met', finality: 'provisional' })
  expect(periodAt({ rolling: 'P30D' }, 'Europe/Stockholm', at('2026-06-30')).end).toBe(at('2026-06-30'))
})
