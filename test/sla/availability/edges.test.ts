import { describe, expect, test } from 'vitest'
import { burns } from '../../../scripts/sla/availability/burn-alert.ts'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { aSpan, ask, between, downFor, MINUTE, percent6, work } from '../builders.ts'

/* Edges of semantics 2.4, 2.9 and 2.11: nothing agreed, everything taken out, exactly the budget. */

const OFFICE = { serviceHours: 'se-legal-eves' }
const DAY = { period: 'calendar-day', ...OFFICE }

test('L1 what is outside the hours is in the ledger too: June has 43 200 minutes, 11 340 of them in office hours', () => {
  const { ledger } = ask({ objective: OFFICE, in: '2026-06-10' }).result
  expect(ledger).toMatchObject({
    upMs: 11_340 * MINUTE,
    outsideHoursMs: (43_200 - 11_340) * MINUTE,
    outsideContractMs: 0,
    downMs: 0,
    unknownMs: 0,
  })
})

describe('why a period that is over says nothing', () => {
  const policy = { maintenance: { notice: { elapsed: '48 h' }, excludeSpan: 'announced' } }
  const all = { start: '2026-06-16', end: '2026-06-17', announcedAt: '2026-06-01' }
  const told = (agreement: Record<string, unknown>, maintenance = [work('m1', all)]) => {
    const { verdict, result } = ask({
      objective: { period: 'calendar-day' },
      agreement: { ...policy, ...agreement },
      evidence: { maintenance },
      in: '2026-06-16T12:00',
    })
    return [verdict, result.reason, result.value]
  }
  const suspended = (from: string, to: string) => ({
    suspensions: [{ from: `${from}:00+02:00`, to: `${to}:00+02:00`, reason: 'Vilande' }],
  })

  test('all of it taken out for one reason, or for several', () => {
    expect(told({})).toEqual(['excluded', 'maintenance', null])
    const half = { ...all, end: '2026-06-16T12:00' }
    expect(told(suspended('2026-06-16T12:00', '2026-06-17T00:00'), [work('m1', half)])).toEqual([
      'excluded',
      'excluded',
      null,
    ])
    expect(told(suspended('2026-06-16T00:00', '2026-06-17T00:00'), [])).toEqual([
      'excluded',
      'suspension',
      null,
    ])
  })

  test('nothing of it agreed: a Saturday of office hours', () => {
    const { verdict, result } = ask({ objective: DAY, in: '2026-06-13T12:00' })
    expect([verdict, result.reason]).toEqual(['excluded', 'no-agreed-time'])
  })
})

describe('while it runs', () => {
  test('before the first hours of a day it is on track, and a day without hours is pending without a word more', () => {
    const early = ask({ objective: DAY, in: '2026-06-15T12:00', asOf: '2026-06-15T07:00' })
    expect([early.verdict, early.outlook, early.value]).toEqual(['pending', 'on-track', null])
    const saturday = ask({ objective: DAY, in: '2026-06-13T12:00', asOf: '2026-06-13T12:00' })
    expect([saturday.verdict, saturday.outlook, saturday.value]).toEqual(['pending', undefined, null])
    expect(saturday.result.projection).toBeUndefined()
  })

  test('100 % without any downtime is on track, though nothing is left to spend', () => {
    const { outlook, result } = ask({ objective: { target: '>= 100 %' }, asOf: '2026-04-10' })
    expect([outlook, result.budget?.consumed, result.budget?.burnRate]).toEqual(['on-track', '0.00', null])
  })

  test('exactly the budget: all of it is used and the target kept; with one more outage it was gone as the first ended', () => {
    const first = downFor('2026-04-10T10:00', 43.2)
    const kept = ask({ evidence: { monitored: [first] }, asOf: '2026-04-20' })
    expect([kept.verdict, kept.outlook]).toEqual(['pending', 'at-risk'])
    expect(kept.result.budget).toMatchObject({ remainingMs: 0, consumed: '100.00' })
    expect(kept.result.budget).not.toHaveProperty('breachAt')
    const lost = ask({ evidence: { monitored: [first, downFor('2026-04-12T10:00', 5)] }, asOf: '2026-04-20' })
    expect(lost.outlook).toBe('lost')
    expect(lost.result.budget?.breachAt).toBe('2026-04-10T08:43:12Z')
  })
})

describe('when the budget is used up at this rate', () => {
  test('is no question of a period that is over, though exactly all of it was used', () => {
    const evidence = { monitored: [downFor('2026-04-10T10:00', 43.2)] }
    for (const asOf of ['2026-05-01T00:00', '2026-05-02'])
      expect(ask({ evidence, asOf }).result.budget).not.toHaveProperty('exhaustionAt')
  })
  test("of a target that is lost by the contract's own rounding some is left, and it never ran out", () => {
    // 21.6 minutes are allowed; 99.953… is cut to 99.9.
    const { outlook, result } = ask({
      objective: { target: '>= 99.95 %', contractRounding: { decimals: 1, mode: 'floor' } },
      evidence: { monitored: [downFor('2026-04-10T10:00', 20)] },
      asOf: '2026-04-20',
    })
    expect([outlook, result.budget?.remainingMs]).toEqual(['lost', 1.6 * MINUTE])
    expect(result.budget).not.toHaveProperty('breachAt')
  })
})

describe('an alert (semantics 2.11)', () => {
  test('there is none of an hour of which nothing is known', () => {
    const { outlook } = ask({
      evidence: {
        observed: [between('2026-01-01', '2026-04-20T10:00')],
        monitored: [downFor('2026-04-10T10:00', 5)],
      },
      asOf: '2026-04-20T12:00',
    })
    expect(outlook).toBe('on-track')
  })
  test('where so little came in that it says nothing there is none either, however bad', () => {
    const alert = (requests: number) =>
      burns(() => ({ ms: 60 * MINUTE, all: ratio(requests), bad: ratio(requests) }), {
        ...{ budget: ratio(43.2 * MINUTE), asOf: 0, least: ratio(100) },
      })
    expect([alert(99), alert(100)]).toEqual([false, true])
  })
})

describe('a target where less is better: the worst is the most that was up', () => {
  const observed = [between('2026-01-01', '2026-04-20'), between('2026-04-20T04:00', '2026-06-01')]
  const judged = (minutes: number) => {
    const monitored = [aSpan(downFor('2026-04-10T10:00', minutes))]
    const { verdict, certainty, worst, best } = ask({
      objective: { target: '<= 99.9 %' },
      evidence: { observed, monitored },
    })
    return [verdict, certainty, percent6(worst), percent6(best)]
  }

  test('240 minutes unknown', () => {
    // 40 down: 99.9074… at most up, over 99.9, and 99.3518… at least. 300 down: 99.3055… at most. 30 down: with all of the
    // unknown time down still 99.375, so only the policy, 30 of 42 960, decides.
    expect(judged(40)).toEqual(['breached', 'policy', '99.907407', '99.351851'])
    expect(judged(300)).toEqual(['met', 'certain', '99.305555', '98.750000'])
  })
})
