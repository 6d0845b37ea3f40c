import { describe, expect, test } from 'vitest'
import { type Ask, evaluatePeriod } from '../../../scripts/sla/agreement/mid-period.ts'
import { closedPeriodsOf } from '../../../scripts/sla/agreement/periods-of.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { at, downFor, percent6, ZONE } from '../builders.ts'
import { APRIL, asking, changed, down, judge } from './changed.ts'
import { aFile, availability, BASE, contractOf } from './files.ts'

/*
 * April 2026 has 43 200 min, and the amendment of 16 April halves it: 21 600 min each. A target of 99.5 % allows 5/1000 of
 * its part, 108 min of a half and 216 min of the month; one of 99.9 % allows 21.6 min of a half and 43.2 min of the month.
 * Weighted, either way round: 108 + 21.6 = 129.6 min, a target of 1 − 129.6/43 200 = 99.7 %.
 */
describe('G40 a target that changes in the middle of a month: same data, three verdicts', () => {
  test.each([
    // before, after, minutes down in each half, period-start, split, weighted-budget
    ['raised', '99.5', '99.9', 10, 30, 'met', 'breached', 'met'], // 40 ≤ 216; 30 > 21.6; 40 ≤ 129.6
    ['raised', '99.5', '99.9', 120, 20, 'met', 'breached', 'breached'], // 140 ≤ 216; 120 > 108; 140 > 129.6
    ['lowered', '99.9', '99.5', 10, 60, 'breached', 'met', 'met'], // 70 > 43.2; 10 ≤ 21.6 and 60 ≤ 108; 70 ≤ 129.6
    ['lowered', '99.9', '99.5', 30, 50, 'breached', 'breached', 'met'], // 80 > 43.2; 30 > 21.6; 80 ≤ 129.6
  ])('%s from %s to %s with %i and %i min down', (_name, before, after, first, second, ...verdicts) => {
    const modes = ['period-start', 'split', 'weighted-budget']
    const found = modes.map((midPeriodChange) => {
      const contract = changed(before, after, '2026-04-16', { agreement: { midPeriodChange } })
      return judge(contract, down(first, second))?.verdict
    })
    expect(found).toEqual(verdicts)
  })

  const raised = (midPeriodChange: string) =>
    changed('99.5', '99.9', '2026-04-16', { agreement: { midPeriodChange } })

  test('period-start: 40 min of the month under the target that it began with, the new one from May', () => {
    const evaluation = judge(raised('period-start'), down(10, 30))
    expect(percent6(evaluation?.value ?? null)).toBe('99.907407')
    expect(evaluation?.result.target.value).toBe('99.5')
    const may = periodAt('calendar-month', ZONE, at('2026-05-10'))
    expect(evaluatePeriod(raised('period-start'), 'upp', may, asking({}))?.result.target.value).toBe('99.9')
  })

  test('split: value and target are those of the part that decides, the ledger is that of the month', () => {
    const result = judge(raised('split'), down(10, 30))?.result
    expect(result).toMatchObject({
      value: '99.86', // 1 − 30/21 600 = 99.8611…
      target: { value: '99.9' },
      period: { id: '2026-04', start: '2026-03-31T22:00:00Z', end: '2026-04-30T22:00:00Z' },
      ledger: { upMs: 43_160 * 60_000, downMs: 40 * 60_000, outsideContractMs: 0 },
      parts: [
        { end: '2026-04-15T22:00:00Z', target: { value: '99.5' }, value: '99.95', verdict: 'met' }, // 1 − 10/21 600
        { start: '2026-04-15T22:00:00Z', target: { value: '99.9' }, value: '99.86', verdict: 'breached' },
      ],
      finality: 'final',
      binding: true,
    })
    expect(result?.budget).toBeUndefined()
    expect(result?.method.parameters.midPeriodChange).toBe('split')
  })

  test('weighted-budget: exactly 129.6 min keep it, a millisecond more does not, and what is shown says so', () => {
    const kept = judge(raised('weighted-budget'), down(100, 29.6))?.result
    expect(kept).toMatchObject({
      value: '99.70',
      target: { comparator: '>=', value: '99.70', unit: '%' },
      verdict: 'met',
      numbers: { budgetMs: '7776000', usedMs: '7776000' },
    })
    const lost = judge(raised('weighted-budget'), down(100, 29.6 + 1 / 60_000))?.result
    expect(lost).toMatchObject({ verdict: 'breached', target: { value: '99.70' }, value: '99.69' })
  })

  test('weighted-budget: a target that is no decimal is shown so that it agrees with the verdict', () => {
    // 10 days of 99.5 and 20 of 99.9: 72 + 28.8 = 100.8 min, 1 − 100.8/43 200 = 99.7666…
    const contract = changed('99.5', '99.9', '2026-04-11', {
      agreement: { midPeriodChange: 'weighted-budget' },
    })
    expect(judge(contract, down(0, 100.8))?.result).toMatchObject({
      verdict: 'met',
      value: '99.76',
      target: { value: '99.76' },
    })
    // 100.81 min: 99.766643…, so 99.7666 would be shown for both; the next decimal tells them apart.
    expect(judge(contract, down(0, 100.81))?.result).toMatchObject({
      verdict: 'breached',
      value: '99.76664',
      target: { value: '99.76666' },
    })
  })

  test('weighted-budget: unknown time is judged as with one target', () => {
    const hole = [
      { start: at('2026-01-01'), end: at('2026-04-20') },
      { start: at('2026-04-21'), end: at('2026-06-01') },
    ]
    const contract = raised('weighted-budget')
    // 1 440 min unknown: 40 min down certainly keep 129.6, if all unknown were down it would not; coverage 96.7 %.
    expect(judge(contract, { ...down(40, 0), observed: hole })).toMatchObject({
      verdict: 'met',
      certainty: 'policy',
    })
    expect(judge(contract, { ...down(140, 0), observed: hole })).toMatchObject({
      verdict: 'breached',
      certainty: 'certain',
    })
    // Three days unknown, 4 320 min: coverage 90 %, and whether it is kept depends on them.
    const silent = [
      { start: at('2026-01-01'), end: at('2026-04-20') },
      { start: at('2026-04-23'), end: at('2026-06-01') },
    ]
    expect(judge(contract, { ...down(40, 0), observed: silent })).toMatchObject({
      verdict: 'no-data',
      reason: 'insufficient',
      coverage: { num: 9n, den: 10n },
    })
    expect(judge(contract, { observed: [] })).toMatchObject({
      verdict: 'no-data',
      reason: 'no-measurement',
      value: null,
    })
  })
})

