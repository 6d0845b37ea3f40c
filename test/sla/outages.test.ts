import { describe, expect, test } from 'vitest'
import { ratio } from '../../scripts/sla/exact/ratio.ts'
import { type Asked, aSpan, ask, at, between, declared, downFor, MINUTE, percent6 } from './builders.ts'

const downMinutes = (asked: Asked) => (ask(asked).result.ledger?.downMs ?? Number.NaN) / MINUTE

describe('G29, G31: the minimum length of an outage', () => {
  const five = { minOutage: '5 min' }

  test('4:59 counts nothing, 5:00 counts from its first millisecond', () => {
    const short = { monitored: [downFor('2026-04-10T10:00', 4 + 59 / 60)] }
    const long = { monitored: [downFor('2026-04-10T10:00', 5)] }
    expect(downMinutes({ objective: five, evidence: short })).toBe(0)
    expect(downMinutes({ objective: five, evidence: long })).toBe(5)
  })

  test('over a month end it is tested once as a whole and then split: 2 + 4 minutes', () => {
    const evidence = { monitored: [aSpan(between('2026-04-30T23:58', '2026-05-01T00:04'))] }
    expect(downMinutes({ objective: five, evidence, in: '2026-04-10' })).toBe(2)
    expect(downMinutes({ objective: five, evidence, in: '2026-05-10' })).toBe(4)
  })

  test('two spans that touch at the month end, or that mergeGap joins over it, are one outage', () => {
    const touching = {
      monitored: [
        aSpan(between('2026-04-30T23:58', '2026-05-01T00:00')),
        aSpan(between('2026-05-01T00:00', '2026-05-01T00:04')),
      ],
    }
    const apart = {
      monitored: [
        aSpan(between('2026-04-30T23:57', '2026-04-30T23:59')),
        aSpan(between('2026-05-01T00:00', '2026-05-01T00:04')),
      ],
    }
    const joined = { ...five, mergeGap: '1 min' }
    const both = (objective: Record<string, unknown>, evidence: typeof apart) =>
      ['2026-04-10', '2026-05-10'].map((date) => downMinutes({ objective, evidence, in: date }))
    expect(both(five, touching)).toEqual([2, 4])
    expect(both(five, apart)).toEqual([0, 0])
    expect(both(joined, apart)).toEqual([2, 4])
  })

  test('it is tested before exclusions: 6 minutes of which maintenance takes 4 count 2', () => {
    const evidence = { monitored: [downFor('2026-04-12T03:56', 6)] }
    const maintenance = { notice: { elapsed: '48 h' }, windows: 'Sun 00:00-04:00', excludeSpan: 'announced' }
    const window = {
      ...between('2026-04-12T00:00', '2026-04-12T04:00'),
      id: 'm1',
      title: 'm1',
      class: 'planned' as const,
      services: ['portal'],
      announcedAt: at('2026-04-01'),
      markdown: '',
    }
    const asked = {
      objective: five,
      agreement: { maintenance },
      evidence: { ...evidence, maintenance: [window] },
    }
    expect(downMinutes(asked)).toBe(2)
  })
})

describe('merging over short gaps', () => {
  const flapping = {
    monitored: [
      downFor('2026-04-10T10:00', 2),
      downFor('2026-04-10T10:03', 2),
      downFor('2026-04-10T10:20', 2),
    ],
  }
  test('the gap makes one outage for the minimum, and counts as up', () => {
    const asked = (mergeGap: string) => ({ objective: { mergeGap, minOutage: '5 min' }, evidence: flapping })
    expect(downMinutes(asked('0 s'))).toBe(0)
    expect(downMinutes(asked('1 min'))).toBe(4)
    expect(downMinutes(asked('59 s'))).toBe(0)
  })
  test('the explanation lists whole outages', () => {
    const { explain } = ask({ objective: { mergeGap: '1 min' }, evidence: flapping })
    const outages = explain.filter(({ step }) => step === 'outage').map(({ values }) => values)
    expect(outages.map(({ start, countedMs }) => [start, countedMs])).toEqual([
      ['2026-04-10T08:00:00Z', '240000'],
      ['2026-04-10T08:20:00Z', '120000'],
    ])
  })
})

