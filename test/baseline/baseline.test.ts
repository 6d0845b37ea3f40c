import { describe, expect, test } from 'vitest'
import type { MaintenanceRecord } from '../../data/schema/events.ts'
import type { ServiceTimeline, Span } from '../../data/schema/timeline.ts'
import { type BaselineFacts, baselineOf } from '../../scripts/baseline/baseline.ts'
import { backingOf } from '../../scripts/baseline/chains.ts'
import { NOTHING_MEASURED } from '../../scripts/measure.ts'
import {
  ALWAYS,
  anAgreement,
  aSpan,
  at,
  between,
  downFor,
  MINUTE,
  SERVICE,
  work,
  ZONE,
} from '../sla/builders.ts'

/** The baseline of a service as of 10 June 2026: the months from June 2025 to May 2026. */
function baseline(
  monitored: Span[],
  more: Partial<ServiceTimeline> = {},
  given: Partial<BaselineFacts> = {},
  maintenance: MaintenanceRecord[] = [],
) {
  const timeline: ServiceTimeline = {
    service: SERVICE,
    observed: ALWAYS,
    monitored,
    declared: [],
    dataThrough: at('2026-06-10'),
    responseTimes: {},
    counts: [],
    ...more,
  }
  const facts = {
    ...NOTHING_MEASURED,
    timelines: new Map([[SERVICE, timeline]]),
    maintenance,
    exclusions: [],
  }
  return baselineOf(SERVICE, {
    facts,
    calendars: {},
    agreements: [],
    timeZone: ZONE,
    interval: 5 * MINUTE,
    asOf: at('2026-06-10'),
    ...given,
  })
}

/** Ten days of January that nobody measured. */
const NO_JANUARY = {
  observed: [
    { start: at('2020-01-01'), end: at('2026-01-05') },
    { start: at('2026-01-15'), end: at('2027-01-01') },
  ],
}

/**
 * Ten months without an outage; in March 2676 s down of 743 h (G19: 99.899955 %), in April 2592 s of 720 h, which is 99.9 %
 * exactly.
 */
const OUTAGES = [downFor('2026-03-10T10:00', 44.6), downFor('2026-04-10T10:00', 43.2)]
const rungs = ({ ladder }: ReturnType<typeof baseline>) =>
  Object.fromEntries(ladder.map(({ target, ...rung }) => [target.value, rung]))

