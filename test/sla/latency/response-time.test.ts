import { describe, expect, test } from 'vitest'
import { type AskedResponse, aDay, askResponse } from './builders.ts'

const DATE = '2026-04-15'
/** G74: nineteen answers up to 310 ms and one of 900. */
const TWENTY: [number, number][] = [
  [100, 18],
  [310, 1],
  [900, 1],
]
const p95 = { quantifier: { percentile: 95 } }
const verdictOf = ({ verdict, reason, certainty }: ReturnType<typeof askResponse>) => [
  verdict,
  reason,
  certainty,
]

describe('percentile by nearest rank (semantics 2.7.4)', () => {
  test('G74 the 19th of 20 is 310 ms, not the 339.5 ms of interpolation', () => {
    const { result } = askResponse({ objective: p95, days: [aDay(DATE, TWENTY)] })
    expect(result).toMatchObject({
      value: '310',
      verdict: 'breached',
      method: { rule: 'latency/nearest-rank' },
    })
    expect(result.target).toEqual({ comparator: '<=', value: '300', unit: 'ms', quantifier: 'p95' })
    const kept = askResponse({ objective: { ...p95, target: '<= 310 ms' }, days: [aDay(DATE, TWENTY)] })
    expect(verdictOf(kept)).toEqual(['met', undefined, 'certain'])
  })

  test('G74 percentiles are never averaged: 99 at 100 ms and one at 1000 ms are 100, not 550', () => {
    const days = [aDay('2026-04-13', [[100, 99]]), aDay('2026-04-14', [[1000, 1]])]
    const { result } = askResponse({ objective: { ...p95, period: 'calendar-week' }, days, in: '2026-04-14' })
    expect(result.value).toBe('100')
    expect(result.numbers).toEqual({ samples: '100', failed: '0', good: '99' })
  })

  test('a percentile that falls among the failures has no duration, and is breached', () => {
    const days = [aDay(DATE, [[10, 9]], { failed: 1 })]
    const { result } = askResponse({ objective: p95, days })
    expect(result).toMatchObject({ value: null, verdict: 'breached', certainty: 'certain' })
  })

  test('a percentile with decimals has no error of floating point: 99.9 of 1000 is the 999th', () => {
    const days = [
      aDay(DATE, [
        [1, 999],
        [900, 1],
      ]),
    ]
    expect(askResponse({ objective: { quantifier: { percentile: 99.9 } }, days }).result).toMatchObject({
      value: '1',
      verdict: 'met',
    })
  })
})

describe('threshold share (semantics 2.7.4)', () => {
  const of = (good: number, slow: number): [number, number][] => [
    [300, good],
    [301, slow],
  ]

  test('exactly at the limit is within it, one millisecond more is not', () => {
    const { result } = askResponse({ days: [aDay(DATE, of(95, 5))] })
    expect(result).toMatchObject({ value: '95.00', best: '95.00', verdict: 'met', certainty: 'certain' })
    expect(result.target).toMatchObject({ comparator: '>=', value: '95', unit: '%', quantifier: 'share' })
    expect(askResponse({ days: [aDay(DATE, of(94, 6))] }).verdict).toBe('breached')
  })

  test('"less than" does not take the limit itself', () => {
    const strict = askResponse({ objective: { target: '< 300 ms' }, days: [aDay(DATE, of(95, 5))] })
    expect(strict.result).toMatchObject({ value: '0.00', verdict: 'breached' })
  })

  test('failed requests are bad unless the contract excludes them', () => {
    const days = [aDay(DATE, of(96, 0), { failed: 6 })]
    expect(askResponse({ days }).result).toMatchObject({ value: '94.11', verdict: 'breached' })
    const excluded = askResponse({ objective: { failedRequests: 'exclude' }, days })
    expect(excluded.result).toMatchObject({ value: '100.00', verdict: 'met' })
    expect(excluded.result.method.parameters.failedRequests).toBe('exclude')
  })

  test('a share says how many at least, so an upper bound is refused', () => {
    const refused = () => askResponse({ objective: { quantifier: { share: '<= 5 %' } }, days: [] })
    expect(refused).toThrow('expected the share that at least has to keep the limit')
  })

  test('only failures are all bad where failures count, and no data where they do not', () => {
    const days = [aDay(DATE, [], { failed: 3 })]
    expect(askResponse({ days }).result).toMatchObject({ value: '0.00', verdict: 'breached' })
    const excluded = askResponse({ objective: { failedRequests: 'exclude' }, days })
    expect(verdictOf(excluded)).toEqual(['no-data', 'no-measurement', 'certain'])
  })
})

