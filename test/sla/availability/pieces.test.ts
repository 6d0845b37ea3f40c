import { describe, expect, test } from 'vitest'
import { byGranularity } from '../../../scripts/sla/availability/granularity.ts'
import { isSameKnown } from '../../../scripts/sla/availability/known.ts'
import { findOutages } from '../../../scripts/sla/availability/outages.ts'
import type { Piece } from '../../../scripts/sla/availability/pieces.ts'
import { ONE, type Ratio, ratio } from '../../../scripts/sla/exact/ratio.ts'
import { aSpan, ask, between, downFor, evidence, MINUTE, percent6, work } from '../builders.ts'

/* Semantics 2.6 steps 4 to 9 on pieces of time, in milliseconds from 0. */

const piece = (start: number, end: number, events: string[] = ['e'], weight: Ratio = ONE): Piece => ({
  ...{ start, end, weight, events },
})
const half = ratio(1, 2)

describe('outages', () => {
  const RULES = {
    ...{ mergeGap: 5, mergeCountsGap: false, minOutage: 0, minOutageMode: 'whole' as const },
    ...{ minOutageTest: 'gross' as const, granularity: 'exact' as const },
  }
  const find = (pieces: Piece[], within = { start: 0, end: 1000 }, more: Partial<typeof RULES> = {}) =>
    findOutages(pieces, { ...RULES, ...more }, { within, asOf: 1000, countable: () => [within] })

  test('one over several pieces has all their events, sorted, and the greatest weight', () => {
    const pieces = [piece(10, 20, ['b', 'c'], half), piece(25, 30, ['a', 'c']), piece(30, 40, ['b'], half)]
    expect(find(pieces).outages).toEqual([
      { start: 10, end: 40, events: ['a', 'b', 'c'], weight: ONE, open: false, current: half },
    ])
    expect(find(pieces).counted).toEqual(pieces)
  })

  test('one of a single piece, one more than the gap apart, and what weighs nothing', () => {
    const pieces = [piece(10, 20), piece(22, 24, ['x'], ratio(0)), piece(26, 30, ['f'])]
    expect(find(pieces).outages.map(({ start, end, events }) => [start, end, ...events])).toEqual([
      [10, 20, 'e'],
      [26, 30, 'f'],
    ])
  })

  test('only those that reach into the period, not those that touch its ends', () => {
    const pieces = [piece(0, 100), piece(150, 210), piece(300, 310), piece(390, 500), piece(600, 700)]
    const inside = (start: number, end: number) =>
      find(pieces, { start, end }).outages.map((outage) => outage.start)
    expect(inside(200, 400)).toEqual([150, 300, 390])
    expect(inside(100, 150)).toEqual([])
    expect(inside(210, 300)).toEqual([])
  })

  test('one that goes on at asOf is open, with the weight that it has then', () => {
    const [open] = find([piece(980, 990), piece(990, 1000, ['e'], half)]).outages
    expect(open).toMatchObject({ open: true, current: half, weight: ONE })
  })
})

test('slot-any: each touched minute has the events of all that touched it, and inner edges stay where they are', () => {
  const pieces = [
    piece(10_000, 70_000, ['b']),
    piece(50_000, 90_000, ['a'], half),
    piece(200_000, 210_000, ['c']),
  ]
  expect(byGranularity([pieces], 'slot-any')).toEqual([
    { start: 0, end: 50_000, weight: ONE, events: ['b'] },
    { start: 50_000, end: 70_000, weight: ONE, events: ['a', 'b'] },
    { start: 70_000, end: 120_000, weight: half, events: ['a'] },
    { start: 180_000, end: 240_000, weight: ONE, events: ['c'] },
  ])
})

test('two readings are the same where all of the pieces and of the time seen are', () => {
  const [a, b] = [piece(0, 10, ['x', 'y']), piece(20, 30)]
  const seen = [
    { start: 0, end: 5 },
    { start: 6, end: 9 },
  ]
  const known = { pieces: [a, b], observed: seen }
  const same = (pieces: Piece[], observed = seen) => isSameKnown(known, { pieces, observed })
  expect(same([{ ...a }, { ...b }], structuredClone(seen))).toBe(true)
  expect(same([a])).toBe(false)
  expect(same([a, b, piece(40, 50)])).toBe(false)
  expect(same([a, { ...b, start: 21 }])).toBe(false)
  expect(same([a, { ...b, end: 31 }])).toBe(false)
  expect(same([a, { ...b, weight: half }])).toBe(false)
  expect(same([{ ...a, events: ['x'] }, b])).toBe(false)
  expect(same([{ ...a, events: ['xy'] }, b])).toBe(false)
  expect(same([a, b], seen.slice(1))).toBe(false)
  expect(same([a, b], [...seen, { start: 10, end: 11 }])).toBe(false)
  expect(
    same(
      [a, b],
      [
        { start: 0, end: 5 },
        { start: 6, end: 8 },
      ],
    ),
  ).toBe(false)
  expect(
    same(
      [a, b],
      [
        { start: 1, end: 5 },
        { start: 6, end: 9 },
      ],
    ),
  ).toBe(false)
})

test('what maintenance takes out of one part of a weighted sum weighs nothing, the rest of its outage does', () => {
  const window = work('m1', {
    ...{ announcedAt: '2026-04-01', start: '2026-04-12T10:30', end: '2026-04-12T11:00' },
  })
  const monitored = [aSpan(between('2026-04-12T10:00', '2026-04-12T12:00'))]
  const { result, segments } = ask({
    objective: { composition: 'weighted', unitWeights: { portal: '0.7', b: '0.3' } },
    agreement: { scope: { services: ['portal', 'b'] }, maintenance: { notice: { elapsed: '48 h' } } },
    parts: [
      { service: 'portal', evidence: evidence({ monitored, maintenance: [window] }) },
      { service: 'b', evidence: evidence() },
    ],
  })
  // 0.7 of 90 minutes.
  expect(result.ledger?.downMs).toBe(63 * MINUTE)
  // L3: what lost is named too.
  const relieved = segments.find(({ start }) => start === window.start)
  expect(relieved).toMatchObject({ class: 'up', end: window.end, events: ['checks:r', 'm1'] })
})

describe('unknown time', () => {
  test('G36 by each policy: 240 minutes unknown, 40 down before them', () => {
    const observed = [between('2026-01-01', '2026-04-20'), between('2026-04-20T04:00', '2026-06-01')]
    const value = (unknownPolicy: string) =>
      percent6(
        ask({
          objective: { unknownPolicy },
          evidence: { observed, monitored: [downFor('2026-04-10T10:00', 40)] },
        }).value,
      )
    expect(['exclude', 'assume-up', 'assume-down', 'hold-last'].map(value)).toEqual([
      '99.906890',
      '99.907407',
      '99.351851',
      // It was up before the gap.
      '99.907407',
    ])
  })

  test('more of it than a constant base is long: the value is that of what is known', () => {
    const value = (hours: number) => {
      const observed = [between('2026-05-01', '2026-05-01')].map(({ start }) => ({
        ...{ start, end: start + hours * 60 * MINUTE },
      }))
      return percent6(
        ask({
          objective: { period: { fixedDenominator: '720 h' } },
          evidence: { observed, monitored: [downFor('2026-05-01T02:00', 60)] },
          in: '2026-05-10',
        }).value,
      )
    }
    // 734 and 720 of 744 hours unknown: an hour of 10, and of 24, is bad. 700 unknown: an hour of 720 − 700.
    expect([value(10), value(24), value(44)]).toEqual(['90.000000', '95.833333', '95.000000'])
  })
})
