import { describe, expect, test } from 'vitest'
import { withFacts } from '../../../scripts/sla/agreement/change-parts.ts'
import { joined } from '../../../scripts/sla/agreement/joined-parts.ts'
import { evaluatePeriod } from '../../../scripts/sla/agreement/mid-period.ts'
import { closedPeriodsOf, periodOf } from '../../../scripts/sla/agreement/periods-of.ts'
import { judgeParts } from '../../../scripts/sla/agreement/split-period.ts'
import type { TimeEvaluation } from '../../../scripts/sla/types.ts'
import { aSpan, ask, at, between, downFor, MINUTE } from '../builders.ts'
import { APRIL, asking, changed, down, judge } from './changed.ts'

/* The parts of a period put together (semantics 2.13): April 2026, changed on the 16th, 21 600 minutes each half. */

const raised = (midPeriodChange: string, agreement: object = {}) =>
  changed('99.5', '99.9', '2026-04-16', { agreement: { midPeriodChange, ...agreement } })

/** Seen but for 120 minutes of the first half and 240 of the second. */
const OBSERVED = [
  between('2026-01-01', '2026-04-05T00:00'),
  between('2026-04-05T02:00', '2026-04-25T00:00'),
  between('2026-04-25T04:00', '2026-06-01'),
]

describe('split', () => {
  const suspensions = [
    { from: '2026-04-10T10:00:00Z', to: '2026-04-10T11:00:00Z', reason: 'Vilande' },
    { from: '2026-04-20T10:00:00Z', to: '2026-04-20T13:00:00Z', reason: 'Vilande' },
  ]
  const contract = raised('split', { suspensions, serviceHours: 'kontor' })
  const evidence = { ...down(10, 30), observed: OBSERVED }

  test('the classes of the ledger add up over the parts, and to the month', () => {
    const ledger = judge(raised('split', { suspensions }), evidence)?.result.ledger
    expect(ledger).toEqual({
      upMs: (43_200 - 40 - 360 - 240) * MINUTE,
      downMs: 40 * MINUTE,
      unknownMs: 360 * MINUTE,
      outsideHoursMs: 0,
      outsideContractMs: 0,
      futureMs: 0,
      excluded: [{ reason: 'suspension', ms: 240 * MINUTE }],
    })
  })

  test('closed hours and what is to come add up too', () => {
    const ledger = judge(contract, evidence, '2026-04-22')?.result.ledger
    // Working days by this calendar: 22 in April, of which 7 from the 22nd on, nine hours each.
    expect(ledger).toMatchObject({ futureMs: 7 * 540 * MINUTE, outsideHoursMs: (43_200 - 22 * 540) * MINUTE })
  })

  test('the least coverage is that of the period', () => {
    // 240 of 21 600 minutes are unknown in the second half: 98.888… %.
    const evaluation = judge(raised('split'), { ...down(10, 0), observed: OBSERVED })
    expect(evaluation?.result.coverage).toBe('98.88')
    expect(evaluation?.coverage).toEqual({ num: 89n, den: 90n })
  })

  test('the segments of all parts follow on one another, over the whole month', () => {
    const { segments } = judge(raised('split'), down(10, 30)) as TimeEvaluation
    expect(segments[0]?.start).toBe(APRIL.start)
    expect(segments.at(-1)?.end).toBe(APRIL.end)
    expect(segments.slice(1).map(({ start }) => start)).toEqual(segments.slice(0, -1).map(({ end }) => end))
    expect(segments.filter(({ start }) => start === at('2026-04-16'))).toHaveLength(1)
  })

  test('each part is a step, before those of the part that decides', () => {
    const explain = judge(raised('split'), down(10, 30))?.explain ?? []
    expect(explain.slice(0, 2)).toEqual([
      {
        step: 'part',
        values: {
          start: '2026-03-31T22:00:00Z',
          end: '2026-04-15T22:00:00Z',
          comparator: '>=',
          target: '99.5',
          value: '99.95',
          verdict: 'met',
        },
      },
      {
        step: 'part',
        values: {
          start: '2026-04-15T22:00:00Z',
          end: '2026-04-30T22:00:00Z',
          comparator: '>=',
          target: '99.9',
          value: '99.86',
          verdict: 'breached',
        },
      },
    ])
    expect(explain[2]?.step).toBe('agreed')
    expect(explain.at(-1)).toMatchObject({ step: 'verdict', values: { target: '99.9' } })
  })

  test('of two parts that are as bad the later one decides', () => {
    expect(judge(raised('split'), down(120, 30))?.result).toMatchObject({
      verdict: 'breached',
      target: { value: '99.9' },
    })
    expect(judge(raised('split'), down(1, 1))?.result).toMatchObject({
      verdict: 'met',
      target: { value: '99.9' },
    })
  })

  test('met is as certain as the least certain part, a breach as the part that was breached', () => {
    // 120 minutes unknown in the first half: 1 + 120 are more than 108, so its part is met by policy.
    const observed = [between('2026-01-01', '2026-04-05T00:00'), between('2026-04-05T02:00', '2026-06-01')]
    const told = (first: number, second: number) => {
      const { verdict, certainty } = judge(raised('split'), { ...down(first, second), observed }) ?? {}
      return [verdict, certainty]
    }
    expect(told(1, 1)).toEqual(['met', 'policy'])
    expect(told(1, 30)).toEqual(['breached', 'certain'])
    expect(judge(raised('split'), down(1, 1))?.certainty).toBe('certain')
  })

  test('a value that is missing is in no step', () => {
    const observed = [between('2026-04-16', '2026-06-01')]
    const steps = judge(raised('split'), { observed })?.explain.filter(({ step }) => step === 'part')
    expect(steps?.map(({ values }) => 'value' in values)).toEqual([false, true])
  })

  test('final when every part is, binding when all are', () => {
    const open = { ...down(1, 1), observed: [between('2026-01-01', '2026-04-29')] }
    expect(judge(raised('split'), open)?.finality).toBe('provisional')
    expect(judge(raised('split'), down(1, 1))).toMatchObject({ finality: 'final', binding: true })
    const unsigned = judge(raised('split', { signatures: [] }), down(1, 1))
    expect([unsigned?.binding, unsigned?.result.binding]).toEqual([false, false])
  })

  test('nothing to judge is a fault of the caller', () => {
    expect(() => judgeParts([], APRIL)).toThrow('a period needs a part to be judged')
  })
})

