import { describe, expect, test } from 'vitest'
import { overpaid } from '../../../scripts/sla/credits/overpaid.ts'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { breach, creditsOf, FEE, outage, whyOf, without } from './builders.ts'

describe('a service year pays for a minute once (EC2 2008)', () => {
  const objective = { id: 'ar', metric: 'availability', target: '>= 99.95 %', period: 'service-year' }
  const file = { fee: { ...FEE, per: 'year', amount: 12000 }, tiers: [{ below: 99.95, percent: 10 }] }
  const YEAR = 365 * 24 * 60
  /** The 365 days that end at a time, with so many minutes down. */
  const year = (end: string, ...outages: ReturnType<typeof outage>[]) => {
    const last = Temporal.PlainDateTime.from(end).toZonedDateTime('Europe/Stockholm').epochMilliseconds
    const down = outages.reduce((minutes, { countedMs }) => minutes + countedMs / 60_000, 0)
    const period = {
      id: 'service-year',
      type: 'service-year',
      start: last - YEAR * 60_000,
      end: last,
      timeZone: 'Europe/Stockholm',
    }
    return breach(ratio(YEAR - down, YEAR), { objective: 'ar', period, outages })
  }
  const [spring, summer] = [outage('2026-04-10T10:00', 300), outage('2026-08-10T10:00', 200)]
  const first = () =>
    creditsOf([year('2026-05-01', spring)], file, { objectives: [objective], asOf: '2026-05-02' })

  test('the first claim uses the outage', () => {
    expect(first()[0]).toMatchObject({ amount: '1200.00', status: 'eligible' })
    expect(first()[0]?.used).toEqual([{ start: '2026-04-10T08:00:00Z', end: '2026-04-10T13:00:00Z' }])
  })

  test('the next, of 200 minutes more, keeps the target without those', () => {
    const [second] = creditsOf([year('2026-09-01', spring, summer)], file, {
      objectives: [objective],
      earlier: first(),
      asOf: '2026-09-02',
    })
    expect(second).toMatchObject({ amount: '0.00', status: 'none' })
    expect(second && whyOf(second)).toBe('used')
    expect(second).not.toHaveProperty('used')
  })

  test('and pays where the new minutes alone break it', () => {
    const late = outage('2026-08-10T10:00', 300)
    const [second] = creditsOf([year('2026-09-01', spring, late)], file, {
      objectives: [objective],
      earlier: first(),
      asOf: '2026-09-02',
    })
    expect(second).toMatchObject({ amount: '1200.00', used: [{ start: '2026-08-10T08:00:00Z' }] })
  })

  test('a claim that used nothing takes nothing from the next', () => {
    const asked = { objectives: [objective], asOf: '2026-09-02' }
    const second = creditsOf([year('2026-09-01', spring, summer)], file, { ...asked, earlier: first() })
    const late = outage('2026-09-10T10:00', 300)
    const [third] = creditsOf([year('2026-10-01', spring, summer, late)], file, {
      ...asked,
      asOf: '2026-10-02',
      earlier: [...first(), ...second],
    })
    // 500 minutes of 525 600 are new: 99.904 %.
    expect(third).toMatchObject({ amount: '1200.00', status: 'eligible' })
    expect(third?.used).toHaveLength(2)
  })

  test('where no outage is known, or no value, the breach stands as it is', () => {
    const asked = { objectives: [objective], asOf: '2026-05-02' }
    const { outages: _, ...silent } = year('2026-05-01', spring)
    for (const verdict of [silent, { ...silent, outages: [] }])
      expect(creditsOf([verdict], file, asked)).toMatchObject([{ amount: '1200.00', status: 'eligible' }])
    const each = { fee: file.fee, objectives: { ar: { perBreach: { amount: 200 } } } }
    const unvalued = { ...year('2026-05-01', spring), value: null }
    expect(creditsOf([unvalued], each, asked)).toMatchObject([{ amount: '200.00' }])
  })
})

test('over-payments after a restatement are listed', () => {
  const claims = [{ period: '2026-06', madeAt: '2026-06-30', status: 'paid' }]
  const file = {
    fee: FEE,
    tiers: [
      { below: 99.9, percent: 10 },
      { below: 99, percent: 25 },
    ],
    claims,
  }
  const paid = creditsOf([breach(without(600))], file)
  const less = creditsOf([breach(without(60), { finality: 'restated' })], file)
  expect(overpaid(paid, less)).toEqual([
    {
      objective: 'tillganglighet',
      kind: 'tiers',
      period: '2026-06',
      paid: '2500.00',
      due: '1000.00',
      over: '1500.00',
      currency: 'SEK',
    },
  ])
  expect(overpaid(paid, [])).toMatchObject([{ due: '0.00', over: '2500.00' }])
  expect(overpaid(less, paid)).toEqual([])
})
