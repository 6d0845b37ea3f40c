import { describe, expect, test } from 'vitest'
import { limitOf } from '../../../scripts/sla/items/item.ts'
import { askTickets, aTicket, type Question, type Told } from './builders.ts'

/* The edges of what is counted in a period and when it stands (semantics 2.7.6, 2.9, 2.15). */

const created = (time: string): Told => [time, 'created']
const solved = (time: string): Told => [time, 'state', 'solved']
const cancelled = (time: string): Told => [time, 'state', 'cancelled']

/** What June makes of one ticket, with its clock running day and night unless stated. */
function june(events: Told[], question: Question = {}) {
  const objective = { calendar: '24x7', ...question.objective }
  return askTickets({ ...question, objective, items: { tickets: [aTicket(events)] } }).result
}

/** Monday 15 June: solved after so many hours, or open where that is null. */
function day(hours: (number | null)[], question: Question = {}) {
  const tickets = hours.map((count, index) => {
    const end = count === null ? [] : [solved(`2026-06-15T${String(8 + count).padStart(2, '0')}:00`)]
    return aTicket([created('2026-06-15T08:00'), ...end], { id: `T${index}` })
  })
  return askTickets({ ...question, items: { tickets } }).result
}

describe('which period', () => {
  test.each(['decision', 'created', 'resolved'])(
    'by %s what was cancelled in time counts for nothing',
    (attribution) => {
      const events = [created('2026-06-15T08:00'), cancelled('2026-06-15T09:00')]
      expect(june(events, { objective: { attribution } })).toMatchObject({
        verdict: 'no-data',
        reason: 'no-volume',
        items: { good: 0, valid: 0, open: 0, pastDue: 0 },
        numbers: { missed: '0', cancelled: '1' },
      })
    },
  )

  test('it is told in the period in which it was cancelled, of which the first instant is a part and the end is not', () => {
    const numbers = (time: string) => june([created('2026-05-31T21:00'), cancelled(time)]).numbers
    expect(numbers('2026-05-31T23:59:59.999')).toEqual({ missed: '0' })
    expect(numbers('2026-06-01T00:00')).toEqual({ missed: '0', cancelled: '1' })
    const late = [created('2026-06-30T21:00'), cancelled('2026-07-01T00:00')]
    expect(june(late).numbers).toEqual({ missed: '0' })
  })

  test('what began at the first instant of the agreement was promised', () => {
    const question = { agreement: { effectiveFrom: '2026-06-15' } }
    const open = (time: string) => june([created(time)], { ...question, objective: { calendar: 'se-legal' } })
    expect(june([created('2026-06-15T00:00'), solved('2026-06-15T01:00')], question).items?.valid).toBe(1)
    expect(
      june([created('2026-06-14T23:59:59.999'), solved('2026-06-15T01:00')], question).items?.valid,
    ).toBe(0)
    expect(open('2026-06-15T00:00').items).toMatchObject({ valid: 1, open: 1, pastDue: 1 })
    expect(open('2026-06-14T23:59:59.999').items).toMatchObject({ valid: 0, open: 0, pastDue: 0 })
  })

  test('an agreement that begins with the next period has no say in this one', () => {
    const agreement = { effectiveFrom: '2026-07-01' }
    expect(june([], { agreement })).toMatchObject({ verdict: 'excluded', reason: 'no-agreed-time' })
  })

  test('open at its end is what is solved then or later; what is created then is of the next period', () => {
    const items = (...events: Told[]) => june(events).items
    expect(items(created('2026-06-30T21:00'), solved('2026-06-30T23:59:59.999'))?.open).toBe(0)
    expect(items(created('2026-06-30T21:00'), solved('2026-07-01T00:00'))?.open).toBe(1)
    expect(items(created('2026-06-30T23:59:59.999'))?.open).toBe(1)
    expect(items(created('2026-07-01T00:00'))?.open).toBe(0)
  })

  test('what may be open up to the very end of a period was not overdue in it', () => {
    const question = {
      objective: { calendar: '24x7' },
      items: { tickets: [aTicket([created('2026-06-30T20:00')])] },
    }
    const items = (month: string) => askTickets({ ...question, in: month }).result.items
    expect(items('2026-06-15')).toEqual({ good: 0, valid: 0, open: 1, pastDue: 0 })
    expect(items('2026-07-15')).toEqual({ good: 0, valid: 1, open: 1, pastDue: 1 })
  })

  test('of a cohort by creation those are open that have not stopped yet, whenever that is', () => {
    const objective = { attribution: 'created', quantifier: { share: '>= 50 %' } }
    expect(day([2, null], { objective }).items).toEqual({ good: 1, valid: 2, open: 1, pastDue: 1 })
    expect(day([2, 6], { objective }).items).toEqual({ good: 1, valid: 2, open: 0, pastDue: 0 })
  })
})