describe('G33: overlapping events count by the worst, never by the sum', () => {
  const overlap = [
    declared('2026-04-10T10:00', '2026-04-10T11:00', 'major_outage', 'a'),
    declared('2026-04-10T10:30', '2026-04-10T11:30', 'partial_outage', 'b'),
  ]
  test('60 minutes major and 30 more of partial at 0.3 are 69', () => {
    const evaluation = ask({ objective: { weights: { partial: '0.3' } }, evidence: { declared: overlap } })
    expect(evaluation.result.ledger?.downMs).toBe(69 * MINUTE)
    expect(percent6(evaluation.value)).toBe('99.840277')
    // The sum would be 78 minutes.
    expect(percent6(ratio(43_200 - 78, 43_200))).toBe('99.819444')
  })
  test('every event stands in the segments, those that made no difference too (L3)', () => {
    const { segments } = ask({ objective: { weights: { partial: '0.3' } }, evidence: { declared: overlap } })
    const down = segments.filter((segment) => segment.class === 'down')
    expect(down.map(({ start, events }) => [start, events.join('+')])).toEqual([
      [at('2026-04-10T10:00'), 'a'],
      [at('2026-04-10T10:30'), 'a+b'],
      [at('2026-04-10T11:00'), 'b'],
    ])
  })
  test('the same outage from two sources of checks and an incident counts once', () => {
    const span = between('2026-04-10T10:00', '2026-04-10T11:00')
    const monitored = [aSpan(span), aSpan(span, { source: 'other' })]
    const evidence = { monitored, declared: [declared('2026-04-10T10:00', '2026-04-10T11:00')] }
    expect(downMinutes({ evidence })).toBe(60)
  })
})

describe('weights: degraded is neither down nor forgotten', () => {
  const states = [
    aSpan(between('2026-04-10T10:00', '2026-04-10T11:00'), { state: 'degraded_performance' }),
    aSpan(between('2026-04-11T10:00', '2026-04-11T11:00'), { state: 'partial_outage' }),
  ]
  test.each([
    [{}, 60],
    [{ weights: { degraded: '0.5' } }, 90],
    [{ weights: { partial: '0', degraded: '0' } }, 0],
    [{ weights: { partial: '0.3', degraded: '1' } }, 78],
  ])('%j: %i minutes', (objective, minutes) => {
    const evaluation = ask({ objective, evidence: { monitored: states } })
    expect(evaluation.result.ledger?.downMs).toBe(minutes * MINUTE)
    const { ledger } = evaluation.result
    expect((ledger?.upMs ?? 0) + (ledger?.downMs ?? 0)).toBe(43_200 * MINUTE)
  })
})

describe('authority: monitoring says 10:00-10:40, the incident 10:30-11:00', () => {
  const evidence = {
    monitored: [aSpan(between('2026-04-10T10:00', '2026-04-10T10:40'))],
    declared: [declared('2026-04-10T10:30', '2026-04-10T11:00')],
  }
  test.each([
    ['union', 60],
    ['monitoring', 40],
    ['incidents', 30],
    ['intersection', 10],
  ])('%s: %i minutes', (authority, minutes) => {
    expect(downMinutes({ objective: { measurement: { authority } }, evidence })).toBe(minutes)
  })
  test('without checks: incidents alone know everything, the others nothing but the incident', () => {
    const blind = { ...evidence, observed: [], monitored: [] }
    const unknown = (authority: string) =>
      (ask({ objective: { measurement: { authority } }, evidence: blind }).result.ledger?.unknownMs ?? -1) /
      MINUTE
    expect(['incidents', 'union', 'monitoring', 'intersection'].map(unknown)).toEqual([
      0, 43_170, 43_200, 43_200,
    ])
  })
})

describe('G80: the outage is uncertain by a check at either end', () => {
  const span = (bad: string, good: string) =>
    aSpan(between(bad, good), {
      earliestStart: at(bad) - MINUTE,
      earliestEnd: at(good) - MINUTE,
    })
  test('43 minutes by convention, 44 at worst, 42 at best: met, and limited by the resolution', () => {
    const evaluation = ask({ evidence: { monitored: [span('2026-04-10T10:01', '2026-04-10T10:44')] } })
    expect(percent6(evaluation.value)).toBe('99.900462')
    expect(percent6(evaluation.worst)).toBe('99.898148')
    expect(percent6(evaluation.best)).toBe('99.902777')
    expect([evaluation.verdict, evaluation.certainty]).toEqual(['met', 'resolution-limited'])
  })
  test.each([
    ['2026-04-10T10:42', 'met', 'certain'],
    ['2026-04-10T10:45', 'breached', 'resolution-limited'],
    ['2026-04-10T10:47', 'breached', 'certain'],
  ])('until %s: %s, %s', (good, verdict, certainty) => {
    const evaluation = ask({ evidence: { monitored: [span('2026-04-10T10:01', good)] } })
    expect([evaluation.verdict, evaluation.certainty]).toEqual([verdict, certainty])
  })
})

test('an outage over midnight is one outage of 16 minutes, 2 + 14 by day', () => {
  const evidence = { monitored: [aSpan(between('2026-04-10T23:58', '2026-04-11T00:14'))] }
  const day = (date: string) => ask({ objective: { period: 'calendar-day' }, evidence, in: `${date}T12:00` })
  const [first, second] = [day('2026-04-10'), day('2026-04-11')]
  expect([first.result.ledger?.downMs, second.result.ledger?.downMs]).toEqual([2 * MINUTE, 14 * MINUTE])
  for (const { explain } of [first, second]) {
    const outages = explain.filter(({ step }) => step === 'outage')
    expect(outages.map(({ values }) => [values.start, values.end])).toEqual([
      ['2026-04-10T21:58:00Z', '2026-04-10T22:14:00Z'],
    ])
  }
})
