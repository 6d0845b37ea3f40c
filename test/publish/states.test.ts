import { describe, expect, test } from 'vitest'
import type { ServiceTimeline, Span, SpanState } from '../../data/schema/timeline.ts'
import { dayStrip, localDays } from '../../scripts/publish/days.ts'
import { stateSegments, type Work, worstState } from '../../scripts/publish/states.ts'

const MIN = 60_000
const DAY = 1440 * MIN
const NOON = Date.UTC(2026, 5, 15)

const span = (from: number, to: number, state: SpanState = 'major_outage'): Span => ({
  service: 'portal',
  start: NOON + from * MIN,
  end: NOON + to * MIN,
  state,
  source: 'checks',
  ref: '',
})
const window = (from: number, to: number, actual?: [number, number]): Work => ({
  counts: false,
  window: {
    id: 'arbete',
    title: 'Arbete',
    class: 'planned',
    services: ['portal'],
    announcedAt: 0,
    start: NOON + from * MIN,
    end: NOON + to * MIN,
    markdown: '',
    ...(actual && { actual: { start: NOON + actual[0] * MIN, end: NOON + actual[1] * MIN } }),
  },
})
const timeline = (
  spans: Span[],
  declared: Span[] = [],
  observed = [{ start: NOON, end: NOON + DAY }],
): ServiceTimeline => ({
  service: 'portal',
  observed,
  monitored: spans,
  declared,
  dataThrough: NOON + DAY,
  responseTimes: {},
  counts: [],
})
/** States as `state from-to` in minutes. */
const statesOf = (from: ServiceTimeline, maintenance: Work[] = [], minutes = 1440) =>
  stateSegments(from, maintenance, { start: NOON, end: NOON + minutes * MIN }).map(
    ({ state, start, end }) => `${state} ${(start - NOON) / MIN}-${(end - NOON) / MIN}`,
  )

describe('the states of a service', () => {
  test('an outage that checks and an incident both tell of is one', () => {
    expect(statesOf(timeline([span(10, 30)], [span(5, 25)]))).toEqual([
      'operational 0-5',
      'major_outage 5-30',
      'operational 30-1440',
    ])
  })

  test('what nobody observed is unknown, unless an incident was declared', () => {
    const observed = [{ start: NOON, end: NOON + 60 * MIN }]
    expect(statesOf(timeline([], [span(100, 120, 'partial_outage')], observed), [], 180)).toEqual([
      'operational 0-60',
      'unknown 60-100',
      'partial_outage 100-120',
      'unknown 120-180',
    ])
  })

  test('an outage in announced maintenance is maintenance, and past its end an outage again', () => {
    expect(statesOf(timeline([span(60, 200)]), [window(60, 180)], 240)).toEqual([
      'operational 0-60',
      'under_maintenance 60-180',
      'major_outage 180-200',
      'operational 200-240',
    ])
  })

  test('maintenance that counts hides no outage', () => {
    expect(statesOf(timeline([span(60, 90)]), [{ ...window(30, 120), counts: true }], 180)).toEqual([
      'operational 0-30',
      'under_maintenance 30-60',
      'major_outage 60-90',
      'under_maintenance 90-120',
      'operational 120-180',
    ])
  })

  test('recorded work never reaches outside the announced window', () => {
    expect(statesOf(timeline([span(50, 200)]), [window(60, 180, [30, 190])], 240)).toEqual([
      'operational 0-50',
      'major_outage 50-60',
      'under_maintenance 60-180',
      'major_outage 180-200',
      'operational 200-240',
    ])
  })

  test('one in maintenance and one down: the whole is down', () => {
    expect(worstState(['under_maintenance', 'major_outage', 'operational'])).toBe('major_outage')
    expect(worstState(['operational', 'unknown', 'under_maintenance'])).toBe('unknown')
    expect(worstState([])).toBe('unknown')
  })
})

describe('the strip of days', () => {
  const strip = (of: ServiceTimeline, asOf = NOON + DAY, count = 1) => {
    const days = localDays(asOf - 1, 'UTC', count)
    const segments = stateSegments(of, [], { start: days[0]?.start ?? 0, end: asOf })
    return dayStrip(days, segments, [], asOf)
  }

  test('one minute down does not colour the whole day: 99.93 %, one minute', () => {
    const { states, details } = strip(timeline([span(600, 601)]))
    expect(states).toBe('1p')
    expect(details[0]).toMatchObject({ uptime: '99.93', downMs: MIN })
  })

  test('from 72 minutes on, a twentieth, it is a day of major outage', () => {
    expect(strip(timeline([span(0, 71)])).states).toBe('1p')
    expect(strip(timeline([span(0, 72)])).states).toBe('1m')
  })

  test('a partial outage weighs 0.3: 480 minutes of 1440 are 90.00 %', () => {
    expect(strip(timeline([span(0, 480, 'partial_outage')])).details[0]).toMatchObject({
      uptime: '90.00',
      partialMs: 480 * MIN,
      downMs: 0,
    })
  })

  test('one millisecond down is never shown as 100', () => {
    const second = { ...span(0, 0), end: NOON + 1 }
    expect(strip(timeline([second])).details[0]?.uptime).not.toBe('100.00')
  })

  test('a day without any observation has no uptime, and is neither up nor down', () => {
    // Its letter says all; with one minute more there is more to say.
    expect(strip(timeline([], [], []))).toMatchObject({ states: '1u', details: [] })
    const { states, details } = strip(timeline([], [], [{ start: NOON, end: NOON + MIN }]))
    expect(states).toBe('1u')
    expect(details[0]).toMatchObject({ uptime: null, downMs: 0, unknownMs: DAY - MIN })
  })

  test('a day mostly unseen shows no uptime for the rest of it', () => {
    const seen = (minutes: number) =>
      strip(timeline([], [], [{ start: NOON, end: NOON + minutes * MIN }])).details[0]
    expect(seen(719)).toMatchObject({ state: 'unknown', uptime: null })
    expect(seen(721)).toMatchObject({ state: 'operational', uptime: '100.00', unknownMs: 719 * MIN })
  })

  test('an outage over midnight is split: 2 minutes on one day and 14 on the next', () => {
    const both = [{ start: NOON, end: NOON + 2 * DAY }]
    const { details } = strip(timeline([span(1438, 1454)], [], both), NOON + 2 * DAY, 2)
    expect(details.map(({ downMs }) => downMs / MIN)).toEqual([2, 14])
  })

  test('days are as long as their zone makes them', () => {
    const lengthOf = (date: string) => {
      const noon = Temporal.PlainDateTime.from(`${date}T12:00`).toZonedDateTime(
        'Europe/Berlin',
      ).epochMilliseconds
      const day = localDays(noon, 'Europe/Berlin', 1)[0]
      return ((day?.end ?? 0) - (day?.start ?? 0)) / 3_600_000
    }
    expect([lengthOf('2026-03-29'), lengthOf('2026-06-01'), lengthOf('2026-10-25')]).toEqual([23, 24, 25])
  })
})