describe('items of parts', () => {
  const part = (items?: object) => {
    const evaluation = ask({})
    const result = { ...evaluation.result, ...(items && { items }) }
    return { ...evaluation, result } as typeof evaluation
  }
  const halves = (first?: object, second?: object) => {
    const [a, b] = [part(first), part(second)]
    const parts = [a, b].map((evaluation) => ({ evaluation, period: APRIL }))
    return joined(parts as never, a, APRIL).result.items
  }

  test('add up, and a part in which nothing was counted adds nothing', () => {
    const one = { good: 1, valid: 2, open: 3, pastDue: 4 }
    expect(halves(one, { good: 10, valid: 20, open: 30, pastDue: 40 })).toEqual({
      ...{ good: 11, valid: 22, open: 33, pastDue: 44 },
    })
    expect([halves(one), halves(undefined, one), halves()]).toEqual([one, one, undefined])
  })
})

describe('weighted-budget', () => {
  test('a strict target in one part makes all of it strict', () => {
    const strict = changed('99.5', '99.9', '2026-04-16', {
      agreement: { midPeriodChange: 'weighted-budget' },
      objective: { target: '> 99.5 %' },
    })
    // 129.6 minutes are the whole budget.
    expect(judge(strict, down(100, 29.5))?.verdict).toBe('met')
    expect(judge(strict, down(100, 29.6))?.result).toMatchObject({
      verdict: 'breached',
      target: { comparator: '>' },
    })
  })

  test('while it runs it is at risk where the value does not keep the budget so far, or a part is', () => {
    const contract = raised('weighted-budget')
    // On 20 April at 10:00: 108 minutes of the first half, and 6.36 of the 106 hours of the second.
    const outlook = (first: number, second: number) =>
      judge(contract, down(first, second), '2026-04-20T14:00')?.outlook
    expect(outlook(10, 0)).toBe('on-track')
    expect(outlook(10, 20)).toBe('at-risk')
    expect(outlook(120, 0)).toBe('at-risk')
  })

  test('unknown time is down at worst and up at best, over both parts', () => {
    const contract = raised('weighted-budget')
    const told = (first: number, second: number, observed = OBSERVED) => {
      const { verdict, certainty } = judge(contract, { ...down(first, second), observed }) ?? {}
      return [verdict, certainty]
    }
    const little = [between('2026-01-01', '2026-04-05T00:00'), between('2026-04-05T01:00', '2026-06-01')]
    // 60 minutes unknown of a budget of 129.6.
    expect(told(60, 9, little)).toEqual(['met', 'certain'])
    expect(told(60, 10, little)).toEqual(['met', 'policy'])
    expect(told(100, 30, little)).toEqual(['breached', 'certain'])
  })
})

