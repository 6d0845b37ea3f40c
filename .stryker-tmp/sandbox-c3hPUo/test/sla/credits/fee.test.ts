// @ts-nocheck
import { describe, expect, test } from 'vitest'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { at, ZONE } from '../builders.ts'
import { breach, creditOf, creditsOf, FEE, whyOf, without } from './builders.ts'

describe('the fee is that of the period of the breach', () => {
  const tiers = [{ below: 99.9, percent: 10 }]
  const of = (
    type: Parameters<typeof periodAt>[0],
    more: object = {},
    agreement: object = {},
    fee: object = {},
  ) =>
    creditOf(
      breach(without(60), { period: periodAt(type, ZONE, at('2026-05-20')) }),
      { fee: { ...FEE, ...fee }, tiers, ...more },
      { agreement: { ...agreement } },
    ).amount

  test.each([
    ['calendar-month', '1000.00'],
    ['calendar-quarter', '3000.00'],
    ['calendar-half', '6000.00'],
  ] as const)('10 per cent of 10 000 kr a month for a %s', (type, amount) => {
    expect(of(type)).toBe(amount)
  })

  test('a fee per quarter is a third a month, a fee per year a twelfth', () => {
    expect(of('calendar-month', {}, {}, { per: 'quarter' })).toBe('333.33')
    expect(of('calendar-quarter', {}, {}, { per: 'year' })).toBe('250.00')
  })

  test('a billing period has one month of fee, whichever its length', () => {
    expect(of({ billing: '2026-01-16' })).toBe('1000.00')
  })

  test('a week has its days of the month: 7 of 31', () => {
    // 18 to 24 May: 10 000 × 7/31 = 2 258.0645…, a tenth of it.
    expect(of('calendar-week')).toBe('225.81')
  })

  test('a month that the agreement holds for in part is charged in full, or by its days where the contract says so', () => {
    // From 16 May: 16 of 31 days. 10 000 × 16/31 = 5 161.2903…, a tenth of it.
    const agreement = { effectiveFrom: '2026-05-16' }
    expect(of('calendar-month', {}, agreement)).toBe('1000.00')
    expect(of('calendar-month', { partialMonth: 'pro-rata' }, agreement)).toBe('516.13')
    // The quarter: 16 of 31 days of May and all of June. April was never charged.
    expect(of('calendar-quarter', { partialMonth: 'pro-rata' }, agreement)).toBe('1516.13')
    expect(of('calendar-quarter', {}, agreement)).toBe('2000.00')
  })

  test('a free service: no fee, so no credit, and the reason', () => {
    const entry = creditOf(breach(without(60)), { fee: { ...FEE, amount: 0 }, tiers })
    expect(entry).toMatchObject({ amount: '0.00', status: 'none' })
    expect(whyOf(entry)).toBe('no-fee')
  })

  test('where no fee is stated, credits are per cent and nothing else', () => {
    const entry = creditOf(breach(without(60)), { tiers })
    expect(entry).toMatchObject({ percent: '10.00', credited: '10.00', status: 'eligible' })
    expect(entry).not.toHaveProperty('amount')
    expect(entry).not.toHaveProperty('currency')
  })

  test('a rolling window never gives credit (P4), nor does a period that is not over', () => {
    const rolling = breach(without(60), { period: periodAt({ rolling: 'P30D' }, ZONE, at('2026-06-30')) })
    expect(creditsOf([rolling], { fee: FEE, tiers })).toEqual([])
    expect(creditsOf([breach(without(60))], { fee: FEE, tiers }, { asOf: '2026-06-30' })).toEqual([])
  })

  test('a KPI never gives credit', () => {
    const kpi = {
      id: 'matt',
      metric: 'availability',
      target: '>= 99 %',
      period: 'calendar-month',
      kind: 'kpi',
    }
    expect(
      creditsOf([breach(without(600), { objective: 'matt' })], { fee: FEE, tiers }, { objectives: [kpi] }),
    ).toEqual([])
  })
})
