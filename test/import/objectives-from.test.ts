import { expect, test } from 'vitest'
import { Agreement } from '../../data/schema/agreement.ts'
import { objectivesFrom } from '../../scripts/import/objectives-from.ts'
import { percentOfShare } from '../../scripts/import/target-numbers.ts'

/* Documents in the form of the examples that OpenSLO (github.com/OpenSLO/OpenSLO, examples/) and Pyrra
   (github.com/pyrra-dev/pyrra, examples/) publish, written anew. */

const RATIO = `indicator:
    metadata: { name: svar }
    spec:
      ratioMetric:
        good: { metricSource: { type: Prometheus, spec: { query: good } } }
        total: { metricSource: { type: Prometheus, spec: { query: total } } }`

const slo = (rest: string, indicator = RATIO) => `apiVersion: openslo/v1
kind: SLO
metadata: { name: startsida, displayName: Startsidan }
spec:
  service: webbutik
  ${indicator}
  ${rest}
`
const MONTH = `timeWindow:
    - duration: 1M
      calendar: { startTime: 2026-01-01 00:00:00, timeZone: Europe/Stockholm }`
const ONE = `budgetingMethod: Occurrences
  objectives:
    - target: 0.9995`

const of = (text: string) => objectivesFrom(text, 'mal.yaml')
const lost = (text: string) => of(text).notCarried.map(({ line, path, message }) => [line, path, message])

/** An agreement with these objectives: whether they pass its schema is what an import hangs on. */
const agreement = (objectives: unknown[]) =>
  Agreement.safeParse({
    ...{
      id: 'drift',
      level: 'service',
      title: 'Driftavtal',
      visibility: 'public',
      timeZone: 'Europe/Stockholm',
    },
    ...{
      parties: [
        { role: 'provider', name: 'A' },
        { role: 'customer', name: 'B' },
      ],
      effectiveFrom: '2026-01-01',
    },
    ...{ scope: { services: ['portal'] }, objectives },
  })

test('OpenSLO: occurrences over a calendar month, with the digits of the target', () => {
  const { objectives, notCarried } = of(slo(`${MONTH}\n  ${ONE}`))
  expect(objectives).toEqual([
    {
      ...{ service: 'webbutik', timeZone: 'Europe/Stockholm' },
      objective: {
        ...{ id: 'startsida', title: 'Startsidan', metric: 'request-availability', target: '>= 99.95 %' },
        ...{ period: 'calendar-month', method: 'occurrences' },
      },
    },
  ])
  expect(notCarried.map(({ path }) => path)).toEqual(['spec.indicator'])
  expect(agreement(objectives.map(({ objective }) => objective)).error).toBeUndefined()
})

test('OpenSLO: slices, several objectives, a window that rolls, percentages and alerts', () => {
  const text = slo(`timeWindow:
    - { duration: 4w, isRolling: true }
  budgetingMethod: Timeslices
  objectives:
    - { displayName: Internt, targetPercent: 99.50, timeSliceTarget: 0.99, timeSliceWindow: 1m }
    - { displayName: Avtal, target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 5, compositeWeight: 2 }
  alertPolicies: [{ alertPolicyRef: snart }]`)
  const { objectives } = of(text)
  expect(objectives.map(({ objective }) => objective)).toMatchObject([
    {
      ...{
        id: 'startsida-internt',
        title: 'Startsidan: Internt',
        target: '>= 99.50 %',
        method: 'timeslices',
      },
      ...{ period: { rolling: 'PT672H' }, slice: '1 min', sliceTarget: '99' },
    },
    { id: 'startsida-avtal', target: '>= 99 %', slice: '5 min', sliceTarget: '90' },
  ])
  expect(lost(text).map(([, path]) => path)).toEqual([
    'spec.alertPolicies',
    'spec.objectives.1.compositeWeight',
    'spec.indicator',
  ])
  expect(agreement(objectives.map(({ objective }) => objective)).error).toBeUndefined()
})

