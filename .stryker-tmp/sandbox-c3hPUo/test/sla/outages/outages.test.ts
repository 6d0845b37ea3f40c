// @ts-nocheck
import { describe, expect, test } from 'vitest'
import type { TimeEvaluation } from '../../../scripts/sla/types.ts'
import { type Asked, ask, between, declared, downFor, MINUTE, percent6, SERVICE, work } from '../builders.ts'
import { askOutages, valueIn } from './builders.ts'

const HOUR = 60 * MINUTE
const verdictOf = ({ verdict, reason, outlook, certainty }: TimeEvaluation) =>
  [verdict, reason ?? outlook ?? '', certainty].join(' ')
const monitored = (...outages: [start: string, minutes: number][]): Asked => ({
  evidence: {
    monitored: outages.map(([start, minutes], index) => downFor(start, minutes, { ref: `r${index}` })),
  },
})
/** Two outages in April 2026, of one and of three hours. */
const TWO = monitored(['2026-04-10T10:00', 60], ['2026-04-20T22:00', 180])

describe('outage metrics of a closed period (semantics 2.7.1)', () => {
  test('G65 two outages of an hour: 99.722222 % is met, two are more than one', () => {
    const hours = monitored(['2026-04-10T10:00', 60], ['2026-04-20T10:00', 60])
    const share = ask({ ...hours, objective: { target: '>= 99 %' } })
    expect([percent6(share.value), share.verdict]).toEqual(['99.722222', 'met'])
    const { result } = askOutages('outage-count', hours)
    expect(result).toMatchObject({
      value: '2',
      verdict: 'breached',
      certainty: 'certain',
      method: { rule: 'outages/count' },
      numbers: { outages: '2', outagesMs: String(2 * HOUR), longestMs: String(HOUR) },
    })
  })

  test('total, longest, mean and time between are of the same outages', () => {
    expect(valueIn('outage-total', TWO)).toBe(4 * HOUR)
    expect(valueIn('longest-outage', TWO)).toBe(3 * HOUR)
    expect(valueIn('mttr', TWO)).toBe(2 * HOUR)
    // 720 hours, of which 4 down, over two failures.
    expect(valueIn('mtbf', TWO)).toBe(358 * HOUR)
  })

  test('exactly the target is met, one millisecond more is not', () => {
    const verdict = (target: string) => askOutages('outage-total', { ...TWO, objective: { target } }).verdict
    expect([verdict('<= 4 h'), verdict('<= 14399999 ms')]).toEqual(['met', 'breached'])
    expect(askOutages('outage-count', { ...TWO, objective: { target: '< 2' } }).verdict).toBe('breached')
  })

  test('no outage: count and time are real zeros, a mean of none is no number and met', () => {
    expect(askOutages('outage-count').result).toMatchObject({
      value: '0',
      verdict: 'met',
      certainty: 'certain',
    })
    expect(askOutages('outage-total').result).toMatchObject({ value: '0', verdict: 'met' })
    expect(askOutages('longest-outage').result).toMatchObject({ value: '0', verdict: 'met' })
    for (const metric of ['mttr', 'mtbf'] as const) {
      const { result } = askOutages(metric)
      expect(result).toMatchObject({ value: null, verdict: 'met', reason: 'no-outage', certainty: 'certain' })
      expect(result.numbers?.outages).toBe('0')
    }
  })

  test('Double count: an outage that checks and an incident both tell of is one', () => {
    const both = {
      evidence: {
        monitored: [downFor('2026-04-10T10:05', 50)],
        declared: [declared('2026-04-10T10:00', '2026-04-10T11:00')],
      },
    }
    expect([valueIn('outage-count', both), valueIn('mttr', both)]).toEqual([1, HOUR])
  })

  test('gaps up to mergeGap make one outage; what is shorter than minOutage is none', () => {
    const flapping = monitored(['2026-04-10T10:00', 10], ['2026-04-10T10:12', 10], ['2026-04-11T10:00', 4])
    const count = (objective: Record<string, unknown>) => valueIn('outage-count', { ...flapping, objective })
    expect(count({})).toBe(3)
    expect(count({ mergeGap: '2 min' })).toBe(2)
    expect(count({ mergeGap: '2 min', minOutage: '5 min' })).toBe(1)
    // The gap itself was up.
    const merged = { mergeGap: '2 min', minOutage: '5 min' }
    expect(valueIn('longest-outage', { ...flapping, objective: merged })).toBe(20 * MINUTE)
    expect(valueIn('longest-outage', { ...flapping, objective: { ...merged, mergeCountsGap: true } })).toBe(
      22 * MINUTE,
    )
  })

  test('a partial outage counts as long as the contract weighs it', () => {
    const partial: Asked = {
      objective: { weights: { partial: '0.3' } },
      evidence: { declared: [declared('2026-04-10T10:00', '2026-04-10T20:00', 'partial_outage')] },
    }
    expect(valueIn('longest-outage', partial)).toBe(3 * HOUR)
    expect(valueIn('outage-count', partial)).toBe(1)
  })

  test('every clock minute touched counts, and to the outage that touched it', () => {
    const short = {
      objective: { granularity: 'slot-any' },
      ...monitored(['2026-04-10T10:00:20', 1], ['2026-04-10T10:05:20', 2]),
    }
    expect(valueIn('outage-count', short)).toBe(2)
    expect(valueIn('longest-outage', short)).toBe(3 * MINUTE)
    expect(valueIn('mttr', short)).toBe(2.5 * MINUTE)
  })
})

