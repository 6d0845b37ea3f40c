import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { displayShare } from '../../../scripts/sla/exact/display.ts'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { type BusinessClock, businessClock } from '../../../scripts/sla/time/business-clock.ts'
import { intersect, lengthOf, merge, subtractIntervals } from '../../../scripts/sla/time/intervals.ts'
import { openIntervals } from '../../../scripts/sla/time/open-intervals.ts'
import { at, between, CALENDARS, MINUTE, weekdays, ZONE } from '../builders.ts'

const HOUR = 60 * MINUTE
const hours = (from: number, to: number) => [{ fromMinute: from * 60, toMinute: to * 60 }]
const office = businessClock(CALENDARS['se-legal-eves'])
const legal = businessClock(CALENDARS['se-legal'])
const nineToFive = businessClock(weekdays('nine-to-five', hours(9, 17)))
const round = businessClock('24x7')

describe('worked examples', () => {
  test('G45 8 h, 08–17: Friday 21:00 to Monday 09:30 is 90 business minutes, 3 630 by the wall', () => {
    const clock = businessClock(weekdays('eight-to-five', hours(8, 17)))
    const [start, stop] = [at('2025-12-12T21:00'), at('2025-12-15T09:30')]
    expect(clock.elapsed(start, stop)).toBe(90 * MINUTE)
    expect(round.elapsed(start, stop)).toBe(3_630 * MINUTE)
    // Of the 8 hours; ServiceNow's own page prints 19 %.
    const used = [clock, round].map((one) =>
      displayShare(ratio(one.elapsed(start, stop), 8 * HOUR), 'floor', 2),
    )
    expect(used).toEqual(['18.75', '756.25'])
  })

  test('G46 9–17: 14:00 to 09:00 the next day is 180 business minutes, 1 140 by the wall', () => {
    const [start, stop] = [at('2026-02-02T14:00'), at('2026-02-03T09:00')]
    expect(nineToFive.elapsed(start, stop)).toBe(180 * MINUTE)
    expect(round.elapsed(start, stop)).toBe(1_140 * MINUTE)
  })

  test('G47 24 business hours from Monday 09:00 are due Wednesday 17:00 and last met Thursday 09:00', () => {
    const start = at('2026-02-02T09:00')
    expect(nineToFive.due(start, 24 * HOUR)).toBe(at('2026-02-04T17:00'))
    expect(nineToFive.lastMet(start, 24 * HOUR)).toBe(at('2026-02-05T09:00'))
    expect(nineToFive.elapsed(start, at('2026-02-04T22:00'))).toBe(24 * HOUR)
  })

  test('G48 Monday 9–17, Tuesday 9–16, Thursday 8–17: 16 h from Monday 11:00 are due Thursday 11:00', () => {
    const weekly = { 1: hours(9, 17), 2: hours(9, 16), 4: hours(8, 17) }
    const clock = businessClock({ id: 'jira', timeZone: ZONE, weekly, exceptions: {} })
    expect(clock.due(at('2026-02-02T11:00'), 16 * HOUR)).toBe(at('2026-02-05T11:00'))
  })

  test('G49 midsummer: 2 h from Thursday 16:30 are due Monday 09:30, 4 h Monday 11:30', () => {
    const start = at('2026-06-18T16:30')
    expect(office.due(start, 2 * HOUR)).toBe(at('2026-06-22T09:30'))
    expect(legal.due(start, 2 * HOUR)).toBe(at('2026-06-19T09:30'))
    expect(office.due(start, 4 * HOUR)).toBe(at('2026-06-22T11:30'))
  })

  test('G51 a pause over the weekend moves what is due by its open hours alone', () => {
    const start = at('2026-06-12T16:00')
    const pauses = [between('2026-06-12T16:30', '2026-06-15T09:00')]
    expect(office.due(start, 4 * HOUR, pauses)).toBe(at('2026-06-15T12:30'))
    expect(office.elapsed(start, at('2026-06-15T12:30'))).toBe((4 * 60 + 90) * MINUTE)
    expect(lengthOf(pauses)).toBe(3_870 * MINUTE)
    // The wrong way, wall time added to the old due time, would say Thursday 03:30.
    expect(office.due(start, 4 * HOUR) + lengthOf(pauses)).toBe(at('2026-06-18T03:30'))
  })

  test('G52 a pause outside hours has no effect', () => {
    const start = at('2026-06-15T16:00')
    const pauses = [between('2026-06-15T18:00', '2026-06-16T06:00')]
    expect(office.due(start, 4 * HOUR, pauses)).toBe(office.due(start, 4 * HOUR))
    expect(office.lastMet(start, 4 * HOUR, pauses)).toBe(office.lastMet(start, 4 * HOUR))
    expect(office.elapsed(start, at('2026-06-16T12:00'), pauses)).toBe(5 * HOUR)
  })

  test('G58 4 hours from Saturday 23:00 through the clock change end Sunday 04:00 summer time', () => {
    expect(round.due(at('2026-03-28T23:00'), 4 * HOUR)).toBe(at('2026-03-29T04:00+02:00'))
  })

  test('G85 2 h from 11:30 over a closed lunch are due 14:30', () => {
    const clock = businessClock(weekdays('lunch', [...hours(8, 12), ...hours(13, 17)]))
    expect(clock.due(at('2026-06-15T11:30'), 2 * HOUR)).toBe(at('2026-06-15T14:30'))
  })

  test('G24 a night of 22–06 is 7 hours when the clock goes forward and 9 when it goes back', () => {
    const nights = [{ fromMinute: 22 * 60, toMinute: 30 * 60 }]
    const clock = businessClock({ id: 'n', timeZone: ZONE, weekly: { 6: nights }, exceptions: {} })
    expect(clock.elapsed(at('2026-03-28T12:00'), at('2026-03-29T12:00'))).toBe(7 * HOUR)
    expect(clock.elapsed(at('2026-10-24T12:00'), at('2026-10-25T12:00'))).toBe(9 * HOUR)
  })
})