describe('what was delivered', () => {
  test('twelve calendar months that are over, in local time; the running one is none of them', () => {
    const { months, whole } = baseline([])
    expect(months.map(({ period }) => period)).toEqual([
      ...['2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'],
      ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
    ])
    expect(whole.period).toBe('2025-06/2026-05')
  })

  test('a month of 743 h, a month at 99.9 % exactly, and all of them from one ledger, not averaged', () => {
    const { months, whole, mttrMs } = baseline(OUTAGES)
    expect(months.slice(-3)).toMatchObject([
      // 2676 of 2 674 800 s.
      { availability: '99.899', downMs: 2_676_000, outages: 1, longestMs: 2_676_000, coverage: '100.00' },
      { availability: '99.900', exact: { num: '999', den: '1000' }, downMs: 2_592_000, outages: 1 },
      { availability: '100.000', exact: { num: '1', den: '1' }, downMs: 0, outages: 0, longestMs: 0 },
    ])
    // 365 days are 31 536 000 s, of which 5268 were down: 31 530 732 / 31 536 000 = 2 627 561 / 2 628 000.
    expect(whole).toMatchObject({
      availability: '99.983',
      exact: { num: '2627561', den: '2628000' },
      outages: 2,
      longestMs: 2_676_000,
    })
    expect(mttrMs).toBe(2_634_000)
  })

  test('nothing is taken out: neither an outage of a millisecond nor announced maintenance', () => {
    const start = at('2026-05-03T02:00')
    const spans = [aSpan({ start, end: start + 1 }), downFor('2026-05-10T02:00', 30)]
    const window = { announcedAt: '2026-04-01', start: '2026-05-10T01:00', end: '2026-05-10T04:00' }
    const { months } = baseline(spans, {}, {}, [work('byte', window)])
    expect(months.at(-1)).toMatchObject({ downMs: 30 * MINUTE + 1, outages: 2, availability: '99.932' })
  })

  test('an outage over midnight of a month is one, of the month in which it began; its minutes are split', () => {
    const { months, whole } = baseline([aSpan(between('2026-04-30T23:30', '2026-05-01T01:00'))])
    expect(months.slice(-2)).toMatchObject([
      { outages: 1, downMs: 30 * MINUTE, longestMs: 90 * MINUTE },
      { outages: 0, downMs: 60 * MINUTE, longestMs: 0 },
    ])
    expect(whole).toMatchObject({ outages: 1, downMs: 90 * MINUTE })
  })

  test('what nobody measured is no figure, and without an outage there is no mean', () => {
    const { months, whole, mttrMs, responseTime } = baseline([], { observed: [] })
    expect(months.every(({ availability, outages }) => availability === null && outages === null)).toBe(true)
    expect(whole).toMatchObject({ availability: null, exact: null, coverage: '0.00' })
    expect([mttrMs, responseTime]).toEqual([null, null])
  })

  test('percentiles of all answers together, those of the twelve months alone', () => {
    const day = (date: string, counts: [number, number][]) => ({ day: at(date), counts, failed: 0 })
    const { responseTime } = baseline([], {
      responseTimes: {
        [ZONE]: [
          day('2025-05-31', [[9000, 500]]),
          day('2025-06-01', [[100, 90]]),
          // The mean of the days' medians would be 550.
          day('2026-05-31', [[1000, 10]]),
          day('2026-06-01', [[9000, 500]]),
        ],
      },
    })
    expect(responseTime).toEqual({ p50: 100, p95: 1000, p99: 1000, samples: 100 })
  })
})

describe('which targets are realistic', () => {
  test('months met of those with a verdict, and their Wilson interval', () => {
    const found = rungs(baseline(OUTAGES))
    expect(found['99.8']).toMatchObject({
      judged: 12,
      met: 12,
      share: '100.00',
      grade: 'realistic',
      against: [],
    })
    expect(found['99.8']?.wilson).toEqual({ low: '75.75', high: '100.00' })
    // April keeps 99.9 % to the second; March, at 99.899955 %, does not, though it rounds to it.
    expect(found['99.9']).toMatchObject({ judged: 12, met: 11, share: '91.66', grade: 'doubtful' })
    expect(found['99.95']).toMatchObject({ judged: 12, met: 10, against: ['history'] })
  })

  test('a month without data enough is not met: no verdict, and no target is realistic', () => {
    const { months, ladder } = baseline(OUTAGES, NO_JANUARY)
    // 21 of 31 days.
    expect(months[7]).toMatchObject({
      period: '2026-01',
      coverage: '67.74',
      unknownMs: 10 * 24 * 60 * MINUTE,
    })
    const found = Object.fromEntries(ladder.map(({ target, ...rung }) => [target.value, rung]))
    expect(found['99']).toMatchObject({
      judged: 11,
      met: 11,
      noData: 1,
      grade: 'doubtful',
      against: ['no-data'],
    })
    expect(found['99']?.wilson).toEqual({ low: '74.11', high: '100.00' })
    expect(found['99.9']?.wilson).toEqual({ low: '62.26', high: '98.38' })
    // 9 of 11: the interval ends at 94.863 %.
    expect(found['99.95']?.wilson).toEqual({ low: '52.30', high: '94.87' })
    expect(found['99.95']?.grade).toBe('unrealistic')
  })

  test('without a month that is measured nothing is known of any target', () => {
    const found = baseline([], { observed: [] }).ladder
    expect(found.map(({ grade, share, met, judged }) => [grade, share, met, judged])).toEqual(
      found.map(() => ['unknown', null, 0, 0]),
    )
  })

  test('checks every five minutes prove 99.962 % in February, so 99.95 % but not 99.99 % (rule of three)', () => {
    const { checks, ladder } = baseline([])
    // 8064 checks in 28 days: 1 - 3/8064.
    expect(checks).toEqual({ intervalMs: 300_000, provable: '99.962' })
    expect(ladder.map(({ target, provable, grade }) => [target.value, provable, grade])).toEqual([
      ['99', true, 'realistic'],
      ['99.5', true, 'realistic'],
      ['99.8', true, 'realistic'],
      ['99.9', true, 'realistic'],
      ['99.95', true, 'realistic'],
      ['99.99', false, 'doubtful'],
    ])
  })

  test('checks of which nobody knows how often they look prove nothing, and speak against nothing', () => {
    const { checks, ladder } = baseline([], {}, { interval: null })
    expect(checks).toBeNull()
    expect(ladder.at(-1)).toMatchObject({ provable: null, grade: 'realistic' })
  })

  test('a month whose verdict depends on when between two checks an outage began is told (2.7.3)', () => {
    // 40 min of 720 h keep 99.9 % (43.2 min); with the 5 min before the first failed check they would not.
    const start = at('2026-04-10T10:00')
    const unsure = aSpan({ start, end: start + 40 * MINUTE }, { earliestStart: start - 5 * MINUTE })
    const found = rungs(baseline([unsure]))
    expect(found['99.9']).toMatchObject({ met: 12, resolutionLimited: 1 })
    expect(found['99.8']).toMatchObject({ met: 12, resolutionLimited: 0 })
  })
})

