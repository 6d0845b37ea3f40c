import { describe, expect, test } from 'vitest'
import type { ClaimedExclusion } from '../../../data/schema/events.ts'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { sumOfShares } from '../../../scripts/sla/requests/sum.ts'
import type { Evaluation } from '../../../scripts/sla/types.ts'
import { between, percent6, SERVICE, work } from '../builders.ts'
import { type AskedCounts, askRequests, counted, times } from './builders.ts'

/* Requests of one day by the hour, Wednesday 15 April 2026 in Stockholm: what is taken out, and how it is sliced. */

const MEAN = { method: 'ratio-timeslices', period: 'calendar-day', slice: '1 h' }
/** 24 hours of ten requests, of which some hours are given. */
const hourly = (...given: [number, number][]) =>
  counted('2026-04-15', 60, [...given, ...times(24 - given.length, [10, 10])])
const told = ({ verdict, reason, outlook, certainty }: Evaluation) =>
  [verdict, reason ?? outlook ?? '', certainty].join(' ')
const ask = (more: Partial<AskedCounts>) => askRequests({ objective: MEAN, counts: hourly(), ...more })

const POLICY = { notice: { elapsed: '24 h' } }
const done = (start: string, end: string) => ({ start, end, actual: { start, end } })
const window = (id: string, start: string, end: string, more: object = {}) =>
  work(id, { announcedAt: '2026-04-01T10:00', ...done(`2026-04-15T${start}`, end), ...more })

describe('what is taken out', () => {
  test('all of the day, on one ground or on several', () => {
    const all = window('m1', '00:00', '2026-04-16T00:00')
    expect(told(ask({ agreement: { maintenance: POLICY }, maintenance: [all] }))).toBe(
      'excluded maintenance certain',
    )
    const suspensions = [{ from: '2026-04-14T22:00:00Z', to: '2026-04-15T10:00:00Z', reason: 'Vilande' }]
    const agreement = { maintenance: POLICY, suspensions }
    expect(told(ask({ agreement, maintenance: [all] }))).toBe('excluded excluded certain')
    // Suspended on another day it is no ground of this one.
    const other = [{ from: '2026-04-10T22:00:00Z', to: '2026-04-11T10:00:00Z', reason: 'Vilande' }]
    expect(told(ask({ agreement: { ...agreement, suspensions: other }, maintenance: [all] }))).toBe(
      'excluded maintenance certain',
    )
  })

  test('maintenance of another service takes out nothing of this one', () => {
    const maintenance = [window('m1', '00:00', '2026-04-15T02:00', { services: ['annan'] })]
    const { result } = ask({ agreement: { maintenance: POLICY }, maintenance })
    expect(result.items?.valid).toBe(240)
  })

  test('a suspension is on neither side, though what is excluded counts as up', () => {
    const suspensions = [{ from: '2026-04-14T22:00:00Z', to: '2026-04-15T00:00:00Z', reason: 'Vilande' }]
    const maintenance = { ...POLICY, exclusionMode: 'count-as-up' }
    const { result } = ask({
      agreement: { maintenance, suspensions },
      maintenance: [window('m1', '04:00', '2026-04-15T06:00')],
      counts: hourly(...times(2, [0, 10]), [10, 10], [10, 10], ...times(2, [0, 10])),
    })
    expect(result.items).toEqual({ good: 220, valid: 220, open: 0, pastDue: 0 })
  })

  test('silence in maintenance that counts as up is up, and not unknown', () => {
    const maintenance = { ...POLICY, exclusionMode: 'count-as-up' }
    const { result } = ask({
      agreement: { maintenance },
      maintenance: [window('m1', '00:00', '2026-04-15T02:00')],
      counts: hourly().slice(2),
    })
    expect(result).toMatchObject({
      coverage: '100.00',
      certainty: 'certain',
      numbers: { unknownSlices: '0' },
    })
  })

  test('an exclusion that the agreement lists and the customer approved, of this service', () => {
    const claim: ClaimedExclusion = {
      agreement: 'avtal',
      incident: 'i1',
      service: SERVICE,
      type: 'force-majeure',
      clause: '9.1',
      evidence: 'SMHI',
      approvedBy: ['customer'],
      ...between('2026-04-15T00:00', '2026-04-15T02:00'),
    }
    const valid = (more: Partial<ClaimedExclusion>) => {
      const agreement = { exclusions: [{ type: 'force-majeure', clause: '9.1' }] }
      const counts = hourly(...times(2, [0, 10]))
      return ask({ agreement, counts, exclusions: [{ ...claim, ...more }] }).result.items
    }
    expect(valid({})).toMatchObject({ good: 220, valid: 220 })
    expect(valid({ approvedBy: [] })).toMatchObject({ good: 220, valid: 240 })
    expect(valid({ type: 'beta' })).toMatchObject({ good: 220, valid: 240 })
    expect(valid({ service: 'annan' })).toMatchObject({ good: 220, valid: 240 })
  })

  test('a window without a record takes out what was not reported in it, and leaves the rest unknown', () => {
    const planned = work('m1', {
      announcedAt: '2026-04-01T10:00',
      start: '2026-04-15T00:00',
      end: '2026-04-15T02:00',
    })
    const { result } = ask({
      agreement: { maintenance: POLICY },
      maintenance: [planned],
      counts: hourly().slice(3),
    })
    // One of 22 hours is unknown.
    expect(result).toMatchObject({ coverage: '95.45', numbers: { slices: '21', unknownSlices: '1' } })
  })
})