test('OpenSLO: an indicator of its own document, and the mean of slices', () => {
  const text = `${slo(
    `${MONTH}\n  budgetingMethod: RatioTimeslices\n  objectives:\n    - { target: 0.99, timeSliceWindow: 1m }`,
    'indicatorRef: svar',
  )}---
apiVersion: openslo/v1
kind: SLI
metadata: { name: svar }
spec: { ratioMetric: { bad: {}, total: {} } }
`
  const { objectives } = of(text)
  expect(objectives[0]?.objective).toMatchObject({ method: 'ratio-timeslices', slice: '1 min' })
  expect(agreement(objectives.map(({ objective }) => objective)).error).toBeUndefined()
  expect(lost(text.split('---')[0] ?? '')).toEqual([
    [12, 'spec.objectives.0', 'its indicator is in no document of this file'],
  ])
})

test.each([
  [`timeWindow: [{ duration: 1M, calendar: { startTime: 2026-01-21 } }]`, { billing: '2026-01-21' }, []],
  [`timeWindow: [{ duration: 1Q, calendar: { startTime: 2026-04-01 } }]`, 'calendar-quarter', []],
  [`timeWindow: [{ duration: 1w, calendar: { startTime: 2026-03-02 } }]`, 'calendar-week', []],
  [
    `timeWindow: [{ duration: 1w, calendar: { startTime: 2026-03-01 } }]`,
    'calendar-week',
    ['a calendar-week begins by the calendar, not on 2026-03-01'],
  ],
  [
    `timeWindow: [{ duration: 1Y, calendar: { startTime: 2026-01-01 12:00:00 } }]`,
    'calendar-year',
    ['periods here begin at midnight, not at 12:00:00'],
  ],
  [
    `timeWindow: [{ duration: 1m, calendar: { startTime: 2026-01-01 } }]`,
    undefined,
    ['no period is as long as "1m" of a calendar; 1m is a minute, a month is 1M'],
  ],
  [
    `timeWindow: [{ duration: 1M, isRolling: true }]`,
    undefined,
    ['a window of "1M" that rolls has no exact length in hours; choose a period by hand'],
  ],
  [`timeWindow: []`, undefined, ['expected exactly one window']],
])('%s', (window, period, messages) => {
  const { objectives, notCarried } = of(slo(`${window}\n  ${ONE}`))
  expect(objectives[0]?.objective.period).toEqual(period)
  expect(notCarried.map(({ message }) => message).filter((one) => !one.startsWith('what counts'))).toEqual(
    messages,
  )
})

test('OpenSLO: a threshold of nobody knows what, a method that is not known, a target that is none', () => {
  const threshold = 'indicator: { spec: { thresholdMetric: { metricSource: { type: Any } } } }'
  expect(
    lost(
      slo(
        `${MONTH}\n  budgetingMethod: Occurrences\n  objectives:\n    - { op: lt, value: 500, target: 0.99 }`,
        threshold,
      ),
    ),
  ).toEqual([
    [
      12,
      'spec.objectives.0',
      'a threshold of a metric whose unit the document does not tell; write a response-time objective by hand',
    ],
  ])
  expect(lost(slo(`${MONTH}\n  budgetingMethod: Gissning\n  objectives: []`))[0]?.[2]).toContain(
    '"Gissning" is not one of Occurrences',
  )
  expect(
    lost(slo(`${MONTH}\n  budgetingMethod: Occurrences\n  objectives: [{ target: snart }]`))[0]?.[2],
  ).toContain('neither target')
})

test('a share becomes a percentage digit by digit', () => {
  expect(['0.9995', '0.990', '0.99', '0.5', '1', '0.09', '0.999999999'].map(percentOfShare)).toEqual([
    ...['99.95', '99.0', '99', '50', '100', '9', '99.9999999'],
  ])
  expect(percentOfShare('9,5')).toBeNull()
})

