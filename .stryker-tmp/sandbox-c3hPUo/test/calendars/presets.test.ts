// @ts-nocheck
import { readFileSync } from 'node:fs'
import {
  isAllSaintsDay,
  isAscensionDay,
  isBoxingDay,
  isChristmasDay,
  isChristmasEve,
  isEasterEve,
  isEasterMonday,
  isEasterSunday,
  isEpiphany,
  isGoodFriday,
  isLabourDay,
  isMidsummerDay,
  isMidsummerEve,
  isNationalDay,
  isNewYearsDay,
  isNewYearsEve,
  isPentecost,
  isWhitsunEve,
} from 'se-bank-holidays'
import { getHolidays } from 'swedish-holidays'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOLIDAY_PRESETS } from '../../data/schema/calendar.ts'
import { PRESETS_FILE, presetLists } from '../../scripts/calendars/presets.ts'
import { presetsText } from '../../scripts/calendars/write.ts'

// Both packages compute with the zone of the process and are right in UTC alone; ours must not depend on it.
const zone = process.env.TZ
beforeAll(() => {
  process.env.TZ = 'UTC'
})
afterAll(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

/*
 * The written-out Swedish holidays 2020–2040 against two packages that do not know each other, and against the law and a
 * computus of our own (semantics C4).
 */

const YEARS = Array.from({ length: 21 }, (_, index) => 2020 + index)
const LISTS = presetLists()
const datesOf = (list: string, year?: number) =>
  (LISTS[list] ?? [])
    .map(({ date }) => date)
    .filter((date) => year === undefined || date.startsWith(String(year)))

/** Easter Sunday by the computus of Butcher and Meeus. */
function easter(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return Temporal.PlainDate.from({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 })
}

/** The first day of the week from a date on. */
function from(date: string, dayOfWeek: number): Temporal.PlainDate {
  const start = Temporal.PlainDate.from(date)
  return start.add({ days: (dayOfWeek - start.dayOfWeek + 7) % 7 })
}

/** The legal holidays of a year by lag (1989:253), without the Sundays. */
function byLaw(year: number): string[] {
  const sunday = easter(year)
  return [
    `${year}-01-01`,
    `${year}-01-06`,
    sunday.subtract({ days: 2 }),
    sunday,
    sunday.add({ days: 1 }),
    `${year}-05-01`,
    sunday.add({ days: 39 }),
    sunday.add({ days: 49 }),
    `${year}-06-06`,
    from(`${year}-06-20`, 6),
    from(`${year}-10-31`, 6),
    `${year}-12-25`,
    `${year}-12-26`,
  ].map(String)
}

test('the written file is what date-holidays gives: `npm run holidays -- --check`', () => {
  expect(readFileSync(PRESETS_FILE, 'utf8')).toBe(presetsText())
  expect(Object.keys(LISTS)).toEqual([...HOLIDAY_PRESETS])
})

test.each(YEARS)('%i by the law: floating days by rule, Easter by computus', (year) => {
  const legal = [...new Set(byLaw(year))].sort()
  expect(datesOf('se-legal', year)).toEqual(legal)
  const eves = [`${year}-12-24`, `${year}-12-31`, from(`${year}-06-20`, 6).subtract({ days: 1 }).toString()]
  expect(datesOf('se-legal-eves', year)).toEqual([...new Set([...legal, ...eves])].sort())
  const allSaints = from(`${year}-10-31`, 6).subtract({ days: 1 }).toString()
  expect(datesOf('se-half-days', year)).toEqual([`${year}-01-05`, `${year}-04-30`, allSaints])
})

test('the dates of 2026 in semantics C4', () => {
  const legal = '01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26'
  expect(datesOf('se-legal', 2026)).toEqual(legal.split(' ').map((day) => `2026-${day}`))
  const eves = datesOf('se-legal-eves', 2026).filter((date) => !datesOf('se-legal').includes(date))
  expect(eves).toEqual(['2026-06-19', '2026-12-24', '2026-12-31'])
  expect(LISTS['se-half-days']?.filter(({ date }) => date.startsWith('2026'))).toEqual([
    { date: '2026-01-05', name: 'Trettondagsafton', hours: { until: 720 } },
    { date: '2026-04-30', name: 'Valborgsmässoafton', hours: { until: 720 } },
    { date: '2026-10-30', name: 'Allhelgonaafton', hours: { until: 720 } },
  ])
})

test.each(YEARS)('%i in swedish-holidays: the same public holidays, no difference', (year) => {
  const all = getHolidays(year).map(({ month, day, isPublicHoliday }) => ({
    date: Temporal.PlainDate.from({ year, month, day }).toString(),
    isPublicHoliday,
  }))
  const isPublic = all.filter((holiday) => holiday.isPublicHoliday).map(({ date }) => date)
  expect(isPublic.toSorted()).toEqual(datesOf('se-legal', year))
  // The eves are among its other days, none of which it calls public.
  const others = all.filter((holiday) => !holiday.isPublicHoliday).map(({ date }) => date)
  const eves = datesOf('se-legal-eves', year).filter((date) => !datesOf('se-legal').includes(date))
  expect(others).toEqual(expect.arrayContaining([...eves, ...datesOf('se-half-days', year)]))
})

const BANK_DAYS = {
  isNewYearsDay,
  isEpiphany,
  isGoodFriday,
  isEasterEve,
  isEasterSunday,
  isEasterMonday,
  isLabourDay,
  isAscensionDay,
  isWhitsunEve,
  isPentecost,
  isNationalDay,
  isMidsummerEve,
  isMidsummerDay,
  isAllSaintsDay,
  isChristmasEve,
  isChristmasDay,
  isBoxingDay,
  isNewYearsEve,
}

test('2020–2040 in se-bank-holidays: every difference, one by one', () => {
  const differences = new Map<string, string>()
  const eves = new Set(datesOf('se-legal-eves'))
  let day = Temporal.PlainDate.from('2020-01-01')
  for (; day.year <= 2040; day = day.add({ days: 1 })) {
    const date = new Date(day.year, day.month - 1, day.day)
    const theirs = Object.entries(BANK_DAYS).flatMap(([name, isDay]) => (isDay(date) ? [name] : []))
    if (theirs.length > 0 !== eves.has(day.toString()))
      differences.set(day.toString(), theirs.join(' ') || 'none')
  }
  const expected = new Map<string, string>()
  for (const year of YEARS) {
    // Banks name påskafton and pingstafton. No law does, and both are Saturdays always: they change no working day.
    if (year !== 2038) expected.set(easter(year).subtract({ days: 1 }).toString(), 'isEasterEve')
    if (year !== 2038) expected.set(easter(year).add({ days: 48 }).toString(), 'isWhitsunEve')
  }
  // 2038: the package takes the first full moon after 20 March by the sky, that of 21 March. The church's own tables have
  // it on 18 April, and Easter on the Sunday after, 25 April, the latest there is. So has the computus above, date-holidays
  // and swedish-holidays; the package's whole Easter of that year is four weeks early.
  expect(easter(2038).toString()).toBe('2038-04-25')
  for (const [date, name] of [
    ['2038-03-26', 'isGoodFriday'],
    ['2038-03-27', 'isEasterEve'],
    ['2038-03-28', 'isEasterSunday'],
    ['2038-03-29', 'isEasterMonday'],
    ['2038-05-06', 'isAscensionDay'],
    ['2038-05-15', 'isWhitsunEve'],
    ['2038-05-16', 'isPentecost'],
    ['2038-04-23', 'none'],
    ['2038-04-25', 'none'],
    ['2038-04-26', 'none'],
    ['2038-06-03', 'none'],
    ['2038-06-13', 'none'],
  ] as const)
    expected.set(date, name)
  expect(Object.fromEntries(differences)).toEqual(Object.fromEntries(expected))
  for (const [date, name] of expected)
    if (name === 'isEasterEve' || name === 'isWhitsunEve')
      expect(Temporal.PlainDate.from(date).dayOfWeek, date).toBe(6)
})

test('a date that is two holidays stands once', () => {
  for (const list of HOLIDAY_PRESETS) expect(new Set(datesOf(list)).size).toBe(datesOf(list).length)
})