describe('which period an outage belongs to (semantics 2.7.1)', () => {
  const across = monitored(['2026-04-30T23:00', 180])
  const inMay = { ...across, in: '2026-05-15' }

  test('it is counted where it starts, while its minutes are split', () => {
    expect([valueIn('outage-count', across), valueIn('outage-count', inMay)]).toEqual([1, 0])
    expect([valueIn('outage-total', across), valueIn('outage-total', inMay)]).toEqual([HOUR, 2 * HOUR])
  })

  test('Split at midnight: the longest and the mean take it whole, where it starts', () => {
    expect([valueIn('longest-outage', across), valueIn('longest-outage', inMay)]).toEqual([3 * HOUR, 0])
    expect([valueIn('mttr', across), valueIn('mttr', inMay)]).toEqual([3 * HOUR, null])
  })

  test('it starts with its first counted millisecond: valid maintenance over the end of the month is none of it', () => {
    const policy = { notice: { elapsed: '24 h' }, exclusionMode: 'remove' }
    const asked: Asked = {
      agreement: { maintenance: policy },
      evidence: {
        monitored: [downFor('2026-04-30T23:00', 120)],
        maintenance: [
          work('byte', {
            announcedAt: '2026-04-01T10:00',
            start: '2026-04-30T22:00',
            end: '2026-05-01T00:30',
            actual: { start: '2026-04-30T22:00', end: '2026-05-01T00:30' },
          }),
        ],
      },
    }
    expect([valueIn('outage-count', asked), valueIn('outage-count', { ...asked, in: '2026-05-15' })]).toEqual(
      [0, 1],
    )
    expect(valueIn('longest-outage', { ...asked, in: '2026-05-15' })).toBe(30 * MINUTE)
  })

  test('an outage that is wholly in valid maintenance is none', () => {
    const window = { start: '2026-04-10T01:00', end: '2026-04-10T03:00' }
    const asked: Asked = {
      agreement: { maintenance: { notice: { elapsed: '24 h' }, exclusionMode: 'remove' } },
      evidence: {
        monitored: [downFor('2026-04-10T01:30', 60)],
        maintenance: [work('byte', { announcedAt: '2026-04-01T10:00', ...window, actual: window })],
      },
    }
    expect(askOutages('outage-count', asked).result).toMatchObject({ value: '0', verdict: 'met' })
  })

  test('G83 an outage over closed nights is one, of its agreed time; one in a closed night is none', () => {
    const office: Asked = { agreement: { serviceHours: 'se-legal-eves' }, in: '2026-06-15' }
    const weekend = { ...office, evidence: { monitored: [downFor('2026-06-12T16:30', 3830)] } }
    expect([valueIn('outage-count', weekend), valueIn('mttr', weekend)]).toEqual([1, 50 * MINUTE])
    const night = { ...office, evidence: { monitored: [downFor('2026-06-10T01:00', 60)] } }
    expect(valueIn('outage-count', night)).toBe(0)
  })
})

