import { describe, expect, test } from 'vitest'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { breach, creditOf, creditsOf, FEE, outage, whyOf, without } from './builders.ts'

/** Bands as `[below, percent]`. */
const bands = (...pairs: [number, number][]) => pairs.map(([below, percent]) => ({ below, percent }))

/** What so many minutes down in a month of 43 200 give in per cent. */
function percentFor(tiers: object[], minutes: number): string {
  const entry = creditOf(breach(without(minutes)), { fee: FEE, tiers })
  return entry.amount === '0.00' ? '0' : (entry.percent ?? '')
}

describe('bands are half-open: the boundary belongs to the better one', () => {
  test('G02 Atlassian Cloud: 60 minutes of 43 200 is the band from 99.0 to 99.9', () => {
    const tiers = [
      { below: 99.9, atLeast: 99.0, percent: 10 },
      { below: 99.0, atLeast: 95.0, percent: 25 },
      { below: 95.0, percent: 50 },
    ]
    const entry = creditOf(breach(without(60)), { fee: FEE, tiers })
    expect(entry).toMatchObject({
      tier: { below: '99.9', atLeast: '99' },
      percent: '10.00',
      amount: '1000.00',
    })
  })

  test.each([
    [216, '0'],
    [217, '10.00'],
    [432, '10.00'],
    [433, '30.00'],
    [2160, '30.00'],
    [2161, '100.00'],
  ])('G04 AWS EC2 instance: %i minutes down give %s per cent', (minutes, percent) => {
    expect(percentFor(bands([99.5, 10], [99.0, 30], [95.0, 100]), minutes)).toBe(percent)
  })

  test.each([
    [1, '10.00'],
    [4, '10.00'],
    [5, '25.00'],
    [216, '25.00'],
    [217, '100.00'],
  ])('G07 Azure DNS, 100 per cent promised: %i minutes down give %s per cent', (minutes, percent) => {
    expect(percentFor(bands([100, 10], [99.99, 25], [99.5, 100]), minutes)).toBe(percent)
  })

  test.each([
    [43, '0'],
    [44, '10.00'],
    [2160, '10.00'],
    [2161, '25.00'],
    [4320, '25.00'],
    [4321, '100.00'],
  ])('G08 Google Compute single instance: %i minutes down give %s per cent', (minutes, percent) => {
    expect(percentFor(bands([99.9, 10], [95, 25], [90, 100]), minutes)).toBe(percent)
  })

  test('G10 Safespring: the middle band gave 20 per cent in one version and 25 in the next', () => {
    // 97 % lies in the middle band of both; the version in force at the breach decides, so its terms are what is passed.
    expect(percentFor(bands([99.9, 10], [99, 20], [95, 50]), 1296)).toBe('20.00')
    expect(percentFor(bands([99.9, 10], [99, 25], [95, 50]), 1296)).toBe('25.00')
  })

  test('G10 Safespring: 44 minutes of 43 200 give 10 per cent', () => {
    expect(percentFor(bands([99.9, 10], [99, 20], [95, 50]), 44)).toBe('10.00')
  })

  test('the order of the bands in the file makes no difference', () => {
    expect(percentFor(bands([95.0, 100], [99.5, 10], [99.0, 30]), 433)).toBe('30.00')
  })

  test('a breach that no band holds gives nothing, and says so', () => {
    const entry = creditOf(breach(without(60)), { fee: FEE, tiers: bands([99, 10]) })
    expect(entry).toMatchObject({ amount: '0.00', status: 'none' })
    expect(whyOf(entry)).toBe('no-band')
  })

  test('a target that was met gives nothing, nor does one without data', () => {
    const tiers = bands([99.95, 10])
    for (const verdict of ['met', 'no-data', 'excluded', 'pending'] as const)
      expect(creditsOf([breach(without(60), { verdict })], { fee: FEE, tiers })).toEqual([])
  })
})

