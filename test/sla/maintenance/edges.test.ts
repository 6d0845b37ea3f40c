import { describe, expect, test } from 'vitest'
import type { MaintenanceRecord } from '../../../data/schema/events.ts'
import { announcedSpan, workDone } from '../../../scripts/sla/maintenance/announced.ts'
import { maintenanceCounts } from '../../../scripts/sla/maintenance/counts.ts'
import { excludedTime, touchedTime } from '../../../scripts/sla/maintenance/exclusions.ts'
import { noticeText } from '../../../scripts/sla/maintenance/notice.ts'
import { assessMaintenance } from '../../../scripts/sla/maintenance/validity.ts'
import { anAgreement, at, between, CALENDARS, work } from '../builders.ts'

/* Semantics 2.6, maintenance validity: the first and the last instant of what is known, announced, worked and allowed. */

const NOTICE = { notice: { elapsed: '48 h' } }
const iso = (text: string) => Temporal.Instant.fromEpochMilliseconds(at(text)).toString()
const window = (id: string, more: Record<string, unknown> = {}) =>
  work(id, { announcedAt: '2026-04-01', start: '2026-04-12T02:00', end: '2026-04-12T04:00', ...more })
const assess = (
  records: MaintenanceRecord[],
  maintenance: Record<string, unknown> = NOTICE,
  asOf = '2030-01-01',
) => assessMaintenance(records, anAgreement({}, { maintenance }), CALENDARS, at(asOf))

test('what is announced at asOf itself is known, a millisecond later it is not', () => {
  const record = window('m1', { announcedAt: '2026-04-05T12:00' })
  const known = (asOf: string) => assess([record], NOTICE, asOf).length
  expect([known('2026-04-05T12:00'), known('2026-04-05T11:59:59.999')]).toEqual([1, 0])
})

describe('what was added to a window', () => {
  const added = (announcedAt: string, start: string, end: string) => ({
    ...{ announcedAt: iso(announcedAt), start: iso(start), end: iso(end) },
  })
  const record = window('m1', {
    extensions: [
      added('2026-04-05T12:00', '2026-04-12T05:00', '2026-04-12T06:00'),
      added('2026-04-05T12:00', '2026-04-12T01:00', '2026-04-12T01:30'),
    ],
  })

  test('is known from the instant that it was announced', () => {
    const span = (asOf: string) => announcedSpan(record, at(asOf))
    expect(span('2026-04-05T12:00')).toEqual(between('2026-04-12T01:00', '2026-04-12T06:00'))
    expect(span('2026-04-05T11:59:59.999')).toEqual(between('2026-04-12T02:00', '2026-04-12T04:00'))
  })

  test('is valid by itself: three stretches, and not what lies between them', () => {
    expect(assess([record])[0]?.valid).toEqual([
      between('2026-04-12T01:00', '2026-04-12T01:30'),
      between('2026-04-12T02:00', '2026-04-12T04:00'),
      between('2026-04-12T05:00', '2026-04-12T06:00'),
    ])
  })
})

test('announced too late, nothing of it is valid', () => {
  expect(assess([window('m1', { announcedAt: '2026-04-11' })])[0]?.valid).toEqual([])
})