describe('edges', () => {
  test('a pause that begins as the time runs out moves the last instant to its end, not what is due', () => {
    const start = at('2026-06-15T09:00')
    const pauses = [between('2026-06-15T10:00', '2026-06-15T11:30')]
    expect(office.due(start, HOUR, pauses)).toBe(at('2026-06-15T10:00'))
    expect(office.lastMet(start, HOUR, pauses)).toBe(at('2026-06-15T11:30'))
  })

  test('K3 while a pause has no end nothing is due', () => {
    const pauses = [{ start: at('2026-06-15T10:00'), end: Number.POSITIVE_INFINITY }]
    expect(office.due(at('2026-06-15T09:30'), HOUR, pauses)).toBe(Number.POSITIVE_INFINITY)
    expect(office.elapsed(at('2026-06-15T09:30'), at('2026-06-15T12:00'), pauses)).toBe(30 * MINUTE)
  })

  test('nothing to elapse is due at once, also in closed hours, and can wait until they open', () => {
    expect(office.due(at('2026-06-20T12:00'), 0)).toBe(at('2026-06-20T12:00'))
    expect(office.lastMet(at('2026-06-20T12:00'), 0)).toBe(at('2026-06-22T08:00'))
  })

  test('a clock asked about a time far before and after what it was first asked about answers as a new one', () => {
    const calendar = weekdays('far', hours(8, 17))
    const clock = businessClock(calendar)
    const early = at('1999-01-04T10:00')
    const later = at('2031-01-07T10:00')
    expect(clock.elapsed(at('2026-06-15T08:00'), at('2026-06-15T09:00'))).toBe(HOUR)
    expect(clock.elapsed(early, early + HOUR)).toBe(HOUR)
    expect(clock.elapsed(later, later + HOUR)).toBe(HOUR)
    const decade = 10 * 365 * 24 * HOUR
    expect(clock.elapsed(early, clock.due(early, decade))).toBe(decade)
  })

  test('what runs out as the last known hours end is due then; until when else it is kept takes the next year', () => {
    const calendar = { ...weekdays('till', hours(8, 17)), holidays: { lists: ['se'], from: 2026, to: 2026 } }
    const start = at('2026-12-31T16:00')
    expect(businessClock(calendar).due(start, HOUR)).toBe(at('2026-12-31T17:00'))
    const needs = 'calendar "till" knows the holidays of 2026 to 2026 (se), but a figure needs 2027'
    expect(() => businessClock(calendar).due(start, HOUR + 1)).toThrow(needs)
    expect(() => businessClock(calendar).lastMet(start, HOUR)).toThrow(needs)
  })

  test('a calendar that is never open is an error, not an endless search', () => {
    const never: Calendar = { id: 'stängt', timeZone: ZONE, weekly: {}, exceptions: {} }
    expect(() => businessClock(never).due(at('2026-06-15'), HOUR)).toThrow(
      'calendar "stängt" has no open hours',
    )
    expect(businessClock(never).elapsed(at('2026-06-15'), at('2027-06-15'))).toBe(0)
  })

  test('osTicket #6739: a ticket created before opening, at closing or on a closed day starts at the next opening', () => {
    for (const start of ['2026-06-18T06:00', '2026-06-17T17:00', '2026-06-17T23:59'])
      expect(office.due(at(start), HOUR)).toBe(at('2026-06-18T09:00'))
    for (const start of ['2026-06-19T10:00', '2026-06-20T10:00', '2026-06-21T10:00'])
      expect(office.due(at(start), HOUR)).toBe(at('2026-06-22T09:00'))
  })

  test('osTicket #6847: hours across midnight and several days of hours are counted in full', () => {
    const weekly = { 1: [{ fromMinute: 18 * 60, toMinute: 26 * 60 }], 2: hours(9, 10) }
    const clock = businessClock({ id: 'evening', timeZone: ZONE, weekly, exceptions: {} })
    expect(clock.due(at('2026-06-15T20:00'), 7 * HOUR)).toBe(at('2026-06-16T10:00'))
    expect(clock.due(at('2026-06-16T01:00'), 30 * MINUTE)).toBe(at('2026-06-16T01:30'))
  })
})

