// @ts-nocheck
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, Calendars } from '../../../data/schema/calendar.ts'
import { calendarsById } from '../../../scripts/load/calendars.ts'
import {
  datesAround,
  hoursOf,
  isWorkingDay,
  wallInstant,
  workingDaysFrom,
} from '../../../scripts/sla/time/calendar.ts'
import { intersect, lengthOf, merge } from '../../../scripts/sla/time/intervals.ts'
import { openIntervals } from '../../../scripts/sla/time/open-intervals.ts'
import { at, between, MINUTE, ZONE } from '../builders.ts'

const HOUR = 60 * MINUTE
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const PRESETS = calendarsById(undefined)

function calendar(weekly: Record<string, string[]>, more: Record<string, unknown> = {}): Calendar {
  const file = Calendars.parse({ calendars: [{ id: 'hours', timeZone: ZONE, weekly, ...more }] })
  return calendarsById(file).hours as Calendar
}

/** The same hours on each of these days. */
function hours(spans: string[], days = DAYS, more: Record<string, unknown> = {}): Calendar {
  return calendar(Object.fromEntries(days.map((day) => [day, spans])), more)
}

const openMs = (one: Calendar, start: string, end: string) =>
  lengthOf(openIntervals(one, between(start, end)))
const preset = (id: string) => PRESETS[id] as Calendar

function workingDays(id: string | null, first: string, last: string): number {
  let count = 0
  const end = Temporal.PlainDate.from(last)
  for (let date = Temporal.PlainDate.from(first); Temporal.PlainDate.compare(date, end) <= 0; ) {
    if (isWorkingDay(id === null ? null : preset(id), date)) count += 1
    date = date.add({ days: 1 })
  }
  return count
}

describe('C2: local wall times through clock changes', () => {
  test('G24 a night 22–06 is 7 h on 28→29 March and 9 h on 24→25 October 2026', () => {
    const night = hours(['22:00-06:00'])
    expect(openMs(night, '2026-03-28T12:00', '2026-03-29T12:00')).toBe(7 * HOUR)
    expect(openMs(night, '2026-10-24T12:00', '2026-10-25T12:00')).toBe(9 * HOUR)
    expect(openMs(night, '2026-06-12T12:00', '2026-06-13T12:00')).toBe(8 * HOUR)
  })

  test('G19 March 2026 has 743 h, G20 October 745 h, round the clock', () => {
    const always = hours(['00:00-24:00'])
    expect(openMs(always, '2026-03-01', '2026-04-01')).toBe(743 * HOUR)
    expect(openMs(always, '2026-10-01', '2026-11-01')).toBe(745 * HOUR)
  })

  test('G22 the days of the change have 23 and 25 h', () => {
    const always = hours(['00:00-24:00'])
    expect(openMs(always, '2026-03-29', '2026-03-30')).toBe(23 * HOUR)
    expect(openMs(always, '2026-10-25', '2026-10-26')).toBe(25 * HOUR)
  })

  test('office hours have 9 h on every working day of the year: no step of 7 × 24 h drifts', () => {
    const office = hours(['08:00-17:00'])
    for (const { start, end } of openIntervals(office, between('2026-01-01', '2027-01-01'))) {
      expect(end - start).toBe(9 * HOUR)
      expect(Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(ZONE).hour).toBe(8)
    }
  })

  test('T4 a time that does not exist moves forward by the gap, one that occurs twice is the earlier', () => {
    // 29 March: 02:30 is 03:30. 25 October: the first 02:30, so 02:30–03:00 holds the second hour too.
    expect(openMs(hours(['01:00-02:30']), '2026-03-29', '2026-03-30')).toBe(1.5 * HOUR)
    expect(openMs(hours(['02:00-03:00']), '2026-03-29', '2026-03-30')).toBe(0)
    expect(openMs(hours(['02:30-03:15']), '2026-03-29', '2026-03-30')).toBe(0)
    expect(openMs(hours(['01:00-02:30']), '2026-10-25', '2026-10-26')).toBe(1.5 * HOUR)
    expect(openMs(hours(['02:30-03:00']), '2026-10-25', '2026-10-26')).toBe(1.5 * HOUR)
  })

  test('a midnight that does not exist: São Paulo 2018-11-04 begins at 01:00', () => {
    const always = hours(['00:00-24:00'], DAYS, { timeZone: 'America/Sao_Paulo' })
    const day = between('2018-11-04', '2018-11-05', 'America/Sao_Paulo')
    expect(new Date(day.start).toISOString()).toBe('2018-11-04T03:00:00.000Z')
    expect(lengthOf(openIntervals(always, day))).toBe(23 * HOUR)
  })
})