describe('a period that is not over', () => {
  const raised = (midPeriodChange: string) =>
    changed('99.5', '99.9', '2026-04-16', { agreement: { midPeriodChange } })

  test('split: a part that is broken is broken for good, one that is kept leaves the verdict pending', () => {
    expect(judge(raised('split'), down(120, 0), '2026-04-20')).toMatchObject({ verdict: 'breached' })
    expect(judge(raised('split'), down(10, 0), '2026-04-20')).toMatchObject({
      verdict: 'pending',
      outlook: 'on-track',
      finality: 'provisional',
    })
  })

  test('weighted-budget: lost once the whole budget is spent, whatever one part allows', () => {
    expect(judge(raised('weighted-budget'), down(120, 0), '2026-04-19')).toMatchObject({ verdict: 'pending' })
    expect(judge(raised('weighted-budget'), down(130, 0), '2026-04-19')).toMatchObject({
      verdict: 'breached',
      outlook: 'lost',
    })
  })
})

describe('what changes and what does not', () => {
  test('an objective that comes in the middle of a month holds from the next, under split from that day', () => {
    const added = (midPeriodChange: string) =>
      contractOf(
        'drift',
        aFile('drift', 'service', {
          ...BASE,
          midPeriodChange,
          objectives: [availability('99', { id: 'annat' })],
          amendments: [
            {
              id: 'a',
              effectiveFrom: '2026-04-16',
              approvals: ['provider', 'customer'],
              set: { 'objectives.upp': availability('99.9') },
            },
          ],
        }),
      )
    expect(judge(added('period-start'), {})).toBeNull()
    expect(judge(added('split'), down(10, 30))?.result).toMatchObject({
      verdict: 'breached',
      ledger: { outsideContractMs: 21_600 * 60_000, downMs: 30 * 60_000, upMs: 21_570 * 60_000 },
    })
    expect(
      evaluatePeriod(added('split'), 'upp', periodAt('calendar-month', ZONE, at('2026-03-10')), asking({})),
    ).toBeNull()
  })

  test('a change of other terms does not split the period', () => {
    const contract = changed(
      '99.9',
      '99.9',
      '2026-04-16',
      { agreement: { midPeriodChange: 'split' } },
      {
        'objectives.upp.target': '>= 99.9 %',
        parties: [
          { role: 'provider', name: 'Nytt namn' },
          { role: 'customer', name: 'Kund' },
        ],
      },
    )
    expect(judge(contract, down(10, 30))?.result.parts).toBeUndefined()
  })

  test('an end that is agreed within the period is a fact, whatever terms govern it', () => {
    const contract = changed('99.9', '99.5', '2026-04-10', {}, { effectiveTo: '2026-04-15' })
    const evaluation = judge(contract, down(10, 30))
    expect(evaluation?.result).toMatchObject({
      target: { value: '99.9' },
      ledger: { outsideContractMs: 21_600 * 60_000, downMs: 600_000 },
    })
  })

  test('C7 a calendar changes by an amendment: what is past is measured by the hours of its time', () => {
    const hours = (midPeriodChange: string) =>
      changed(
        '99.9',
        '99.9',
        '2026-04-16',
        { agreement: { midPeriodChange } },
        { 'objectives.upp.serviceHours': 'kontor' },
      )
    // 3 April 10:00 and 20 April 10:00, 20 April 20:00: the last is outside office hours, and counts by the old terms alone.
    const evidence = { monitored: [downFor('2026-04-03T20:00', 10), downFor('2026-04-20T20:00', 30)] }
    expect(judge(hours('period-start'), evidence)?.result.ledger?.downMs).toBe(40 * 60_000)
    expect(judge(hours('split'), evidence)?.result.ledger?.downMs).toBe(10 * 60_000)
    const march = periodAt('calendar-month', ZONE, at('2026-03-10'))
    const before = evaluatePeriod(
      hours('split'),
      'upp',
      march,
      asking({ monitored: [downFor('2026-03-03T20:00', 10)] }),
    )
    expect(before?.result.ledger?.downMs).toBe(10 * 60_000)
  })

  test('a phase that begins within the period: preparation is pending, and not split', () => {
    const contract = changed('99.5', '99.9', '2026-04-16', {
      agreement: {
        midPeriodChange: 'split',
        phases: { preparation: '2026-01-01', pilot: '2026-04-10', full: '2026-06-01' },
      },
    })
    expect(judge(contract, down(10, 30))).toMatchObject({ verdict: 'pending', phase: 'preparation' })
    const may = evaluatePeriod(
      contract,
      'upp',
      periodAt('calendar-month', ZONE, at('2026-05-10')),
      asking({}),
    )
    expect(may).toMatchObject({ verdict: 'met', phase: 'pilot', binding: false })
  })

  test('a constant base cannot be split, and other metrics have no budget to weigh: the parameters say so', () => {
    const constant = changed('99.5', '99.9', '2026-04-16', {
      agreement: { midPeriodChange: 'split' },
      objective: { period: { fixedDenominator: '720 h' } },
    })
    expect(judge(constant, down(10, 30))?.result.method.parameters).toMatchObject({
      midPeriodChange: 'period-start',
      midPeriodChangeAgreed: 'split',
    })
    const count = contractOf(
      'drift',
      aFile('drift', 'service', {
        ...BASE,
        midPeriodChange: 'weighted-budget',
        objectives: [{ id: 'upp', metric: 'outage-count', target: '<= 2', period: 'calendar-month' }],
        amendments: [
          {
            id: 'a',
            effectiveFrom: '2026-04-16',
            approvals: ['provider', 'customer'],
            set: { 'objectives.upp.target': '<= 0' },
          },
        ],
      }),
    )
    const asked: number[] = []
    const ask: Ask = (agreement, objective, period) => {
      asked.push(period.start)
      const like = asking({})(
        agreement,
        {
          ...availability('99.9'),
          ...objective,
          metric: 'availability',
          target: { comparator: '>=', value: '99.9', unit: '%' },
        } as never,
        period,
      )
      return { ...like, result: { ...like.result, metric: objective.metric } }
    }
    const evaluation = evaluatePeriod(count, 'upp', APRIL, ask)
    expect(evaluation?.result.method.parameters).toMatchObject({
      midPeriodChange: 'split',
      midPeriodChangeAgreed: 'weighted-budget',
    })
    expect(evaluation?.result.parts).toHaveLength(2)
  })
})

test('P2 an amendment that makes quarters of months leaves the months before it', () => {
  const contract = changed('99.9', '99.9', '2026-04-01', {}, { 'objectives.upp.period': 'calendar-quarter' })
  const ids = (to: string) => closedPeriodsOf(contract, 'upp', at('2026-01-01'), at(to)).map(({ id }) => id)
  expect(ids('2026-10-05')).toEqual(['2026-Q3', '2026-Q2', '2026-03', '2026-02', '2026-01'])
  expect(ids('2026-03-10')).toEqual(['2026-02', '2026-01'])
  expect(closedPeriodsOf(contract, 'annat', at('2026-01-01'), at('2026-10-05'))).toEqual([])
})
