import { describe, expect, test } from 'vitest'
import { agreedMs, allowedMs, hoursOf, type PeriodName, percentOf, spanOf } from './allowed.ts'
import { dayAt, instantAt, isZone, type LocalDay, startOfDay } from './zone.ts'

/*
 * The calculator's arithmetic against the table of G01 (goldens 3.1), and its days and clock times against Temporal, which
 * this runtime has and browsers do not.
 */

const STOCKHOLM = 'Europe/Stockholm'
const day = (text: string): LocalDay => {
  const { year, month, day } = Temporal.PlainDate.from(text)
  return { year, month, day }
}
const lengthOf = (period: PeriodName, date: string) => agreedMs(spanOf(period, day(date)), STOCKHOLM)

/** G01: allowed downtime in seconds, exact, by target and length. */
const TARGETS = ['99', '99.5', '99.9', '99.95', '99.99', '99.999']
test.for<[string, PeriodName, string, number, (number | string)[]]>([
  ['28 days', 'month', '2026-02-14', 672, [24192, 12096, 2419.2, 1209.6, 241.92, 24.192]],
  ['29 days', 'month', '2028-02-29', 696, [25056, 12528, 2505.6, 1252.8, 250.56, 25.056]],
  ['30 days', 'month', '2026-04-01', 720, [25920, 12960, 2592, 1296, 259.2, 25.92]],
  ['31 days', 'month', '2026-01-31', 744, [26784, 13392, 2678.4, 1339.2, 267.84, 26.784]],
  ['March, 743 h', 'month', '2026-03-29', 743, [26748, 13374, 2674.8, 1337.4, 267.48, 26.748]],
  ['October, 745 h', 'month', '2026-10-25', 745, [26820, 13410, 2682, 1341, 268.2, 26.82]],
  ['a day', 'day', '2026-06-01', 24, [864, 432, 86.4, 43.2, 8.64, 0.864]],
  ['a week', 'week', '2026-06-07', 168, [6048, 3024, 604.8, 302.4, 60.48, 6.048]],
  ['365 days', 'year', '2026-07-01', 8760, [315360, 157680, 31536, 15768, 3153.6, 315.36]],
  ['366 days', 'year', '2028-12-31', 8784, [316224, 158112, 31622.4, 15811.2, 3162.24, 316.224]],
])('G01 %s', ([, period, date, hours, allowed]) => {
  const agreed = lengthOf(period, date)
  expect(agreed).toBe(hours * 3_600_000)
  expect(TARGETS.map((target) => allowedMs(agreed, target) / 1000)).toEqual(allowed)
})

test('G01 quarters of 2026: minutes, and the budgets of 99.9 in seconds', () => {
  const quarters = ['2026-01-01', '2026-05-31', '2026-09-30', '2026-12-31'].map((date) =>
    lengthOf('quarter', date),
  )
  expect(quarters.map((ms) => ms / 60_000)).toEqual([129_540, 131_040, 132_480, 132_540])
  expect(quarters.map((ms) => allowedMs(ms, '99.9') / 1000)).toEqual([7772.4, 7862.4, 7948.8, 7952.4])
  expect(lengthOf('quarter', '2028-02-01') / 60_000).toBe(130_980)
})

test('a week begins on Monday, and one with a change of the clock has 167 or 169 hours', () => {
  expect(spanOf('week', day('2026-03-29'))).toEqual({ first: day('2026-03-23'), after: day('2026-03-30') })
  expect(lengthOf('week', '2026-03-29')).toBe(167 * 3_600_000)
  expect(lengthOf('week', '2026-10-19')).toBe(169 * 3_600_000)
})

