import { describe, expect, test } from 'vitest'
import { type Asked, aSpan, ask, at, between, downFor, MINUTE, work } from '../builders.ts'

/** Milliseconds that count as down. */
const down = (objective: Record<string, unknown>, monitored = [PUBLISHED], more: Asked = {}) =>
  ask({ ...more, objective, evidence: { monitored, ...more.evidence } }).result.ledger?.downMs

const PUBLISHED = aSpan(between('2026-04-10T10:00:20', '2026-04-10T10:05:40'))
const SECOND = 1000

describe('G08 granularity: 10:00:20 to 10:05:40', () => {
  test.each([
    ['exact', 320],
    ['floor-duration', 300],
    ['slot-all', 240],
    ['slot-any', 360],
  ])('%s: %d s', (granularity, seconds) => {
    expect(down({ granularity })).toBe(seconds * SECOND)
  })

  test('slots are minutes of the clock: within one, from edge to edge, and across one', () => {
    const short = [aSpan(between('2026-04-10T10:00:10', '2026-04-10T10:00:50'))]
    const edges = [aSpan(between('2026-04-10T10:00', '2026-04-10T10:02'))]
    const across = [aSpan(between('2026-04-10T10:00:30', '2026-04-10T10:01:30'))]
    const of = (monitored: typeof short) =>
      ['slot-all', 'floor-duration', 'slot-any'].map((granularity) => down({ granularity }, monitored))
    expect(of(short)).toEqual([0, 0, MINUTE])
    expect(of(edges)).toEqual([2 * MINUTE, 2 * MINUTE, 2 * MINUTE])
    expect(of(across)).toEqual([0, MINUTE, 2 * MINUTE])
  })

  test('a minute that two outages touch is one minute', () => {
    const two = [
      aSpan(between('2026-04-10T10:00:05', '2026-04-10T10:00:10')),
      aSpan(between('2026-04-10T10:00:50', '2026-04-10T10:01:10')),
    ]
    expect(down({ granularity: 'slot-any' }, two)).toBe(2 * MINUTE)
    // Each outage's own whole minutes: none.
    expect(down({ granularity: 'floor-duration' }, two)).toBe(0)
  })

  test('a minute touched by a partial and a whole outage weighs as the worst', () => {
    const two = [
      aSpan(between('2026-04-10T10:00:05', '2026-04-10T10:00:20'), { state: 'partial_outage' }),
      aSpan(between('2026-04-10T10:00:40', '2026-04-10T10:00:50')),
    ]
    // The gap of 20 s belongs to the minute too: to both, and then the worst holds.
    expect(down({ granularity: 'slot-any', weights: { partial: '0.3' } }, two)).toBe(MINUTE)
  })

  test('over a month end it is the whole outage that is floored, then split', () => {
    const late = [aSpan(between('2026-04-30T23:58:20', '2026-05-01T00:01:40'))]
    const of = (date: string) => down({ granularity: 'floor-duration' }, late, { in: date })
    // 3:20 floored to 3:00 from its start: 1:40 in April and 1:20 in May.
    expect([of('2026-04-10'), of('2026-05-10')]).toEqual([100 * SECOND, 80 * SECOND])
  })
})

describe('G08c, G29: the minimum of five consecutive minutes', () => {
  test.each([
    [4 + 59 / 60, 0],
    [5, 5],
  ])('%d minutes count %d', (length, counted) => {
    expect(down({ minOutage: '5 min' }, [downFor('2026-04-10T10:00', length)])).toBe(counted * MINUTE)
  })

  test('excess: only what goes beyond the minimum', () => {
    const objective = { minOutage: '5 min', minOutageMode: 'excess' }
    const of = (minutes: number) => down(objective, [downFor('2026-04-10T10:00', minutes)])
    expect([of(4), of(5), of(5.5), of(12)]).toEqual([0, 0, MINUTE / 2, 7 * MINUTE])
  })

  test('excess over a month end forgives the first minutes of the whole outage', () => {
    const late = [aSpan(between('2026-04-30T23:58', '2026-05-01T00:07'))]
    const objective = { minOutage: '5 min', minOutageMode: 'excess' }
    const of = (date: string) => down(objective, late, { in: date })
    expect([of('2026-04-10'), of('2026-05-10')]).toEqual([0, 4 * MINUTE])
  })
})

