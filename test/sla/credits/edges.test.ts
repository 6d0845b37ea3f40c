import { describe, expect, test } from 'vitest'
import type { CreditVerdict } from '../../../scripts/sla/credits/types.ts'
import { periodAt } from '../../../scripts/sla/time/period.ts'
import { at, ZONE } from '../builders.ts'
import { breach, creditOf, creditsOf, FEE, outage, whyOf, without } from './builders.ts'

/* Credits at the edges of months, contract years and claims (semantics 2.12). */

const TIERS = [{ below: 99.9, percent: 10 }]
const ALL = [{ below: 99.9, percent: 100 }]
const inMonth = (month: string, more: Partial<CreditVerdict> = {}) =>
  breach(without(60), { in: `2026-${month}-15`, ...more })
const week = (date: string, objective = 'vecka') =>
  breach(without(60), { objective, period: periodAt('calendar-week', ZONE, at(date)) })
const objectiveOf = (id: string, more: object = {}) => ({
  id,
  metric: 'availability',
  target: '>= 99.9 %',
  period: 'calendar-month',
  ...more,
})
const WEEKLY = objectiveOf('vecka', { period: 'calendar-week' })
const amounts = (entries: { amount?: string | undefined }[]) => entries.map(({ amount }) => amount)

describe('breaches that count towards the right to terminate', () => {
  const right = (breaches: number, months: number) => ({ terminationRight: { breaches, months } })
  const statuses = (verdicts: CreditVerdict[], rule: object, asked = {}) =>
    creditsOf(verdicts, { objectives: { tillganglighet: rule, vecka: rule } }, asked).map(
      ({ status }) => status,
    )

  test('a period belongs to the month of its last day: a week that ends on Sunday 31 May is of May', () => {
    const asked = { objectives: [WEEKLY], asOf: '2026-07-01' }
    expect(statuses([week('2026-05-30'), week('2026-06-06')], right(2, 1), asked)).toEqual(['none', 'none'])
    expect(statuses([week('2026-06-06'), week('2026-06-10')], right(2, 1), asked)).toEqual([
      'eligible',
      'eligible',
    ])
  })

  test('only breaches of the objective itself, up to its own period', () => {
    expect(statuses([inMonth('03'), inMonth('04'), inMonth('05')], right(3, 6))).toEqual([
      'none',
      'none',
      'eligible',
    ])
    const met = inMonth('04', { verdict: 'met' })
    expect(statuses([inMonth('03'), met, inMonth('05')], right(3, 6))).toEqual(['none', 'none'])
    const asked = { objectives: [WEEKLY] }
    expect(statuses([week('2026-05-20'), inMonth('05')], right(2, 6), asked)).toEqual(['none', 'none'])
  })

  test('breaches computed before count as those computed now: not those of a pilot, nor of another objective', () => {
    const file = { objectives: { tillganglighet: right(3, 6), vecka: right(3, 6) } }
    const afterwards = (...earlier: CreditVerdict[]) => {
      const asked = { objectives: [WEEKLY] }
      const entries = creditsOf(earlier, file, asked)
      return creditsOf([inMonth('06')], file, { ...asked, earlier: entries })[0]?.status
    }
    expect(afterwards(inMonth('04'), inMonth('05'))).toBe('eligible')
    expect(afterwards(inMonth('04', { phase: 'pilot', binding: false }), inMonth('05'))).toBe('none')
    expect(afterwards(week('2026-05-20'), inMonth('05'))).toBe('none')
  })

  test('it says how many there are and are needed', () => {
    const [entry] = creditsOf([inMonth('03')], { objectives: { tillganglighet: right(3, 6) } })
    expect(entry?.steps).toEqual([
      { step: 'termination', values: { breaches: '1', needed: '3', months: '6' } },
      { step: 'nothing', values: { why: 'not-yet' } },
    ])
  })
})

