import { describe, expect, test } from 'vitest'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { breach, creditOf, creditsOf, FEE, outage, whyOf, without } from './builders.ts'

/* What stands beside money, what runs out, and what is not sure yet (semantics 2.12). */

const TIERS = [{ below: 99.9, percent: 10 }]
const objective = (id: string, more: object = {}) => ({
  ...{ id, metric: 'availability', target: '>= 99.9 %', period: 'calendar-month' },
  ...more,
})

describe('a right other than money', () => {
  const right = { objectives: { tillganglighet: { terminationRight: { breaches: 1, months: 6 } } } }
  const plan = { objectives: { tillganglighet: 'remedy-plan' } }

  test.each([
    ['termination-right', right],
    ['remedy-plan', plan],
  ])('has no amount, no share of the fee and no day to be claimed by: %s', (kind, rule) => {
    const entry = creditOf(breach(without(60)), { fee: FEE, claimWithin: { calendarDays: 30 }, ...rule })
    expect(entry).toMatchObject({ kind, status: 'eligible' })
    for (const field of ['amount', 'currency', 'percent', 'credited', 'lapsed', 'claimBy', 'used'])
      expect(entry).not.toHaveProperty(field)
  })

  test('is there though credits are automatic, and though nobody claimed money in time', () => {
    const file = { fee: FEE, claimWithin: { calendarDays: 30 }, ...right }
    expect(creditOf(breach(without(60)), file, { asOf: '2027-01-01' }).status).toBe('eligible')
    const automatic = { ...file, claim: { automatic: true } }
    expect(creditOf(breach(without(60)), automatic).status).toBe('eligible')
  })

  test('is not sure before the figure is final', () => {
    expect(creditOf(breach(without(60), { finality: 'provisional' }), right).status).toBe('provisional')
  })
})

describe('a claim that ran out', () => {
  const file = { fee: FEE, tiers: TIERS, claimWithin: { calendarDays: 30 } }

  test('is expired, with what it would have been', () => {
    const entry = creditOf(breach(without(60)), file, { asOf: '2027-01-01' })
    expect(entry).toMatchObject({ status: 'expired', amount: '0.00', lapsed: '1000.00' })
    expect(whyOf(entry)).toBe('no-claim')
  })

  test('where the bands give nothing there was none that could run out', () => {
    // 43 of 43 200 minutes: 99.9005, below the target of 99.95 and in no band.
    const close = { ...file, tiers: TIERS }
    const entry = creditOf(breach(without(43)), close, { asOf: '2027-01-01' })
    expect(entry).toMatchObject({ status: 'none', amount: '0.00' })
    expect(whyOf(entry)).toBe('no-band')
    expect(entry).not.toHaveProperty('lapsed')
  })

  test('a breach that gives no right says so, whatever the bands would give', () => {
    const pilot = breach(without(43), { phase: 'pilot', binding: false })
    expect(whyOf(creditOf(pilot, file))).toBe('pilot')
  })

  test('what lapsed is told in money alone: not where no fee is stated', () => {
    const { fee: _, ...noFee } = file
    const entry = creditOf(breach(without(60)), noFee, { asOf: '2027-01-01' })
    expect(entry).toMatchObject({ status: 'expired', percent: '10.00' })
    expect(entry).not.toHaveProperty('lapsed')
  })
})

