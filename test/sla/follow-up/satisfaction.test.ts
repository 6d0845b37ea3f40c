import { describe, expect, test } from 'vitest'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { type Asked, satisfactionPeriods } from '../../../scripts/sla/follow-up/satisfaction.ts'
import { objective } from '../../publish/feed-builders.ts'

/* Green outside, red within (docs/follow-up.md). Intervals are worked out in falling.test.ts. */

type Period = ObjectiveResult['period']
const quarter = (id: string, start: string, end: string): Period => ({
  id,
  type: 'calendar-quarter',
  start: `${start}Z`,
  end: `${end}Z`,
  timeZone: 'Europe/Stockholm',
})
const Q4 = quarter('2025-Q4', '2025-09-30T22:00:00', '2025-12-31T23:00:00')
const Q1 = quarter('2026-Q1', '2025-12-31T23:00:00', '2026-03-31T22:00:00')
const Q2 = quarter('2026-Q2', '2026-03-31T22:00:00', '2026-06-30T22:00:00')

/** So many satisfied of so many who answered, by default enough of both. */
const csat = (good: number, valid: number, over: Partial<ObjectiveResult> = {}): ObjectiveResult =>
  objective({
    metric: 'csat',
    target: { comparator: '>=', value: '60', unit: '%' },
    value: `${good}.00`,
    verdict: 'met',
    numbers: { satisfied: String(good), valid: String(valid) },
    method: { rule: 'surveys/csat-top-2-box', parameters: {} },
    ...over,
  })
/** What an operational target came to in Q2. */
const operated = (verdict: ObjectiveResult['verdict']) => objective({ period: Q2, verdict })
const asked = (period: Period, result?: ObjectiveResult): Asked => ({ period, ...(result && { result }) })

interface Given {
  before?: ObjectiveResult
  now?: ObjectiveResult
  former?: Period
  results?: ObjectiveResult[]
  complaints?: string[]
}
/** Q2 after Q1, all operational targets met unless said otherwise. */
function latest({ before, now, former = Q1, results = [operated('met')], complaints = [] }: Given) {
  const beside = { results, complaints: complaints.map((text) => Date.parse(text)) }
  return satisfactionPeriods([asked(Q2, now), asked(former, before)], beside)[0]
}
const times = (day: string, count: number) => Array.from({ length: count }, () => `${day}T10:00:00Z`)
const FALLEN = { before: csat(80, 100), now: csat(67, 100) }
const FALLING = [{ why: 'falling', values: { value: '67.00', before: '80.00' } }]

describe('what the customer thought of a period', () => {
  test('is told with the interval cut outwards to one decimal: 960 of 1 200 are 77.64 to 82.17', () => {
    const numbers = { satisfied: '960', valid: '1200', low: '77.64', high: '82.17' }
    const [only] = satisfactionPeriods([asked(Q2, csat(80, 100, { numbers }))], {
      results: [],
      complaints: [],
    })
    expect(only).toStrictEqual({
      period: Q2,
      value: '80.00',
      low: '77.6',
      high: '82.2',
      answers: 1200,
      verdict: 'met',
      complaints: 0,
      operational: { met: 0, judged: 0, noData: 0 },
    })
  })

  test('has no interval where either end is missing, and no answers where none are told', () => {
    const told = (numbers: Record<string, string>) => latest({ now: csat(80, 100, { numbers }) })
    for (const numbers of [{ low: '77.64' }, { high: '82.17' }]) {
      expect(told(numbers)).not.toHaveProperty('low')
      expect(told(numbers)).not.toHaveProperty('high')
    }
    expect(told({ low: '77.64', high: '82.17' })).not.toHaveProperty('answers')
    const { numbers: _, ...untold } = csat(80, 100)
    expect(latest({ now: untold })).toMatchObject({ value: '80.00', verdict: 'met' })
    expect(latest({ now: untold })).not.toHaveProperty('answers')
  })

  test('tells why it has no figure, and no reason where it has one', () => {
    const few = csat(3, 4, { value: null, verdict: 'no-data', reason: 'insufficient' })
    expect(latest({ now: few })).toMatchObject({
      value: null,
      verdict: 'no-data',
      reason: 'insufficient',
      answers: 4,
    })
    expect(latest({ now: csat(80, 100) })).not.toHaveProperty('reason')
  })

  test('is nothing where nobody asks', () => {
    expect(latest({})).toStrictEqual({
      period: Q2,
      value: null,
      complaints: 0,
      operational: { met: 1, judged: 1, noData: 0 },
    })
  })
})

describe('below its target', () => {
  test('is a period that was judged and missed it, asked for the first time too', () => {
    const now = csat(59, 100, { verdict: 'breached' })
    const beside = { results: [operated('met')], complaints: [] }
    expect(satisfactionPeriods([asked(Q2, now)], beside)[0]?.watermelon).toEqual([
      { why: 'below-target', values: { value: '59.00' } },
    ])
    expect(latest({ now: csat(60, 100) })).not.toHaveProperty('watermelon')
  })

  test('NPS has a target alone: it can miss it and not fall', () => {
    const nps = (value: string, verdict: ObjectiveResult['verdict'], promoters: string) =>
      csat(0, 0, { metric: 'nps', value, verdict, numbers: { promoters, detractors: '0', valid: '100' } })
    expect(latest({ before: nps('90', 'met', '90'), now: nps('10', 'breached', '10') })?.watermelon).toEqual([
      { why: 'below-target', values: { value: '10' } },
    ])
    // Nor does a share without the number of answers.
    const share = (satisfied: string) => csat(0, 0, { numbers: { satisfied } })
    expect(latest({ before: share('90'), now: share('10') })).not.toHaveProperty('watermelon')
  })

  test('a figure that is not told is not told here either', () => {
    const now = csat(67, 100, { verdict: 'breached', value: null })
    expect(latest({ before: csat(80, 100, { value: null }), now })?.watermelon).toEqual([
      { why: 'below-target', values: { value: '' } },
      { why: 'falling', values: { value: '', before: '' } },
    ])
  })
})

