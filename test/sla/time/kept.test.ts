import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { openIntervals } from '../../../scripts/sla/time/open-intervals.ts'
import { type Hours, openTime } from '../../../scripts/sla/time/open-time.ts'
import { localDate, periodAt, previousPeriod } from '../../../scripts/sla/time/period.ts'
import { at, between, weekdays, ZONE } from '../builders.ts'

/* What is kept is given again, and never in place of another answer. */

const OFFICE = [{ fromMinute: 8 * 60, toMinute: 17 * 60 }]

describe('dates and periods are shared by everything that asks about them', () => {
  test('the date of an instant that is asked about again', () => {
    const date = localDate(at('2026-06-15T12:00'), ZONE)
    expect(localDate(at('2026-06-15T12:00'), ZONE)).toBe(date)
    // Asked about in between: another zone says nothing of this one.
    expect(localDate(at('2026-06-15T12:00'), 'Pacific/Auckland').toString()).toBe('2026-06-15')
    expect(localDate(at('2026-06-15T23:59'), 'Pacific/Auckland').toString()).toBe('2026-06-16')
    expect(localDate(at('2026-06-15T12:00'), ZONE)).toBe(date)
    expect(localDate(at('2026-06-16T00:00'), ZONE).toString()).toBe('2026-06-16')
  })

  test('a period for each instant in it: its first is, its end is the first of the next', () => {
    const april = periodAt('calendar-month', ZONE, at('2026-04-15'))
    expect(periodAt('calendar-month', ZONE, at('2026-04-30T23:59:59.999'))).toBe(april)
    expect(periodAt('calendar-month', ZONE, at('2026-04-01'))).toBe(april)
    const may = periodAt('calendar-month', ZONE, at('2026-05-01'))
    expect(may.id).toBe('2026-05')
    expect(periodAt('calendar-month', ZONE, at('2026-04-30T23:59:59.999')).id).toBe('2026-04')
  })

  test('the period before another, whatever was asked about since', () => {
    const may = periodAt('calendar-month', ZONE, at('2026-05-15'))
    const before = previousPeriod('calendar-month', may)
    expect(before?.id).toBe('2026-04')
    expect(previousPeriod('calendar-month', periodAt('calendar-month', ZONE, at('2020-01-15')))?.id).toBe(
      '2019-12',
    )
    expect(previousPeriod('calendar-month', may)).toBe(before)
  })
})

describe('the hours of a calendar', () => {
  /** A calendar that tells what of it is read. */
  function watched(): { calendar: Calendar; reads: PropertyKey[] } {
    const reads: PropertyKey[] = []
    const calendar = new Proxy(weekdays('kontor', OFFICE), {
      get(own, key, receiver) {
        reads.push(key)
        return Reflect.get(own, key, receiver)
      },
    })
    return { calendar, reads }
  }

  test('are worked out once for what is asked again, and once for a year', () => {
    const { calendar, reads } = watched()
    const week = between('2026-06-15', '2026-06-20')
    const first = openIntervals(calendar, week)
    expect(first).toHaveLength(5)
    reads.length = 0
    expect(openIntervals(calendar, week)).toEqual(first)
    expect(reads).toEqual([])
    expect(openIntervals(calendar, between('2026-06-15', '2026-06-17'))).toEqual(first.slice(0, 2))
    expect(openIntervals(calendar, between('2026-11-02', '2026-11-03'))).toHaveLength(1)
    expect(reads).not.toContain('weekly')
    expect(openIntervals(calendar, between('2027-06-14', '2027-06-15'))).toHaveLength(1)
    expect(reads).toContain('weekly')
  })

  test('until 24:00 do not reach into the next day, so that the first year known is enough', () => {
    const late = weekdays('sent', [{ fromMinute: 8 * 60, toMinute: 1440 }])
    const calendar = { ...late, holidays: { lists: ['se-legal'], from: 2026, to: 2026 } }
    expect(openIntervals(calendar, between('2026-01-01', '2026-01-02'))).toEqual([
      between('2026-01-01T08:00', '2026-01-02'),
    ])
  })

  test('need no year for no time', () => {
    const calendar = { ...weekdays('nu', OFFICE), holidays: { lists: ['se-legal'], from: 2026, to: 2026 } }
    expect(openIntervals(calendar, between('2031-06-16T10:00', '2031-06-16T10:00'))).toEqual([])
    expect(openIntervals(calendar, between('2031-06-16T11:00', '2031-06-16T10:00'))).toEqual([])
    expect(() => openIntervals(calendar, between('2031-06-16T10:00', '2031-06-16T11:00'))).toThrow(
      'needs 2031',
    )
  })
})

describe('open time', () => {
  const YEAR = 366 * 24 * 3_600_000
  /** Open all along, known between two instants; tells how often hours are asked for. */
  function open(known: Interval) {
    const asked: Interval[] = []
    const hours: Hours = {
      ...{ id: 'alltid', known },
      open: (within) => {
        asked.push(within)
        return [within]
      },
    }
    return { time: openTime(hours), asked }
  }

  test('asks for hours once, with a year in store on either side', () => {
    const { time, asked } = open({ start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY })
    expect(time.between(0, 1000)).toBe(1000)
    expect(time.between(-YEAR, 1000 + YEAR)).toBe(2 * YEAR + 1000)
    expect(asked).toEqual([{ start: -YEAR, end: 1000 + YEAR }])
    expect(time.between(-YEAR - 1, 0)).toBe(YEAR + 1)
    expect(asked).toHaveLength(2)
  })

  test('stores nothing beyond what is known, and asks no more of what it has', () => {
    const { time, asked } = open({ start: 0, end: 5000 })
    expect(time.between(1000, 2000)).toBe(1000)
    expect(time.between(0, 5000)).toBe(5000)
    expect(asked).toEqual([{ start: 0, end: 5000 }])
  })
})
