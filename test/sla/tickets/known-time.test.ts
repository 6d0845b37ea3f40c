import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TicketEvent } from '../../../data/schema/items.ts'
import type { TicketObjective } from '../../../data/schema/objective.ts'
import { allTicketItems } from '../../../scripts/sla/tickets/items.ts'
import { at, MINUTE } from '../builders.ts'
import { askTickets, itemQuestion, type Question } from '../items/builders.ts'

/*
 * What is written back in time counts from when it was written, and is told (semantics K8, T9). Monday 15 June 2026, open 08
 * to 17; a reply within two hours of 08:00 is due at 10:00.
 */

const on = (time: string) => at(`2026-06-15T${time}`)
/** A time, when it was written down, what happened. */
type Written = [time: string, recorded: string, kind: TicketEvent['kind'], value?: string]
const eventsOf = (written: Written[]): TicketEvent[] =>
  written.map(([time, recorded, kind, value]) => ({
    at: on(time),
    recordedAt: on(recorded),
    kind,
    ...(value !== undefined && { value }),
  }))
const REPLY = { metric: 'first-response', target: '<= 2 h' }
const RESOLUTION = { metric: 'resolution', target: '<= 4 h' }
const COMMON = { calendar: 'se-legal-eves', quantifier: 'every', period: 'calendar-month' }

function questionOf(
  events: TicketEvent[],
  objective: Record<string, unknown>,
  asOf = '2026-06-20',
): Question {
  return { objective, asOf, items: { tickets: [{ id: 'T1', priority: 'P1', events }] } }
}
function clocks(written: Written[], objective: Record<string, unknown> = REPLY, asOf?: string) {
  return allTicketItems(itemQuestion<TicketObjective>(questionOf(eventsOf(written), objective, asOf)))
}

describe('K8 backdated edits', () => {
  test('a reply written at 14:00 that says 09:00 stops the clock at 14:00, and is told as edited', () => {
    const written: Written[] = [
      ['08:00', '08:00', 'created'],
      ['09:00', '14:00', 'reply'],
    ]
    expect(clocks(written)).toMatchObject([
      { stop: on('14:00'), state: 'breached', decidedAt: on('10:00'), edited: true },
    ])
    const { result, explain } = askTickets(questionOf(eventsOf(written), REPLY))
    expect([result.verdict, result.numbers?.edited]).toEqual(['breached', '1'])
    expect(explain.find(({ step }) => step === 'missed-item')?.values.edited).toBe('true')
  })

  test('a priority set back after the breach was decided does not undo it', () => {
    const written: Written[] = [
      ['08:00', '08:00', 'created'],
      ['08:30', '13:00', 'priority', 'P3'],
      ['14:00', '14:00', 'state', 'solved'],
    ]
    const objective = { ...RESOLUTION, ...COMMON, priority: 'P1' }
    const siblings = [{ ...objective, id: 'p3', target: '<= 8 h', priority: 'P3' }]
    const asked = { ...questionOf(eventsOf(written), objective), siblings }
    expect(allTicketItems(itemQuestion<TicketObjective>(asked))).toMatchObject([
      { priority: 'P1', state: 'breached', decidedAt: on('12:00'), edited: true },
    ])
    const honest = eventsOf(written.map(([time, , ...rest]) => [time, time, ...rest]))
    expect(
      allTicketItems(itemQuestion<TicketObjective>({ ...asked, ...questionOf(honest, objective), siblings })),
    ).toEqual([])
  })

  test('a pause written afterwards pauses from then on; in the order in which it was known', () => {
    const written: Written[] = [
      ['08:00', '08:00', 'created'],
      ['11:00', '11:00', 'state', 'open'],
      ['08:30', '11:30', 'state', 'waiting-customer'],
      ['12:30', '12:30', 'state', 'solved'],
    ]
    const [item] = clocks(written, RESOLUTION)
    // 08:00 to 11:30; by what the events say of themselves it would be half an hour and one and a half.
    expect(item?.usedAt(on('17:00'))).toBe(210 * MINUTE)
  })

  test('within a minute nothing was backdated, since many systems write times to the minute', () => {
    const reply = (recorded: string) => [
      { at: on('08:00'), kind: 'created' as const },
      { at: on('10:00'), recordedAt: on(recorded), kind: 'reply' as const },
    ]
    const items = (recorded: string) =>
      allTicketItems(itemQuestion<TicketObjective>(questionOf(reply(recorded), REPLY)))
    expect(items('10:00:59.999')).toMatchObject([{ stop: on('10:00'), state: 'met', edited: false }])
    expect(items('10:01')).toMatchObject([{ stop: on('10:01'), state: 'breached', edited: true }])
  })

  test('a call that is registered afterwards began when it came, and is no edit', () => {
    const written: Written[] = [
      ['07:00', '09:30', 'reported'],
      ['08:15', '09:30', 'created'],
      ['10:00', '10:00', 'reply'],
    ]
    expect(clocks(written)).toMatchObject([{ start: on('07:00'), stop: on('10:00'), edited: false }])
  })
})