describe('histograms with edges (semantics 2.7.4)', () => {
  const buckets: [number, number | null, number][] = [
    [0, 250, 930],
    [250, 500, 40],
    [500, null, 30],
  ]
  const days = [aDay(DATE, [], { buckets })]
  const ask = (target: string, more: Record<string, unknown> = {}) =>
    askResponse({ objective: { target, ...more }, days })

  test('G75 T inside a bucket: 93.0 to 97.0, no-data for the resolution', () => {
    const evaluation = ask('<= 300 ms')
    expect(verdictOf(evaluation)).toEqual(['no-data', 'resolution', 'resolution-limited'])
    expect(evaluation.result).toMatchObject({ value: null, worst: '93.00', best: '97.00' })
  })

  test('G75 T on an edge: 250 is 93.0 breached, 500 is 97.0 met', () => {
    expect(ask('<= 250 ms').result).toMatchObject({
      value: '93.00',
      verdict: 'breached',
      certainty: 'certain',
    })
    expect(ask('<= 500 ms').result).toMatchObject({ value: '97.00', verdict: 'met', certainty: 'certain' })
  })

  test('T inside a bucket does not matter where both sides give the same verdict', () => {
    const easy = ask('<= 300 ms', { quantifier: { share: '>= 90 %' } })
    expect(easy.result).toMatchObject({ value: '93.00', verdict: 'met', certainty: 'certain' })
    const hard = ask('<= 300 ms', { quantifier: { share: '>= 98 %' } })
    expect(hard.result).toMatchObject({ value: '93.00', verdict: 'breached', certainty: 'certain' })
  })

  test('too few days are insufficient also where a bucket leaves the answer open', () => {
    const month = { period: 'calendar-month', quantifier: { share: '>= 95 %' } }
    const { verdict, reason } = askResponse({ objective: { target: '<= 300 ms', ...month }, days })
    expect([verdict, reason]).toEqual(['no-data', 'insufficient'])
  })

  test('a percentile is as open as its bucket', () => {
    const open = ask('<= 300 ms', { quantifier: { percentile: 95 } })
    expect(open.result).toMatchObject({ value: null, worst: '500', best: '250', verdict: 'no-data' })
    expect(ask('<= 500 ms', { quantifier: { percentile: 95 } }).result).toMatchObject({
      value: '500',
      verdict: 'met',
    })
    // The 980th lies in the bucket without an upper edge: over 500, whatever it is.
    const over = ask('<= 500 ms', { quantifier: { percentile: 98 } })
    expect(over.result).toMatchObject({ value: null, best: '500', verdict: 'breached', certainty: 'certain' })
  })
})

