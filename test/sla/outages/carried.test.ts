import { expect, test } from 'vitest'
import type { Interval } from '../../../data/schema/timeline.ts'
import { between, downFor, MINUTE } from '../builders.ts'
import { askOutages } from './builders.ts'

/*
 * The worst that unknown time leaves possible (semantics 2.9) where an outage of March goes on into April: with all unknown
 * time down it takes in what it touches, and what it takes in is of March.
 */

type Metric = Parameters<typeof askOutages>[0]
const minutes = (length: number) => String(length * MINUTE)

/** April, and March before it, without the gaps. */
function seenBut(...gaps: Interval[]): Interval[] {
  const { start, end } = between('2026-03-01', '2026-06-01')
  return [...gaps, { start: end, end }].map((gap, index) => ({
    start: gaps[index - 1]?.end ?? start,
    end: gap.start,
  }))
}

function worst(metric: Metric, gaps: Interval[], outages: [start: string, minutes: number][], asked = {}) {
  const monitored = outages.map(([start, length], index) => downFor(start, length, { ref: `r${index}` }))
  return askOutages(metric, { ...asked, evidence: { observed: seenBut(...gaps), monitored } }).result.worst
}

test('had it ended when it was lost sight of, all of the gap is an outage of April', () => {
  const gaps = [between('2026-04-01T00:10', '2026-04-01T01:00')]
  const before: [string, number][] = [['2026-03-31T23:00', 70]]
  expect(worst('longest-outage', gaps, before)).toBe(minutes(50))
  expect(worst('mttr', gaps, before)).toBe(minutes(50))
})

test('had it ended, the rest is one, however near: from 00:10 to 02:00', () => {
  const gaps = [
    between('2026-04-01T00:10', '2026-04-01T01:00'),
    between('2026-04-01T01:10', '2026-04-01T02:00'),
  ]
  const seen: [string, number][] = [
    ['2026-03-31T23:00', 65],
    ['2026-04-01T01:00', 10],
  ]
  const asked = { objective: { mergeGap: '5 min' } }
  expect(worst('longest-outage', gaps, seen, asked)).toBe(minutes(110))
  expect(worst('mttr', gaps, seen, asked)).toBe(minutes(110))
})

test('one that was seen to end leaves the mean to what was seen and to the gaps of April', () => {
  const gaps = [between('2026-04-20T10:00', '2026-04-20T12:00')]
  const seen: [string, number][] = [
    ['2026-03-31T23:00', 90],
    ['2026-04-10T10:00', 60],
  ]
  // The hour on the 10th was one for sure, the two on the 20th can be another.
  expect(worst('mttr', gaps, seen)).toBe(minutes(90))
})

test('one of April that is lost sight of is one for sure, also if it began at midnight', () => {
  for (const start of ['2026-04-01T00:00', '2026-04-05T10:00']) {
    const { end } = downFor(start, 1)
    const gap = { start: end, end: end + MINUTE }
    const seen: [string, number][] = [
      [start, 1],
      ['2026-04-10T10:00', 60],
    ]
    // Two minutes and sixty, by two.
    expect([start, worst('mttr', [gap], seen)]).toEqual([start, minutes(31)])
  }
})

test('one that went on through closed hours is one for sure where nothing is unknown in the hours agreed', () => {
  // Seen to be out until 00:10 and again from 6 to 9, which the contract makes one; nobody looked in the closed hours between.
  const gaps = [between('2026-04-01T00:10', '2026-04-01T06:00')]
  const seen: [string, number][] = [
    ['2026-03-31T16:00', 490],
    ['2026-04-01T06:00', 180],
  ]
  const asked = { objective: { mergeGap: '6 h' }, agreement: { serviceHours: 'se-legal-eves' } }
  expect(worst('longest-outage', gaps, seen, asked)).toBe('0')
})

test('a gap too short to count beside nothing else leaves none', () => {
  const gaps = [between('2026-04-20T10:00', '2026-04-20T10:10')]
  expect(worst('longest-outage', gaps, [], { objective: { minOutage: '1 h' } })).toBe('0')
})