const pyrra = (spec: string) => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: api-svar, namespace: monitoring }
spec:
  ${spec}
`

test.each([
  [
    'ratio: { errors: { metric: "http_requests_total{code=~\\"5..\\"}" }, total: { metric: http_requests_total } }',
    { metric: 'request-availability', target: '>= 99.0 %', method: 'occurrences' },
  ],
  [
    `latency: { success: { metric: 'http_seconds_bucket{code!~"5..",le="0.05"}' }, total: { metric: http_seconds_count } }`,
    { metric: 'response-time', target: '<= 50 ms', quantifier: { share: '>= 99.0 %' } },
  ],
  [
    'latencyNative: { latency: 200ms, total: { metric: http_seconds } }',
    { metric: 'response-time', target: '<= 200 ms' },
  ],
  [
    'bool_gauge: { metric: probe_success, grouping: [instance] }',
    { metric: 'availability', target: '>= 99.0 %' },
  ],
])('Pyrra: %s', (indicator, expected) => {
  const { objectives, notCarried } = of(pyrra(`target: '99.0'\n  window: 2w\n  indicator: { ${indicator} }`))
  expect(objectives).toMatchObject([
    { service: null, objective: { id: 'api-svar', period: { rolling: 'PT336H' }, ...expected } },
  ])
  expect(agreement(objectives.map(({ objective }) => objective)).error).toBeUndefined()
  expect(notCarried.some(({ message }) => message.includes('here a source'))).toBe(true)
})

test('Pyrra: what has no target, no window or no indicator of a known kind is left out and named', () => {
  expect(lost(pyrra(`target: hög\n  window: 1y\n  indicator: {}`))).toEqual([
    [5, 'spec.target', 'expected a percentage, as in "99.5", found "hög"'],
    [6, 'spec.window', 'a window of "1y" has no exact length in hours; choose a period by hand'],
  ])
  expect(lost(pyrra(`target: "99"\n  window: 1w\n  indicator: { annat: {} }`))[0]?.[2]).toContain(
    'expected ratio',
  )
})

test('other documents, and text that is no YAML, are named and stop nothing; two of one name get two ids', () => {
  const text = `${slo(`${MONTH}\n  ${ONE}`)}---\n${slo(`${MONTH}\n  ${ONE}`)}---\napiVersion: openslo/v1\nkind: Service\nmetadata: { name: x }\n---\na: [\n`
  const { objectives, notCarried } = of(text)
  expect(objectives.map(({ objective }) => objective.id)).toEqual(['startsida', 'startsida-2'])
  expect(notCarried.map(({ message }) => message.split(';')[0]?.split(':')[0])).toEqual([
    'not readable as YAML',
    'what counts as good is a query there',
    'what counts as good is a query there',
    'openslo/v1 Service tells no target',
  ])
})

test.each(['constructor', '__proto__', 'toString', 'valueOf'])(
  'a window as long as "%s", which every object has, is no period and is told',
  (duration) => {
    const text = slo(`timeWindow:\n    - duration: ${duration}\n      calendar: {}\n  ${ONE}`)
    expect(lost(text)).toContainEqual([
      expect.any(Number),
      expect.stringContaining('duration'),
      `no period is as long as "${duration}" of a calendar`,
    ])
  },
)

test('a budgeting method that every object has is none, and is told', () => {
  const text = slo(`${MONTH}\n  ${ONE.replace('Occurrences', 'constructor')}`)
  expect(lost(text).map(([, , message]) => message)).toContain(
    '"constructor" is not one of Occurrences, Timeslices, RatioTimeslices',
  )
})

test('a calendar that begins on a day that there is not is told, and not thrown', () => {
  const text = slo(`${MONTH.replace('1M', '1w').replace('2026-01-01', '2026-02-31')}\n  ${ONE}`)
  expect(lost(text).map(([, , message]) => message)).toContain(
    'a calendar-week begins by the calendar, not on 2026-02-31',
  )
})
