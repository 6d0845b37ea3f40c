import { describe, expect, test } from 'vitest'
import type { Metric, ObjectiveResult } from '../../../data/schema/feed.ts'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { sumOf } from '../../../scripts/sla/follow-up/year-sums.ts'
import { objective } from '../../publish/feed-builders.ts'

/* What periods come to together, worked out by hand: everything that was counted, never a mean (semantics P1). */

const of = (...results: [ObjectiveResult, ...ObjectiveResult[]]) =>
  sumOf(results, results.at(-1) ?? results[0])
const exactly = (num: number, den = 1) => ({ exact: { num: String(num), den: String(den) } })
const UNKNOWN = { value: null, exact: null }
const value = (num: number, den = 1) => ({ value: ratio(num, den) })
const none = (reason: string) => ({ reason })
/** How many milliseconds a share of time was taken of, as its steps tell. */
const base = (ms: number) => [{ step: 'base', values: { baseMs: String(ms) } }]
const policy = (unknownPolicy: string) => ({
  method: { rule: 'availability/time', parameters: { unknownPolicy } },
})

describe('shares of time', () => {
  const time = (over: Partial<ObjectiveResult>) => objective(over)

  test('weigh as much as their bases: 90 % of 100 and all of 300 are 97.5 %', () => {
    expect(
      of(time({ ...exactly(9, 10), explain: base(100) }), time({ ...exactly(1), explain: base(300) })),
    ).toEqual(value(39, 40))
  })

  test('the base is that of the step named so, whatever other steps tell', () => {
    const steps = [{ step: 'hours', values: { baseMs: '7' } }, ...base(100)]
    expect(
      of(time({ ...exactly(9, 10), explain: steps }), time({ ...exactly(1), explain: base(300) })),
    ).toEqual(value(39, 40))
  })

  test('a period without a figure is left out; without any there is none', () => {
    const empty = time({ ...UNKNOWN, explain: base(500) })
    expect(of(time({ ...exactly(9, 10), explain: base(100) }), empty)).toEqual(value(9, 10))
    expect(of(empty)).toEqual(none('no-data'))
  })

  test('a base that is not told is not guessed', () => {
    const untold = time(exactly(9, 10))
    expect(of(untold)).toEqual(none('metric'))
    expect(of(time({ ...exactly(9, 10), explain: base(100) }), untold)).toEqual(none('metric'))
    expect(of(time({ ...exactly(9, 10), explain: [{ step: 'base', values: {} }] }))).toEqual(none('metric'))
  })

  test('where unknown time is excluded it is taken from the base, as far as a ledger tells of any', () => {
    const ledger = {
      ...{ upMs: 30, downMs: 30, unknownMs: 40 },
      ...{ outsideHoursMs: 0, outsideContractMs: 0, futureMs: 0, excluded: [] },
    }
    const half = time({ ...exactly(1, 2), explain: base(100), ledger, ...policy('exclude') })
    const whole = time({ ...exactly(1), explain: base(60), ...policy('exclude') })
    // 30 of 60 known, and 60 of 60.
    expect(of(half, whole)).toEqual(value(3, 4))
    expect(of({ ...half, ...policy('assume-down') }, { ...whole, ...policy('assume-down') })).toEqual(
      value(11, 16),
    )
  })

  test('one period whose unknown time was filled from the last state is enough to have none', () => {
    const known = { ...exactly(1), explain: base(100) }
    expect(of(time({ ...known, ...policy('hold-last') }), time({ ...known, ...policy('exclude') }))).toEqual(
      none('metric'),
    )
  })
})