describe('C1: several intervals a day, across midnight, holidays', () => {
  test('G85 closed for lunch 12–13', () => {
    const lunch = hours(['08:00-12:00', '13:00-17:00'])
    expect(openIntervals(lunch, between('2026-06-15T11:30', '2026-06-15T14:30'))).toEqual([
      between('2026-06-15T11:30', '2026-06-15T12:00'),
      between('2026-06-15T13:00', '2026-06-15T14:30'),
    ])
  })

  test('a holiday on the day that a night starts on removes all of it, and none of the night before', () => {
    const night = hours(['22:00-06:00'], DAYS, { exceptions: [{ date: '2026-06-10', name: 'Ledigt' }] })
    expect(openIntervals(night, between('2026-06-09T12:00', '2026-06-12T12:00'))).toEqual([
      between('2026-06-09T22:00', '2026-06-10T06:00'),
      between('2026-06-11T22:00', '2026-06-12T06:00'),
    ])
  })

  test('a night that began before the question is open in it, over New Year too', () => {
    const night = hours(['22:00-06:00'])
    expect(openMs(night, '2026-06-10T02:00', '2026-06-10T12:00')).toBe(4 * HOUR)
    expect(openMs(night, '2027-01-01T00:00', '2027-01-01T12:00')).toBe(6 * HOUR)
    expect(openIntervals(night, between('2026-12-31T12:00', '2027-01-01T12:00'))).toEqual([
      between('2026-12-31T22:00', '2027-01-01T06:00'),
    ])
  })

  test('round the clock is one interval across days and years; hours that overlap are merged', () => {
    const years = between('2025-12-30', '2027-01-02')
    expect(openIntervals(hours(['00:00-24:00']), years)).toEqual([years])
    expect(openMs(hours(['08:00-12:00', '11:00-13:00']), '2026-06-15', '2026-06-16')).toBe(5 * HOUR)
  })

  test('G23 June 2026 08–17: 21 × 540 = 11 340 min', () => {
    const office = hours(['08:00-17:00'], DAYS.slice(0, 5), { holidays: 'se-legal-eves' })
    expect(openMs(office, '2026-06-01', '2026-07-01')).toBe(11_340 * MINUTE)
  })

  test('G83 an outage from Friday 16:30 to Monday 08:20 has 50 min of office hours', () => {
    const office = hours(['08:00-17:00'], DAYS.slice(0, 5), { holidays: 'se-legal-eves' })
    expect(openMs(office, '2026-06-12T16:30', '2026-06-15T08:20')).toBe(50 * MINUTE)
  })

  test('nothing is open in nothing', () => {
    expect(openIntervals(hours(['00:00-24:00']), between('2026-06-15', '2026-06-15'))).toEqual([])
  })
})

describe('G23 working days, with eves, legal only, Monday to Friday', () => {
  test.each([
    ['May', '2026-05-01', '2026-05-31', 19, 19, 21],
    ['June', '2026-06-01', '2026-06-30', 21, 22, 22],
    ['December', '2026-12-01', '2026-12-31', 20, 22, 23],
    ['2025', '2025-01-01', '2025-12-31', 249, 252, 261],
    ['2026', '2026-01-01', '2026-12-31', 251, 254, 261],
    ['2027', '2027-01-01', '2027-12-31', 253, 256, 261],
  ])('%s', (_, first, last, eves, legal, plain) => {
    expect(workingDays('se-legal-eves', first, last)).toBe(eves)
    expect(workingDays('se-legal', first, last)).toBe(legal)
    expect(workingDays(null, first, last)).toBe(plain)
  })

  const back = (id: string | null) =>
    workingDaysFrom(id === null ? null : preset(id), Temporal.PlainDate.from('2026-06-23'), 5, -1).toString()

  test('G26 the fifth working day before Tuesday 23 June is Monday 15 June with eves, else Tuesday 16 June', () => {
    expect(back('se-legal-eves')).toBe('2026-06-15')
    expect(back('se-legal')).toBe('2026-06-16')
    expect(back(null)).toBe('2026-06-16')
  })

  test('C6 a half day is a working day', () => {
    const half = hours(['08:00-17:00'], DAYS.slice(0, 5), { holidays: ['se-legal-eves', 'se-half-days'] })
    expect(isWorkingDay(half, Temporal.PlainDate.from('2026-10-30'))).toBe(true)
    expect(openMs(half, '2026-10-30', '2026-10-31')).toBe(4 * HOUR)
  })
})