describe('weighted-budget, where the figure is not certain', () => {
  const contract = (more: Record<string, unknown> = {}) =>
    changed('99.5', '99.9', '2026-04-16', {
      agreement: { midPeriodChange: 'weighted-budget' },
      objective: more,
    })

  test('nothing measured: the reason of the part that has no data', () => {
    expect(judge(contract(), { observed: [] })).toMatchObject({
      verdict: 'no-data',
      reason: 'no-measurement',
      certainty: 'certain',
    })
  })

  test('coverage that is exactly enough is enough', () => {
    // 2 160 of 43 200 minutes are unknown: 95 %, and more than the 129.6 that may be down.
    const observed = [between('2026-01-01', '2026-04-05T00:00'), between('2026-04-06T12:00', '2026-06-01')]
    const told = (minCoverage: string) => {
      const { verdict, certainty } = judge(contract({ minCoverage }), { ...down(10, 0), observed }) ?? {}
      return [verdict, certainty]
    }
    expect(told('95')).toEqual(['met', 'policy'])
    expect(told('95.01')).toEqual(['no-data', 'certain'])
  })

  test('whether a minute more or less is kept depends on when it was looked', () => {
    // 21.6 minutes counted in the second half, at least 20.6 and at most 22.6: all of what is left of 129.6.
    const start = at('2026-04-20T10:00')
    const end = start + 21.6 * MINUTE
    const seen = aSpan({ start, end }, { earliestStart: start - MINUTE, earliestEnd: end - MINUTE })
    const told = (first: number) => {
      const evidence = { monitored: [...down(first, 0).monitored, seen] }
      const { verdict, certainty } = judge(contract(), evidence) ?? {}
      return [verdict, certainty]
    }
    expect(told(108)).toEqual(['met', 'resolution-limited'])
    expect(told(108.1)).toEqual(['breached', 'resolution-limited'])
  })

  test('an open period whose parts are on their way is pending, and says nothing of data that is yet to come', () => {
    expect(judge(contract(), down(10, 0), '2026-04-20T14:00')).toMatchObject({
      verdict: 'pending',
      outlook: 'on-track',
      certainty: 'certain',
    })
  })
})

describe('what is so, whatever was promised', () => {
  test('the end, suspensions and phases are as the last version in the period has them', () => {
    const contract = changed('99.5', '99.9', '2026-04-16', {}, { effectiveTo: '2026-04-20' })
    const [first, second] = contract.versions
    expect(first && withFacts(first.agreement, contract, APRIL)).toEqual({
      ...first?.agreement,
      effectiveTo: '2026-04-20',
    })
    expect(second && withFacts(second.agreement, contract, APRIL)).toBe(second?.agreement)
    expect(first && withFacts(first.agreement, contract, APRIL)).toBe(
      first && withFacts(first.agreement, contract, APRIL),
    )
    const march = { ...APRIL, start: at('2026-03-01'), end: at('2026-04-01') }
    expect(first && withFacts(first.agreement, contract, march)).toBe(first?.agreement)
  })

  test('what begins with a period or with the next does not split it', () => {
    for (const day of ['2026-04-01', '2026-05-01']) {
      const contract = changed('99.5', '99.9', day, { agreement: { midPeriodChange: 'split' } })
      expect(judge(contract, down(1, 1))?.result.parts).toBeUndefined()
      expect(judge(contract, down(1, 1))?.result.method.parameters).not.toHaveProperty('midPeriodChange')
    }
  })

  test('by period-start the parameters say so, where the terms changed within it', () => {
    const parameters = judge(raised('period-start'), down(1, 1))?.result.method.parameters
    expect(parameters).toMatchObject({ midPeriodChange: 'period-start' })
    expect(parameters).not.toHaveProperty('midPeriodChangeAgreed')
  })
})

describe('the periods of a contract', () => {
  const contract = raised('split')

  test('are those that have closed by an instant and ended after another', () => {
    const ids = (from: string, to: string) =>
      closedPeriodsOf(contract, 'upp', at(from), at(to)).map(({ id }) => id)
    expect(ids('2026-01-01', '2026-04-01')).toEqual(['2026-03', '2026-02', '2026-01'])
    expect(ids('2026-02-01', '2026-04-01')).toEqual(['2026-03', '2026-02'])
    expect(ids('2026-01-31T23:59:59.999', '2026-03-31T23:59:59.999')).toEqual(['2026-02', '2026-01'])
  })

  test('a window that rolls never closes, and an objective that is none has no period', () => {
    const rolling = changed('99.5', '99.9', '2026-04-16', { objective: { period: { rolling: 'P30D' } } })
    expect(closedPeriodsOf(rolling, 'upp', at('2026-01-01'), at('2026-06-01'))).toEqual([])
    expect(periodOf(contract, 'upp', at('2026-04-10'))?.id).toBe('2026-04')
    expect(periodOf(contract, 'annat', at('2026-04-10'))).toBeNull()
    expect(evaluatePeriod(contract, 'annat', APRIL, asking({}))).toBeNull()
  })
})

test('what was down counts in its own part alone', () => {
  const evidence = { monitored: [downFor('2026-04-15T23:30', 60)] }
  const parts = judge(raised('split'), evidence)?.result.parts?.map(({ exact }) => exact)
  // 30 of 21 600 minutes in each.
  expect(parts).toEqual([
    { num: '719', den: '720' },
    { num: '719', den: '720' },
  ])
})
