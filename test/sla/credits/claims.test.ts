import { describe, expect, test } from 'vitest'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { at, ZONE } from '../builders.ts'
import { breach, creditOf, FEE, outage, whyOf, without } from './builders.ts'

const tiers = [{ below: 99.9, percent: 10 }]
/** A breach in June whose outage was on the 14th. */
const june = breach(without(60), { outages: [outage('2026-06-14T10:00', 60)] })
const claimBy = (claimWithin: unknown, claim: object = {}, verdict = june, more: object = {}) =>
  creditOf(verdict, { fee: FEE, tiers, claimWithin, claim }, more).claimBy

describe('G69 the last day for a claim, of an incident on 14 June 2026', () => {
  test('AWS: the end of the second billing cycle after, 31 August', () => {
    expect(claimBy({ billingCycles: 2 })).toBe('2026-08-31')
    expect(claimBy({ billingCycles: 2 }, { dayZero: 'incident' })).toBe('2026-08-31')
  })
  test('Atlassian: 15 days after the end of the month, 15 July', () => {
    expect(claimBy({ calendarDays: 15 })).toBe('2026-07-15')
  })
  test('30 days: 30 July with the last day of the period as day 0, 31 July with the day after', () => {
    expect(claimBy({ calendarDays: 30 })).toBe('2026-07-30')
    expect(claimBy({ calendarDays: 30 }, { dayZero: 'day-after-period' })).toBe('2026-07-31')
  })
  test('60 days after the incident: 13 August', () => {
    expect(claimBy({ calendarDays: 60 }, { dayZero: 'incident' })).toBe('2026-08-13')
  })
  test('the end of the next month: 31 July, whichever day is day 0', () => {
    for (const dayZero of ['period-end', 'day-after-period', 'incident'])
      expect(claimBy('end-of-next-month', { dayZero })).toBe('2026-07-31')
  })
  test('Saturday 15 August moves to Monday 17 August by lag 1930:173', () => {
    const late = breach(without(60), { outages: [outage('2026-06-16T10:00', 60)] })
    const claim = { dayZero: 'incident' }
    expect(claimBy({ calendarDays: 60 }, claim, late)).toBe('2026-08-15')
    expect(claimBy({ calendarDays: 60 }, { ...claim, rollToWorkday: true }, late)).toBe('2026-08-17')
  })
})

describe('the last day for a claim', () => {
  test('a last day that is a working day stays', () => {
    expect(claimBy({ calendarDays: 15 }, { rollToWorkday: true })).toBe('2026-07-15')
  })
  test('working days, past midsummer eve', () => {
    // May ended on a Sunday; 14 working days: 1–5, 8–12 June, 15–18 June; the 19th is midsummer eve.
    const may = breach(without(60), { in: '2026-05-15' })
    expect(claimBy({ workingDays: 14 }, {}, may)).toBe('2026-06-18')
    expect(claimBy({ workingDays: 15 }, {}, may)).toBe('2026-06-22')
    expect(claimBy({ workingDays: 15, calendar: 'se-legal' }, {}, may)).toBe('2026-06-19')
  })
  test('of several outages the last one is the incident', () => {
    const outages = [
      outage('2026-06-14T10:00', 30),
      outage('2026-06-20T10:00', 30),
      outage('2026-06-02T10:00', 1),
    ]
    expect(claimBy({ calendarDays: 10 }, { dayZero: 'incident' }, breach(without(61), { outages }))).toBe(
      '2026-06-30',
    )
  })
  test('the day of an incident is that of the agreement’s zone', () => {
    // 14 June 23:30 UTC is 15 June in Stockholm.
    const outages = [outage('2026-06-14T23:30Z', 60)]
    expect(claimBy({ calendarDays: 1 }, { dayZero: 'incident' }, breach(without(60), { outages }))).toBe(
      '2026-06-16',
    )
  })
  test('billing cycles are those of the objective’s own billing periods', () => {
    const billing = {
      id: 'faktura',
      metric: 'availability',
      target: '>= 99.9 %',
      period: { billing: '2026-01-31' },
    }
    const start = Date.parse('2026-02-27T23:00:00Z')
    // 28 February to 30 March. The second cycle after it ends the day before 31 May.
    const period = {
      id: '2026-02-28/2026-03-31',
      type: 'billing',
      start,
      end: Date.parse('2026-03-30T22:00:00Z'),
      timeZone: 'Europe/Stockholm',
    }
    const verdict = breach(without(60), { objective: 'faktura', period })
    expect(claimBy({ billingCycles: 2 }, {}, verdict, { objectives: [billing] })).toBe('2026-05-30')
  })
  test('billing cycles begin on their own day, not on the first of a month', () => {
    // From the 16th. The cycle of 20 May ends on 15 June, the second after it on 15 August.
    const billing = {
      id: 'faktura',
      metric: 'availability',
      target: '>= 99.9 %',
      period: { billing: '2026-01-16' },
    }
    const period = periodAt(billing.period, ZONE, at('2026-05-20'))
    const outages = [outage('2026-05-20T10:00', 60)]
    const verdict = breach(without(60), { objective: 'faktura', period, outages })
    const asked = { objectives: [billing], asOf: '2026-07-01' }
    expect(claimBy({ billingCycles: 2 }, { dayZero: 'incident' }, verdict, asked)).toBe('2026-08-15')
  })
  test('where credits are automatic, or no day is set, there is none', () => {
    expect(claimBy({ calendarDays: 30 }, { automatic: true })).toBeUndefined()
    expect(claimBy(undefined)).toBeUndefined()
  })
})

