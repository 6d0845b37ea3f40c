import { expect, test } from 'vitest'
import { sourceParameter } from '../../../scripts/sla/availability/parameters.ts'
import { ask, evidence } from '../builders.ts'

/* The method holds every parameter that a figure depends on: enough to work it out again (semantics 2.17). */

const DEFAULTS = {
  authority: 'union',
  serviceHours: '24x7',
  partialPeriod: 'prorate',
  exclusionMode: 'none',
  downtimeStart: 'actual',
  downtimeEnd: 'actual',
  resolution: 'convention',
  partialWeight: '1',
  degradedWeight: '0',
  mergeGap: 'PT0S',
  mergeCountsGap: 'false',
  minOutage: 'PT0S',
  minOutageMode: 'whole',
  minOutageTest: 'gross',
  granularity: 'exact',
  unknownPolicy: 'exclude',
  minCoverage: '95',
  atRiskConsumption: '75',
}

test('by default', () => {
  expect(ask({}).result.method).toEqual({ rule: 'availability/time', parameters: DEFAULTS })
})

test('as the agreement and the objective say', () => {
  const objective = {
    measurement: { authority: 'monitoring' },
    serviceHours: 'se-legal',
    scopeUnits: 400,
    downtimeStart: 'reported',
    downtimeEnd: 'confirmed',
    resolution: 'worst',
    weights: { partial: '0.3', degraded: '0.1' },
    mergeGap: '2 min',
    mergeCountsGap: true,
    minOutage: '5 min',
    minOutageMode: 'excess',
    minOutageTest: 'net',
    granularity: 'slot-all',
    unknownPolicy: 'assume-down',
    minCoverage: '90',
    atRiskConsumption: '50',
    contractRounding: { decimals: 2, mode: 'half-up' },
  }
  const agreement = {
    partialPeriod: 'deem-100',
    maintenance: {
      notice: { workingDays: 5, calendar: 'se-legal' },
      exclusionMode: 'count-as-up',
      windows: ['Sat 00:00-06:00', 'Sun 22:00-06:00'],
      cap: { perMonth: '4 h', count: 2 },
    },
    exclusions: [
      { type: 'force-majeure', clause: '9.1' },
      { type: 'third-party', clause: '9.2', requiresApproval: false },
    ],
  }
  expect(ask({ objective, agreement }).result.method.parameters).toEqual({
    authority: 'monitoring',
    serviceHours: 'se-legal',
    partialPeriod: 'deem-100',
    exclusionMode: 'count-as-up',
    notice: 'workingDays 5 se-legal',
    lateMode: 'whole',
    excludeSpan: 'actual',
    emergency: 'counts',
    windows: '6 00:00-06:00, 7 22:00-06:00',
    capPerMonth: 'PT4H',
    capCount: '2',
    exclusions: 'force-majeure if approved, third-party',
    scopeUnits: '400',
    downtimeStart: 'reported',
    downtimeEnd: 'confirmed',
    resolution: 'worst',
    partialWeight: '0.3',
    degradedWeight: '0.1',
    mergeGap: 'PT2M',
    mergeCountsGap: 'true',
    minOutage: 'PT5M',
    minOutageMode: 'excess',
    minOutageTest: 'net',
    granularity: 'slot-all',
    unknownPolicy: 'assume-down',
    minCoverage: '90',
    atRiskConsumption: '50',
    contractRounding: '2 half-up',
  })
})

test('the source that alone is read, where the objective names one', () => {
  const told = (measurement: { source?: string }) =>
    sourceParameter({ measurement: { authority: 'union', ...measurement } })
  expect([told({ source: 'edge' }), told({})]).toStrictEqual([{ source: 'edge' }, {}])
})

test("the objective's hours go before the agreement's", () => {
  const hours = (objective: object) =>
    ask({ objective: { ...objective }, agreement: { serviceHours: 'se-legal' } }).result.method.parameters
      .serviceHours
  expect([hours({}), hours({ serviceHours: '24x7' })]).toEqual(['se-legal', '24x7'])
})

test.each([
  [{}, { composition: 'serial', services: 'a, b' }],
  [{ composition: 'parallel' }, { composition: 'parallel', services: 'a, b' }],
  [{ composition: { kOfN: 1 } }, { composition: 'kOfN 1', services: 'a, b' }],
  [
    { composition: 'weighted', unitWeights: { a: '0.75', b: '0.25' } },
    { composition: 'weighted', services: 'a 0.75, b 0.25' },
  ],
])('of several services, how they are one: %j', (objective, told) => {
  const parts = ['a', 'b'].map((service) => ({ service, evidence: evidence() }))
  const { result } = ask({ objective, agreement: { scope: { services: ['a', 'b'] } }, parts })
  expect(result.method.parameters).toEqual({ ...DEFAULTS, ...told })
})
