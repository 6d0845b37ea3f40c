import { describe, expect, test } from 'vitest'
import { at, MINUTE } from '../builders.ts'
import { askTickets, aTicket, type Question, type Told } from './builders.ts'

/* The figures beside a value and the steps that lead to it (semantics 2.11, 2.16). Monday 15 June, open 08 to 17. */

const HOUR = 60 * MINUTE
const ms = (hours: number) => String(hours * HOUR)
const created = (time: string): Told => [`2026-06-15T${time}`, 'created']
const solved = (time: string): Told => [`2026-06-15T${time}`, 'state', 'solved']
const ticket = (id: string, ...events: Told[]) => aTicket(events, { id })

describe('figures beside the value', () => {
  const numbersOf = (ends: string[], question: Question = {}) => {
    const tickets = ends.map((end, index) => ticket(`T${index}`, created('08:00'), solved(end)))
    return askTickets({ ...question, items: { tickets } }).result.numbers
  }

  test('of 6, 1, 3, 2 and 4 h: mean 3.2 h, median 3 h, the 4th is p80 and the 5th p95', () => {
    const objective = { quantifier: { share: '>= 60 %' } }
    expect(numbersOf(['14:00', '09:00', '11:00', '10:00', '12:00'], { objective })).toEqual({
      missed: '1',
      // 40 % of 5.
      mayMiss: '2',
      meanMs: ms(3.2),
      medianMs: ms(3),
      p80Ms: ms(4),
      p95Ms: ms(6),
      longestMs: ms(6),
    })
  })

  test('without a share nobody knows how many may miss; a part of a millisecond is a whole one', () => {
    expect(numbersOf(['09:00', '09:00:00.001', '09:00'])).toMatchObject({ meanMs: String(HOUR + 1) })
    expect(numbersOf(['09:00', '09:00:00.001'])).toEqual({
      missed: '0',
      meanMs: String(HOUR + 1),
      medianMs: String(HOUR + 1),
      p80Ms: String(HOUR + 1),
      p95Ms: String(HOUR + 1),
      longestMs: String(HOUR + 1),
    })
  })

  test('K8 how many were edited afterwards', () => {
    const tickets = [
      ticket('a', created('08:00'), solved('09:00'), ['2026-06-15T10:00', 'edited']),
      ticket('b', created('08:00'), solved('09:00')),
    ]
    expect(askTickets({ items: { tickets } }).result.numbers?.edited).toBe('1')
    expect(askTickets({ items: { tickets: tickets.slice(1) } }).result.numbers?.edited).toBeUndefined()
  })
})

describe('steps', () => {
  const stepsOf = (question: Question) => askTickets(question).explain
  const tickets = [
    ticket('late-at-13', created('09:00'), solved('14:00')),
    ticket('b-late-at-12', created('08:00'), solved('15:00')),
    ticket('a-late-at-12', created('08:00'), ['2026-06-15T10:00', 'edited']),
    ticket('met', created('08:00'), solved('09:00')),
    ticket('gone', created('08:00'), ['2026-06-15T09:00', 'state', 'cancelled']),
    ticket('running', created('15:00')),
    ticket('waiting', created('15:00'), ['2026-06-15T15:30', 'state', 'waiting-customer']),
  ]
  const asOf = '2026-06-15T16:00'

  test('the first counts them all', () => {
    expect(stepsOf({ items: { tickets }, asOf })[0]).toEqual({
      step: 'items',
      values: {
        counted: '4',
        good: '1',
        missed: '3',
        undecided: '0',
        cancelled: '1',
        open: '3',
        pastDue: '1',
        attribution: 'decision',
      },
    })
  })

  test('with a share it says how many may miss, of those so far and of those in the whole period', () => {
    // 10 % of ten are one; half of June is over on the 16th, so twenty are forecast, and two of them.
    const ten = Array.from({ length: 10 }, (_, index) =>
      ticket(`T${index}`, created('08:00'), solved('09:00')),
    )
    const objective = { quantifier: { share: '>= 90 %' } }
    const [items] = stepsOf({ objective, items: { tickets: ten }, asOf: '2026-06-16' })
    expect(items?.values).toMatchObject({ counted: '10', mayMiss: '1', mayMissForecast: '2' })
  })

  test('missed ones are told by when that was decided, at one instant by id; edited ones say so', () => {
    for (const list of [tickets, tickets.toReversed()]) {
      const missed = stepsOf({ items: { tickets: list }, asOf }).filter(({ step }) => step === 'missed-item')
      expect(missed.map(({ values }) => [values.id, values.edited])).toEqual([
        ['a-late-at-12', 'true'],
        ['b-late-at-12', undefined],
        ['late-at-13', undefined],
      ])
      expect(missed[0]?.values).not.toHaveProperty('stop')
    }
  })

  test('one that is open tells what it has used, and when it is due unless it waits', () => {
    const open = stepsOf({ items: { tickets }, asOf }).filter(({ step }) => step === 'open-item')
    const instant = (time: string) => new Date(at(`2026-06-${time}`)).toISOString().replace('.000', '')
    expect(open.map(({ values }) => values)).toEqual([
      {
        id: 'running',
        priority: 'P1',
        start: instant('15T15:00'),
        state: 'running',
        used: ms(1),
        limit: ms(4),
        unit: 'ms',
        due: instant('16T10:00'),
        at50: instant('15T17:00'),
        at75: instant('16T09:00'),
        at100: instant('16T10:00'),
      },
      expect.objectContaining({ id: 'waiting', state: 'paused', used: ms(0.5) }),
    ])
    expect(open[1]?.values).not.toHaveProperty('due')
  })

  test('when the period is over nothing of it is told as open', () => {
    const names = (time: string) => stepsOf({ items: { tickets }, asOf: time }).map(({ step }) => step)
    expect(names('2026-06-30T23:59:59.999')).toContain('open-item')
    expect(names('2026-07-01T00:00')).not.toContain('open-item')
  })

  test('of a cohort, what is not decided is counted by itself', () => {
    const [items] = stepsOf({ objective: { attribution: 'created' }, items: { tickets } })
    expect(items?.values).toMatchObject({ counted: '5', good: '1', missed: '4', undecided: '1' })
  })
})
