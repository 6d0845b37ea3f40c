import { describe, expect, test } from 'vitest'
import { type Ask, evaluatePeriod } from '../../../scripts/sla/agreement/mid-period.ts'
import { weighParts } from '../../../scripts/sla/agreement/weighted-budget.ts'
import { evaluateAvailability } from '../../../scripts/sla/availability/evaluate.ts'
import { isTimeBased } from '../../../scripts/sla/metrics.ts'
import { evaluateOutages } from '../../../scripts/sla/outages/evaluate.ts'
import { at, between, question } from '../builders.ts'
import { APRIL, changed, down, judge } from './changed.ts'
import { aFile, availability, BASE, contractOf } from './files.ts'

/*
 * One budget for parts with targets of their own (semantics 2.13): April 2026, 99.5 % allowing 108 minutes of the first
 * half and 99.9 % allowing 21.6 of the second, 129.6 together.
 */

const BOTH = ['provider', 'customer']
const raised = (agreement: object = {}) =>
  changed('99.5', '99.9', '2026-04-16', { agreement: { midPeriodChange: 'weighted-budget', ...agreement } })

describe('what can be weighed', () => {
  const told = (first: object, set: Record<string, unknown>) => {
    const contract = contractOf(
      'drift',
      aFile('drift', 'service', {
        ...BASE,
        midPeriodChange: 'weighted-budget',
        objectives: [first],
        amendments: [{ id: 'a1', effectiveFrom: '2026-04-16', approvals: BOTH, set }],
      }),
    )
    const ask: Ask = (agreement, objective, period) => {
      if (!isTimeBased(objective)) throw new Error('expected an objective on time')
      const asked = { ...question({}), agreement, period }
      return objective.metric === 'availability'
        ? evaluateAvailability({ ...asked, objective })
        : evaluateOutages({ ...asked, objective })
    }
    const { parameters } = evaluatePeriod(contract, 'upp', APRIL, ask)?.result.method ?? {}
    return [parameters?.midPeriodChange, parameters?.midPeriodChangeAgreed]
  }
  const mtbf = { id: 'upp', metric: 'mtbf', target: '>= 100 h', period: 'calendar-month' }
  const { id: _, ...without } = mtbf

  test('availability alone: time between failures is split, though more of it is better', () => {
    expect(told(availability('99.5'), { 'objectives.upp.target': '>= 99.9 %' })).toEqual([
      ...['weighted-budget', undefined],
    ])
    expect(told(mtbf, { 'objectives.upp.target': '>= 200 h' })).toEqual(['split', 'weighted-budget'])
  })

  test('only if every part can be: availability that became another metric is split', () => {
    expect(told(availability('99.5'), { 'objectives.upp': without })).toEqual(['split', 'weighted-budget'])
  })

  test('nothing to weigh is a fault of the caller', () => {
    expect(() => weighParts([], APRIL)).toThrow('a period needs a part to be judged')
  })
})

describe('where nothing is known of any part', () => {
  const HALVES = [
    { from: '2026-03-31T22:00:00Z', to: '2026-04-15T22:00:00Z', reason: 'Vilande' },
    { from: '2026-04-15T22:00:00Z', to: '2026-04-30T22:00:00Z', reason: 'Vilande' },
  ]

  test('all of it suspended: excluded, for that reason, and not a share of nothing', () => {
    expect(judge(raised({ suspensions: HALVES }), {})).toMatchObject({
      verdict: 'excluded',
      reason: 'suspension',
      value: null,
      coverage: null,
    })
  })

  test.each([
    ['first', 0, between('2026-01-01', '2026-04-16')],
    ['second', 1, between('2026-04-16', '2026-06-01')],
  ])('the %s half suspended, and the other not measured: no data', (_name, index, observed) => {
    expect(
      judge(raised({ suspensions: HALVES.slice(index, index + 1) }), { observed: [observed] }),
    ).toMatchObject({ verdict: 'no-data', reason: 'no-measurement', value: null })
  })
})

describe('while the period runs', () => {
  const told = (first: number, second: number, asOf: string, more: object = {}) => {
    const { verdict, outlook } = judge(raised(), { ...down(first, second), ...more }, asOf) ?? {}
    return [verdict, outlook]
  }

  test('a part that is lost by itself puts at risk what the whole budget still allows', () => {
    // 30 of 21.6 minutes in the second half, 40 of 129.6 in all.
    expect(told(10, 30, '2026-04-20T14:00')).toEqual(['pending', 'at-risk'])
  })

  test('a part that has not begun says nothing: the one that runs is on track or at risk', () => {
    expect(told(10, 0, '2026-04-15T12:00')).toEqual(['pending', 'on-track'])
    // 85 of 108 minutes, more than three quarters.
    expect(told(85, 0, '2026-04-15T12:00')).toEqual(['pending', 'at-risk'])
  })

  test('it is pending also where the part that runs has no data so far', () => {
    const observed = [between('2026-01-01', '2026-04-16')]
    expect(told(10, 0, '2026-04-20T14:00', { observed })[0]).toBe('pending')
  })
})

describe('what is shown', () => {
  test('three parts: one budget of all, and the rest as the last of them has it', () => {
    // Ten days each: 72 + 43.2 + 14.4 = 129.6 minutes.
    const step = (id: string, day: string, percent: string) => ({
      ...{ id, effectiveFrom: day, approvals: BOTH },
      set: { 'objectives.upp.target': `>= ${percent} %` },
    })
    const amendments = [step('a1', '2026-04-11', '99.7'), step('a2', '2026-04-21', '99.9')]
    const evaluation = judge(raised({ amendments }), down(10, 0))
    expect(evaluation?.result.numbers).toEqual({ budgetMs: '7776000', usedMs: '600000' })
    const targets = evaluation?.explain.flatMap(({ step: name, values }) =>
      name === 'part' ? [values.target] : [],
    )
    expect(targets).toEqual(['99.5', '99.7', '99.9'])
    expect(evaluation?.explain.at(-1)).toMatchObject({ step: 'verdict', values: { target: '99.9' } })
  })

  test('R3: as many decimals as the finest of the targets has', () => {
    // 99.995 % of the second half allow 1.08 minutes: 109.08 of 43 200, a target of 99.7475 %.
    const contract = changed('99.5', '99.995', '2026-04-16', {
      agreement: { midPeriodChange: 'weighted-budget' },
    })
    expect(judge(contract, {})?.result).toMatchObject({ target: { value: '99.747' }, value: '100.000' })
  })

  test('coverage is floored: 1 440 of 43 200 minutes unknown are 96.666… %', () => {
    const observed = [between('2026-01-01', '2026-04-20'), between('2026-04-21', '2026-06-01')]
    expect(judge(raised(), { observed })?.result.coverage).toBe('96.66')
    expect(at('2026-04-21') - at('2026-04-20')).toBe(1_440 * 60_000)
  })
})
