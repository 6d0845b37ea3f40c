// @ts-nocheck
import { expect, test } from 'vitest'
import { Calendars } from '../../data/schema/calendar.ts'
import { calendarsById } from '../../scripts/load/calendars.ts'

const WEEK = { mon: ['08:00-12:00', '13:00-17:00'], fri: ['08:00-17:00'], sat: ['22:00-06:00'] }

function read(file: Record<string, unknown>) {
  return calendarsById(Calendars.parse(file))
}

function aCalendar(more: Record<string, unknown>, holidays: Record<string, unknown> = {}) {
  const calendar = read({
    holidays,
    calendars: [{ id: 'kontor', timeZone: 'Europe/Stockholm', weekly: WEEK, ...more }],
  }).kontor
  if (!calendar) throw new Error('expected a calendar')
  return calendar
}

/** What is wrong with a file of calendars. */
function problems(file: Record<string, unknown>): string[] {
  const read = Calendars.safeParse(file)
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

test('without calendars.yaml there are the calendars of Swedish working days', () => {
  const presets = calendarsById(undefined)
  expect(Object.keys(presets)).toEqual(['se-legal', 'se-legal-eves'])
  expect(presets['se-legal']?.exceptions['2026-06-19']).toBeUndefined()
  expect(presets['se-legal-eves']?.exceptions['2026-06-19']).toEqual([])
  expect(presets['se-legal-eves']?.holidays).toEqual({ lists: ['se-legal-eves'], from: 2020, to: 2040 })
})

test('a calendar names a preset, and it is there', () => {
  const kontor = aCalendar({ holidays: 'se-legal-eves' })
  expect(kontor.exceptions['2031-12-24']).toEqual([])
  expect(kontor.holidays).toEqual({ lists: ['se-legal-eves'], from: 2020, to: 2040 })
})

test('a list or a calendar of the file stands in the place of the preset of its name', () => {
  const own = { 'se-legal-eves': [{ date: '2026-02-02', name: 'Egen' }] }
  const kontor = aCalendar({ holidays: 'se-legal-eves' }, own)
  expect(Object.keys(kontor.exceptions)).toEqual(['2026-02-02'])
  expect(kontor.holidays).toMatchObject({ from: 2026, to: 2026 })
  const weekly = { mon: ['08:00-17:00'] }
  const calendars = [{ id: 'se-legal', timeZone: 'Europe/Helsinki', weekly }]
  expect(read({ calendars })['se-legal']).toMatchObject({ timeZone: 'Europe/Helsinki', exceptions: {} })
})

test('a half day keeps the hours of its weekday up to noon, whatever these are', () => {
  const kontor = aCalendar({ holidays: ['se-legal-eves', 'se-half-days'] })
  // Allhelgonaafton 2026 is a Friday; trettondagsafton 2026 a Monday with a lunch; valborg 2026 a Thursday, closed anyway.
  expect(kontor.exceptions['2026-10-30']).toEqual([{ fromMinute: 480, toMinute: 720 }])
  expect(kontor.exceptions['2026-01-05']).toEqual([{ fromMinute: 480, toMinute: 720 }])
  expect(kontor.exceptions['2026-04-30']).toEqual([])
})

test('a date that is in two lists has the hours that both leave, in either order', () => {
  const lists = {
    a: [{ date: '2026-06-05', name: 'A', hours: ['08:00-12:00'] }],
    b: [{ date: '2026-06-05', name: 'B', hours: ['10:00-15:00'] }],
    c: [{ date: '2026-06-05', name: 'C' }],
  }
  const hours = (holidays: string[]) => aCalendar({ holidays }, lists).exceptions['2026-06-05']
  expect(hours(['a', 'b'])).toEqual([{ fromMinute: 600, toMinute: 720 }])
  expect(hours(['b', 'a'])).toEqual([{ fromMinute: 600, toMinute: 720 }])
  expect(hours(['a', 'c'])).toEqual([])
})

test('exceptions go before holidays, and open a closed day as well', () => {
  const kontor = aCalendar({
    holidays: 'se-legal-eves',
    exceptions: [
      { date: '2026-06-19', name: 'Jour', hours: ['09:00-12:00'] },
      { date: '2026-05-15', name: 'Klämdag' },
      { date: '2026-05-17', name: 'Inventering', hours: ['10:00-14:00'] },
    ],
  })
  expect(kontor.exceptions['2026-06-19']).toEqual([{ fromMinute: 540, toMinute: 720 }])
  expect(kontor.exceptions['2026-05-15']).toEqual([])
  expect(kontor.exceptions['2026-05-17']).toEqual([{ fromMinute: 600, toMinute: 840 }])
})

test('years are known that all lists cover; single exceptions make no list', () => {
  const lists = { foretaget: [2025, 2028].map((year) => ({ date: `${year}-05-02`, name: 'Ledigt' })) }
  const exceptions = [{ date: '2026-05-15', name: 'Klämdag' }]
  expect(aCalendar({ holidays: ['se-legal', 'foretaget'], exceptions }, lists).holidays).toEqual({
    lists: ['se-legal', 'foretaget'],
    from: 2025,
    to: 2028,
  })
  expect(aCalendar({ exceptions }).holidays).toBeUndefined()
})

test('what is wrong with a file of calendars is said', () => {
  const calendar = { id: 'kontor', timeZone: 'Europe/Stockholm', weekly: {} }
  const twice = [
    { date: '2026-05-01', name: 'A' },
    { date: '2026-05-01', name: 'B' },
  ]
  expect(problems({ holidays: { a: twice } })).toEqual([
    'holidays.a.1.date: 2026-05-01 stands twice in this list; keep one of them',
  ])
  expect(problems({ calendars: [calendar, { ...calendar, holidays: 'se-legl' }] })).toEqual([
    'calendars.1.id: two calendars are called "kontor"; each needs a name of its own',
    'calendars.1.holidays: no list of holidays is called "se-legl" (known: se-legal, se-legal-eves, se-half-days)',
  ])
  expect(problems({ calendars: [{ ...calendar, weekly: { mon: ['8-17'] } }] })).toEqual([
    'calendars.0.weekly.mon.0: expected a time span as in "08:00-17:00", found "8-17"',
  ])
})
