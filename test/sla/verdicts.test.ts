import { describe, expect, test } from 'vitest'
import { evaluateAvailability } from '../../scripts/sla/availability/evaluate.ts'
import { ratio } from '../../scripts/sla/exact/ratio.ts'
import type { Evidence } from '../../scripts/sla/types.ts'
import {
  type Asked,
  aSpan,
  ask,
  at,
  between,
  declared,
  downFor,
  MINUTE,
  percent6,
  question,
  weekdays,
  work,
} from './builders.ts'

const down = (minutes: number, start = '2026-04-10T10:00'): Partial<Evidence> => ({
  monitored: [downFor(start, minutes)],
})
/** Observed since 2020 but for this many minutes from a time on. */
const blindFor = (start: string, minutes: number) => [
  { start: at('2020-01-01'), end: at(start) },
  { start: at(start) + minutes * MINUTE, end: at('2030-01-01') },
]
const told = (asked: Asked) => {
  const { value, verdict, certainty } = ask(asked)
  return [percent6(value), verdict, certainty]
}

describe('closed periods, 99.9 %', () => {
  test('G19 the spring month has 743 hours: 2 676 s break it', () => {
    const asked = { in: '2026-03-15', evidence: down(2676 / 60, '2026-03-10T10:00') }
    expect(told(asked)).toEqual(['99.899955', 'breached', 'certain'])
    expect(ask(asked).result.budget).toMatchObject({
      totalMs: 2_674_800,
      usedMs: 2_676_000,
      remainingMs: -1200,
    })
    // The naive 744 hours would say "met".
    expect(percent6(ratio(744 * 3600 - 2676, 744 * 3600))).toBe('99.900089')
  })

  test('G21 an hour over the month end is split in the contract zone, not in UTC', () => {
    const evidence = { monitored: [aSpan(between('2026-04-30T21:30:00Z', '2026-04-30T22:30:00Z'))] }
    expect(told({ in: '2026-04-15', evidence })).toEqual(['99.930555', 'met', 'certain'])
    expect(told({ in: '2026-05-15', evidence })).toEqual(['99.932795', 'met', 'certain'])
    const agreement = { timeZone: 'UTC' }
    expect(told({ in: '2026-04-15', evidence, agreement })).toEqual(['99.861111', 'breached', 'certain'])
  })

  test('G36 240 minutes unknown, 40 down: met by policy, with the bounds beside it', () => {
    const evidence = { ...down(40), observed: blindFor('2026-04-20T00:00', 240) }
    expect(told({ evidence })).toEqual(['99.906890', 'met', 'policy'])
    const { worst, best, coverage } = ask({ evidence })
    expect([worst, best, coverage].map(percent6)).toEqual(['99.351851', '99.907407', '99.444444'])
  })

  // 240 unknown and 40 down of 43 200; held: the gap starts while it is down, so 280 are.
  test.each([
    ['exclude', '99.906890', 'met'],
    ['assume-up', '99.907407', 'met'],
    ['assume-down', '99.351851', 'breached'],
    ['hold-last', '99.351851', 'breached'],
  ])('unknownPolicy %s decides', (unknownPolicy, value, verdict) => {
    const evidence = { ...down(40), observed: blindFor('2026-04-10T10:40', 240) }
    expect(told({ objective: { unknownPolicy }, evidence })).toEqual([value, verdict, 'policy'])
  })

  test('hold-last after a good check is up, and before the first check nothing is held', () => {
    const objective = { unknownPolicy: 'hold-last' }
    const later = { ...down(40), observed: blindFor('2026-04-20T00:00', 240) }
    expect(told({ objective, evidence: later })).toEqual(['99.907407', 'met', 'policy'])
    const first = { ...down(40), observed: blindFor('2026-04-01T00:00', 240) }
    expect(told({ objective, evidence: first })).toEqual(['99.906890', 'met', 'policy'])
  })

  test('G37 nothing known is no data, never a number', () => {
    for (const unknownPolicy of ['exclude', 'assume-up', 'assume-down', 'hold-last']) {
      const evaluation = ask({ objective: { unknownPolicy }, evidence: { observed: [] } })
      expect(evaluation).toMatchObject({ value: null, worst: null, best: null, verdict: 'no-data' })
      expect(evaluation.result).toMatchObject({
        value: null,
        exact: null,
        reason: 'no-measurement',
        coverage: '0.00',
      })
    }
  })

  test('G38 coverage 60 % and still certainly breached', () => {
    const observed = [between('2026-04-01', '2026-04-19')]
    const evidence = { ...down(100), observed }
    expect(told({ evidence })).toEqual(['99.614197', 'breached', 'certain'])
    const { worst, best, coverage } = ask({ evidence })
    expect([worst, best, coverage].map(percent6)).toEqual(['59.768518', '99.768518', '60.000000'])
  })

  test('too little known to decide: no data, insufficient; a lower minCoverage lets the policy decide', () => {
    const evidence = { ...down(10), observed: [between('2026-04-01', '2026-04-19')] }
    expect(ask({ evidence })).toMatchObject({ verdict: 'no-data', reason: 'insufficient' })
    expect(told({ objective: { minCoverage: '60' }, evidence })).toEqual(['99.961419', 'met', 'policy'])
  })

  test('G39 an agreement from 16 April has half a budget', () => {
    const asked = { agreement: { effectiveFrom: '2026-04-16' }, evidence: down(30, '2026-04-20T10:00') }
    expect(told(asked)).toEqual(['99.861111', 'breached', 'certain'])
    expect(ask(asked).result.ledger?.outsideContractMs).toBe(21_600 * MINUTE)
  })

  test('effectiveTo is the last day of the agreement', () => {
    const { result } = ask({
      agreement: { effectiveTo: '2026-04-15' },
      evidence: down(30, '2026-04-15T23:45'),
    })
    expect(result.ledger).toMatchObject({ outsideContractMs: 21_600 * MINUTE, downMs: 15 * MINUTE })
  })

  test('G43 the last second of the budget is met, one millisecond more is not', () => {
    const objective = { target: '>= 99.95 %' }
    const exact = ask({ objective, evidence: down(1296 / 60) })
    expect([exact.verdict, exact.result.value, exact.result.budget?.remainingMs]).toEqual(['met', '99.95', 0])
    expect([exact.result.budget?.consumed, exact.result.budget?.breachAt]).toEqual(['100.00', undefined])
    // What binary fractions make of the same budget: less than the 1 296 s that were down, so "breached".
    expect((1 - 0.9995) * 2_592_000).toBe(1295.9999999998572)
    const over = ask({ objective, evidence: down(1296.001 / 60) })
    expect([over.verdict, over.result.value, over.result.budget?.remainingMs]).toEqual([
      'breached',
      '99.94',
      -1,
    ])
    expect(over.result.budget?.breachAt).toBe('2026-04-10T08:21:36Z')
    expect(ask({ objective: { target: '> 99.95 %' }, evidence: down(1296 / 60) }).verdict).toBe('breached')
  })

  test('G77 a quarter is folded from its milliseconds; the mean of its months would say breached', () => {
    const evidence = down(61, '2026-02-10T10:00')
    const objective = { target: '>= 99.95 %' }
    const quarter = { objective: { ...objective, period: 'calendar-quarter' }, evidence, in: '2026-02-10' }
    expect(told(quarter)).toEqual(['99.952910', 'met', 'certain'])
    const months = ['2026-01-10', '2026-02-10', '2026-03-10'].map((date) =>
      ask({ objective, evidence, in: date }),
    )
    const badOfThree = months.reduce((sum, { value }) => sum + 1 - Number(value?.num) / Number(value?.den), 0)
    expect((100 - (100 * badOfThree) / 3).toFixed(5)).toBe('99.94957')
  })

  test('G83 service hours 08-17 on working days in June: 50 minutes of 64 hours count', () => {
    const evidence = { monitored: [aSpan(between('2026-06-12T16:30', '2026-06-15T08:20'))] }
    const asked = { objective: { serviceHours: 'se-legal-eves' }, evidence, in: '2026-06-10' }
    expect(told(asked)).toEqual(['99.559082', 'breached', 'certain'])
    const { ledger, budget } = ask(asked).result
    expect((ledger?.upMs ?? 0) + (ledger?.downMs ?? 0)).toBe(11_340 * MINUTE)
    expect([ledger?.downMs, budget?.totalMs]).toEqual([50 * MINUTE, 680_400])
  })

  test('G24 a night 22-06 belongs to the day it starts on and follows the clock', () => {
    const night = weekdays('natt', [{ fromMinute: 22 * 60, toMinute: 30 * 60 }])
    night.weekly[6] = night.weekly[1] ?? []
    const hours = (from: string, to: string) => {
      const outage = { monitored: [aSpan(between(from, to))] }
      const asked = { objective: { serviceHours: 'natt' }, calendars: { natt: night }, evidence: outage }
      return (ask({ ...asked, in: from }).result.ledger?.downMs ?? 0) / MINUTE / 60
    }
    expect(hours('2026-03-28T12:00', '2026-03-29T12:00')).toBe(7)
    expect(hours('2026-10-24T12:00', '2026-10-25T12:00')).toBe(9)
    const sunday = { period: 'calendar-day', serviceHours: 'natt' }
    const { ledger } = ask({ objective: sunday, calendars: { natt: night }, in: '2026-04-12T12:00' }).result
    expect(ledger?.upMs).toBe(6 * 60 * MINUTE)
    // Sunday evening has no hours, so the night to Monday has none either.
    expect(hours('2026-04-12T12:00', '2026-04-13T12:00')).toBe(0)
  })

  test('all of the agreed time excluded, or none agreed: excluded, not 100 %', () => {
    const maintenance = [work('m1', { announcedAt: '2026-01-01', start: '2026-04-01', end: '2026-05-01' })]
    const policy = { notice: { elapsed: '48 h' }, excludeSpan: 'announced' }
    const all = ask({ agreement: { maintenance: policy }, evidence: { maintenance } })
    expect(all).toMatchObject({ value: null, verdict: 'excluded', reason: 'maintenance', coverage: null })
    const none = ask({ agreement: { effectiveFrom: '2027-01-01' } })
    expect(none).toMatchObject({ value: null, verdict: 'excluded', reason: 'no-agreed-time' })
  })

  // The example says of the burn rate `0 or "inf"`; without downtime the rule (2.11) says null, for nothing is 0 times nothing.
  test('G07 a target of 100 % works: no budget, and any downtime breaks it', () => {
    const objective = { target: '>= 100 %' }
    const clean = ask({ objective })
    expect([clean.verdict, clean.result.value]).toEqual(['met', '100.00'])
    expect(clean.result.budget).toMatchObject({
      totalMs: 0,
      remainingMs: 0,
      consumed: '0.00',
      burnRate: null,
    })
    const one = ask({ objective, evidence: down(1) })
    expect([one.verdict, percent6(one.value)]).toEqual(['breached', '99.997685'])
    expect(one.result.budget).toMatchObject({ totalMs: 0, remainingMs: -MINUTE, burnRate: 'inf' })
    expect(one.result.budget?.breachAt).toBe('2026-04-10T08:00:00Z')
  })
})

