import { describe, expect, test } from 'vitest'
import { overpaid } from '../../../scripts/sla/credits/overpaid.ts'
import { payouts } from '../../../scripts/sla/credits/payouts.ts'
import type { CreditVerdict } from '../../../scripts/sla/credits/types.ts'
import { creditVerdictOf } from '../../../scripts/sla/credits/verdict-of.ts'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { ask, at, downFor, MINUTE, ZONE } from '../builders.ts'
import { breach, creditOf, creditsOf, FEE, outage, terms, without } from './builders.ts'

/* What an entry of the credits tells, and what is made of entries (semantics 2.12, 2.15). */

const TIERS = [{ below: 99.9, percent: 10 }]
const inMonth = (month: string, more: Partial<CreditVerdict> = {}) =>
  breach(without(60), { in: `2026-${month}-15`, ...more })

describe('what a rule gives where little is known', () => {
  const of = (rule: object, more: Partial<CreditVerdict> = {}) =>
    creditOf(breach(without(60), more), { fee: FEE, objectives: { tillganglighet: rule } })

  test('nothing by the hour without outages', () => {
    expect(of({ perStartedHour: { amount: 500, fixedPer: 'hour' } })).toMatchObject({
      amount: '0.00',
      status: 'none',
    })
  })

  test('nothing by bands or points without a value, or by points for a target that is no percentage', () => {
    expect(of({ tiers: TIERS }, { value: null })).toMatchObject({ amount: '0.00' })
    expect(of({ perPercentPoint: { percent: 5 } }, { value: null })).toMatchObject({ amount: '0.00' })
    const nps = { id: 'nps', metric: 'nps', target: '>= 30', period: 'calendar-month' }
    const file = { fee: FEE, objectives: { nps: { perPercentPoint: { percent: 5 } } } }
    const entry = creditOf(breach(ratio(20), { objective: 'nps' }), file, { objectives: [nps] })
    expect(entry.amount).toBe('0.00')
  })

  test('nothing by bands where less is better', () => {
    const fel = { id: 'fel', metric: 'defect-rate', target: '< 1 %', period: 'calendar-month', unit: 'order' }
    const file = { fee: FEE, objectives: { fel: { tiers: [{ below: 50, percent: 10 }] } } }
    expect(creditOf(breach(ratio(3, 100), { objective: 'fel' }), file, { objectives: [fel] }).amount).toBe(
      '0.00',
    )
  })
})

describe('an entry tells how it came about', () => {
  const steps = (rule: object, more: Partial<CreditVerdict> = {}) =>
    creditOf(breach(without(60), more), { fee: FEE, objectives: { tillganglighet: rule } }).steps

  test('in full', () => {
    const bands = [
      { below: 99.9, atLeast: 99, percent: 10 },
      { below: 99, percent: 25 },
    ]
    const file = { fee: FEE, tiers: bands, claimWithin: { calendarDays: 30 } }
    expect(creditOf(breach(without(60), { service: 'portal' }), file)).toEqual({
      agreement: 'avtal',
      objective: 'tillganglighet',
      service: 'portal',
      period: {
        id: '2026-06',
        type: 'calendar-month',
        start: '2026-05-31T22:00:00Z',
        end: '2026-06-30T22:00:00Z',
        timeZone: ZONE,
      },
      kind: 'tiers',
      tier: { below: '99.9', atLeast: '99' },
      percent: '10.00',
      credited: '10.00',
      amount: '1000.00',
      currency: 'SEK',
      status: 'eligible',
      claimBy: '2026-07-30',
      steps: [{ step: 'tier', values: { below: '99.9', atLeast: '99', percent: '10' } }],
    })
  })

  test('by the rule that gave it', () => {
    const hours = { perStartedHour: { amount: 500, percentOfFee: 3, fixedPer: 'once', after: '1 h' } }
    const outages = [outage('2026-06-14T10:00', 181), outage('2026-06-15T10:00', 60)]
    expect(steps(hours, { outages })).toEqual([
      { step: 'started-hours', values: { hours: '3', percentOfFee: '3', fixedTimes: '1', amount: '500' } },
    ])
    expect(steps({ perBreach: { amount: 200 } }, { missed: 3 })).toEqual([
      { step: 'breaches', values: { count: '3', amount: '200' } },
    ])
    expect(steps({ perBreach: { percent: 2 } })).toEqual([
      { step: 'breaches', values: { count: '1', percent: '2' } },
    ])
    // 99.9 − 99.861111… is 7/180 of a point.
    expect(steps({ perPercentPoint: { percent: 5 } })).toEqual([
      { step: 'percent-points', values: { points: '0.038888', percent: '5' } },
    ])
    expect(steps({ tiers: [{ below: 99.9, days: 3 }] })).toEqual([
      { step: 'tier', values: { below: '99.9', days: '3' } },
    ])
  })

  test('why nothing is due: the breach itself gives no right, or it counts and gives no money', () => {
    expect(steps({ tiers: TIERS }, { phase: 'pilot', binding: false }).at(-1)).toEqual({
      step: 'not-eligible',
      values: { why: 'pilot' },
    })
    expect(steps({ tiers: [{ below: 99, percent: 10 }] }).at(-1)).toEqual({
      step: 'nothing',
      values: { why: 'no-band' },
    })
  })
})

