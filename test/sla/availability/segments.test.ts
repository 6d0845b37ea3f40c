import { describe, expect, test } from 'vitest'
import { type Evidenced, segmentsOf } from '../../../scripts/sla/availability/segments.ts'
import { ONE, type Ratio, ratio } from '../../../scripts/sla/exact/ratio.ts'

/* Semantics 2.4, L1 to L4, in milliseconds from 0: a period of 100, all of it agreed and seen unless a test says otherwise. */

const PERIOD = { id: 'p', type: 'calendar-day', timeZone: 'UTC', start: 0, end: 100 }
const ALL = [{ start: 0, end: 100 }]
const piece = (start: number, end: number, events: string[], weight: Ratio = ONE) => ({
  ...{ start, end, weight, events },
})

/** Each segment as `from-to class reason weight: events`. */
function told(evidenced: Partial<Evidenced>, asOf = 1000): string[] {
  const all: Evidenced = {
    ...{ contract: ALL, hours: ALL, excluded: [], observed: ALL, pieces: [], down: [], works: [] },
    silentSince: Number.POSITIVE_INFINITY,
    ...evidenced,
  }
  return segmentsOf(PERIOD, asOf, all).map(({ start, end, class: kind, reason, weight, events }) =>
    [`${start}-${end}`, kind, reason, weight && `${weight.num}/${weight.den}`, events.length && events.join()]
      .filter(Boolean)
      .join(' '),
  )
}
const down = (...pieces: ReturnType<typeof piece>[]) => ({ pieces, down: pieces })

test('L2 the first that applies: contract, hours, future, excluded, down, unknown, up', () => {
  const evidenced = {
    contract: [{ start: 10, end: 100 }],
    hours: [{ start: 0, end: 80 }],
    excluded: [{ start: 20, end: 30, reason: 'maintenance' as const, events: [] }],
    observed: [{ start: 0, end: 50 }],
    ...down(piece(25, 55, ['a'])),
  }
  expect(told(evidenced, 70)).toEqual([
    '0-10 outside-contract',
    '10-20 up',
    '20-25 excluded maintenance',
    '25-30 excluded maintenance a',
    '30-55 down 1/1 a',
    '55-70 unknown monitoring-gap',
    '70-80 future',
    '80-100 outside-hours',
  ])
})

describe('L1 neighbours alike are one, and others are not', () => {
  test('by weight: the same by value, though not the same object', () => {
    const half = () => ratio(1, 2)
    expect(
      told(down(piece(10, 20, ['a'], half()), piece(20, 30, ['a'], half()), piece(30, 40, ['a']))),
    ).toEqual(['0-10 up', '10-30 down 1/2 a', '30-40 down 1/1 a', '40-100 up'])
  })

  test('by what touched them: all of it, in any number', () => {
    const pieces = [
      piece(10, 20, ['a', 'b']),
      piece(20, 30, ['a', 'b']),
      piece(30, 40, ['a', 'c']),
      piece(40, 50, ['a']),
    ]
    expect(told(down(...pieces))).toEqual([
      '0-10 up',
      '10-30 down 1/1 a,b',
      '30-40 down 1/1 a,c',
      '40-50 down 1/1 a',
      '50-100 up',
    ])
  })

  test('by the reason that they are taken out for', () => {
    const excluded = [
      { start: 0, end: 50, reason: 'maintenance' as const, events: [] },
      { start: 50, end: 100, reason: 'suspension' as const, events: [] },
    ]
    expect(told({ excluded })).toEqual(['0-50 excluded maintenance', '50-100 excluded suspension'])
  })
})

describe('L3 what touched a stretch is named, the losing ones too', () => {
  test('maintenance from its start to its end, work within work, and what only touches not', () => {
    const works = [
      { start: 10, end: 40, id: 'm1' },
      { start: 20, end: 30, id: 'm0' },
      { start: 90, end: 120, id: 'm2' },
    ]
    expect(told({ works })).toEqual([
      '0-10 up',
      '10-20 up m1',
      '20-30 up m0,m1',
      '30-40 up m1',
      '40-90 up',
      '90-100 up m2',
    ])
  })

  test('a piece that does not count, and an outage that counts beside it', () => {
    const pieces = [piece(10, 30, ['b'])]
    const counted = [piece(20, 40, ['a'])]
    expect(told({ pieces, down: counted, works: [{ start: 35, end: 45, id: 'm' }] })).toEqual([
      '0-10 up',
      '10-20 up b',
      '20-30 down 1/1 a,b',
      '30-35 down 1/1 a',
      '35-40 down 1/1 a,m',
      '40-45 up m',
      '45-100 up',
    ])
  })
})

test('unknown time is late from where the sources fell silent', () => {
  const observed = [{ start: 0, end: 20 }]
  expect(told({ observed, silentSince: 20 })).toEqual(['0-20 up', '20-100 unknown source-late'])
  expect(told({ observed, silentSince: 30 })).toEqual([
    '0-20 up',
    '20-30 unknown monitoring-gap',
    '30-100 unknown source-late',
  ])
  expect(told({ silentSince: 30 })).toEqual(['0-100 up'])
})

test('L4 what lies after asOf is future, all of it or none', () => {
  expect(told({}, 0)).toEqual(['0-100 future'])
  expect(told({}, 100)).toEqual(['0-100 up'])
  expect(told(down(piece(40, 60, ['a'])), 50)).toEqual([
    '0-40 up',
    '40-50 down 1/1 a',
    '50-60 future a',
    '60-100 future',
  ])
})
