import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../../data/schema/calendar.ts'
import { businessClock, changingClock } from '../../../scripts/sla/time/business-clock.ts'
import {
  calendarNamed,
  datesAround,
  UnknownYearError,
  workingCalendar,
  workingDaysFrom,
} from '../../../scripts/sla/time/calendar.ts'
import { hoursInTurn } from '../../../scripts/sla/time/hours.ts'
import { openIntervals } from '../../../scripts/sla/time/open-intervals.ts'
import { at, between, CALENDARS, MINUTE, weekdays, ZONE } from '../builders.ts'

const HOUR = 60 * MINUTE
const OFFICE = [{ fromMinute: 8 * 60, toMinute: 17 * 60 }]

/** Office hours, of new objects each time, so that nothing that was kept of others is used. */
const office = (more: Partial<Calendar> = {}): Calendar => ({ ...weekdays('kontor', OFFICE), ...more })
const knowing = (from: number, to: number, more: Partial<Calendar> = {}): Calendar =>
  office({ holidays: { lists: ['se-legal'], from, to }, ...more })
const day = (year: number) => at(`${year}-01-01`)
const date = (text: string) => Temporal.PlainDate.from(text)

describe('a clock', () => {
  test('is made once for a calendar, and once for round the clock', () => {
    const calendar = office()
    expect(businessClock(calendar)).toBe(businessClock(calendar))
    expect(businessClock('24x7')).toBe(businessClock('24x7'))
    expect(changingClock([{ from: 0, calendar }])).toBe(businessClock(calendar))
  })

  test('counts nothing from later to earlier, closed or round the clock', () => {
    const [early, late] = [at('2026-06-15T09:00'), at('2026-06-15T10:00')]
    for (const clock of [businessClock(office()), businessClock('24x7')]) {
      expect([clock.elapsed(late, early), clock.elapsed(early, late)]).toEqual([0, HOUR])
      expect(clock.due(early, HOUR)).toBe(late)
      expect(clock.lastMet(early, HOUR)).toBe(late)
    }
  })

  test('knows the last instant where the time runs out at closing (G47)', () => {
    const clock = businessClock(office())
    expect(clock.due(at('2026-06-15T16:00'), HOUR)).toBe(at('2026-06-15T17:00'))
    expect(clock.lastMet(at('2026-06-15T16:00'), HOUR)).toBe(at('2026-06-16T08:00'))
  })

  test('counts from the first hours that are known', () => {
    // 2 January 2026 is a Friday and the first day with hours, since the day before is closed.
    const clock = businessClock(knowing(2026, 2026, { exceptions: { '2026-01-01': [] } }))
    expect(clock.elapsed(at('2026-01-02T08:00'), at('2026-01-02T09:00'))).toBe(HOUR)
    expect(clock.elapsed(at('2026-01-01T00:00'), at('2026-01-02T09:30'))).toBe(1.5 * HOUR)
  })

  test('looks as far ahead as holidays are known, and says so where that is not enough', () => {
    // 2026 and 2027 have 522 weekdays of 9 h, 4 698 h. Of these 4 000 h are 444 days and 4 h.
    const clock = businessClock(knowing(2026, 2027))
    const start = at('2026-01-01T00:00')
    expect(clock.due(start, 4_000 * HOUR)).toBe(at('2027-09-15T12:00'))
    expect(() => clock.due(start, 6_000 * HOUR)).toThrow(UnknownYearError)
  })

  test('finds what takes years, though nothing was asked of it before', () => {
    // Round the clock every day, so that open time and time are the same.
    const always = office({ weekly: {}, exceptions: {} })
    for (let weekday = 1; weekday <= 7; weekday += 1)
      always.weekly[weekday] = [{ fromMinute: 0, toMinute: 1440 }]
    const decade = 10 * 365 * 24 * HOUR
    expect(businessClock(always).due(at('2026-01-01'), decade)).toBe(at('2026-01-01') + decade)
  })

  test('where the time runs out with the last hours for years it can wait for the next', () => {
    const twice = office({ weekly: {}, exceptions: { '2026-06-15': OFFICE, '2030-06-03': OFFICE } })
    const start = at('2026-06-15T08:00')
    expect(businessClock(twice).due(start, 9 * HOUR)).toBe(at('2026-06-15T17:00'))
    expect(businessClock({ ...twice }).lastMet(start, 9 * HOUR)).toBe(at('2030-06-03T08:00'))
  })

  test('hours that come after more than twenty years never come', () => {
    const late = office({ weekly: {}, exceptions: { '2026-06-15': OFFICE, '2090-06-15': OFFICE } })
    expect(() => businessClock(late).due(at('2026-06-15T08:00'), 10 * HOUR)).toThrow(
      'calendar "kontor" has no open hours',
    )
  })

  test('waits years for the next hours, but not for ever', () => {
    const once = office({ weekly: {}, exceptions: { '2030-06-03': OFFICE } })
    expect(businessClock(once).due(at('2026-01-01'), HOUR)).toBe(at('2030-06-03T09:00'))
    const never = office({ weekly: {}, exceptions: {} })
    expect(() => businessClock(never).due(at('2026-01-01'), HOUR)).toThrow(
      'calendar "kontor" has no open hours',
    )
  })
})