describe('which days (semantics 2.2, 2.9)', () => {
  const april = { objective: { period: 'calendar-month' } }
  const everyDay = (from: string, count: number, counts: [number, number][]) =>
    Array.from({ length: count }, (_, index) =>
      aDay(Temporal.PlainDate.from(from).add({ days: index }).toString(), counts),
    )

  test('G21 a month is made of the local days of its zone, not of days in UTC', () => {
    const days = [
      aDay('2026-03-31', [[900, 500]]),
      ...everyDay('2026-04-01', 30, [[100, 1]]),
      aDay('2026-05-01', [[900, 500]]),
    ]
    const { result } = askResponse({ ...april, days })
    expect(result).toMatchObject({ value: '100.00', verdict: 'met', coverage: '100.00' })
    expect(result.numbers?.samples).toBe('30')
  })

  test('a day without samples is unknown: above the least coverage the known days decide, by policy', () => {
    const { result } = askResponse({ ...april, days: everyDay('2026-04-01', 29, [[100, 1]]) })
    expect(result).toMatchObject({ verdict: 'met', certainty: 'policy', coverage: '96.66' })
  })

  test('below the least coverage there is no verdict, however good the days that are known', () => {
    const { result } = askResponse({ ...april, days: everyDay('2026-04-01', 28, [[100, 1]]) })
    expect(result).toMatchObject({ verdict: 'no-data', reason: 'insufficient', coverage: '93.33' })
  })

  test('a day that a source tells of without a sample or failure is unknown too; one with failures alone is not', () => {
    const known = everyDay('2026-04-01', 29, [[100, 1]])
    const coverage = (last: ReturnType<typeof aDay>) =>
      askResponse({ ...april, days: [...known, last] }).result.coverage
    expect(coverage(aDay('2026-04-30', []))).toBe('96.66')
    expect(coverage(aDay('2026-04-30', [], { failed: 1 }))).toBe('100.00')
    expect(coverage(aDay('2026-04-30', [], { buckets: [[0, 250, 1]] }))).toBe('100.00')
  })

  test('unknown days can hold anything: with one of them only what any share keeps is certain', () => {
    const days = everyDay('2026-04-01', 28, [[900, 1]])
    const any = askResponse({ objective: { ...april.objective, quantifier: { share: '>= 0 %' } }, days })
    expect(verdictOf(any)).toEqual(['met', undefined, 'certain'])
  })

  test('a rolling window that starts within a day begins with the next', () => {
    const objective = { period: { rolling: 'P2D' } }
    const days = everyDay('2026-04-12', 4, [[100, 1]])
    // From 13 April 12:00 to 15 April 12:00: the days that begin in it are the 14th and the 15th.
    const { result } = askResponse({ objective, days, in: '2026-04-15T12:00', asOf: '2026-04-15T12:00' })
    expect(result).toMatchObject({ numbers: { samples: '2' }, coverage: '100.00' })
  })

  test('Empty = 100 %: no samples are no data, never a number', () => {
    const { result } = askResponse({ ...april, days: [] })
    expect(result).toMatchObject({ value: null, verdict: 'no-data', reason: 'no-measurement' })
  })

  test('days before the agreement do not count, closed days are not missed', () => {
    const days = everyDay('2026-04-16', 15, [[100, 1]])
    const started = askResponse({ ...april, agreement: { effectiveFrom: '2026-04-16' }, days })
    expect(started.result).toMatchObject({ verdict: 'met', certainty: 'certain', coverage: '100.00' })
    const later = askResponse({ ...april, agreement: { effectiveFrom: '2026-05-01' }, days })
    expect(verdictOf(later)).toEqual(['excluded', 'no-agreed-time', 'certain'])
    expect(later.result).toMatchObject({ value: null, coverage: null })
    const weekdays = everyDay('2026-06-01', 30, [[100, 1]]).filter(({ day }) => {
      const { dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(day).toZonedDateTimeISO('Europe/Stockholm')
      return dayOfWeek <= 5
    })
    const hours = { ...april, agreement: { serviceHours: 'se-legal-eves' }, in: '2026-06-15' }
    const office = askResponse({ ...hours, days: weekdays })
    // 22 weekdays in June 2026, of which midsummer's eve is closed.
    expect(office.result).toMatchObject({ coverage: '100.00', numbers: { samples: '21' } })
  })
})

describe('running period (semantics 2.9)', () => {
  const running = {
    objective: { period: 'calendar-month' },
    in: '2026-04-10',
    asOf: '2026-04-11',
    dataThrough: '2026-04-11',
  }

  test('pending and on track, at risk when the share so far is below the target', () => {
    const good = askResponse({
      ...running,
      days: [
        aDay('2026-04-10', [
          [100, 95],
          [400, 5],
        ]),
      ],
    })
    expect(good.result).toMatchObject({ verdict: 'pending', outlook: 'on-track', finality: 'provisional' })
    const bad = askResponse({
      ...running,
      days: [
        aDay('2026-04-10', [
          [100, 94],
          [400, 6],
        ]),
      ],
    })
    expect(bad.result).toMatchObject({ verdict: 'pending', outlook: 'at-risk' })
  })

  test('days are missed once they have begun, and at its end the period is judged', () => {
    const days = Array.from({ length: 10 }, (_, index) =>
      aDay(`2026-04-${String(index + 1).padStart(2, '0')}`, [[100, 1]]),
    )
    const coverage = (asOf: string) => askResponse({ ...running, asOf, days }).result.coverage
    expect(coverage('2026-04-11T00:00')).toBe('100.00')
    // 10 of 11.
    expect(coverage('2026-04-11T00:00:00.001')).toBe('90.90')
    const verdict = (asOf: string) => askResponse({ ...running, asOf, days }).verdict
    expect([verdict('2026-04-30T23:59:59.999'), verdict('2026-05-01T00:00')]).toEqual(['pending', 'no-data'])
  })

  test('at risk when the bad ones use 75 % of what the whole month may have at this volume', () => {
    const days = [
      aDay('2026-04-10', [
        [100, 96],
        [400, 4],
      ]),
    ]
    // 4 bad of 5 in a hundred: 80 % of the budget at the end, 75 % of it from 15/16 of the month on.
    const early = askResponse({ ...running, asOf: '2026-04-29T02:00', days })
    const late = askResponse({ ...running, asOf: '2026-04-29T04:00', days })
    expect([early.outlook, late.outlook]).toEqual(['on-track', 'at-risk'])
  })

  test('preparation is not judged', () => {
    const agreement = { phases: { preparation: '2020-01-01', pilot: '2027-01-01' } }
    const { result } = askResponse({ ...running, agreement, days: [aDay('2026-04-10', [[900, 5]])] })
    expect(result).toMatchObject({ verdict: 'pending', reason: 'preparation', binding: false })
  })
})

describe('finality (semantics 2.15)', () => {
  const finality = (more: Partial<AskedResponse>) =>
    askResponse({ days: [aDay(DATE, [[100, 1]])], ...more }).result.finality
  test('a figure stands when grace is over and the sources have reported to the end of the day', () => {
    expect(finality({ dataThrough: '2026-04-16' })).toBe('final')
    expect(finality({ dataThrough: '2026-04-15T23:59:59.999' })).toBe('provisional')
    expect(finality({ dataThrough: null })).toBe('provisional')
    // Five working days after Wednesday 15 April: up to the 22nd.
    expect(finality({ asOf: '2026-04-22T23:59' })).toBe('provisional')
    expect(finality({ asOf: '2026-04-23' })).toBe('final')
  })

  test('nothing is awaited after the end of the agreement', () => {
    const month = { objective: { period: 'calendar-month' }, agreement: { effectiveTo: '2026-04-15' } }
    expect(finality({ ...month, dataThrough: '2026-04-16' })).toBe('final')
    expect(finality({ ...month, dataThrough: '2026-04-15T23:00' })).toBe('provisional')
  })
})

describe('how it came about (semantics 2.16)', () => {
  const days = [aDay(DATE, [[100, 19]], { failed: 1 })]

  test('samples, value and verdict, and the parameters that they depend on', () => {
    const { explain, result } = askResponse({ days })
    // 19 of 20 keep 300 ms; the failure does not.
    expect(explain).toEqual([
      {
        step: 'samples',
        values: { samples: '19', failed: '1', good: '19', failedRequests: 'bad', coverage: '100.00' },
      },
      { step: 'value', values: { value: '95.00', num: '19', den: '20', worst: '95.00', best: '95.00' } },
      { step: 'verdict', values: { comparator: '>=', target: '95', verdict: 'met', certainty: 'certain' } },
    ])
    expect(result.method).toEqual({
      rule: 'latency/threshold-share',
      parameters: {
        failedRequests: 'bad',
        serviceHours: '24x7',
        countedBy: 'local-day',
        minCoverage: '95',
        partialPeriod: 'prorate',
        atRiskConsumption: '75',
      },
    })
  })

  test('without agreed time there is neither a value nor a coverage to tell', () => {
    const { explain } = askResponse({ days, agreement: { effectiveFrom: '2026-05-01' } })
    expect(explain).toEqual([
      { step: 'samples', values: { failedRequests: 'bad' } },
      {
        step: 'verdict',
        values: {
          comparator: '>=',
          target: '95',
          verdict: 'excluded',
          certainty: 'certain',
          reason: 'no-agreed-time',
        },
      },
    ])
  })
})