test('a target from above turns the bounds round: the worst is the highest share', () => {
  const evidence = { ...down(40), observed: blindFor('2026-04-20T00:00', 240) }
  const { worst, best, result } = ask({ objective: { target: '< 99.5 %' }, evidence })
  expect([worst, best].map(percent6)).toEqual(['99.907407', '99.351851'])
  expect([result.verdict, result.certainty, 'budget' in result]).toEqual(['breached', 'policy', false])
})

describe('running periods', () => {
  const asOf = '2026-04-10T12:00'
  const open = { monitored: [aSpan(between('2026-04-10T11:30', asOf))] }

  test('G41 an open outage: value to date, budget, projection and when it is gone', () => {
    const { value, verdict, outlook, result } = ask({ evidence: open, asOf })
    expect(percent6(value)).toBe('99.780701')
    expect([verdict, outlook, result.finality]).toEqual(['pending', 'at-risk', 'provisional'])
    expect(result.budget).toEqual({
      totalMs: 43.2 * MINUTE,
      usedMs: 30 * MINUTE,
      remainingMs: 13.2 * MINUTE,
      consumed: '69.44',
      // 30 of 13 680 minutes bad, 0.1 % allowed: 2.1929…
      burnRate: '2.19',
      breachAt: '2026-04-10T10:13:12Z',
      // At 30 of 13 680 minutes the 13.2 that are left last for 6 019.2: 4 days, 4 h 19 min 12 s from noon.
      exhaustionAt: '2026-04-14T14:19:12Z',
    })
    // No more: 30/43 200. As so far: the value to date. Down from now on: 30 + 29 520 of 43 200.
    expect(result.projection).toEqual({ best: '99.93', runRate: '99.78', worst: '31.59' })
    expect(result.ledger).toMatchObject({ futureMs: (43_200 - 13_680) * MINUTE, downMs: 30 * MINUTE })
  })

  // April has 43 200 minutes, and 95 % of them have to be known: 2 160 may be missing.
  test.each([
    ['as many as may be missing', 2160, '>= 99.9 %', '95', 0, ['on-track', undefined]],
    ['one minute more', 2161, '>= 99.9 %', '95', 0, ['at-risk', 'coverage-out-of-reach']],
    ['a lower minCoverage leaves room', 2161, '>= 99.9 %', '90', 0, ['on-track', undefined]],
    [
      '2 161 down would keep the target, so it can be met for certain',
      2161,
      '>= 94.99 %',
      '95',
      0,
      ['on-track', undefined],
    ],
    ['2 161 and 4 down would not', 2161, '>= 94.99 %', '95', 4, ['at-risk', 'coverage-out-of-reach']],
    // 40 of 43 minutes are used, so it is at risk anyway; what was down was seen, and is no gap.
    [
      'as many as may be missing, of a budget that is nearly used',
      2160,
      '>= 99.9 %',
      '95',
      40,
      ['at-risk', undefined],
    ],
    [
      'one more, of a budget that is nearly used',
      2161,
      '>= 99.9 %',
      '95',
      40,
      ['at-risk', 'coverage-out-of-reach'],
    ],
    [
      'what is known already breaks it: lost before coverage is asked for',
      2161,
      '>= 99.9 %',
      '95',
      44,
      ['lost', undefined],
    ],
  ])(
    'coverage that the rest of the period cannot mend: %s',
    (_, blind, target, minCoverage, minutes, expected) => {
      const evidence = { ...down(minutes, '2026-04-08T10:00'), observed: blindFor('2026-04-02T00:00', blind) }
      const { outlook, reason } = ask({ objective: { target, minCoverage }, evidence, asOf }).result
      expect([outlook, reason]).toEqual(expected)
    },
  )

  test('what is said of coverage while the period runs is what it ends as: without data, or by policy', () => {
    const end = (blind: number) => {
      const { verdict, reason } = ask({ evidence: { observed: blindFor('2026-04-02T00:00', blind) } }).result
      return [verdict, reason]
    }
    expect([end(2160), end(2161)]).toEqual([
      ['met', undefined],
      ['no-data', 'insufficient'],
    ])
  })

  test('G41 the best that the month can end with, to six decimals', () => {
    const objective = { target: '>= 99.900000 %' }
    expect(ask({ objective, evidence: open, asOf }).result.projection?.best).toBe('99.930555')
  })

  test('exhaustionAt: at the rate so far the budget ends in the period, goes on past it, or is not used at all', () => {
    const at10 = (monitored: Evidence['monitored']) =>
      ask({ evidence: { monitored }, asOf: '2026-04-11T00:00' }).result.budget
    // A third of April: 14.4 of 43.2 minutes keep the pace exactly, so the last moment of the month is the end of it.
    expect(at10([downFor('2026-04-02T10:00', 14.4)])?.exhaustionAt).toBe('2026-04-30T22:00:00Z')
    expect(at10([downFor('2026-04-02T10:00', 14.39)])).not.toHaveProperty('exhaustionAt')
    expect(at10([])).not.toHaveProperty('exhaustionAt')
    // Twice the pace: 28.8 used in ten days, the other 14.4 in five.
    expect(at10([downFor('2026-04-02T10:00', 28.8)])?.exhaustionAt).toBe('2026-04-15T22:00:00Z')
  })

  test('exhaustionAt goes through agreed time alone, and says nothing of what is lost or over', () => {
    const office = { serviceHours: 'se-legal-eves' }
    // 11.34 minutes for June; 4.5 used in the nine hours of Monday 1 June: 6.84 more last for 13 h 40 min 48 s of office hours.
    const evidence = { monitored: [downFor('2026-06-01T09:00', 4.5)] }
    const asked = { objective: office, evidence, in: '2026-06-01', asOf: '2026-06-01T17:00' }
    expect(ask(asked).result.budget?.exhaustionAt).toBe('2026-06-03T10:40:48Z')
    expect(ask({ ...asked, asOf: '2026-07-20' }).result.budget).not.toHaveProperty('exhaustionAt')
    const lost = { monitored: [downFor('2026-06-01T09:00', 12)] }
    const { budget } = ask({ ...asked, evidence: lost }).result
    expect([budget?.breachAt, budget?.exhaustionAt]).toEqual(['2026-06-01T07:11:20.400Z', undefined])
  })

  test('breachAt skips closed hours', () => {
    // 11.34 minutes of budget, 5 used by Friday 17:00: the other 6.34 end on Monday at 08:06:20.4.
    const evidence = { monitored: [aSpan(between('2026-06-12T16:55', '2026-06-12T17:00'))] }
    const asked = { objective: { serviceHours: 'se-legal-eves' }, evidence, in: '2026-06-12' }
    const { budget } = ask({ ...asked, asOf: '2026-06-12T17:00' }).result
    expect(budget?.breachAt).toBe('2026-06-15T06:06:20.400Z')
  })

  test('breachAt skips announced valid maintenance, and its hour shrinks the budget', () => {
    // 43 140 minutes: 43.14 of budget, 13.14 left: 5 before the window, 8.14 after it.
    const window = { start: '2026-04-10T12:05', end: '2026-04-10T13:05', announcedAt: '2026-04-01' }
    const evidence = { ...open, maintenance: [work('m1', window)] }
    const agreement = { maintenance: { notice: { elapsed: '48 h' } } }
    const { budget } = ask({ agreement, evidence, asOf }).result
    expect([budget?.totalMs, budget?.breachAt]).toEqual([43.14 * MINUTE, '2026-04-10T11:13:08.400Z'])
    const late = { ...open, maintenance: [work('m1', { ...window, announcedAt: '2026-04-10T10:00' })] }
    expect(ask({ agreement, evidence: late, asOf }).result.budget?.breachAt).toBe('2026-04-10T10:13:12Z')
  })

  test('under count-as-up announced maintenance stays in the base, so the budget is whole', () => {
    const window = { start: '2026-04-10T12:05', end: '2026-04-10T13:05', announcedAt: '2026-04-01' }
    const evidence = { ...open, maintenance: [work('m1', window)] }
    const agreement = { maintenance: { notice: { elapsed: '48 h' }, exclusionMode: 'count-as-up' } }
    const { budget, projection } = ask({ agreement, evidence, asOf }).result
    // 13.2 minutes left: 5 before the window and 8.2 after it.
    expect([budget?.totalMs, budget?.breachAt]).toEqual([43.2 * MINUTE, '2026-04-10T11:13:12Z'])
    // Down from now on but for the window: 30 + 29 460 of 43 200.
    expect(projection?.worst).toBe('31.73')
  })

  test('an outage of half weight uses the budget half as fast', () => {
    // An hour at half weight uses 30 of 43.2 minutes and 20 more minutes 10: the other 3.2 last for 6.4.
    const half = [
      aSpan(between('2026-04-02T10:00', '2026-04-02T11:00'), { state: 'partial_outage' }),
      aSpan(between('2026-04-10T11:40', asOf), { state: 'partial_outage' }),
    ]
    const asked = { objective: { weights: { partial: '0.5' } }, evidence: { monitored: half }, asOf }
    expect(ask(asked).result.budget).toMatchObject({
      usedMs: 40 * MINUTE,
      breachAt: '2026-04-10T10:06:24Z',
    })
  })

  test('an outage that is over has no breachAt while the budget lasts', () => {
    const evidence = { monitored: [aSpan(between('2026-04-10T11:00', '2026-04-10T11:30'))] }
    expect(ask({ evidence, asOf }).result.budget?.breachAt).toBeUndefined()
  })

  test.each([
    // 1 of 43.2 minutes used long ago: value to date above 99.9.
    [[downFor('2026-04-02T10:00', 1)], '2026-04-20T12:00', 'pending', 'on-track'],
    [[], '2026-04-20T12:00', 'pending', 'on-track'],
    // 32.4 of 43.2 minutes are 75 %, although 32.4 of 38 880 leave 99.91 % to date.
    [[downFor('2026-04-02T10:00', 32.4)], '2026-04-28T00:00', 'pending', 'at-risk'],
    [[downFor('2026-04-02T10:00', 32.39)], '2026-04-28T00:00', 'pending', 'on-track'],
    // 5 minutes on the first day: to date 99.65 %.
    [[downFor('2026-04-01T10:00', 5)], '2026-04-02T00:00', 'pending', 'at-risk'],
    [[downFor('2026-04-02T10:00', 43.2)], '2026-04-28T00:00', 'pending', 'at-risk'],
    [[downFor('2026-04-02T10:00', 43.21)], '2026-04-28T00:00', 'breached', 'lost'],
  ])('outlook %#', (monitored, now, verdict, outlook) => {
    const evaluation = ask({ evidence: { monitored }, asOf: now })
    expect([evaluation.verdict, evaluation.outlook]).toEqual([verdict, outlook])
    expect(evaluation.finality).toBe('provisional')
  })

  test('when it was lost is an instant in the past', () => {
    const monitored = [downFor('2026-04-02T10:00', 40), downFor('2026-04-05T10:00', 40)]
    const { budget } = ask({ evidence: { monitored }, asOf }).result
    expect(budget?.breachAt).toBe('2026-04-05T08:03:12Z')
    expect([budget?.consumed, budget?.remainingMs]).toEqual(['185.19', -36.8 * MINUTE])
  })

  test('nothing measured yet: pending, and no outlook that would claim something', () => {
    const evaluation = ask({ evidence: { observed: [] }, asOf })
    expect(evaluation).toMatchObject({ verdict: 'pending', reason: 'no-measurement', value: null })
    expect('outlook' in evaluation.result).toBe(false)
  })

  test('not begun: pending', () => {
    const evaluation = ask({ asOf: '2026-03-20' })
    expect(evaluation).toMatchObject({ verdict: 'pending', reason: 'not-begun', value: null })
    expect(evaluation.result.ledger?.futureMs).toBe(43_200 * MINUTE)
  })

  test('nothing after asOf is looked at', () => {
    const later = { monitored: [...open.monitored, downFor('2026-04-20T10:00', 500)] }
    expect(ask({ evidence: later, asOf })).toEqual(ask({ evidence: open, asOf }))
    const running = { monitored: [aSpan(between('2026-04-10T11:30', '2026-04-12T00:00'))] }
    expect(ask({ evidence: running, asOf })).toEqual(ask({ evidence: open, asOf }))
  })

  test('rolling: judged as it stands, never final, no outlook', () => {
    const objective = { period: { rolling: 'PT720H' } }
    const evaluation = ask({ objective, evidence: open, in: asOf, asOf })
    expect(evaluation).toMatchObject({ verdict: 'met', finality: 'provisional' })
    expect(percent6(evaluation.value)).toBe('99.930555')
    expect('outlook' in evaluation.result || 'projection' in evaluation.result).toBe(false)
  })
})