/** Calendars with nights, lunches, a holiday and one day a week, and times around the clock change. */
const clocks: [string, Calendar][] = [
  ['office', CALENDARS['se-legal-eves']],
  ['lunch', weekdays('lunch', [...hours(8, 12), ...hours(13, 17)], ['2026-03-30'])],
  [
    'nights',
    { id: 'nights', timeZone: ZONE, weekly: { 6: [{ fromMinute: 1320, toMinute: 1800 }] }, exceptions: {} },
  ],
]
const someClock = fc.constantFrom<BusinessClock>(
  round,
  ...clocks.map(([, calendar]) => businessClock(calendar)),
)
const FROM = at('2026-03-20')
const minutes = (max: number) => fc.integer({ min: 0, max })
const instant = minutes(20 * 24 * 60).map((minute) => FROM + minute * MINUTE)
const someInterval = fc
  .tuple(instant, minutes(60 * 40))
  .map(([start, length]): Interval => ({ start, end: start + length * MINUTE }))
const somePauses = fc.array(someInterval, { maxLength: 5 })
const amount = fc.oneof(
  minutes(60 * 30).map((m) => m * MINUTE),
  fc.integer({ min: 0, max: 60 * HOUR }),
)

describe('properties', () => {
  test('property 7: elapsed(start, due) = x = elapsed(start, lastMet); due ≤ lastMet; one more millisecond is more', () => {
    fc.assert(
      fc.property(someClock, instant, amount, somePauses, (clock, start, x, raw) => {
        const pauses = merge(raw)
        const due = clock.due(start, x, pauses)
        const last = clock.lastMet(start, x, pauses)
        expect(clock.elapsed(start, due, pauses)).toBe(x)
        expect(clock.elapsed(start, last, pauses)).toBe(x)
        expect(clock.elapsed(start, last + 1, pauses)).toBe(x + 1)
        if (x > 0) expect(clock.elapsed(start, due - 1, pauses)).toBe(x - 1)
        expect(due).toBeLessThanOrEqual(last)
      }),
    )
  })

  test('property 7: due is monotone in the amount and in the start', () => {
    fc.assert(
      fc.property(someClock, instant, amount, minutes(6000), somePauses, (clock, start, x, more, raw) => {
        const pauses = merge(raw)
        const due = clock.due(start, x, pauses)
        expect(clock.due(start, x + more, pauses)).toBeGreaterThanOrEqual(due)
        expect(clock.due(start + more * MINUTE, x, pauses)).toBeGreaterThanOrEqual(due)
      }),
    )
  })

  test('property 8: a pause in closed hours changes nothing; elapsed is at most the wall time and what the pauses leave', () => {
    const calendar = CALENDARS['se-legal-eves']
    fc.assert(
      fc.property(instant, minutes(60 * 200), somePauses, (start, length, raw) => {
        const stop = start + length * MINUTE
        const open = openIntervals(calendar, { start: FROM - 60 * HOUR, end: stop + 60 * HOUR })
        const closed = subtractIntervals(merge(raw), open)
        expect(office.elapsed(start, stop, closed)).toBe(office.elapsed(start, stop))
        const pauses = merge(raw)
        const elapsed = office.elapsed(start, stop, pauses)
        expect(elapsed).toBeLessThanOrEqual(stop - start)
        const own = length === 0 ? [] : [{ start, end: stop }]
        expect(elapsed).toBe(lengthOf(subtractIntervals(intersect(open, own), pauses)))
      }),
    )
  })

  test('property 8: pauses in any order, split or overlapping, are their union', () => {
    fc.assert(
      fc.property(instant, minutes(60 * 200), somePauses, (start, length, raw) => {
        const stop = start + length * MINUTE
        const halves = raw.flatMap(({ start: s, end: e }) => {
          const middle = Math.floor((s + e) / 2)
          return [
            { start: middle, end: e },
            { start: s, end: middle },
          ]
        })
        const elapsed = office.elapsed(start, stop, merge(raw))
        expect(office.elapsed(start, stop, merge([...raw, ...halves].reverse()))).toBe(elapsed)
      }),
    )
  })
})