describe('C7 calendars in turn', () => {
  const change = at('2026-06-16')
  const until = office()
  const from = office({ id: 'kort', weekly: { 2: [{ fromMinute: 600, toMinute: 720 }] } })

  test('each has its own hours until the next', () => {
    const hours = hoursInTurn([
      { from: 0, calendar: until },
      { from: change, calendar: from },
      { from: at('2026-06-17'), calendar: '24x7' },
    ])
    expect(hours.id).toBe('kontor, kort, 24x7')
    expect(hours.open(between('2026-06-15', '2026-06-17T03:00'))).toEqual([
      between('2026-06-15T08:00', '2026-06-15T17:00'),
      between('2026-06-16T10:00', '2026-06-16T12:00'),
      between('2026-06-17', '2026-06-17T03:00'),
    ])
    // Before the first instant the first calendar holds too.
    expect(hours.open(between('1969-12-29', '1969-12-30'))).toHaveLength(1)
  })

  test('time under the one and under the other adds up', () => {
    const clock = changingClock([
      { from: 0, calendar: until },
      { from: change, calendar: from },
    ])
    expect(clock.elapsed(at('2026-06-15T16:00'), at('2026-06-16T11:00'))).toBe(2 * HOUR)
    expect(clock.due(at('2026-06-15T16:00'), 2 * HOUR)).toBe(at('2026-06-16T11:00'))
  })

  test('all of it is known where each is known for its own time', () => {
    const known = (first: Calendar | '24x7', second: Calendar | '24x7') =>
      hoursInTurn([
        { from: 0, calendar: first },
        { from: change, calendar: second },
      ]).known
    const [never, ever] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    expect(known(knowing(2020, 2026), knowing(2025, 2030))).toEqual({ start: day(2020), end: day(2031) })
    expect(known(knowing(2020, 2025), knowing(2025, 2030))).toEqual({ start: day(2020), end: day(2026) })
    expect(known(knowing(2020, 2026), knowing(2027, 2030))).toEqual({ start: day(2027), end: day(2031) })
    expect(known('24x7', knowing(2025, 2030))).toEqual({ start: never, end: day(2031) })
    expect(known(knowing(2020, 2026), '24x7')).toEqual({ start: day(2020), end: ever })
    expect(known('24x7', office())).toEqual({ start: never, end: ever })
    // Holidays that are known exactly up to the change, and exactly from it on, leave nothing unknown.
    const newYear = hoursInTurn([
      { from: 0, calendar: knowing(2020, 2025, { id: 'före' }) },
      { from: day(2026), calendar: knowing(2026, 2030) },
    ]).known
    expect(newYear).toEqual({ start: day(2020), end: day(2031) })
  })
})

test('hours past midnight are open on the first of January, though one weekday alone has them', () => {
  // 31 December 2026 is a Thursday.
  const calendar = office({
    weekly: { 1: OFFICE, 4: [...OFFICE, { fromMinute: 22 * 60, toMinute: 30 * 60 }] },
  })
  expect(openIntervals(calendar, between('2027-01-01', '2027-01-02'))).toEqual([
    between('2027-01-01', '2027-01-01T06:00'),
  ])
})

describe('days', () => {
  test('those that an interval touches, and the one before', () => {
    const dates = datesAround(between('2026-06-15T23:00', '2026-06-16T01:00'), ZONE)
    expect(dates.map(String)).toEqual(['2026-06-14', '2026-06-15', '2026-06-16'])
  })

  test('a calendar by its name, else the default, else none', () => {
    const legal = CALENDARS['se-legal']
    expect(calendarNamed(CALENDARS, 'se-legal')).toBe(legal)
    expect(workingCalendar(CALENDARS, 'se-legal')).toBe(legal)
    expect(workingCalendar(CALENDARS)).toBe(CALENDARS['se-legal-eves'])
    expect(workingCalendar({})).toBeNull()
    expect(() => calendarNamed(CALENDARS, 'kontor')).toThrow(
      'no calendar is called "kontor" (known: se-legal-eves, se-legal)',
    )
    expect(() => workingCalendar({}, 'kontor')).toThrow('no calendar is called "kontor" (known: none)')
  })

  test('a working day is looked for up to a year and a day for each, and then it is said that there is none', () => {
    const from = date('2026-01-01')
    const openOn = (text: string) => office({ weekly: {}, exceptions: { [text]: OFFICE } })
    // 732 days are two times 366.
    const last = from.add({ days: 732 }).toString()
    expect(workingDaysFrom(openOn(last), from, 1, 1).toString()).toBe(last)
    const before = from.subtract({ days: 700 }).toString()
    expect(workingDaysFrom(openOn(before), from, 1, -1).toString()).toBe(before)
    const late = openOn(from.add({ days: 733 }).toString())
    expect(() => workingDaysFrom(late, from, 1, 1)).toThrow(
      'calendar "kontor" has no working days around 2026-01-01',
    )
  })

  test('a year whose holidays are not known is an error with a name, and tells which are', () => {
    const calendar = knowing(2025, 2027, {
      holidays: { lists: ['se-legal', 'egna'], from: 2025, to: 2027 },
    })
    const asked = () => workingDaysFrom(calendar, date('2027-12-31'), 1, 1)
    expect(asked).toThrow(
      'calendar "kontor" knows the holidays of 2025 to 2027 (se-legal, egna), but a figure needs 2028; add',
    )
    expect(asked).toThrow(expect.objectContaining({ name: 'UnknownYearError' }))
    expect(() => workingDaysFrom(calendar, date('2025-01-01'), 1, -1)).toThrow('a figure needs 2024')
  })
})