describe('finality: five working days after the last day, Thursday 30 April', () => {
  const finality = (asOf: string, more: Asked = {}) => ask({ ...more, asOf }).finality
  test('1 May is a holiday, so the fifth is Friday 8 May', () => {
    expect(['2026-05-01', '2026-05-08T23:59', '2026-05-09'].map((asOf) => finality(asOf))).toEqual([
      'provisional',
      'provisional',
      'final',
    ])
    expect(finality('2026-05-08', { calendars: {} })).toBe('final')
  })
  test('an incident that began in the period and is still open keeps it provisional', () => {
    const asOf = '2026-06-01'
    const reaching = { declared: [declared('2026-04-20', asOf, 'degraded_performance')] }
    const later = { declared: [declared('2026-05-20', asOf)] }
    const over = { declared: [declared('2026-04-20', '2026-05-20', 'degraded_performance')] }
    expect([reaching, later, over].map((evidence) => finality(asOf, { evidence }))).toEqual([
      'provisional',
      'final',
      'final',
    ])
  })
  test('a rolling window is never final, however late one asks', () => {
    const rolling = question({ objective: { period: { rolling: 'P30D' } }, in: '2026-04-10' })
    expect(evaluateAvailability({ ...rolling, asOf: at('2027-01-01') }).finality).toBe('provisional')
  })
  test('monitoring has to report until the agreement ended, not longer', () => {
    const evidence = { observed: [between('2026-04-01', '2026-04-16')] }
    const ended = (effectiveTo: string) => finality('2026-06-01', { agreement: { effectiveTo }, evidence })
    expect(['2026-04-15', '2026-04-16'].map(ended)).toEqual(['final', 'provisional'])
  })
  test('monitoring that stopped before the end keeps it provisional', () => {
    const short = { observed: [between('2026-04-01', '2026-04-30T23:59')] }
    const full = { observed: [between('2026-04-01', '2026-05-01')] }
    expect([short, full].map((evidence) => finality('2026-06-01', { evidence }))).toEqual([
      'provisional',
      'final',
    ])
  })
})

