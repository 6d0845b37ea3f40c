import { describe, expect, test } from 'vitest'
import { deemedUp, settlePeriod } from '../../../scripts/sla/agreement/partial-period.ts'
import { closedPeriodsOf, periodOf } from '../../../scripts/sla/agreement/periods-of.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { anAgreement, at, CALENDARS, question, ZONE } from '../builders.ts'
import { aFile, availability, BASE, contractOf, problemsOf } from './files.ts'

/* The periods that an agreement judges, at their edges (semantics P2, P4, 2.13). */

describe('a period that the agreement begins in', () => {
  const settled = (
    partialPeriod: string,
    day: string,
    effectiveFrom = '2026-04-10',
    period = 'calendar-month',
  ) => {
    const agreement = anAgreement({ period }, { effectiveFrom, partialPeriod })
    const [objective] = agreement.objectives
    if (objective === undefined) throw new Error('an agreement has an objective')
    const { period: own, unjudged } = settlePeriod(
      agreement,
      objective,
      periodAt(objective.period, ZONE, at(day)),
    )
    return [own.id, own.start, unjudged ?? 'judged']
  }
  const [april, may, june] = ['2026-04-01', '2026-05-01', '2026-06-01'].map((day) => at(day))

  test('keeps its bounds and is judged under prorate and deem-100', () => {
    for (const mode of ['prorate', 'deem-100']) {
      expect(settled(mode, '2026-04-15')).toEqual(['2026-04', april, 'judged'])
      expect(settled(mode, '2026-05-15')).toEqual(['2026-05', may, 'judged'])
    }
  })

  test('is not judged under skip, and what follows is as it would be', () => {
    expect(settled('skip', '2026-04-15')).toEqual(['2026-04', april, 'partial-period'])
    expect(settled('skip', '2026-05-15')).toEqual(['2026-05', may, 'judged'])
  })

  test('is judged with the next under merge-next, which keeps its name; the one after that is alone', () => {
    expect(settled('merge-next', '2026-04-15')).toEqual(['2026-04', april, 'merged'])
    expect(settled('merge-next', '2026-05-15')).toEqual(['2026-05', at('2026-04-10'), 'judged'])
    expect(settled('merge-next', '2026-06-15')).toEqual(['2026-06', june, 'judged'])
  })

  test('is whole where the agreement begins with it, and nothing of the agreement’s before', () => {
    for (const mode of ['skip', 'merge-next']) {
      expect(settled(mode, '2026-04-15', '2026-04-01')).toEqual(['2026-04', april, 'judged'])
      expect(settled(mode, '2026-05-15', '2026-04-01')).toEqual(['2026-05', may, 'judged'])
      // The agreement begins with the next: of this one it holds nothing, which is no partial period.
      expect(settled(mode, '2026-04-15', '2026-05-01')).toEqual(['2026-04', april, 'judged'])
    }
  })

  test('P4: a window that rolls has no first period', () => {
    const agreement = anAgreement(
      { period: { rolling: 'P30D' } },
      { effectiveFrom: '2026-04-10', partialPeriod: 'skip' },
    )
    const [objective] = agreement.objectives
    if (objective === undefined) throw new Error('an agreement has an objective')
    const period = periodAt(objective.period, ZONE, at('2026-04-15'))
    expect(settlePeriod(agreement, objective, period)).toEqual({ period })
  })
})

describe('time before the agreement that counts as up', () => {
  const DAY = 86_400_000
  const deemed = (agreement: Record<string, unknown>, objective: Record<string, unknown> = {}) =>
    deemedUp(
      question({ in: '2026-04-15', agreement: { effectiveFrom: '2026-04-10', ...agreement }, objective }),
    )

  test('G39: the days of its first period before it, under deem-100 alone', () => {
    expect(deemed({ partialPeriod: 'deem-100' })).toBe(9 * DAY)
    for (const partialPeriod of ['prorate', 'skip', 'merge-next']) expect(deemed({ partialPeriod })).toBe(0)
  })

  test('none where it begins with the period, or after it', () => {
    expect(deemed({ partialPeriod: 'deem-100', effectiveFrom: '2026-04-01' })).toBe(0)
    expect(deemed({ partialPeriod: 'deem-100', effectiveFrom: '2026-05-01' })).toBe(0)
  })

  test('only its service hours: 1, 2, 7, 8 and 9 April were open, the 3rd and the 6th holidays', () => {
    const hours = { serviceHours: 'se-legal' }
    expect(CALENDARS['se-legal'].timeZone).toBe(ZONE)
    expect(deemed({ partialPeriod: 'deem-100', ...hours })).toBe(5 * 9 * 3_600_000)
  })

  test('a service year always counts the time before it', () => {
    expect(deemed({}, { period: 'service-year' })).toBeGreaterThan(300 * DAY)
  })
})