describe('days and clock times against Temporal', () => {
  const compatible = (one: LocalDay, minutes: number, zone: string) =>
    Temporal.PlainDateTime.from(one).add({ minutes }).toZonedDateTime(zone).epochMilliseconds

  // Zones with half hours, changes at midnight, half an hour's change, a day that never was (Apia, 30 December 2011).
  test.for([
    ...[STOCKHOLM, 'UTC', 'Europe/London', 'America/New_York', 'America/Sao_Paulo', 'America/Havana'],
    ...[
      'America/Asuncion',
      'America/Santiago',
      'America/St_Johns',
      'Asia/Beirut',
      'Asia/Gaza',
      'Asia/Kathmandu',
    ],
    ...['Africa/Cairo', 'Africa/Casablanca', 'Atlantic/Azores', 'Australia/Lord_Howe', 'Pacific/Apia'],
  ])('%s', (zone) => {
    const first = Temporal.PlainDate.from('2011-01-01')
    const days = Array.from({ length: 24 }, (_, index) => first.add({ months: index * 8 }))
    // The days of each change of the clock, with those beside them.
    let at: Temporal.ZonedDateTime | null = first.toZonedDateTime(zone)
    while (at !== null && at.year < 2027) {
      const change: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next')
      if (change !== null)
        for (const offset of [-1, 0, 1]) days.push(change.toPlainDate().add({ days: offset }))
      at = change
    }
    for (const date of days) {
      const { year, month, day } = date
      const one = { year, month, day }
      const where = `${date} in ${zone}`
      expect(startOfDay(one, zone), where).toBe(date.toZonedDateTime(zone).epochMilliseconds)
      for (const minutes of [30, 120, 150, 480])
        expect(instantAt(one, minutes, zone), `${minutes} min on ${where}`).toBe(
          compatible(one, minutes, zone),
        )
    }
  })

  test('the day that it is somewhere', () => {
    const instant = Date.parse('2026-03-31T22:30:00Z')
    expect(dayAt(instant, STOCKHOLM)).toEqual(day('2026-04-01'))
    expect(dayAt(instant, 'America/New_York')).toEqual(day('2026-03-31'))
  })

  test('a zone is a name, never an offset', () => {
    expect([STOCKHOLM, 'UTC'].map(isZone)).toEqual([true, true])
    expect(['+01:00', '', 'Europe/Stokholm', 'nonsense zone'].map(isZone)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

describe('hours', () => {
  const office = { days: [1, 2, 3, 4, 5], from: 480, to: 1020 }
  test('are days and clock times', () => {
    expect(hoursOf('mon-fri 08:00-17:00')).toEqual(office)
    expect(hoursOf('Sun 00:00-24:00')).toEqual({ days: [7], from: 0, to: 1440 })
    for (const wrong of ['24x7', 'fri-mon 08:00-17:00', 'mon-fri 17:00-08:00', 'mon 08:00-24:30', ''])
      expect(hoursOf(wrong)).toBeUndefined()
  })

  test('February 2026 has twenty weekdays of nine hours', () => {
    expect(agreedMs(spanOf('month', day('2026-02-01')), STOCKHOLM, office)).toBe(20 * 9 * 3_600_000)
  })

  test('of every hour of every day they are the whole month, also where the clock changes', () => {
    const always = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }
    const march = spanOf('month', day('2026-03-01'))
    expect(agreedMs(march, STOCKHOLM, always)).toBe(agreedMs(march, STOCKHOLM))
    // At night on Sundays: five of them, the last an hour short.
    expect(agreedMs(march, STOCKHOLM, { days: [7], from: 0, to: 360 })).toBe((5 * 6 - 1) * 3_600_000)
  })
})

test('a target is a share of time as people write it, kept digit by digit', () => {
  expect(['99,9', '99.90 %', '100', ' 0 '].map(percentOf)).toEqual(['99.9', '99.90', '100', '0'])
  expect(['', '101', '100.1', '-1', '9,9,9', '1e2', '99.'].map(percentOf)).toEqual(Array(7).fill(undefined))
})

test('a hundred per cent allows nothing, and what is less than a millisecond is cut', () => {
  expect(allowedMs(2_592_000_000, '100')).toBe(0)
  expect(allowedMs(1, '99')).toBe(0)
  expect(allowedMs(2_629_746_000, '99.999')).toBe(26_297)
})