describe('slices', () => {
  test('a slice that exactly keeps its target is good', () => {
    const objective = { ...MEAN, method: 'timeslices', sliceTarget: '90' }
    const share = (good: number) => percent6(ask({ objective, counts: hourly([good, 1000]) }).value)
    expect([share(900), share(899)]).toEqual(['100.000000', '95.833333'])
  })

  test('where all of them are empty and left out there is no volume', () => {
    const objective = { ...MEAN, minRequestsPerSlice: 100 }
    expect(told(ask({ objective }))).toBe('no-data no-volume certain')
    expect(told(ask({ objective: { ...objective, emptySlice: 'good' } }))).toBe('met  certain')
    expect(ask({ objective, counts: hourly().slice(2) }).result).not.toHaveProperty('worst')
  })

  test('the order of the counts makes no difference', () => {
    const counts = hourly([3, 10], [4, 9], [5, 7])
    expect(ask({ counts: counts.toReversed() }).result).toEqual(ask({ counts }).result)
  })

  test('several counts of one slice add up; one as long as the slice is not too coarse', () => {
    const halves = counted('2026-04-15', 30, [[0, 10], ...times(47, [10, 10])])
    expect(percent6(ask({ counts: halves }).value)).toBe('97.916666')
    expect(told(ask({ counts: halves, objective: { ...MEAN, slice: '29 min' } }))).toBe(
      'no-data resolution resolution-limited',
    )
  })

  test('a count that is too coarse in another period says nothing of this one', () => {
    const before = counted('2026-04-14T23:00', 120, [[10, 10]])
    const after = counted('2026-04-16T00:00', 120, [[10, 10]])
    expect(told(ask({ counts: [...before, ...hourly(), ...after] }))).toBe('met  certain')
  })

  test('one count among many that is too coarse is enough, from the first instant on', () => {
    const counts = [...counted('2026-04-15', 120, [[20, 20]]), ...hourly().slice(2)]
    expect(told(ask({ counts }))).toBe('no-data resolution resolution-limited')
  })

  test('a slice that is open in part counts what begins in its open hours', () => {
    // 12 to 18 in UTC is 14 to 20 in Stockholm, of which three hours are open.
    const counts = hourly(...times(17, [10, 10]), ...times(3, [0, 10]))
    const { result } = ask({
      objective: { ...MEAN, slice: '6 h' },
      agreement: { serviceHours: 'se-legal' },
      counts,
    })
    expect(result).toMatchObject({ value: '100.00', items: { good: 90, valid: 90 } })
  })

  test('a slice that is cut in two weighs what is left of it', () => {
    // 08 to 14 in Stockholm, without the hour from 10: five of 23 hours, and all of it bad.
    const suspensions = [{ from: '2026-04-15T08:00:00Z', to: '2026-04-15T09:00:00Z', reason: 'Vilande' }]
    const counts = hourly(...times(8, [10, 10]), ...times(6, [0, 10]))
    const { value } = ask({ objective: { ...MEAN, slice: '6 h' }, agreement: { suspensions }, counts })
    expect(value).toEqual(ratio(18, 23))
  })

  test('shares of any denominators add up exactly', () => {
    const shares = [
      { good: 1, valid: 3, weight: 2 },
      { good: 2, valid: 3, weight: 1 },
      { good: 1, valid: 4, weight: 1 },
      { good: 3, valid: 5, weight: 5 },
      { good: 7, valid: 7, weight: 4 },
      { good: 0, valid: 9, weight: 6 },
    ]
    // 2/3 + 2/3 + 1/4 + 3 + 4 + 0.
    expect(sumOfShares(shares)).toEqual(ratio(103, 12))
    expect(sumOfShares([])).toEqual(ratio(0))
  })
})