describe('closed periods', () => {
  const drift = (amendments: unknown[] = [], period: unknown = 'calendar-month') =>
    contractOf(
      'drift',
      aFile('drift', 'service', { ...BASE, objectives: [availability('99.9', { period })], amendments }),
    )
  const ids = (from: string, to: string, contract = drift(), objective = 'upp') =>
    closedPeriodsOf(contract, objective, at(from), at(to)).map(({ id }) => id)

  test('newest first, those that end after the one day and at the other at the latest', () => {
    expect(ids('2026-02-01', '2026-05-01')).toEqual(['2026-04', '2026-03', '2026-02'])
    expect(ids('2026-02-01', '2026-04-30T23:59:59')).toEqual(['2026-03', '2026-02'])
    expect(ids('2026-01-31', '2026-05-01')).toEqual(['2026-04', '2026-03', '2026-02', '2026-01'])
    expect(ids('2026-05-01', '2026-05-01')).toEqual([])
  })

  test('P2: each of the type in force at its end', () => {
    const quarters = [
      {
        ...{ id: 'kvartal', effectiveFrom: '2026-04-01', approvals: ['provider', 'customer'] },
        set: { 'objectives.upp.period': 'calendar-quarter' },
      },
    ]
    expect(ids('2026-02-01', '2026-10-01', drift(quarters))).toEqual([
      ...['2026-Q3', '2026-Q2', '2026-03', '2026-02'],
    ])
  })

  test('P2: terms that begin within a period of the new type, or of the old one', () => {
    const to = (period: string) => ({
      ...{ id: 'annan', effectiveFrom: '2026-05-01', approvals: ['provider', 'customer'] },
      set: { 'objectives.upp.period': period },
    })
    // The quarter holds April: it is not told by itself besides, at the very instant no more than later.
    const quarters = drift([to('calendar-quarter')])
    for (const instant of ['2026-05-01', '2026-05-10'])
      expect(ids('2026-02-01', instant, quarters)).toEqual(['2026-03', '2026-02'])
    expect(ids('2026-02-01', '2026-07-01', quarters)).toEqual(['2026-Q2', '2026-03', '2026-02'])
    // May has closed on 10 June, and the quarter that it lies in has not.
    const months = drift([to('calendar-month')], 'calendar-quarter')
    expect(ids('2026-02-01', '2026-06-10', months)).toEqual(['2026-05', '2026-Q1'])
  })

  test('P4: a window that rolls never closes; what is no objective has none', () => {
    expect(ids('2026-02-01', '2026-05-01', drift([], { rolling: 'P30D' }))).toEqual([])
    expect(ids('2026-02-01', '2026-05-01', drift(), 'annat')).toEqual([])
    expect(periodOf(drift(), 'annat', at('2026-05-01'))).toBeNull()
    expect(periodOf(drift(), 'upp', at('2026-05-01'))?.id).toBe('2026-05')
  })

  test('of one objective by its own periods, whatever the others have', () => {
    const objectives = [availability('99.9'), availability('99', { id: 'ar', period: 'calendar-year' })]
    const both = contractOf('drift', aFile('drift', 'service', { ...BASE, objectives }))
    expect(ids('2026-02-01', '2027-01-01', both, 'ar')).toEqual(['2026'])
  })
})

test('a lock that a later version would break again is said once', () => {
  const approvals = ['provider', 'customer']
  const wide = aFile('koncern', 'corporate', {
    ...BASE,
    objectives: [availability('99.9')],
    locks: ['objectives.upp.target'],
  })
  const narrow = aFile('drift', 'service', {
    extends: 'koncern',
    objectives: [{ id: 'upp', target: '>= 99.5 %' }],
    amendments: [
      { id: 'b', effectiveFrom: '2026-09-01', approvals, set: { grace: { workingDays: 3 } } },
      { id: 'a', effectiveFrom: '2026-07-01', approvals, set: { grace: { workingDays: 2 } } },
    ],
  })
  expect(problemsOf(wide, narrow).filter((text) => text.includes('is locked by'))).toHaveLength(1)
})