describe('what a rule gives', () => {
  test('G09 Google Workspace: 480 minutes of 43 200 are 7 days of a fee of 300 for 30 days, 70 SEK', () => {
    const tiers = [
      { below: 99.9, days: 3 },
      { below: 99, days: 7 },
      { below: 95, days: 15 },
    ]
    const entry = creditOf(breach(without(480)), { fee: { ...FEE, amount: 300 }, tiers })
    expect(entry).toMatchObject({ amount: '70.00', percent: '23.33' })
  })

  test('a fixed amount for a band', () => {
    const tiers = [{ below: 99.9, amount: '512.345' }]
    expect(creditOf(breach(without(480)), { fee: FEE, tiers }).amount).toBe('512.35')
  })

  /*
   * The example prints 1 860 and 860 alone. The amounts of SSNf are 300, 500 and 1 000 kr, and 3 % of the monthly fee, per
   * started hour (published-slas.md). With n started hours, F kr and the fee M: n·F + n·3 %·M = 1 860 and
   * F + n·3 %·M = 860, so (n − 1)·F = 1 000. F = 300 gives no whole n. F = 1 000 (SN2) gives n = 2, and then 2 000 kr
   * alone is more than 1 860. So F = 500 (SN1), n = 3, and 9 % of M is 360: M = 4 000. Two hours and a minute are three
   * started hours.
   */
  test.each([
    ['hour', '1860.00'],
    ['once', '860.00'],
  ])('G13 SSNf, 500 kr (per %s) and 3 %% of 4 000 kr per started hour, 2 h 1 min: %s', (fixedPer, amount) => {
    const objectives = { tillganglighet: { perStartedHour: { amount: 500, percentOfFee: 3, fixedPer } } }
    const verdict = breach(without(121), { outages: [outage('2026-06-14T10:00', 121)] })
    expect(creditOf(verdict, { fee: { ...FEE, amount: 4000 }, objectives })).toMatchObject({ amount })
  })

  test('exactly two hours are two started hours; each outage starts hours of its own', () => {
    const objectives = { tillganglighet: { perStartedHour: { amount: 500, fixedPer: 'hour' } } }
    const of = (...outages: ReturnType<typeof outage>[]) =>
      creditOf(breach(without(121), { outages }), { fee: FEE, objectives }).amount
    expect(of(outage('2026-06-14T10:00', 120))).toBe('1000.00')
    expect(of(outage('2026-06-14T10:00', 61), outage('2026-06-20T10:00', 1))).toBe('1500.00')
  })

  test('hours start after the repair time that is free; an outage within it gives nothing', () => {
    const objectives = {
      tillganglighet: { perStartedHour: { amount: 300, fixedPer: 'once', after: '12 h' } },
    }
    const of = (minutes: number) =>
      creditOf(breach(without(900), { outages: [outage('2026-06-14T10:00', minutes)] }), {
        fee: FEE,
        objectives,
      }).amount
    expect(of(720)).toBe('0.00')
    expect(of(721)).toBe('300.00')
  })

  test('for each late ticket, or once where nothing is counted one by one', () => {
    const objectives = { tillganglighet: { perBreach: { amount: 200 } } }
    expect(creditOf(breach(null, { missed: 3 }), { fee: FEE, objectives }).amount).toBe('600.00')
    expect(creditOf(breach(null), { fee: FEE, objectives }).amount).toBe('200.00')
    const percent = { tillganglighet: { perBreach: { percent: 2 } } }
    expect(creditOf(breach(null, { missed: 3 }), { fee: FEE, objectives: percent }).amount).toBe('600.00')
  })

  test('per percentage point, in proportion: 99.4 of 99.9 is half a point', () => {
    const objectives = { tillganglighet: { perPercentPoint: { percent: 5 } } }
    expect(creditOf(breach(ratio(994, 1000)), { fee: FEE, objectives }).amount).toBe('250.00')
  })

  test('per percentage point above, where less is better: 3 of 1 per cent defective are two points', () => {
    const fel = { id: 'fel', metric: 'defect-rate', target: '< 1 %', period: 'calendar-month', unit: 'order' }
    const objectives = { fel: { perPercentPoint: { percent: 5 } } }
    const verdict = breach(ratio(3, 100), { objective: 'fel' })
    expect(creditOf(verdict, { fee: FEE, objectives }, { objectives: [fel] }).amount).toBe('1000.00')
  })

  test('per percentage point: a breach whose value meets the target takes nothing back from others', () => {
    // As where one part of a split month was breached though the month as a whole was kept: 100 of 99.9 is 0, not −0.1.
    const objectives = { tillganglighet: { perPercentPoint: { percent: 5 } } }
    const verdict = breach(ratio(1))
    expect(creditOf(verdict, { fee: FEE, objectives }).amount).toBe('0.00')
    expect(whyOf(creditOf(verdict, { fee: FEE, objectives }))).toBe('no-band')
    const two = { tillganglighet: [objectives.tillganglighet, { perBreach: { amount: 50 } }] }
    const given = creditsOf([verdict], { fee: FEE, objectives: two }).map(({ amount }) => amount)
    expect(given).toEqual(['0.00', '50.00'])
  })

  test('several rules of one objective add up', () => {
    const objectives = { tillganglighet: [{ tiers: bands([99.9, 10]) }, { perBreach: { amount: 50 } }] }
    const entries = creditsOf([breach(without(60))], { fee: FEE, objectives })
    expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['tiers', '1000.00'],
      ['per-breach', '50.00'],
    ])
  })

  test("the agreement's bands are for availability alone", () => {
    const svar = { id: 'nojda', metric: 'nps', target: '>= 30', period: 'calendar-month' }
    const verdict = breach(ratio(10), { objective: 'nojda' })
    expect(creditsOf([verdict], { fee: FEE, tiers: bands([99.9, 10]) }, { objectives: [svar] })).toEqual([])
  })

  test('without a rule and without bands a breach gives nothing, nor does one of what the terms did not know yet', () => {
    expect(creditsOf([breach(without(60))], { fee: FEE })).toEqual([])
    const later = breach(without(60), { objective: 'tillkom-senare' })
    expect(creditsOf([later], { fee: FEE, tiers: bands([99.9, 10]) })).toEqual([])
  })

  test('a plan for remedy is due, without money', () => {
    const entry = creditOf(breach(without(60)), { objectives: { tillganglighet: 'remedy-plan' } })
    expect(entry).toMatchObject({ kind: 'remedy-plan', status: 'eligible' })
    expect(entry).not.toHaveProperty('amount')
  })
})
