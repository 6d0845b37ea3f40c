import { describe, expect, test } from 'vitest'
import { provableShare, resolutionShare } from '../../../scripts/sla/availability/resolution.ts'
import { compare, parsePercent, ratio } from '../../../scripts/sla/exact/ratio.ts'
import { aSpan, ask, at, between, MINUTE, percent6 } from '../builders.ts'

const MONTH = 43_200 * MINUTE

describe('G72 resolution of checks (semantics 2.8)', () => {
  test('every 5 minutes over 30 days: one failed check is 0.011574 %, more than 99.99 % allows', () => {
    const share = resolutionShare(5 * MINUTE, MONTH)
    expect(percent6(share)).toBe('0.011574')
    expect(compare(share, parsePercent('0.01'))).toBeGreaterThan(0)
  })
  test('every minute allows 99.99 %', () => {
    expect(compare(resolutionShare(MINUTE, MONTH), parsePercent('0.01'))).toBeLessThan(0)
  })
})

test('the rule of three: 8 640 checks without a failure prove no better than 99.965 %', () => {
  expect(percent6(provableShare(8640))).toBe('99.965277')
  expect([0, 1, 3].map((checks) => provableShare(checks))).toEqual([ratio(0), ratio(0), ratio(0)])
  expect(provableShare(4)).toEqual(ratio(1, 4))
})

describe('G80 the value is read as the contract reads the resolution of checks', () => {
  const span = aSpan(between('2026-04-10T10:01', '2026-04-10T10:44'), {
    earliestStart: at('2026-04-10T10:00'),
    earliestEnd: at('2026-04-10T10:43'),
  })
  test.each([
    ['convention', '99.900462', 'met'],
    ['worst', '99.898148', 'breached'],
    ['best', '99.902777', 'met'],
  ])('%s: %s, %s', (resolution, value, verdict) => {
    const evaluation = ask({ objective: { resolution }, evidence: { monitored: [span] } })
    expect([percent6(evaluation.value), evaluation.verdict]).toEqual([value, verdict])
    expect([evaluation.worst, evaluation.best].map(percent6)).toEqual(['99.898148', '99.902777'])
    expect(evaluation.certainty).toBe('resolution-limited')
    expect(evaluation.result.method.parameters.resolution).toBe(resolution)
  })
})

describe('an outage that at worst began before midnight, of a day that nobody looked at', () => {
  const span = aSpan(between('2026-04-11T00:05', '2026-04-11T00:30'), {
    earliestStart: at('2026-04-10T23:55'),
  })
  const told = (resolution: string) => {
    const { value, worst, best, verdict } = ask({
      objective: { period: 'calendar-day', resolution },
      evidence: { observed: [between('2026-04-11', '2026-05-01')], monitored: [span] },
      in: '2026-04-10',
    })
    return [verdict, ...[value, worst, best].map(percent6)]
  }
  test('nothing is known of the day, so there are no bounds to give either', () => {
    expect(told('convention')).toEqual(['no-data', null, null, null])
  })
  test('by the contract that takes the worst five minutes are: all that is known was down, 1 435 minutes may have been up', () => {
    expect(told('worst')).toEqual(['breached', '0.000000', '0.000000', '99.652777'])
  })
})

test('G73 by time, never by the count of checks: 10 minutes retried every 20 s are 99.976851, not 99.930587', () => {
  const { value } = ask({
    evidence: {
      monitored: Array.from({ length: 30 }, (_, i) => {
        const start = at('2026-04-10T10:00') + i * 20_000
        return aSpan({ start, end: start + 20_000 }, { ref: `r${i}` })
      }),
    },
  })
  expect(percent6(value)).toBe('99.976851')
  expect(percent6(ratio(43_190, 43_220))).toBe('99.930587')
})

describe('atRiskConsumption: from which share of the budget an objective is at risk', () => {
  const outlook = (minutes: number, atRiskConsumption?: string) =>
    ask({
      objective: { target: '>= 99.9 %', ...(atRiskConsumption && { atRiskConsumption }) },
      evidence: { monitored: [aSpan({ start: at('2026-04-02'), end: at('2026-04-02') + minutes * MINUTE })] },
      // Late enough for the value to date to be no matter: 43.2 minutes are the whole month's.
      asOf: '2026-04-30T23:00',
    }).outlook
  test.each([
    [21.6, undefined, 'on-track'],
    [32.4, undefined, 'at-risk'],
    [21.6, '50', 'at-risk'],
    [21.5, '50', 'on-track'],
    [32.4, '90', 'on-track'],
  ])('%d minutes of 43.2 at %s per cent: %s', (minutes, share, expected) => {
    expect(outlook(minutes, share)).toBe(expected)
  })
})
