import { describe, expect, test } from 'vitest'
import type { Evaluation } from '../../../scripts/sla/types.ts'
import { SERVICE } from '../builders.ts'
import { type AskedCounts, askRequests, counted, times } from './builders.ts'

/* What stands beside the share of requests, and how it came about (semantics 2.15 to 2.17): Wednesday 15 April by the hour. */

const MEAN = { method: 'ratio-timeslices', period: 'calendar-day', slice: '1 h' }
const SHARE = { period: 'calendar-day', slice: '1 h' }
/** 24 hours of ten requests, of which some hours are given. */
const hourly = (...given: [number, number][]) =>
  counted('2026-04-15', 60, [...given, ...times(24 - given.length, [10, 10])])
const told = ({ verdict, reason, outlook, certainty }: Evaluation) =>
  [verdict, reason ?? outlook ?? '', certainty].join(' ')
const ask = (more: Partial<AskedCounts>) => askRequests({ objective: MEAN, counts: hourly(), ...more })

describe('beside the share', () => {
  test('finality: something has to have been counted up to the end of the day, or of the agreement', () => {
    const finality = (hours: number, agreement = {}) =>
      ask({ counts: hourly().slice(0, hours), agreement }).finality
    expect([finality(24), finality(23)]).toEqual(['final', 'provisional'])
    expect(finality(23, { effectiveTo: '2026-04-14' })).toBe('final')
  })

  test('the first partial period is not judged under skip', () => {
    const month = { ...MEAN, period: 'calendar-month' }
    const agreement = { effectiveFrom: '2026-04-10', partialPeriod: 'skip' }
    expect(told(ask({ objective: month, agreement }))).toBe('excluded partial-period certain')
  })

  test('numbers tell the slices, and of occurrences how many may still miss', () => {
    const counts = hourly([0, 0], [90, 100]).slice(0, 22)
    expect(ask({ counts }).result.numbers).toEqual({ slices: '22', emptySlices: '1', unknownSlices: '2' })
    // 1 % of 300 are 3; 10 have missed.
    expect(ask({ counts, objective: { ...SHARE, target: '>= 99 %' } }).result.numbers).toEqual({
      slices: '22',
      emptySlices: '1',
      unknownSlices: '2',
      missesLeft: '-7',
    })
  })

  test('steps: requests, slices, value and verdict', () => {
    const { explain } = ask({ counts: hourly([5, 10]), objective: { ...SHARE, target: '>= 99 %' } })
    expect(explain).toEqual([
      { step: 'requests', values: { good: '235', valid: '240' } },
      {
        step: 'slices',
        values: { slices: '24', emptySlices: '0', unknownSlices: '0', slice: 'PT1H', coverage: '100.00' },
      },
      { step: 'value', values: { value: '97.91', num: '47', den: '48', worst: '97.91', best: '97.91' } },
      {
        step: 'verdict',
        values: { comparator: '>=', target: '99', verdict: 'breached', certainty: 'certain' },
      },
    ])
  })

  test('where nothing is agreed there is neither a value nor a coverage', () => {
    const { explain } = ask({ agreement: { effectiveFrom: '2026-05-01' } })
    expect(explain[1]?.values).not.toHaveProperty('coverage')
    expect(explain.map(({ step }) => step)).toEqual(['requests', 'slices', 'verdict'])
  })

  test('the last step tells the reason and the outlook, where there are such', () => {
    const last = (more: Partial<AskedCounts>) => ask(more).explain.at(-1)?.values
    const told = { comparator: '>=', target: '99.9', certainty: 'certain' }
    expect(last({ agreement: { effectiveFrom: '2026-05-01' } })).toEqual({
      ...{ ...told, verdict: 'excluded', reason: 'no-agreed-time' },
    })
    expect(last({ asOf: '2026-04-15T12:00' })).toEqual({ ...told, verdict: 'pending', outlook: 'on-track' })
  })

  test('where counts are too coarse there are no bounds either', () => {
    const { result } = ask({ objective: { ...MEAN, slice: '30 min' } })
    expect(result).toMatchObject({ value: null, service: SERVICE })
    expect(result).not.toHaveProperty('worst')
  })

  test('the method holds every parameter', () => {
    const objective = {
      ...MEAN,
      method: 'timeslices',
      sliceTarget: '99',
      emptySlice: 'good',
      minRequestsPerSlice: 5,
      minCoverage: '90',
      measurement: { source: 'gateway' },
      contractRounding: { decimals: 2, mode: 'half-up' },
    }
    expect(ask({ objective, agreement: { serviceHours: 'se-legal' } }).result.method).toEqual({
      rule: 'requests/timeslices',
      parameters: {
        serviceHours: 'se-legal',
        source: 'gateway',
        partialPeriod: 'prorate',
        exclusionMode: 'none',
        slice: 'PT1H',
        sliceTarget: '99',
        emptySlice: 'good',
        minRequestsPerSlice: '5',
        minCoverage: '90',
        atRiskConsumption: '75',
        contractRounding: '2 half-up',
      },
    })
    expect(ask({}).result.method.parameters).not.toHaveProperty('sliceTarget')
  })
})