describe('phases and signatures', () => {
  const phases = { preparation: '2026-01-01', pilot: '2026-03-01', full: '2026-04-01' }
  test.each([
    ['2026-02-10', 'preparation', 'pending', false],
    ['2026-03-10', 'pilot', 'met', false],
    ['2026-04-10', 'full', 'met', true],
  ])('%s: %s', (date, phase, verdict, binding) => {
    expect(ask({ agreement: { phases }, in: date })).toMatchObject({ phase, verdict, binding })
  })
  test('an agreement that begins within the period has the phase that it begins in', () => {
    const agreement = { effectiveFrom: '2026-04-16', phases: { full: '2026-04-16' } }
    expect(ask({ agreement })).toMatchObject({ phase: 'full', verdict: 'met' })
  })
  test('binding needs a signature of every party, by role or id, by asOf', () => {
    const sign = (party: string, signedAt = '2026-01-01') => ({ party, name: 'N', signedAt })
    const parties = [
      { role: 'provider', name: 'L' },
      { role: 'customer', id: 'acme', name: 'Acme' },
    ]
    const binding = (signatures: unknown[]) =>
      ask({ agreement: { parties, signatures }, asOf: '2026-06-01' }).binding
    expect(binding([sign('provider'), sign('acme')])).toBe(true)
    expect(binding([sign('provider'), sign('customer')])).toBe(true)
    expect(binding([sign('provider')])).toBe(false)
    expect(binding([sign('provider'), sign('acme', '2026-06-02')])).toBe(false)
  })
})