describe('a year whose holidays are not known is never a year without holidays', () => {
  const office = hours(['08:00-17:00'], DAYS.slice(0, 5), { holidays: 'se-legal-eves' })
  const said =
    'calendar "hours" knows the holidays of 2020 to 2040 (se-legal-eves), but a figure needs 2041; add that year to the list in calendars.yaml, or let the calendar use one that has it'

  test('open hours, working days and the hours of a date refuse it, and say how to mend it', () => {
    expect(() => openIntervals(office, between('2040-12-01', '2041-01-02'))).toThrow(said)
    expect(() => workingDaysFrom(office, Temporal.PlainDate.from('2040-12-28'), 5, 1)).toThrow(said)
    expect(() => isWorkingDay(office, Temporal.PlainDate.from('2019-12-31'))).toThrow('needs 2019')
  })

  test('the whole of the first and of the last year can be asked about', () => {
    expect(openMs(office, '2020-01-01', '2020-01-03')).toBe(9 * HOUR)
    expect(openMs(office, '2040-12-27', '2041-01-01')).toBe(2 * 9 * HOUR)
  })

  test('a calendar without holidays has no such bounds', () => {
    expect(openMs(hours(['08:00-17:00']), '2099-06-01', '2099-06-02')).toBe(9 * HOUR)
  })
})

/** Open intervals day by day, without anything kept. */
function naive(one: Calendar, start: number, end: number) {
  const all = datesAround({ start, end }, one.timeZone).flatMap((date) =>
    hoursOf(one, date).map(({ fromMinute, toMinute }) => ({
      start: wallInstant(date, fromMinute, one.timeZone),
      end: wallInstant(date, toMinute, one.timeZone),
    })),
  )
  return intersect(merge(all), [{ start, end }])
}

test('property: what is kept by year gives what is worked out day by day, in any zone and any order of questions', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  const span = fc.tuple(minute, fc.integer({ min: 1, max: 1440 })).map(([fromMinute, length]) => ({
    fromMinute,
    toMinute: fromMinute + length,
  }))
  const day = fc.array(span, { maxLength: 3 })
  const zone = fc.constantFrom(
    ZONE,
    'UTC',
    'America/New_York',
    'Pacific/Chatham',
    'America/Sao_Paulo',
    'Asia/Tehran',
  )
  const anyCalendar = fc
    .record({ timeZone: zone, days: fc.array(day, { minLength: 7, maxLength: 7 }), special: day })
    .map(({ timeZone, days, special }) => ({
      id: 'any',
      timeZone,
      weekly: Object.fromEntries(days.map((spans, index) => [index + 1, spans])),
      exceptions: { '2018-11-03': special, '2018-12-31': [], '2019-01-01': special },
    }))
  const instant = fc.integer({ min: at('2018-10-25'), max: at('2019-04-02') })
  fc.assert(
    fc.property(
      anyCalendar,
      fc.array(fc.tuple(instant, instant), { minLength: 1, maxLength: 4 }),
      (one, asked) => {
        for (const [a, b] of asked) {
          const within = { start: Math.min(a, b), end: Math.max(a, b) }
          expect(openIntervals(one, within)).toEqual(naive(one, within.start, within.end))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('what is given out is not what is kept: a caller that changes it changes no other answer', () => {
  const office = hours(['08:00-17:00'])
  const week = between('2026-06-15', '2026-06-20')
  const first = openIntervals(office, week)
  for (const interval of first) interval.end = 0
  expect(lengthOf(openIntervals(office, week))).toBe(5 * 9 * HOUR)
})