describe('the recorded work as of an instant', () => {
  const record = window('m1', { actual: { start: '2026-04-12T02:20', end: '2026-04-12T03:00' } })
  const done = (asOf: string) => workDone(record, at(asOf))

  test.each([
    ['2026-04-12T02:00', null],
    ['2026-04-12T02:20', null],
    ['2026-04-12T02:40', { ...between('2026-04-12T02:20', '2026-04-12T02:40'), over: false }],
    ['2026-04-12T03:00', { ...between('2026-04-12T02:20', '2026-04-12T03:00'), over: true }],
    ['2026-04-12T05:00', { ...between('2026-04-12T02:20', '2026-04-12T03:00'), over: true }],
  ])('%s', (asOf, expected) => {
    expect(done(asOf)).toEqual(expected)
  })

  test('once it is over the rest of its window is not taken out, while it goes on the rest is expected to be', () => {
    const taken = (asOf: string) => excludedTime(assess([record]), 'actual', [], at(asOf))
    expect(taken('2026-04-12T03:30')).toEqual([between('2026-04-12T02:20', '2026-04-12T03:00')])
    expect(taken('2026-04-12T02:40')).toEqual([between('2026-04-12T02:20', '2026-04-12T04:00')])
  })

  test('what it touched is from the first to the last of what was announced and worked', () => {
    const touched = (start: string, end: string, asOf = '2030-01-01') => {
      const [one] = assess([window('m1', { actual: { start, end } })])
      return one && touchedTime(one, at(asOf))
    }
    const announced = between('2026-04-12T02:00', '2026-04-12T04:00')
    expect(touched('2026-04-12T02:20', '2026-04-12T03:00')).toEqual(announced)
    expect(touched('2026-04-12T01:20', '2026-04-12T05:00')).toEqual(
      between('2026-04-12T01:20', '2026-04-12T05:00'),
    )
    // Of work that has not begun nothing is known.
    expect(touched('2026-04-12T01:20', '2026-04-12T05:00', '2026-04-12T01:00')).toEqual(announced)
  })
})

describe('the cap', () => {
  const short = (id: string, day: string, minutes: number) =>
    window(id, {
      start: `${day}T01:00`,
      end: `${day}T02:00`,
      actual: { start: `${day}T01:00`, end: `${day}T01:${minutes}` },
    })
  const records = [short('a', '2026-04-05', 10), short('b', '2026-04-12', 10)]
  const whys = (more: Record<string, unknown>, list = records) =>
    assess(list, { ...NOTICE, ...more }).map(({ record: { id }, why }) => `${id} ${why}`)

  test('is used by the work alone, or by all that was announced where all of it is taken out', () => {
    const cap = { perMonth: '1 h' }
    expect(whys({ cap })).toEqual(['a announced-in-time', 'b announced-in-time'])
    expect(whys({ cap, excludeSpan: 'announced' })).toEqual(['a announced-in-time', 'b over-cap'])
  })

  test('of two windows with one start the one with the lesser id uses it first, in whatever order they are told', () => {
    const same = [window('y'), window('z', { end: '2026-04-12T05:00' }), window('x')]
    for (const list of [same, same.toReversed()])
      expect(whys({ cap: { count: 1 } }, list)).toEqual([
        'x announced-in-time',
        // All that y asks for is x's already, so it uses nothing.
        'y announced-in-time',
        'z over-cap',
      ])
  })
})

test('from-notice with days: the first midnight that had its notice, not the first of the window', () => {
  const late = window('m1', {
    announcedAt: '2026-04-09T09:00',
    start: '2026-04-12T22:00',
    end: '2026-04-15T06:00',
  })
  // On the 9th the notice of five days has run for the 14th, not yet for the 13th.
  const policy = { notice: { calendarDays: 5 }, lateMode: 'from-notice' }
  expect(assess([late], policy)[0]?.valid).toEqual([between('2026-04-14', '2026-04-15T06:00')])
  const never = { ...late, announcedAt: at('2026-04-12T09:00') }
  expect(assess([never], policy)[0]?.valid).toEqual([])
})

test('the notice asked for is told in a form for machines', () => {
  expect(noticeText({ elapsed: 172_800_000 })).toBe('PT48H')
  expect(noticeText({ calendarDays: 5 })).toBe('calendarDays 5')
  expect(noticeText({ workingDays: 5 })).toBe('workingDays 5')
  expect(noticeText({ workingDays: 5, calendar: 'se-legal' })).toBe('workingDays 5 se-legal')
})

test('without a record of the work the parts of it are not told', () => {
  const { values } =
    maintenanceCounts(
      [window('m1')],
      anAgreement({}, { maintenance: NOTICE }),
      CALENDARS,
      at('2030-01-01'),
    ).get('m1') ?? {}
  expect(values).toEqual({
    announcedAt: '2026-03-31T22:00:00Z',
    deadline: '2026-04-10T00:00:00Z',
    noticeRequired: 'PT48H',
  })
})