describe('a running day, at noon', () => {
  const noon = (objective: object, pairs: [number, number][], agreement = {}) =>
    askRequests({
      objective: { ...MEAN, target: '>= 90 %', ...objective },
      agreement,
      counts: counted('2026-04-15', 60, pairs),
      asOf: '2026-04-15T12:00',
    })

  test('it is lost when no hour to come can mend it: 2.4 of 24 may be bad', () => {
    expect(noon({}, [...times(2, [0, 10]), [6, 10], ...times(9, [10, 10])]).outlook).toBe('at-risk')
    expect(noon({}, [...times(2, [0, 10]), [5, 10], ...times(9, [10, 10])]).outlook).toBe('lost')
  })

  test('unknown hours can have been good', () => {
    expect(noon({}, times(3, [0, 10])).outlook).toBe('lost')
    expect(noon({}, times(2, [0, 10])).outlook).toBe('at-risk')
  })

  test('only hours that are agreed are still to come', () => {
    // Nine hours from 8 to 17: one bad is more than 0.9, and the four before noon are not all.
    const office = { serviceHours: 'se-legal-eves' }
    const hours = (bad: number): [number, number][] => [
      ...times(8, [10, 10]),
      ...times(bad, [0, 10]),
      ...times(4 - bad, [10, 10]),
    ]
    expect(noon({}, hours(0), office).outlook).toBe('on-track')
    expect(noon({}, hours(1), office).outlook).toBe('lost')
  })

  test('at 75 % of what may be bad at this volume it is at risk', () => {
    const objective = { method: 'occurrences' }
    // 10 of 100 may be bad; half of the day is over.
    const outlook = (good: number, asOf: string) =>
      askRequests({
        objective: { ...MEAN, ...objective, target: '>= 90 %' },
        counts: counted('2026-04-15', 60, [[good, 100]]),
        asOf,
      }).outlook
    expect(outlook(91, '2026-04-15T19:59')).toBe('on-track')
    expect(outlook(91, '2026-04-15T20:00')).toBe('at-risk')
  })

  test('at its end it is judged', () => {
    const at = (asOf: string) => askRequests({ objective: MEAN, counts: hourly(), asOf }).verdict
    expect([at('2026-04-15T23:59:59.999'), at('2026-04-16T00:00')]).toEqual(['pending', 'met'])
  })

  test('without a request so far it is not lost, though empty hours are bad', () => {
    expect(told(noon({ emptySlice: 'bad' }, times(12, [0, 0])))).toBe('pending no-volume certain')
  })

  test('a closed day runs without anything to say', () => {
    const closed = askRequests({
      objective: MEAN,
      agreement: { serviceHours: 'se-legal' },
      counts: [],
      in: '2026-04-18',
      asOf: '2026-04-18T12:00',
    })
    expect(told(closed)).toBe('pending no-volume certain')
  })

  test('in preparation it is not judged', () => {
    const agreement = { phases: { preparation: '2020-01-01', full: '2027-01-01' } }
    expect(told(noon({}, times(12, [0, 10]), agreement))).toBe('pending preparation certain')
  })
})