describe('caps', () => {
  const given = (verdicts: CreditVerdict[], cap: object, asked: object = {}) =>
    creditsOf(verdicts, { fee: FEE, tiers: ALL, cap }, { asOf: '2028-01-01', ...asked })

  test('a month that ends on the first day of a contract year is of that year', () => {
    const months = ['01', '02', '03', '04', '05'].map((month) => inMonth(month))
    const cap = { percentOf12Months: 20, year: 'contract' }
    // 24 000 a year, which begins on 31 March.
    expect(amounts(given(months, cap, { agreement: { effectiveFrom: '2025-03-31' } }))).toEqual([
      ...['10000.00', '10000.00', '10000.00', '10000.00', '4000.00'],
    ])
  })

  test('before its second year an agreement is in its first', () => {
    const months = ['04', '05', '06', '07'].map((month) => inMonth(month))
    const cap = { percentOf12Months: 20, year: 'contract' }
    expect(amounts(given(months, cap, { agreement: { effectiveFrom: '2026-04-16' } }))).toEqual([
      ...['10000.00', '10000.00', '4000.00', '0.00'],
    ])
  })

  test('weeks of one month are capped together, by the last of them', () => {
    // The contract year begins on 10 June, between the two Sundays, and January to March used the former one up.
    const asked = { objectives: [WEEKLY], agreement: { effectiveFrom: '2025-06-10' } }
    const months = ['01', '02', '03'].map((month) => inMonth(month))
    const entries = creditsOf(
      [...months, week('2026-06-06'), week('2026-06-10')],
      { fee: FEE, tiers: ALL, stacking: 'sum', cap: { percentOf12Months: 20, year: 'contract' } },
      { asOf: '2028-01-01', ...asked },
    )
    // 10 000 × 7/30 twice, which is 4 666.666….
    expect(amounts(entries)).toEqual(['10000.00', '10000.00', '4000.00', '2333.33', '2333.34'])
  })

  test('an entry that is cut says by which cap, and by what', () => {
    const [entry] = given([inMonth('06')], { percentOfMonth: 30 })
    expect(entry).toMatchObject({ amount: '3000.00', capped: 'month' })
    expect(entry?.steps.at(-1)).toEqual({ step: 'cap', values: { cap: 'month', percent: '30' } })
    const [twelve] = given([inMonth('06')], { percentOf12Months: 5 })
    expect(twelve?.steps.at(-1)).toEqual({ step: 'cap', values: { cap: '12-months', percent: '5' } })
  })

  test('what earlier entries of the same month gave is taken off it', () => {
    const cap = { percentOfMonth: 150 }
    const asked = { objectives: [objectiveOf('b')] }
    const earlier = given([inMonth('06')], cap, asked)
    const now = given([inMonth('06', { objective: 'b' })], cap, { ...asked, earlier })
    expect(amounts([...earlier, ...now])).toEqual(['10000.00', '5000.00'])
    const may = given([inMonth('05')], cap, asked)
    expect(amounts(given([inMonth('06', { objective: 'b' })], cap, { ...asked, earlier: may }))).toEqual([
      '10000.00',
    ])
  })
})

describe('order', () => {
  test('by the end of the period, its start, the objective and the service', () => {
    const asked = { objectives: [objectiveOf('z'), objectiveOf('b'), objectiveOf('a'), WEEKLY] }
    // The week of 25 May ends with May, and begins later than it.
    const verdicts = [
      inMonth('06', { objective: 'b' }),
      inMonth('06', { objective: 'a', service: 'y' }),
      inMonth('06', { objective: 'a', service: '1' }),
      inMonth('06', { objective: 'a' }),
      week('2026-05-30'),
      inMonth('05', { objective: 'z' }),
    ]
    for (const list of [verdicts, verdicts.toReversed()]) {
      const entries = creditsOf(list, { fee: FEE, tiers: TIERS, stacking: 'sum' }, asked)
      expect(
        entries.map(({ period, objective, service = '' }) => [period.id, objective, service].join(' ')),
      ).toEqual(['2026-05 z ', '2026-W22 vecka ', '2026-06 a ', '2026-06 a 1', '2026-06 a y', '2026-06 b '])
    }
  })
})

