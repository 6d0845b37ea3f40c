import { describe, expect, test } from 'vitest'
import type { PeriodType } from '../../../data/schema/period-type.ts'
import { compare, divide, parseDecimal, ratio } from '../../../scripts/sla/exact/ratio.ts'
import { budgetOf } from '../../../scripts/sla/exact/target.ts'
import { closedPeriods, periodAt, previousPeriod } from '../../../scripts/sla/time/period.ts'
import { durationText } from '../../../scripts/sla/time/text.ts'
import { ask, at, between, MINUTE, ZONE } from '../builders.ts'

const SECOND = 1000
const lengthOf = ({ start, end }: { start: number; end: number }) => end - start

function seconds(type: PeriodType, zone: string, date: string): number {
  return lengthOf(periodAt(type, zone, at(`${date}T12:00`, zone))) / SECOND
}

describe('G01 allowed downtime in seconds, exactly', () => {
  const bases = {
    day: seconds('calendar-day', ZONE, '2026-06-16'),
    week: seconds('calendar-week', ZONE, '2026-06-16'),
    '28 d': seconds('calendar-month', ZONE, '2026-02-10'),
    '29 d': seconds('calendar-month', ZONE, '2028-02-10'),
    '30 d': seconds('calendar-month', ZONE, '2026-04-10'),
    '31 d': seconds('calendar-month', ZONE, '2026-05-10'),
    'March SE': seconds('calendar-month', ZONE, '2026-03-10'),
    'October SE': seconds('calendar-month', ZONE, '2026-10-10'),
    '90 d': seconds('calendar-quarter', 'UTC', '2026-02-10'),
    '91 d': seconds('calendar-quarter', 'UTC', '2026-05-10'),
    '92 d': seconds('calendar-quarter', 'UTC', '2026-08-10'),
    '365 d': seconds('calendar-year', ZONE, '2026-05-10'),
    '366 d': seconds('calendar-year', ZONE, '2028-05-10'),
    'mean month': 2_629_746,
  }
  /*
   * The columns in the order of `bases`; from the table of goldens.md 3.1, where two cells of the mean month are cut:
   * 2 629 746 s × 0.0001 is 262.9746, printed 262.974, and × 0.00001 is 26.29746, printed "26.297 (floor)".
   */
  test.each([
    ['99', '864 6048 24192 25056 25920 26784 26748 26820 77760 78624 79488 315360 316224 26297.46'],
    ['99.5', '432 3024 12096 12528 12960 13392 13374 13410 38880 39312 39744 157680 158112 13148.73'],
    ['99.9', '86.4 604.8 2419.2 2505.6 2592 2678.4 2674.8 2682 7776 7862.4 7948.8 31536 31622.4 2629.746'],
    ['99.95', '43.2 302.4 1209.6 1252.8 1296 1339.2 1337.4 1341 3888 3931.2 3974.4 15768 15811.2 1314.873'],
    [
      '99.99',
      '8.64 60.48 241.92 250.56 259.2 267.84 267.48 268.2 777.6 786.24 794.88 3153.6 3162.24 262.9746',
    ],
    [
      '99.999',
      '0.864 6.048 24.192 25.056 25.92 26.784 26.748 26.82 77.76 78.624 79.488 315.36 316.224 26.29746',
    ],
  ])('%s %%', (value, row) => {
    const budgets = Object.values(bases).map((base) => budgetOf(base, { comparator: '>=', value, unit: '%' }))
    expect(budgets).toEqual(row.split(' ').map(parseDecimal))
  })
})

test.each([
  ['99.9', '2026-04-10', 'calendar-month', 'PT43M12S'],
  ['99.95', '2026-04-10', 'calendar-month', 'PT21M36S'],
  ['99.99', '2026-04-10', 'calendar-month', 'PT4M19.2S'],
  ['99.9', '2026-04-10', 'calendar-year', 'PT8H45M36S'],
  ['99.95', '2026-04-10', 'calendar-year', 'PT4H22M48S'],
  ['99.99', '2026-04-10', 'calendar-year', 'PT52M33.6S'],
] as const)('G01 written out: %s %% at %s of a %s is %s', (value, date, type, text) => {
  const { totalMs = 0 } =
    ask({ objective: { target: `>= ${value} %`, period: type }, in: date }).result.budget ?? {}
  expect(durationText(totalMs)).toBe(text)
})