test('an unknown calendar is named, with those that there are', () => {
  expect(() => ask({ objective: { serviceHours: 'kontor' } })).toThrow(
    'no calendar is called "kontor" (known: se-legal-eves, se-legal)',
  )
})

test('the explanation leads from agreed time to verdict in numbers', () => {
  const { explain } = ask({
    agreement: { maintenance: { notice: { elapsed: '48 h' } } },
    evidence: {
      monitored: [downFor('2026-04-10T10:00', 44), downFor('2026-04-12T02:00', 120)],
      maintenance: [
        work('m1', { announcedAt: '2026-01-01', start: '2026-04-12T02:00', end: '2026-04-12T04:00' }),
      ],
    },
  })
  expect(explain.map(({ step }) => step)).toEqual([
    'agreed',
    'maintenance',
    'base',
    'unknown',
    'outage',
    'outage',
    'down',
    'value',
    'verdict',
  ])
  const values = Object.fromEntries(explain.map((entry) => [entry.step, entry.values]))
  expect(values.maintenance).toMatchObject({ id: 'm1', why: 'announced-in-time', excludedMs: '7200000' })
  expect(values.base).toMatchObject({ baseMs: '2584800000', excludedMs: '7200000', mode: 'remove' })
  expect(values.outage).toMatchObject({ countedMs: '0', weight: '1', open: 'false' })
  // 44 of 43 080 minutes: 99.8978…
  expect(values.value).toMatchObject({ value: '99.89', num: '10759', den: '10770' })
  expect(values.verdict).toMatchObject({ comparator: '>=', target: '99.9', verdict: 'breached' })
})