describe('an entry tells nothing that it is not about', () => {
  test('no service of a figure of several, no downtime used outside a service year', () => {
    const verdict = breach(without(60), { outages: [outage('2026-06-14T10:00', 60)] })
    const entry = creditOf(verdict, { fee: FEE, tiers: TIERS })
    for (const field of ['service', 'used', 'claimBy', 'capped']) expect(entry).not.toHaveProperty(field)
  })

  test('one that a cap took all of says which cap, and nothing of a least payout', () => {
    const file = { fee: FEE, tiers: TIERS, cap: { percentOfMonth: 0 } }
    const entry = creditOf(breach(without(60)), file)
    expect(entry).toMatchObject({ amount: '0.00', status: 'none', capped: 'month' })
    expect(entry.steps.map(({ step }) => step)).toEqual(['tier', 'cap'])
  })
})

describe('payouts', () => {
  const file = { fee: FEE, tiers: TIERS }
  test('by month, oldest first, whatever the order of the entries', () => {
    const entries = creditsOf([inMonth('05'), inMonth('06')], file)
    const months = payouts(entries.toReversed(), terms(file)).map(({ month, amount }) => [month, amount])
    expect(months).toEqual([
      ['2026-05', '1000.00'],
      ['2026-06', '1000.00'],
    ])
  })
  test('none without a fee, and nothing for a right that is no money', () => {
    expect(payouts(creditsOf([inMonth('06')], { tiers: TIERS }), terms({ tiers: TIERS }))).toEqual([])
    const rights = { fee: FEE, objectives: { tillganglighet: 'remedy-plan' } }
    expect(payouts(creditsOf([inMonth('06')], rights), terms(rights))).toMatchObject([
      { amount: '0.00', payout: '0.00' },
    ])
  })
})

describe('over-payments', () => {
  const file = (status: string) => ({
    fee: FEE,
    tiers: TIERS,
    claims: [{ period: '2026-06', madeAt: '2026-06-30', status }],
  })
  const paid = (more: Partial<CreditVerdict> = {}) => creditsOf([inMonth('06', more)], file('paid'))

  test('are of what was paid, service by service and period by period', () => {
    expect(overpaid(creditsOf([inMonth('06')], file('approved')), [])).toEqual([])
    const [x, y] = [paid({ service: 'x' }), paid({ service: 'y' })]
    expect(overpaid([...x, ...y], y)).toMatchObject([{ service: 'x', over: '1000.00' }])
    expect(overpaid(paid(), creditsOf([inMonth('05')], file('paid')))).toMatchObject([{ period: '2026-06' }])
    expect(overpaid(paid(), paid())).toEqual([])
    expect(overpaid(paid(), [])[0]).not.toHaveProperty('service')
    // Where the terms have no fee any more, nothing is due in money.
    const { fee: _, ...noFee } = file('paid')
    expect(overpaid(paid(), creditsOf([inMonth('06')], noFee))).toMatchObject([
      { due: '0.00', over: '1000.00' },
    ])
    // Without a fee nothing was paid in money that could be too much.
    expect(overpaid(creditsOf([inMonth('06')], noFee), [])).toEqual([])
  })
})

describe('a result read back', () => {
  const { result, explain } = ask({
    in: '2026-06-15',
    evidence: { monitored: [downFor('2026-06-10T00:00', 60)] },
  })
  test('has its outages where it has steps, and no say of them where it has none', () => {
    expect(creditVerdictOf({ ...result, explain }).outages).toEqual([
      { start: at('2026-06-10'), end: at('2026-06-10T01:00'), countedMs: 60 * MINUTE },
    ])
    expect(creditVerdictOf(result)).not.toHaveProperty('outages')
  })
  test('has the period as instants, its service and where it stands', () => {
    expect(creditVerdictOf(result)).toEqual({
      objective: 'tillganglighet',
      service: 'portal',
      period: {
        id: '2026-06',
        type: 'calendar-month',
        start: at('2026-06-01'),
        end: at('2026-07-01'),
        timeZone: ZONE,
      },
      value: ratio(719, 720),
      verdict: 'breached',
      certainty: 'certain',
      finality: 'final',
      phase: 'full',
      binding: true,
    })
    const aboveCap = { workload: 'arenden', counts: 'tickets', actual: 120, cap: 100 } as const
    expect(creditVerdictOf({ ...result, aboveCap })).toMatchObject({ aboveCap: true })
    expect(creditVerdictOf(result)).not.toHaveProperty('aboveCap')
    const { service: _, ...composed } = result
    expect(creditVerdictOf(composed)).not.toHaveProperty('service')
  })
})