describe('claims', () => {
  const on = (asOf: string, claims: object[], more: object = {}) =>
    creditOf(
      breach(without(60)),
      { fee: FEE, tiers: TIERS, claimWithin: { calendarDays: 30 }, claims, ...more },
      { asOf },
    )
  const claim = (madeAt: string, more: object = {}) => ({ period: '2026-06', madeAt, ...more })

  test('of two claims the first decides, in whichever order they stand', () => {
    const two = [claim('2026-07-31'), claim('2026-07-10')]
    for (const claims of [two, two.toReversed()]) expect(on('2026-08-10', claims).status).toBe('claimed')
    const ofOneDay = [claim('2026-07-10', { status: 'approved' }), claim('2026-07-10')]
    expect(on('2026-08-10', ofOneDay).status).toBe('approved')
  })

  test('a claim is known on its day, and says why it is too late', () => {
    expect(on('2026-07-10T00:00', [claim('2026-07-10')]).status).toBe('claimed')
    expect(on('2026-07-09T23:59', [claim('2026-07-10')]).status).toBe('eligible')
    expect(whyOf(on('2026-08-10', [claim('2026-07-31')]))).toBe('late-claim')
  })

  test('arrears count from their first day to their last', () => {
    const arrears = [{ from: '2026-07-05', to: '2026-07-10' }]
    const status = (asOf: string) => on(asOf, [], { arrears }).status
    expect(['07-04', '07-05', '07-10', '07-11'].map((day) => status(`2026-${day}`))).toEqual([
      ...['eligible', 'none', 'none', 'eligible'],
    ])
  })

  test('a last day rolls by the calendar that the claim names', () => {
    const claimBy = (claimWithin: unknown, verdict = breach(without(60), { in: '2026-05-15' })) =>
      creditOf(
        verdict,
        { fee: FEE, tiers: TIERS, claimWithin, claim: { rollToWorkday: true } },
        { asOf: '2026-07-01' },
      ).claimBy
    // Midsummer eve, 19 June, is a working day by law alone.
    expect(claimBy({ workingDays: 15, calendar: 'se-legal' })).toBe('2026-06-19')
    expect(claimBy({ calendarDays: 19 })).toBe('2026-06-22')
    expect(claimBy('end-of-next-month')).toBe('2026-06-30')
  })

  test('where no outage is known the incident is the end of the period', () => {
    const claimBy = (outages?: ReturnType<typeof outage>[]) =>
      creditOf(breach(without(60), { ...(outages && { outages }) }), {
        fee: FEE,
        tiers: TIERS,
        claimWithin: { calendarDays: 10 },
        claim: { dayZero: 'incident' },
      }).claimBy
    expect([claimBy(), claimBy([])]).toEqual(['2026-07-10', '2026-07-10'])
    // One that began in May counts from the first day of June.
    expect(claimBy([outage('2026-05-20T10:00', 30_000)])).toBe('2026-06-11')
  })
})

describe('the fee', () => {
  test('to the last day of the agreement, by days where the contract says so', () => {
    const asked = { agreement: { effectiveTo: '2026-05-15' } }
    const of = (more: object) => creditOf(inMonth('05'), { fee: FEE, tiers: TIERS, ...more }, asked).amount
    // 15 of 31 days: 4 838.709…, a tenth of it.
    expect([of({}), of({ partialMonth: 'pro-rata' })]).toEqual(['1000.00', '483.87'])
    // One that ends later holds for all of the month.
    const later = { agreement: { effectiveTo: '2026-12-31' } }
    const whole = creditOf(inMonth('05'), { fee: FEE, tiers: TIERS, partialMonth: 'pro-rata' }, later)
    expect(whole.amount).toBe('1000.00')
  })

  test('by days, a billing period is as long as it is: 28 February to 30 March has 31', () => {
    const period = periodAt({ billing: '2026-01-31' }, ZONE, at('2026-03-15'))
    const of = (effectiveTo: string) =>
      creditOf(
        breach(without(60), { period }),
        { fee: FEE, tiers: TIERS, partialMonth: 'pro-rata' },
        { agreement: { effectiveTo } },
      ).amount
    // 30 of 31 days: 9 677.419…, a tenth of it.
    expect([of('2026-03-30'), of('2026-03-29')]).toEqual(['1000.00', '967.74'])
  })

  test('of a day it is the share of its month, of a day outside the agreement nothing', () => {
    const day = (date: string) =>
      creditOf(
        breach(without(60), { objective: 'dag', period: periodAt('calendar-day', ZONE, at(date)) }),
        { fee: FEE, tiers: TIERS },
        {
          objectives: [objectiveOf('dag', { period: 'calendar-day' })],
          agreement: { effectiveFrom: '2026-05-16' },
        },
      ).amount
    expect([day('2026-05-16'), day('2026-05-15')]).toEqual(['32.26', '0.00'])
  })
})