describe('T9 known time', () => {
  const written: Written[] = [
    ['08:00', '08:45', 'created'],
    ['09:00', '14:00', 'reply'],
  ]

  test('before it was written it is not known', () => {
    expect(clocks(written, REPLY, '2026-06-15T08:44')).toEqual([])
    expect(clocks(written, REPLY, '2026-06-15T08:45')).toMatchObject([{ state: 'running', edited: false }])
    expect(clocks(written, REPLY, '2026-06-15T13:59')).toMatchObject([{ state: 'breached', edited: false }])
    expect(clocks(written, REPLY, '2026-06-15T13:59')[0]?.stop).toBeUndefined()
    expect(clocks(written, REPLY, '2026-06-15T14:00')[0]?.stop).toBe(on('14:00'))
  })

  test('what is written ahead of time has not happened: a reply of tomorrow stops nothing today', () => {
    const ahead: Written[] = [
      ['08:00', '08:00', 'created'],
      ['12:00', '09:00', 'reply'],
    ]
    const [today] = clocks(ahead, REPLY, '2026-06-15T11:00')
    expect([today?.state, today?.stop]).toEqual(['breached', undefined])
    expect(clocks(ahead)).toMatchObject([{ stop: on('12:00'), edited: false }])
  })

  test('nothing that is written after an instant changes what was decided by it', () => {
    const kinds = fc.constantFrom<Pick<TicketEvent, 'kind' | 'value'>>(
      { kind: 'reply' },
      { kind: 'state', value: 'waiting-customer' },
      { kind: 'state', value: 'open' },
      { kind: 'state', value: 'solved' },
      { kind: 'priority', value: 'P1' },
    )
    const minute = fc.integer({ min: 1, max: 3 * 24 * 60 })
    const event = fc.tuple(minute, minute, kinds).map(([happened, late, what]) => {
      const begun = on('08:00')
      return { at: begun + happened * MINUTE, recordedAt: begun + (happened + late) * MINUTE, ...what }
    })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), minute, (unsorted, looked) => {
        const told = unsorted.toSorted((a, b) => a.recordedAt - b.recordedAt)
        const asOf = on('08:00') + looked * MINUTE
        const created = { at: on('08:00'), recordedAt: on('08:00'), kind: 'created' as const }
        const items = (instant: number) => {
          const asked = itemQuestion<TicketObjective>(
            questionOf([created, ...told], { ...RESOLUTION, target: '<= 1 h' }),
          )
          return allTicketItems({ ...asked, asOf: instant, dataThrough: instant })
        }
        const late = items(asOf).filter((item) => item.decidedAt !== null && item.state === 'breached')
        const after = new Map(items(on('08:00') + 30 * 24 * 60 * MINUTE).map((item) => [item.id, item]))
        for (const item of late)
          expect(after.get(item.id)).toMatchObject({ state: 'breached', decidedAt: item.decidedAt })
      }),
    )
  })
})