describe('requests', () => {
  const requests = (good: number, valid: number, rule = 'requests/occurrences') =>
    objective({
      metric: 'request-availability',
      ...exactly(0),
      method: { rule, parameters: {} },
      explain: [
        { step: 'slices', values: { good: '7', valid: '7' } },
        { step: 'requests', values: { good: String(good), valid: String(valid) } },
      ],
    })

  test('add up: 90 of 100 and 300 of 300 are 97.5 %', () => {
    expect(of(requests(90, 100), requests(300, 300))).toEqual(value(39, 40))
  })

  test('a period that tells of none adds none, and none at all are no figure', () => {
    const untold = objective({ ...requests(0, 0), explain: [] })
    expect(of(requests(90, 100), untold)).toEqual(value(9, 10))
    expect(of(requests(0, 100), untold)).toEqual(value(0))
    expect(of(requests(0, 0))).toEqual(none('no-data'))
    expect(of(untold)).toEqual(none('no-data'))
  })

  test('slices of time are not requests', () => {
    expect(of(requests(90, 100, 'requests/time-slices'))).toEqual(none('metric'))
  })
})

describe('response times', () => {
  const share = (
    numbers: Record<string, string> | undefined,
    failedRequests: string,
    rule = 'threshold-share',
  ) =>
    objective({
      metric: 'response-time',
      ...exactly(0),
      ...(numbers && { numbers }),
      method: { rule: `latency/${rule}`, parameters: { failedRequests } },
    })
  const some = { samples: '90', failed: '10', good: '81' }

  test('failed requests are bad, or no part of it, as the contract says', () => {
    const more = { samples: '110', failed: '90', good: '99' }
    // 180 of 300 with those that failed, 180 of 200 without.
    expect(of(share(some, 'bad'), share(more, 'bad'))).toEqual(value(3, 5))
    expect(of(share(some, 'exclude'), share(more, 'exclude'))).toEqual(value(9, 10))
  })

  test('a number that is not told is none', () => {
    expect(of(share(some, 'bad'), share({}, 'bad'), share(undefined, 'bad'))).toEqual(value(81, 100))
    expect(of(share(undefined, 'bad'))).toEqual(none('no-data'))
    expect(of(share({ samples: '0', failed: '0', good: '0' }, 'bad'))).toEqual(none('no-data'))
  })

  test('percentiles cannot be put together (G74)', () => {
    expect(of(share(some, 'bad', 'nearest-rank'))).toEqual(none('metric'))
  })
})

describe('counts and lengths', () => {
  const several = (metric: Metric, ...numbers: (number | null)[]) => {
    const [first = objective({ metric, ...UNKNOWN }), ...others] = numbers.map((one) =>
      objective({
        metric,
        ...(one === null ? UNKNOWN : exactly(one)),
        target: { comparator: '<=', value: '2', unit: 'ms' },
      }),
    )
    return of(first, ...others)
  }

  test.each<Metric>(['outage-count', 'outage-total'])('%s is the sum', (metric) => {
    expect(several(metric, 2, 3, 1)).toEqual(value(6))
    expect(several(metric, 2, null, 1)).toEqual(value(3))
    expect(several(metric, 0)).toEqual(value(0))
  })

  test('longest-outage is the greatest, wherever it stands', () => {
    expect(several('longest-outage', 3, 2, 1)).toEqual(value(3))
    expect(several('longest-outage', 1, 3, 2)).toEqual(value(3))
    expect(several('longest-outage', 1, null, 2)).toEqual(value(2))
  })

  test.each<Metric>(['outage-count', 'outage-total', 'longest-outage'])(
    '%s of nothing known is none',
    (metric) => {
      expect(several(metric, null, null)).toEqual(none('no-data'))
    },
  )
})