describe('what a period comes to', () => {
  test('`< 4 h` is late at 4 h, `<= 4 h` a millisecond after', () => {
    expect(limitOf({ comparator: '<', value: '14400000', unit: 'ms' })).toBe(14_399_999)
    expect(limitOf({ comparator: '<=', value: '14400000', unit: 'ms' })).toBe(14_400_000)
    expect(day([4], { objective: { target: '< 4 h' } }).verdict).toBe('breached')
    expect(day([4]).verdict).toBe('met')
  })

  test.each([
    ['mean', 'met', String(3 * 3_600_000)],
    ['median', 'met', String(2 * 3_600_000)],
    [{ percentile: 66 }, 'met', String(2 * 3_600_000)],
    [{ percentile: 67 }, 'breached', String(5 * 3_600_000)],
  ])('of 2 h, 2 h and 5 h with %j as quantifier: %s, %s ms', (quantifier, verdict, value) => {
    expect(day([2, 5, 2], { objective: { quantifier } })).toMatchObject({ verdict, value })
  })

  test('a statistic of a cohort is judged when all of it is decided', () => {
    const objective = { quantifier: 'mean', attribution: 'created' }
    const waiting: Told[] = [created('2026-06-15T08:00'), ['2026-06-15T09:00', 'state', 'waiting-customer']]
    const tickets = [
      aTicket([created('2026-06-15T08:00'), solved('2026-06-15T10:00')]),
      aTicket(waiting, { id: 'T2' }),
    ]
    expect(askTickets({ objective, items: { tickets } }).result).toMatchObject({
      ...{ verdict: 'pending', reason: 'undecided', finality: 'provisional' },
    })
    expect(askTickets({ objective, items: { tickets: tickets.slice(0, 1) } }).result.verdict).toBe('met')
  })

  test('while it runs, a late ticket that is decided threatens nothing more; by resolution it still does', () => {
    const question = (attribution: string) => ({
      objective: { attribution, quantifier: { share: '>= 50 %' } },
      asOf: '2026-06-15T16:00',
    })
    expect(day([2, 2, null], question('decision'))).toMatchObject({
      outlook: 'on-track',
      items: { pastDue: 1 },
    })
    expect(day([2, 2, null], question('resolved'))).toMatchObject({
      outlook: 'at-risk',
      items: { pastDue: 1 },
    })
  })

  test('a running period says when it has had nothing to count', () => {
    const asOf = '2026-06-15T16:00'
    expect(day([], { asOf })).toMatchObject({ verdict: 'pending', outlook: 'on-track', reason: 'no-volume' })
    expect(day([2], { asOf }).reason).toBeUndefined()
  })

  test('one service is named in its result, all together are not', () => {
    expect(day([2], { service: 'portal' }).service).toBe('portal')
    expect('service' in day([2])).toBe(false)
  })
})

describe('when it stands', () => {
  test('the sources have to have reported to the end; what is late already is breached all the same', () => {
    const through = (hours: number, dataThrough: string) => {
      const { verdict, finality } = day([hours], { dataThrough })
      return [verdict, finality]
    }
    expect(through(2, '2026-07-01')).toEqual(['met', 'final'])
    expect(through(2, '2026-06-30T23:59:59.999')).toEqual(['no-data', 'provisional'])
    expect(through(6, '2026-06-30T23:59:59.999')).toEqual(['breached', 'provisional'])
  })

  test.each([
    ['mean', 'created', [2, null], 'provisional'],
    ['every', 'created', [2, null], 'provisional'],
    ['mean', 'created', [2, 6], 'final'],
    ['mean', 'decision', [2, null], 'final'],
    [{ share: '>= 50 %' }, 'created', [2, null], 'final'],
  ])(
    'with %j by %s, of tickets of %j h (null: late and open) it is %4$s',
    (quantifier, attribution, hours, finality) => {
      expect(day(hours, { objective: { quantifier, attribution } }).finality).toBe(finality)
    },
  )
})