describe('where a credit stands', () => {
  const file = { fee: FEE, tiers, claimWithin: { calendarDays: 30 } }
  const on = (asOf: string, more: object = {}, verdict = june) =>
    creditOf(verdict, { ...file, ...more }, { asOf })
  const claimed = (madeAt: string, status?: string, more: object = {}) => ({
    claims: [{ period: '2026-06', madeAt, ...(status !== undefined && { status }), ...more }],
  })

  test('eligible to the end of the last day in the agreement’s zone, then expired', () => {
    expect(on('2026-07-30T23:59:59')).toMatchObject({ status: 'eligible', amount: '1000.00' })
    expect(on('2026-07-31')).toMatchObject({ status: 'expired', amount: '0.00', percent: '10.00' })
    expect(whyOf(on('2026-07-31'))).toBe('no-claim')
  })

  test('what a breach gave a right to is told once it has lapsed, expired or waived, and not before', () => {
    // 10 % of the fee of 10 000.
    expect(on('2026-07-31')).toMatchObject({ lapsed: '1000.00' })
    expect(on('2027-01-01', claimed('2026-07-30', 'waived'))).toMatchObject({ lapsed: '1000.00' })
    for (const asOf of ['2026-07-10', '2026-07-30T23:59:59']) expect(on(asOf)).not.toHaveProperty('lapsed')
    expect(on('2027-01-01', claimed('2026-07-30', 'paid'))).not.toHaveProperty('lapsed')
  })

  test('claimed, approved, paid: a claim in time holds for ever', () => {
    expect(on('2027-01-01', claimed('2026-07-30'))).toMatchObject({ status: 'claimed', amount: '1000.00' })
    expect(on('2027-01-01', claimed('2026-07-30', 'approved'))).toMatchObject({ status: 'approved' })
    expect(on('2027-01-01', claimed('2026-07-30', 'paid'))).toMatchObject({
      status: 'paid',
      amount: '1000.00',
    })
    expect(on('2027-01-01', claimed('2026-07-30', 'waived'))).toMatchObject({
      status: 'waived',
      amount: '0.00',
    })
  })

  test('a claim a day late is expired, one that is not made yet is not known', () => {
    expect(on('2027-01-01', claimed('2026-07-31'))).toMatchObject({ status: 'expired' })
    expect(on('2026-07-10', claimed('2026-07-20', 'paid'))).toMatchObject({ status: 'eligible' })
  })

  test('a claim is for its period and, where it names one, its objective', () => {
    expect(on('2026-07-10', claimed('2026-07-05', 'paid', { period: '2026-05' }))).toMatchObject({
      status: 'eligible',
    })
    expect(on('2026-07-10', claimed('2026-07-05', 'paid', { objective: 'annat' }))).toMatchObject({
      status: 'eligible',
    })
    const own = claimed('2026-07-05', 'paid', { objective: 'tillganglighet' })
    expect(on('2026-07-10', own)).toMatchObject({ status: 'paid' })
  })

  test('automatic needs no claim and never expires', () => {
    expect(on('2027-01-01', { claim: { automatic: true } })).toMatchObject({
      status: 'automatic',
      amount: '1000.00',
    })
  })

  test('provisional until the verdict is final; a restated one is', () => {
    const provisional = breach(without(60), { finality: 'provisional' })
    expect(on('2026-07-02', {}, provisional)).toMatchObject({ status: 'provisional', amount: '1000.00' })
    expect(on('2026-07-02', {}, breach(without(60), { finality: 'restated' }))).toMatchObject({
      status: 'eligible',
    })
  })

  test.each([
    ['pilot', { phase: 'pilot', binding: false }],
    ['not-binding', { binding: false }],
    ['above-cap', { binding: false, aboveCap: true }],
    ['policy', { certainty: 'policy' }],
  ] as const)('nothing is due: %s', (why, more) => {
    const entry = on('2026-07-02', {}, breach(without(60), more))
    expect(entry).toMatchObject({ status: 'none', amount: '0.00' })
    expect(whyOf(entry)).toBe(why)
  })

  test('a verdict by the policy for unknown time gives credit where the contract accepts it', () => {
    const policy = breach(without(60), { certainty: 'policy' })
    expect(on('2026-07-02', { acceptPolicy: true }, policy)).toMatchObject({ status: 'eligible' })
    expect(on('2026-07-02', {}, breach(without(60), { certainty: 'resolution-limited' }))).toMatchObject({
      status: 'eligible',
    })
  })

  test('a customer in arrears is not eligible meanwhile: by the day of the claim, or today', () => {
    const arrears = [{ from: '2026-07-01', to: '2026-07-10' }]
    expect(whyOf(on('2026-07-10', { arrears }))).toBe('arrears')
    expect(on('2026-07-11', { arrears })).toMatchObject({ status: 'eligible' })
    expect(on('2026-07-20', { arrears, ...claimed('2026-07-10') })).toMatchObject({ status: 'none' })
    expect(on('2026-07-20', { arrears, ...claimed('2026-07-11') })).toMatchObject({ status: 'claimed' })
    expect(on('2026-07-20', { arrears: [{ from: '2026-07-01' }] })).toMatchObject({ status: 'none' })
    // Automatic: by the last day of the period, so that later arrears change nothing.
    expect(on('2026-07-05', { arrears, claim: { automatic: true } })).toMatchObject({ status: 'automatic' })
  })
})