describe('G01 lengths of the periods of 2026 in Stockholm, in minutes', () => {
  test('months: March lacks an hour and October has one more (G19, G20)', () => {
    const months = Array.from({ length: 12 }, (_, m) => `2026-${String(m + 1).padStart(2, '0')}-15`)
    expect(months.map((date) => seconds('calendar-month', ZONE, date) / 60)).toEqual([
      44_640, 40_320, 44_580, 43_200, 44_640, 43_200, 44_640, 44_640, 43_200, 44_700, 43_200, 44_640,
    ])
  })

  test('quarters, years and their budgets', () => {
    const quarters = ['2026-02-01', '2026-05-01', '2026-08-01', '2026-11-01']
    const bases = quarters.map((date) => seconds('calendar-quarter', ZONE, date))
    expect(bases.map((s) => s / 60)).toEqual([129_540, 131_040, 132_480, 132_540])
    expect(seconds('calendar-year', ZONE, '2026-05-01') / 60).toBe(525_600)
    expect(seconds('calendar-year', ZONE, '2028-05-01') / 60).toBe(527_040)
    expect(seconds('calendar-quarter', ZONE, '2028-02-01') / 60).toBe(130_980)
    for (const [value, row] of [
      ['99.9', '7772.4 7862.4 7948.8 7952.4'],
      ['99.95', '3886.2 3931.2 3974.4 3976.2'],
      ['99.99', '777.24 786.24 794.88 795.24'],
    ] as const) {
      const budgets = bases.map((base) => budgetOf(base, { comparator: '>=', value, unit: '%' }))
      expect(budgets).toEqual(row.split(' ').map(parseDecimal))
    }
  })

  test('G22 the days of the clock changes have 23 and 25 hours, and budgets of their own', () => {
    const budgets = ['2026-03-29', '2026-10-25', '2026-06-16'].map((date) =>
      ask({ objective: { period: 'calendar-day' }, in: `${date}T12:00` }),
    )
    expect(budgets.map(({ result }) => result.budget?.totalMs)).toEqual([82_800, 90_000, 86_400])
  })

  test.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['UTC', '2026-03-29', 24],
  ])('a day in %s, %s, has %i hours', (zone, date, hours) => {
    expect(seconds('calendar-day', zone, date)).toBe(hours * 3600)
  })

  test('a day whose midnight does not exist starts at its first instant, 01:00', () => {
    const day = periodAt('calendar-day', 'America/Sao_Paulo', at('2018-11-04T12:00:00-02:00'))
    expect(day.start).toBe(at('2018-11-04T01:00:00-02:00'))
    expect(previousPeriod('calendar-day', day)?.end).toBe(day.start)
  })
})

describe('ids are local and stable', () => {
  test.each<[PeriodType, string, string]>([
    ['calendar-day', '2026-06-16', '2026-06-16'],
    // Of a day that nothing before asked about: what is remembered of the last one is not asked again.
    ['calendar-day', '2026-02-03', '2026-02-03'],
    ['calendar-week', '2026-06-16', '2026-W25'],
    ['calendar-week', '2027-01-01', '2026-W53'],
    ['calendar-week', '2025-12-29', '2026-W01'],
    ['calendar-month', '2026-06-16', '2026-06'],
    ['calendar-quarter', '2026-06-16', '2026-Q2'],
    ['calendar-half', '2026-06-30', '2026-H1'],
    ['calendar-half', '2026-07-01', '2026-H2'],
    ['calendar-year', '2026-06-16', '2026'],
    [{ billing: '2026-01-16' }, '2026-06-20', '2026-06-16/2026-07-16'],
    [{ rolling: 'P30D' }, '2026-06-16', 'P30D'],
  ])('%j at %s is %s', (type, date, id) => {
    expect(periodAt(type, ZONE, at(date)).id).toBe(id)
  })

  test('an instant belongs to the local date, not to the UTC date', () => {
    expect(periodAt('calendar-month', ZONE, at('2026-04-30T22:00:00Z')).id).toBe('2026-05')
    expect(periodAt('calendar-month', 'UTC', at('2026-04-30T22:00:00Z')).id).toBe('2026-04')
  })
})

test('G78 billing periods from 31 January clamp to short months and come back', () => {
  const starts = ['02-10', '03-10', '04-10', '05-10', '06-10'].map(
    (date) => periodAt({ billing: '2026-01-31' }, ZONE, at(`2026-${date}`)).id.split('/')[0],
  )
  expect(starts).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'])
})