describe('surveys', () => {
  const survey = (metric: Metric, rule: string, numbers?: Record<string, string>, least?: string) =>
    objective({
      metric,
      ...exactly(1),
      target: { comparator: '>=', value: '1', unit: '' },
      ...(numbers && { numbers }),
      method: { rule: `surveys/${rule}`, parameters: least === undefined ? {} : { minResponses: least } },
    })
  const csat = (satisfied: number, valid: number, least?: string) =>
    survey('csat', 'csat-top-2-box', { satisfied: String(satisfied), valid: String(valid) }, least)

  test('the satisfied of all who answered, a round without answers among them', () => {
    expect(of(csat(9, 12), csat(18, 18), survey('csat', 'csat-top-2-box'))).toEqual(value(9, 10))
  })

  test('as many answers as are asked for are enough, one less is not; nothing asked for, one is', () => {
    expect(of(csat(10, 12, '30'), csat(14, 18, '30'))).toEqual(value(4, 5))
    expect(of(csat(10, 12, '30'), csat(14, 17, '30'))).toEqual(none('insufficient'))
    expect(of(csat(1, 1))).toEqual(value(1))
  })

  test.each<Metric>(['csat', 'nps', 'nki'])('nobody answered is no data, not too few: %s', (metric) => {
    expect(of(survey(metric, metric === 'csat' ? 'csat-top-2-box' : metric, undefined, '30'))).toEqual(
      none('no-data'),
    )
  })

  test('NPS goes from −100 to 100: 20 promoters and 5 detractors of 40, and none of 10, are 30', () => {
    const nps = (promoters: number, detractors: number, valid: number) =>
      survey('nps', 'nps', {
        ...{ promoters: String(promoters), detractors: String(detractors) },
        valid: String(valid),
      })
    expect(of(nps(20, 5, 40), nps(0, 0, 10))).toEqual(value(30))
    expect(of(nps(0, 40, 40))).toEqual(value(-100))
  })

  test('a mean of scores does not tell its sum', () => {
    const numbers = { valid: '40' }
    expect(of(survey('csat', 'csat-mean', numbers))).toEqual(none('metric'))
    expect(of(survey('nki', 'nki', numbers))).toEqual(none('metric'))
    expect(of(survey('nki', 'nki', numbers, '50'))).toEqual(none('insufficient'))
  })
})

describe('items', () => {
  const counted = (good: number, valid: number) => ({ items: { good, valid, open: 0, pastDue: 0 } })
  const share = { comparator: '>=', value: '90', unit: '%', quantifier: 'share' } as const
  const item = (over: Partial<ObjectiveResult>) => objective({ metric: 'resolution', target: share, ...over })

  test('add up where each value is the share of its items', () => {
    expect(
      of(
        item({ ...exactly(1, 2), ...counted(5, 10) }),
        item({ ...exactly(1), ...counted(30, 30) }),
        item(UNKNOWN),
      ),
    ).toEqual(value(7, 8))
    expect(of(item(UNKNOWN))).toEqual(none('no-data'))
  })

  test('one value that is not the share of its items is enough to have none: weighted, or deemed met without any', () => {
    const own = item({ ...exactly(1, 2), ...counted(5, 10) })
    expect(of(own, item({ ...exactly(3, 4), ...counted(5, 10) }))).toEqual(none('metric'))
    expect(of(own, item({ ...exactly(1), ...counted(0, 0) }))).toEqual(none('metric'))
    expect(of(own, item(exactly(1)))).toEqual(none('metric'))
  })

  test('a mean length that happens to be as great as the share is none of it', () => {
    const mean = { comparator: '<=', value: '5', unit: 'ms', quantifier: 'mean' } as const
    expect(of(item({ target: mean, ...exactly(1), ...counted(8, 8) }))).toEqual(none('metric'))
  })

  test('where every item has its limit the longest of all counts, not the latest', () => {
    const every = { comparator: '<=', value: '5', unit: 'ms', quantifier: 'every' } as const
    const longest = (ms: number) => item({ target: every, ...exactly(ms), ...counted(1, 1) })
    expect(of(longest(3), longest(4), longest(2))).toEqual(value(4))
  })

  test('defects are those of everything delivered', () => {
    const defects = (numbers: Record<string, string>) =>
      objective({ metric: 'defect-rate', ...exactly(0), numbers })
    expect(
      of(
        defects({ defective: '3', counted: '300' }),
        defects({ defective: '1', counted: '100' }),
        defects({}),
      ),
    ).toEqual(value(1, 100))
    expect(of(defects({}))).toEqual(none('no-data'))
  })

  test.each<Metric>(['mttr', 'mtbf', 'report-delivery', 'milestone'])(
    '%s has no figure of several periods',
    (metric) => {
      expect(of(item({ metric, ...exactly(1), ...counted(1, 1) }))).toEqual(none('metric'))
    },
  )
})