describe('unknown time (semantics 2.9)', () => {
  /** April, seen but for four hours. */
  const observed = [between('2026-04-01', '2026-04-15T08:00'), between('2026-04-15T12:00', '2026-05-01')]
  const gap = (
    metric: Parameters<typeof askOutages>[0],
    objective = {},
    spans = [downFor('2026-04-10T10:00', 60)],
  ) => askOutages(metric, { objective, evidence: { observed, monitored: spans } })

  test('it can hide any number of outages, so that there were few enough is never certain', () => {
    expect(verdictOf(gap('outage-count', { target: '<= 1' }))).toBe('met  policy')
    expect(gap('outage-count').result).not.toHaveProperty('worst')
    expect(verdictOf(gap('outage-count', { target: '< 1' }))).toBe('breached  certain')
  })

  test('the shortest outage that counts says how many it can hide', () => {
    // Outages of an hour and a pause of a millisecond: three fit in four hours, a fourth does not.
    expect(gap('outage-count', { minOutage: '1 h', target: '<= 4' }).result).toMatchObject({
      value: '1',
      worst: '4',
      best: '1',
      verdict: 'met',
      certainty: 'certain',
    })
    expect(verdictOf(gap('outage-count', { minOutage: '1 h', target: '<= 3' }))).toBe('met  policy')
    // A gap that is shorter than what counts hides nothing.
    expect(verdictOf(gap('outage-count', { minOutage: '5 h', target: '<= 0' }))).toBe('met  certain')
  })

  test('downtime that was too short to count counts when it went on where nobody looked', () => {
    const short = [downFor('2026-04-15T07:58', 2)]
    expect(gap('outage-count', { minOutage: '4 h 1 min' }, short).result).toMatchObject({
      value: '0',
      worst: '1',
    })
  })

  test('at the end of what is seen of the period even a short gap can be the edge of a long outage', () => {
    const toTheEnd = { observed: [between('2026-04-01', '2026-04-30T23:50')] }
    const edge = askOutages('outage-count', {
      objective: { minOutage: '1 h', target: '<= 0' },
      evidence: toTheEnd,
    })
    expect(edge.result).toMatchObject({ value: '0', worst: '1', verdict: 'met', certainty: 'policy' })
  })

  test('time can be as long as all that is unknown; certain only where it holds either way', () => {
    expect(gap('outage-total', { target: '<= 5 h' }).result).toMatchObject({
      value: String(HOUR),
      worst: String(5 * HOUR),
      best: String(HOUR),
      verdict: 'met',
      certainty: 'certain',
    })
    expect(verdictOf(gap('outage-total', { target: '<= 4 h' }))).toBe('met  policy')
    expect(verdictOf(gap('outage-total', { target: '<= 59 min' }))).toBe('breached  certain')
  })

  test('the longest joins what was lost sight of with what was seen beside it', () => {
    const beside = [downFor('2026-04-15T07:00', 60), downFor('2026-04-15T12:00', 30)]
    expect(gap('longest-outage', {}, beside).result).toMatchObject({
      value: String(HOUR),
      worst: String(5 * HOUR + 30 * MINUTE),
      certainty: 'policy',
    })
  })

  test('the mean is worst where outages are joined, and a long one more raises it', () => {
    expect(gap('mttr').result).toMatchObject({ value: String(HOUR), worst: String(2.5 * HOUR) })
    const beside = [downFor('2026-04-10T10:00', 60), downFor('2026-04-15T07:00', 60)]
    // Either beside the gap (5 h and 1 h), never with a third, shorter than the mean.
    expect(gap('mttr', {}, beside).result.worst).toBe(String(3 * HOUR))
    expect(verdictOf(gap('mttr', {}, []))).toBe('met no-outage policy')
  })

  test('time between failures: unknown time up at best', () => {
    // 720 hours, an hour down and four unknown.
    expect(gap('mtbf').result).toMatchObject({ value: String(715 * HOUR), best: String(719 * HOUR) })
    expect(verdictOf(gap('mtbf', { target: '>= 720 h' }))).toBe('breached  certain')
    expect(verdictOf(gap('mtbf', { target: '>= 717 h' }))).toBe('breached  policy')
    expect(gap('mtbf', { minOutage: '1 h' }).result.worst).toBe(String((715 * HOUR) / 4))
  })

  test('what the contract takes unknown time for', () => {
    const beside = [downFor('2026-04-15T07:00', 60)]
    const under = (unknownPolicy: string, metric: Parameters<typeof askOutages>[0]) =>
      gap(metric, { unknownPolicy }, beside).result.value
    expect(under('assume-up', 'longest-outage')).toBe(String(HOUR))
    expect(under('assume-down', 'longest-outage')).toBe(String(5 * HOUR))
    expect(under('hold-last', 'longest-outage')).toBe(String(5 * HOUR))
    expect(under('hold-last', 'outage-count')).toBe('1')
    expect(under('assume-up', 'mtbf')).toBe(String(719 * HOUR))
    const away = gap('outage-count', { unknownPolicy: 'hold-last', target: '<= 1' })
    expect(away.result.value).toBe('1')
    expect(gap('outage-count', { unknownPolicy: 'assume-down' }).result.value).toBe('2')
  })

  test('Gap = up: a month hardly seen is no proof of few outages', () => {
    const asked = { evidence: { observed: [between('2026-04-01', '2026-04-05')] } }
    for (const metric of ['outage-count', 'outage-total', 'mttr'] as const)
      expect(verdictOf(askOutages(metric, asked))).toBe('no-data insufficient certain')
  })

  test('Empty = 100 %: nothing seen is no data, not nought', () => {
    for (const metric of ['outage-count', 'longest-outage', 'mtbf'] as const)
      expect(askOutages(metric, { evidence: { observed: [] } }).result).toMatchObject({
        value: null,
        verdict: 'no-data',
        reason: 'no-measurement',
      })
  })

  test('too long between looks to tell which side of the target it was: resolution-limited', () => {
    const span = downFor('2026-04-10T10:01', 119, {
      earliestStart: between('2026-04-10T10:00', '2026-04-11').start,
      earliestEnd: between('2026-04-10T11:59', '2026-04-11').start,
    })
    const near = askOutages('longest-outage', {
      objective: { target: '<= 119 min' },
      evidence: { monitored: [span] },
    })
    expect(verdictOf(near)).toBe('met  resolution-limited')
    expect(near.result).toMatchObject({ worst: String(2 * HOUR), best: String(118 * MINUTE) })
  })
})