describe('G30 the minimum is tested on the gross outage, or net of what is taken out', () => {
  const policy = (excludeSpan: string) => ({ maintenance: { notice: { elapsed: '48 h' }, excludeSpan } })
  const agreement = policy('announced')
  const window = work('m1', {
    announcedAt: '2026-01-02',
    start: '2026-04-12T00:00',
    end: '2026-04-12T04:00',
  })
  const ofTest = (minOutageTest: string, minutes: number, more = {}) =>
    down({ minOutage: '5 min', minOutageTest, ...more }, [downFor('2026-04-12T03:56', minutes)], {
      agreement,
      evidence: { maintenance: [window] },
    })
  test('6 minutes, 4 of them maintenance: 2 count gross, none net', () => {
    expect([ofTest('gross', 6), ofTest('net', 6)]).toEqual([2 * MINUTE, 0])
  })
  test('9 minutes, 4 of them maintenance: 5 count either way', () => {
    expect([ofTest('gross', 9), ofTest('net', 9)]).toEqual([5 * MINUTE, 5 * MINUTE])
  })
  test('where the work was not recorded, what was down in its window is left out', () => {
    const planned = { agreement: policy('actual'), evidence: { maintenance: [window] } }
    const of = (minOutageTest: string) =>
      down({ minOutage: '5 min', minOutageTest }, [downFor('2026-04-12T03:56', 6)], planned)
    expect([of('gross'), of('net')]).toEqual([2 * MINUTE, 0])
  })
  test('net and excess: the minimum is forgiven of the net time', () => {
    expect(ofTest('net', 11, { minOutageMode: 'excess' })).toBe(2 * MINUTE)
    expect(ofTest('gross', 11, { minOutageMode: 'excess' })).toBe(6 * MINUTE)
  })
  test('net leaves closed hours out too', () => {
    // Friday 16:57 to 17:03, open until 17:00.
    const late = [downFor('2026-04-10T16:57', 6)]
    const of = (minOutageTest: string) =>
      down({ minOutage: '5 min', minOutageTest, serviceHours: 'se-legal-eves' }, late)
    expect([of('gross'), of('net')]).toEqual([3 * MINUTE, 0])
  })
})

describe('G32 a gap that is merged over', () => {
  const two = [downFor('2026-04-10T10:00', 3), downFor('2026-04-10T10:05', 3)]
  test.each([
    [false, 6],
    [true, 8],
  ])('mergeCountsGap %s: %d minutes', (mergeCountsGap, minutes) => {
    expect(down({ mergeGap: '2 min', mergeCountsGap }, two)).toBe(minutes * MINUTE)
  })
  test('a gap too long for merging never counts', () => {
    expect(down({ mergeGap: '119 s', mergeCountsGap: true }, two)).toBe(6 * MINUTE)
  })
  test('a gap that counts weighs as what went before it, and nobody looking is no reason to let it off', () => {
    const partial = [
      downFor('2026-04-10T10:00', 4, { state: 'partial_outage' }),
      downFor('2026-04-10T10:06', 4),
    ]
    const observed = [
      { start: at('2020-01-01'), end: at('2026-04-10T10:04') },
      { start: at('2026-04-10T10:06'), end: at('2031-01-01') },
    ]
    const rules = { mergeGap: '2 min', mergeCountsGap: true, weights: { partial: '0.5' } }
    const { ledger } = ask({ objective: rules, evidence: { monitored: partial, observed } }).result
    expect([ledger?.downMs, ledger?.unknownMs]).toEqual([7 * MINUTE, 0])
  })
})