describe('what the suppliers allow (G71)', () => {
  const suppliers = ['99.99', '99.95', '99.99'].map((value, index) => ({
    name: `S${index}`,
    objective: 'tillganglighet',
    target: `>= ${value} %`,
  }))
  const agreements = [anAgreement({}, { suppliers })]

  test('.9999 × .9995 × .9999 back 99.9 %, and never 99.95 %, however well the service did', () => {
    const { suppliers: chains, ladder } = baseline([], {}, { agreements })
    expect(chains).toEqual([
      {
        agreement: 'avtal',
        objective: 'tillganglighet',
        suppliers: 3,
        independent: '99.930010',
        worst: '99.930000',
      },
    ])
    expect(
      ladder.map(({ target, suppliers: backing, grade }) => [target.value, backing, grade]).slice(3),
    ).toEqual([
      ['99.9', 'backed', 'realistic'],
      ['99.95', 'not-backed', 'unrealistic'],
      ['99.99', 'not-backed', 'unrealistic'],
    ])
  })

  test('between the product and the worst case it depends on whether they fail together', () => {
    const target = { comparator: '>=', value: '99.93001', unit: '%' } as const
    expect(backingOf(SERVICE, agreements, target)).toBe('if-independent')
    expect(backingOf('another', agreements, target)).toBeNull()
  })
})

describe('the gap to a target, in time (agreement-concepts 66)', () => {
  test('what was left of the allowed downtime in all, and in the worst month; negative where it was used and more', () => {
    const { '99.9': high, '99.95': higher, '99': low } = rungs(baseline(OUTAGES))
    // 8760 h allow 31 536 s at 99.9 %; 2676 and 2592 s were down. March allows 2674.8 s.
    expect(high?.gap).toEqual({ yearMs: 26_268_000, worst: { period: '2026-03', ms: -1200 } })
    expect(higher?.gap).toEqual({ yearMs: 10_500_000, worst: { period: '2026-03', ms: -1_338_600 } })
    // April allows 25 920 s at 99 %, of which 2592 were used; March 26 748 s, less 2676; February 24 192 s, none of them used.
    expect(low?.gap).toEqual({ yearMs: 310_092_000, worst: { period: '2026-04', ms: 23_328_000 } })
  })

  test('nothing where nothing is known', () => {
    expect(rungs(baseline([], { observed: [] }))['99.9']?.gap).toBeNull()
  })
})