test('G78 the day that a short month clamps to begins the next billing period', () => {
  const holding = (date: string) => periodAt({ billing: '2026-01-31' }, ZONE, at(date))
  expect(holding('2026-02-27').id).toBe('2026-01-31/2026-02-28')
  expect(holding('2026-02-28')).toEqual({
    ...between('2026-02-28', '2026-03-31'),
    ...{ id: '2026-02-28/2026-03-31', type: 'billing', timeZone: ZONE },
  })
})

test('billing periods of different anchors that begin on one day have different ones before', () => {
  const before = (billing: string) =>
    previousPeriod({ billing }, periodAt({ billing }, ZONE, at('2026-03-10')))?.id
  expect(before('2026-01-31')).toBe('2026-01-31/2026-02-28')
  expect(before('2026-01-28')).toBe('2026-01-28/2026-02-28')
})

test('a constant denominator has the bounds of the month, and a service year of 365 days has none before it', () => {
  const constant = { fixedDenominator: 720 * 60 * MINUTE }
  const month = periodAt('calendar-month', ZONE, at('2026-03-10'))
  const period = periodAt(constant, ZONE, at('2026-03-10'))
  expect(period).toEqual({ ...month, type: 'fixed-denominator' })
  expect(previousPeriod(constant, period)).toMatchObject({ id: '2026-02', type: 'fixed-denominator' })
  const year = periodAt('service-year', ZONE, at('2026-03-10T12:00'))
  expect(year).toEqual({
    ...between('2025-03-10T12:00', '2026-03-10T12:00'),
    ...{ id: 'service-year', type: 'service-year', timeZone: ZONE },
  })
  expect(previousPeriod('service-year', year)).toBeNull()
})

test('a duration of nothing is written too', () => {
  expect([0, 1500, 3_600_000, 90_000_000].map(durationText)).toEqual(['PT0S', 'PT1.5S', 'PT1H', 'PT25H'])
})

test('billing periods go on before the anchor, and each ends where the next starts', () => {
  let period = periodAt({ billing: '2026-01-31' }, ZONE, at('2026-06-10'))
  for (const first of ['2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31', '2025-11-30']) {
    const previous = previousPeriod({ billing: '2026-01-31' }, period)
    expect(previous?.id.split('/')[0]).toBe(first)
    expect(previous?.end).toBe(period.start)
    period = previous ?? period
  }
})

test('rolling: P30D goes back local days, PT720H hours; over a clock change they differ by an hour', () => {
  const asOf = at('2026-04-10T12:00')
  expect(lengthOf(periodAt({ rolling: 'P30D' }, ZONE, asOf))).toBe(719 * 60 * MINUTE)
  expect(lengthOf(periodAt({ rolling: 'PT720H' }, ZONE, asOf))).toBe(720 * 60 * MINUTE)
  const autumn = at('2026-11-10T12:00')
  expect(lengthOf(periodAt({ rolling: 'P30D' }, ZONE, autumn))).toBe(721 * 60 * MINUTE)
})

test('closed periods: newest first, the running one and those before the first instant left out', () => {
  const ids = (type: PeriodType, from: string, to: string) =>
    closedPeriods(type, ZONE, at(from), at(to)).map(({ id }) => id)
  expect(ids('calendar-month', '2026-02-15', '2026-05-10')).toEqual(['2026-04', '2026-03', '2026-02'])
  expect(ids('calendar-month', '2026-03-01', '2026-05-01')).toEqual(['2026-04', '2026-03'])
  expect(ids({ rolling: 'P30D' }, '2026-01-01', '2026-05-10')).toEqual([])
  expect(
    previousPeriod({ rolling: 'P30D' }, periodAt({ rolling: 'P30D' }, ZONE, at('2026-05-10'))),
  ).toBeNull()
})

test('a mean month is no period: twelve months make exactly a year', () => {
  const months = closedPeriods('calendar-month', ZONE, at('2026-01-01'), at('2027-01-01'))
  const total = months.reduce((sum, month) => sum + lengthOf(month), 0)
  expect(compare(divide(ratio(total), ratio(12)), ratio(2_629_746_000))).not.toBe(0)
  expect(total).toBe(lengthOf(periodAt('calendar-year', ZONE, at('2026-05-01'))))
})