describe('where the highest alone counts', () => {
  test.each(['highest-only', 'best-per-service'])('what is final waits for what is not (%s)', (stacking) => {
    const statuses = (claim: object) => {
      const verdicts = [
        breach(without(600)),
        breach(without(60), { objective: 'z', finality: 'provisional' }),
      ]
      const file = { fee: FEE, stacking, claim, tiers: [...TIERS, { below: 99, percent: 25 }] }
      return creditsOf(verdicts, file, { objectives: [objective('z')] }).map(({ status }) => status)
    }
    expect(statuses({})).toEqual(['provisional', 'none'])
    expect(statuses({ automatic: true })).toEqual(['provisional', 'none'])
  })

  test('a credit that was paid is paid, whatever else may come', () => {
    const verdicts = [breach(without(600)), breach(without(60), { objective: 'z', finality: 'provisional' })]
    const claims = [{ objective: 'tillganglighet', period: '2026-06', madeAt: '2026-06-30', status: 'paid' }]
    const file = { fee: FEE, tiers: [...TIERS, { below: 99, percent: 25 }], claims }
    const [paid] = creditsOf(verdicts, file, { objectives: [objective('z')] })
    expect(paid).toMatchObject({ status: 'paid', amount: '2500.00' })
  })

  test('with a sum nothing waits for another', () => {
    const verdicts = [breach(without(60)), breach(without(60), { objective: 'z', finality: 'provisional' })]
    const file = { fee: FEE, stacking: 'sum', tiers: TIERS }
    const statuses = creditsOf(verdicts, file, { objectives: [objective('z')] }).map(({ status }) => status)
    expect(statuses).toEqual(['eligible', 'provisional'])
  })
})

describe('a band with a lower end', () => {
  const tiers = [
    { below: 99.9, atLeast: 99, percent: 10 },
    { below: 99, percent: 25 },
  ]
  const amountAt = (value: ReturnType<typeof ratio>) =>
    creditOf(breach(value), { fee: FEE, tiers }, {}).amount

  test('holds its own end, and nothing below it', () => {
    expect(amountAt(ratio(9900, 10_000))).toBe('1000.00')
    expect(amountAt(ratio(9899, 10_000))).toBe('2500.00')
  })

  test('nothing below it, though it would give more than the band that holds there', () => {
    // 10 % of 10 000 kr above 99, 5 kr below it: what is given in two ways is not compared when the terms are read.
    const mixed = [
      { below: 99.9, atLeast: 99, percent: 10 },
      { below: 99, amount: 5 },
    ]
    expect(creditOf(breach(ratio(98, 100)), { fee: FEE, tiers: mixed }).amount).toBe('5.00')
  })

  test('of bands that give the same, the narrower one is told', () => {
    const same = [
      { below: 99.9, percent: 10 },
      { below: 99.5, percent: 10 },
    ]
    for (const order of [same, same.toReversed()])
      expect(creditOf(breach(ratio(99, 100)), { fee: FEE, tiers: order }).tier).toEqual({ below: '99.5' })
  })
})

describe('a service year pays for a minute once (EC2 2008), for each promise by itself', () => {
  const YEAR = 365 * 24 * 60
  const yearly = (id: string) => objective(id, { target: '>= 99.95 %', period: 'service-year' })
  const file = { fee: { ...FEE, per: 'year', amount: 12000 }, tiers: [{ below: 99.95, percent: 10 }] }
  const spring = outage('2026-04-10T10:00', 300)
  const end = Temporal.PlainDateTime.from('2026-05-01').toZonedDateTime('Europe/Stockholm').epochMilliseconds
  const year = (of: { objective: string; service?: string }) => {
    const period = {
      ...{ id: 'service-year', type: 'service-year', timeZone: 'Europe/Stockholm' },
      ...{ start: end - YEAR * 60_000, end },
    }
    return breach(ratio(YEAR - 300, YEAR), { ...of, period, outages: [spring] })
  }
  const asked = { objectives: [yearly('ar'), yearly('ar-2')], asOf: '2026-05-02' }
  const afterwards = (of: { objective: string; service?: string }) => {
    const earlier = creditsOf([year({ objective: 'ar', service: 'a' })], file, asked)
    return creditsOf([year(of)], file, { ...asked, earlier })[0]?.amount
  }

  test('what one service used, another has not', () => {
    expect(afterwards({ objective: 'ar', service: 'a' })).toBe('0.00')
    expect(afterwards({ objective: 'ar', service: 'b' })).toBe('1200.00')
  })

  test('what one objective used, another has not', () => {
    expect(afterwards({ objective: 'ar-2', service: 'a' })).toBe('1200.00')
  })
})