describe('falling', () => {
  test('is told with both figures, the later first; a rise and what chance gives are none', () => {
    expect(latest(FALLEN)?.watermelon).toEqual(FALLING)
    expect(latest({ before: csat(67, 100), now: csat(80, 100) })).not.toHaveProperty('watermelon')
    expect(latest({ before: csat(80, 100), now: csat(68, 100) })).not.toHaveProperty('watermelon')
  })

  test('a period that missed its target can be fallen from and fall on', () => {
    const breached = { verdict: 'breached' } as const
    expect(latest({ before: csat(80, 100, breached), now: csat(67, 100) })?.watermelon).toEqual(FALLING)
    expect(latest({ before: csat(80, 100, breached), now: csat(67, 100, breached) })?.watermelon).toEqual([
      { why: 'below-target', values: { value: '67.00' } },
      ...FALLING,
    ])
  })

  test('is not told of what was not judged, before or now', () => {
    for (const verdict of ['no-data', 'pending', 'excluded'] as const) {
      expect(latest({ ...FALLEN, now: csat(67, 100, { verdict }) })).not.toHaveProperty('watermelon')
      expect(latest({ ...FALLEN, before: csat(80, 100, { verdict }) })).not.toHaveProperty('watermelon')
    }
  })

  test('needs two periods in which was asked, side by side, in the same way', () => {
    expect(latest({ now: csat(67, 100) })).not.toHaveProperty('watermelon')
    expect(latest({ before: csat(80, 100) })).not.toHaveProperty('watermelon')
    expect(latest({ ...FALLEN, former: Q4 })).not.toHaveProperty('watermelon')
    const otherwise = { method: { rule: 'surveys/csat-top-2-box', parameters: { scale: '1-7' } } }
    expect(latest({ ...FALLEN, before: csat(80, 100, otherwise) })).not.toHaveProperty('watermelon')
  })

  test('is against the period before, not the one after: the newest comes first', () => {
    const beside = { results: [operated('met'), objective({ period: Q1, verdict: 'met' })], complaints: [] }
    const found = satisfactionPeriods([asked(Q2, FALLEN.now), asked(Q1, FALLEN.before), asked(Q4)], beside)
    expect(found.map(({ period, watermelon }) => [period.id, watermelon])).toEqual([
      ['2026-Q2', FALLING],
      ['2026-Q1', undefined],
      ['2025-Q4', undefined],
    ])
  })
})

describe('complaints', () => {
  test('four after none are a rise, three are not, whether or not anybody asks', () => {
    const four = latest({ complaints: times('2026-05-01', 4) })
    expect(four).toMatchObject({ value: null, complaints: 4 })
    expect(four?.watermelon).toEqual([{ why: 'complaints', values: { count: '4', before: '0' } }])
    const three = latest({ complaints: times('2026-05-01', 3), now: csat(80, 100) })
    expect(three?.complaints).toBe(3)
    expect(three).not.toHaveProperty('watermelon')
  })

  test('are compared with those of the period before: ten after one are a rise, ten after nine are not', () => {
    // Of 11, 10: Wilson 62.3 % and up. Of 19, 10: from 31.7 %. Q2 is 91 of the 181 days of both.
    const tenAfter = (count: number) => [...times('2026-02-01', count), ...times('2026-05-01', 10)]
    expect(latest({ complaints: tenAfter(1) })?.watermelon).toEqual([
      { why: 'complaints', values: { count: '10', before: '1' } },
    ])
    expect(latest({ complaints: tenAfter(9) })).not.toHaveProperty('watermelon')
  })

  test('belong to the period in which they came: at its start to it, at its end to the next', () => {
    const complaints = [
      '2026-03-31T21:59:59Z',
      '2026-03-31T22:00:00Z',
      '2026-06-30T21:59:59Z',
      '2026-06-30T22:00:00Z',
    ]
    expect(latest({ complaints })?.complaints).toBe(2)
  })

  test('have nothing to rise against without the period before', () => {
    expect(latest({ former: Q4, complaints: times('2026-05-01', 9) })).not.toHaveProperty('watermelon')
  })
})

describe('green outside', () => {
  test('one broken operational target, one without data, or none judged at all, and it is not green', () => {
    const flag = (...verdicts: ObjectiveResult['verdict'][]) =>
      latest({ ...FALLEN, results: verdicts.map(operated) })?.watermelon
    expect(flag('met', 'met')).toEqual(FALLING)
    expect(flag('met', 'breached')).toBeUndefined()
    expect(flag('breached')).toBeUndefined()
    expect(flag('met', 'no-data')).toBeUndefined()
    expect(flag()).toBeUndefined()
    expect(flag('no-data')).toBeUndefined()
  })

  test('all targets met and nothing red within is no watermelon', () => {
    expect(latest({ before: csat(80, 100), now: csat(80, 100) })).not.toHaveProperty('watermelon')
  })
})