describe('running period (semantics 2.9)', () => {
  const running = (asOf: string, metric: Parameters<typeof askOutages>[0], asked: Asked, objective = {}) =>
    askOutages(metric, { ...asked, asOf, in: asOf, objective })

  test('more than allowed is breached for now and lost, for nothing can mend it', () => {
    expect(verdictOf(running('2026-04-25', 'outage-count', TWO))).toBe('breached lost certain')
    expect(running('2026-04-25', 'outage-count', TWO).finality).toBe('provisional')
    expect(verdictOf(running('2026-04-25', 'longest-outage', TWO))).toBe('breached lost certain')
  })

  test('as many as allowed is at risk, fewer on track', () => {
    expect(verdictOf(running('2026-04-15', 'outage-count', TWO))).toBe('pending at-risk certain')
    expect(verdictOf(running('2026-04-15', 'outage-count', TWO, { target: '<= 4' }))).toBe(
      'pending on-track certain',
    )
    expect(verdictOf(running('2026-04-15', 'outage-count', {}))).toBe('pending on-track certain')
  })

  test('at risk where it ends over the target at the rate so far, once a tenth of the period is over', () => {
    const early = monitored(['2026-04-01T10:00', 60])
    const total = { target: '<= 6 h' }
    // One hour in two of thirty days is 15 hours a month, but a forecast too early; in four days it is 7.5.
    expect(running('2026-04-03', 'outage-total', early, total).outlook).toBe('on-track')
    expect(running('2026-04-05', 'outage-total', early, total).outlook).toBe('at-risk')
    expect(running('2026-04-07', 'outage-total', early, total).outlook).toBe('on-track')
  })

  test('a mean that is too long is at risk, never lost: the next outages can be shorter', () => {
    expect(verdictOf(running('2026-04-25', 'mttr', TWO))).toBe('pending at-risk certain')
  })

  test('time between failures is lost when it would miss the target without any more', () => {
    expect(verdictOf(running('2026-04-25', 'mtbf', TWO, { target: '>= 359 h' }))).toBe(
      'breached lost certain',
    )
    expect(verdictOf(running('2026-04-25', 'mtbf', TWO, { target: '>= 358 h' }))).toBe(
      'pending at-risk certain',
    )
    expect(verdictOf(running('2026-04-15', 'mtbf', {}))).toBe('pending on-track certain')
  })

  test('the longest is at risk when the outage that goes on has used 75 % of it', () => {
    const open: Asked = { evidence: { declared: [declared('2026-04-15T10:00', '2026-04-16T10:00')] } }
    expect(running('2026-04-15T11:29', 'longest-outage', open).outlook).toBe('on-track')
    expect(running('2026-04-15T11:30', 'longest-outage', open).outlook).toBe('at-risk')
    expect(running('2026-04-15T12:00:01', 'longest-outage', open).outlook).toBe('lost')
  })

  test('before the period and in preparation nothing is judged', () => {
    const agreement = { phases: { preparation: '2026-01-01', full: '2026-06-01' } }
    expect(askOutages('outage-count', { ...TWO, agreement }).result).toMatchObject({
      verdict: 'pending',
      reason: 'preparation',
      binding: false,
    })
  })
})

describe('how it is told (semantics 2.16)', () => {
  test('the explanation names every outage and what of it counts', () => {
    const { explain } = askOutages('outage-count', TWO)
    const outages = explain.filter(({ step }) => step === 'outage')
    expect(outages.map(({ values }) => values.countedMs)).toEqual([String(HOUR), String(3 * HOUR)])
    expect(explain.at(-1)).toMatchObject({ step: 'verdict', values: { target: '1', verdict: 'breached' } })
  })

  test('services as one figure: parallel ones are out only while all are', () => {
    const part = (service: string, start: string, minutes: number) => ({
      service,
      evidence: {
        observed: [between('2026-01-01', '2027-01-01')],
        monitored: [downFor(start, minutes, { service })],
        declared: [],
        maintenance: [],
        exclusions: [],
      },
    })
    const parts = [part(SERVICE, '2026-04-10T10:00', 30), part('api', '2026-04-10T10:20', 30)]
    const services = { scope: { services: [SERVICE, 'api'] } }
    const of = (composition: string) =>
      valueIn('outage-total', { parts, agreement: services, objective: { composition } })
    // G35
    expect([of('serial'), of('parallel')]).toEqual([50 * MINUTE, 10 * MINUTE])
  })
})
