import { describe, expect, test } from 'vitest'
import type { Ticket, TicketEvent } from '../../data/schema/items.ts'
import { Target } from '../../data/schema/target.ts'
import { ticketLines } from '../../scripts/baseline/ticket-lines.ts'
import { isOfTickets, type TicketRow, ticketBaseline } from '../../scripts/baseline/tickets.ts'
import { baseline } from '../../scripts/baseline.ts'
import { UsageError } from '../../scripts/failure.ts'
import { terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { anAgreement, at, CALENDARS } from '../sla/builders.ts'

const AS_OF = at('2026-08-10')
const MINUTE = 60_000
const ticket = (id: string, events: [string, TicketEvent['kind'], string?][], priority = 'P1'): Ticket => ({
  id,
  priority,
  events: events.map(([time, kind, value]) => ({ at: at(time), kind, ...(value && { value }) })),
})
/** Answered after so many minutes; never without it. */
const answered = (id: string, created: string, minutes?: number, priority?: string): Ticket => {
  const one = ticket(id, [[created, 'created']], priority)
  return minutes === undefined
    ? one
    : { ...one, events: [...one.events, { at: at(created) + minutes * MINUTE, kind: 'reply' }] }
}

const OBJECTIVE = {
  ...{ id: 'svar', metric: 'first-response', priority: 'P1', target: '<= 2 h' },
  ...{ quantifier: 'every', calendar: '24x7', period: 'calendar-month' },
}
function rows(tickets: Ticket[], objective: Record<string, unknown> = {}, target?: string): TicketRow[] {
  // It began after everything that is told: history is what a target is to be set by.
  const agreement = anAgreement({ ...OBJECTIVE, ...objective }, { effectiveFrom: '2026-08-01' })
  return ticketBaseline({
    agreement,
    objectives: agreement.objectives.filter(isOfTickets),
    facts: {
      ...{ timelines: new Map(), maintenance: [], exclusions: [], itemsThrough: new Map() },
      items: { tickets, deliveries: [], answers: [], invitations: [], reports: [] },
    },
    ...{ calendars: CALENDARS, asOf: AS_OF },
    ...(target !== undefined && { target: Target.parse(target) }),
  }).rows
}

/** Half an hour, an hour twice, four hours; one that nobody has answered, and what is no part of the twelve months. */
const ANSWERS = [
  answered('a', '2026-07-01T10:00', 30),
  answered('b', '2026-07-02T10:00', 60),
  answered('c', '2025-08-01T00:00', 60),
  answered('d', '2026-07-03T10:00', 240),
  answered('e', '2026-07-31T22:45'),
  answered('too early', '2025-07-30T10:00', 5),
  answered('too late', '2026-08-02T10:00', 5),
]

describe('what tickets took', () => {
  test('in twelve whole months, before the agreement began too: median and nearest rank, and a mean that 3 of 4 are within', () => {
    expect(rows(ANSWERS)).toMatchObject([
      {
        ...{ objective: 'svar', metric: 'first-response', priority: 'P1', count: 4, open: 1 },
        ...{
          medianMs: String(60 * MINUTE),
          p80Ms: 240 * MINUTE,
          p95Ms: 240 * MINUTE,
          longestMs: 240 * MINUTE,
        },
        // 390 minutes of four.
        ...{ meanMs: String(97.5 * MINUTE), withinMean: '75.00' },
      },
    ])
  })

  test('half to twice the agreed time: what is open counts as late once that time has run out, and 4 h is within 4 h', () => {
    const told = rows(ANSWERS)[0]?.rungs.map(({ target, agreed, kept, decided, share }) => [
      Number(target.value) / MINUTE,
      agreed ?? false,
      kept,
      decided,
      share,
    ])
    expect(told).toEqual([
      // The open one of 22:45 ran out at 23:45, within July; with an hour and a half it would have in August.
      [60, false, 3, 5, '60.00'],
      [90, false, 3, 4, '75.00'],
      [120, true, 3, 4, '75.00'],
      [180, false, 3, 4, '75.00'],
      [240, false, 4, 4, '100.00'],
    ])
  })

  test('one proposed target instead of the steps; less than 4 h is not kept by 4 h', () => {
    expect(rows(ANSWERS, {}, '< 4 h')[0]?.rungs).toMatchObject([{ kept: 3, decided: 4, share: '75.00' }])
  })

  test('each priority by itself, and nothing known is no number', () => {
    const both = rows([...ANSWERS, answered('f', '2026-07-05T10:00', 10, 'P2')], { priority: ['P2', 'P3'] })
    expect(
      both.map(({ priority, count, medianMs, withinMean }) => [priority, count, medianMs, withinMean]),
    ).toEqual([
      ['P2', 1, String(10 * MINUTE), '100.00'],
      ['P3', 0, null, null],
    ])
    expect(both[1]?.rungs[0]).toMatchObject({ kept: 0, decided: 0, share: null })
  })

  test('on the objective’s own clock: a wait for the customer is taken out', () => {
    const waited = ticket('a', [
      ['2026-07-01T10:00', 'created'],
      ['2026-07-01T11:00', 'state', 'waiting-customer'],
      ['2026-07-01T14:00', 'state', 'open'],
      ['2026-07-01T15:00', 'state', 'solved'],
    ])
    const own = { metric: 'resolution' }
    expect(rows([waited], own)[0]?.longestMs).toBe(120 * MINUTE)
    expect(rows([waited], { ...own, pauseStates: [] })[0]?.longestMs).toBe(300 * MINUTE)
  })

  test('the terminal says it in whole minutes, never shorter, and why a mean is no target', () => {
    const said = ticketLines({
      ...{ agreement: 'avtal', asOf: '2026-08-09T22:00:00Z', timeZone: 'Europe/Stockholm' },
      ...{ from: '2025-08', to: '2026-07', rows: rows(ANSWERS) },
    }).join('\n')
    expect(said).toContain('1 h 38 min')
    expect(said).toMatch(/<= 2 h \(agreed\) +3 of 4 +75\.00 %/)
    expect(said).toContain('A mean is no target')
  })
})

describe('what is wrong is named', () => {
  const asked = async (options: object) =>
    baseline({ data: await folderWith(SMALL), asOf: AS_OF, ...options }, terminal({ quiet: true }))
  test('neither a service nor an agreement', async () => {
    await expect(asked({})).rejects.toThrow(/Name a service \(known: portal, licens\)/)
  })
  test('an agreement without tickets, and hours of something else', async () => {
    await expect(asked({ agreement: 'drift' })).rejects.toThrow('has no objective of tickets')
    await expect(asked({ agreement: 'drift', serviceHours: '24x7' })).rejects.toThrow(UsageError)
  })
})
