import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { State } from '../../data/schema/common.ts'
import { type DaysOver, dayStrip, localDays } from '../../scripts/publish/days.ts'
import type { StateSegment } from '../../scripts/publish/states.ts'

/* Days that are over stay as they were told, until something of them changes. Three days of UTC; the last goes on. */

const MIN = 60_000
const DAY = 1440 * MIN
const FIRST = Date.UTC(2026, 2, 1)
const STATES: State[] = ['operational', 'major_outage', 'unknown', 'under_maintenance']

function segmentsOf(cuts: readonly number[], states: readonly State[], asOf: number): StateSegment[] {
  const bounds = [...new Set([0, ...cuts])].sort((a, b) => a - b).map((minute) => FIRST + minute * MIN)
  return bounds
    .filter((start) => start < asOf)
    .map((start, index, all) => ({
      ...{ start, end: all[index + 1] ?? asOf },
      state: states[index % states.length] ?? 'unknown',
    }))
}

const strip = (
  segments: StateSegment[],
  events: { id: string; start: number; end: number }[],
  asOf: number,
  former?: { over?: DaysOver },
) => dayStrip(localDays(asOf - 1, 'UTC', 3), segments, events, asOf, former)

test('the next minute tells the same of days that are over, and an outage of yesterday that is told of late', () => {
  const former = {}
  const asOf = FIRST + 2 * DAY + 10 * MIN
  const well = (until: number) => segmentsOf([], ['operational'], until)
  expect(strip(well(asOf), [], asOf, former).states).toBe('3o')
  expect(strip(well(asOf + MIN), [], asOf + MIN, former).states).toBe('3o')
  const late = segmentsOf([1500, 1510], ['operational', 'major_outage'], asOf + 2 * MIN)
  const { states, details } = strip(late, [], asOf + 2 * MIN, former)
  expect(states).toBe('1o1p1o')
  expect(details).toMatchObject([{ date: '2026-03-02', downMs: 10 * MIN }])
})

test('an incident that is written later is named on the days that it touched', () => {
  const former = {}
  const asOf = FIRST + 2 * DAY + 10 * MIN
  const segments = segmentsOf([1500, 1510], ['operational', 'major_outage'], asOf)
  expect(strip(segments, [], asOf, former).details[0]?.incidents).toEqual([])
  const event = { id: 'switch', start: FIRST + 1490 * MIN, end: FIRST + 1520 * MIN }
  expect(strip(segments, [event], asOf, former).details[0]?.incidents).toEqual(['switch'])
})

test('a day on which all was up is told of where an incident touched it, and no other day of that service', () => {
  const asOf = FIRST + 2 * DAY + 10 * MIN
  const well = segmentsOf([], ['operational'], asOf)
  const ofSecond = { id: 'seen-by-few', start: FIRST + 1440 * MIN, end: FIRST + 2880 * MIN }
  const { states, details } = strip(well, [ofSecond], asOf)
  expect(states).toBe('3o')
  // It ends as the third day begins.
  expect(details.map(({ date, incidents }) => [date, incidents])).toEqual([['2026-03-02', ['seen-by-few']]])
})

test('property: whatever was told before, the strip is that of who knows nothing', () => {
  const asked = fc.record({
    cuts: fc.uniqueArray(fc.constantFrom(1, 700, 1439, 1440, 1441, 2000, 2879, 2885), { maxLength: 5 }),
    states: fc.shuffledSubarray(STATES, { minLength: 2 }),
    minute: fc.constantFrom(2881, 2882, 2900, 4000, 4321, 4400),
    event: fc.option(fc.tuple(fc.constantFrom(0, 1500, 2890), fc.constantFrom(1, 2000)), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 10 }), (questions) => {
      const former = {}
      for (const { cuts, states, minute, event } of questions) {
        const asOf = FIRST + minute * MIN
        const segments = segmentsOf(cuts, states, asOf)
        const events = event
          ? [{ id: 'i', start: FIRST + event[0] * MIN, end: FIRST + (event[0] + event[1]) * MIN }]
          : []
        expect(strip(segments, events, asOf, former)).toEqual(strip(segments, events, asOf))
      }
    }),
  )
})
