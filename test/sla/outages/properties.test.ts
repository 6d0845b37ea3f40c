import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Interval, Span } from '../../../data/schema/timeline.ts'
import { compare, multiply, type Ratio, ratio } from '../../../scripts/sla/exact/ratio.ts'
import { intersect, merge, subtractIntervals } from '../../../scripts/sla/time/intervals.ts'
import { ALWAYS, type Asked, aSpan, at, between, MINUTE } from '../builders.ts'
import { askOutages, valueIn } from './builders.ts'

const QUARTER = between('2026-01-01', '2026-04-01')
const MONTHS = ['2026-01-15', '2026-02-15', '2026-03-15']
const METRICS = ['outage-count', 'outage-total', 'longest-outage', 'mttr', 'mtbf'] as const

/** Whole minutes in the quarter; most outages are short, some cross the end of a month. */
const interval = (longest: number) =>
  fc.tuple(fc.integer({ min: 0, max: 90 * 24 * 60 - 1 }), fc.integer({ min: 1, max: longest })).map(
    ([start, minutes]): Interval => ({
      start: QUARTER.start + start * MINUTE,
      end: Math.min(QUARTER.end, QUARTER.start + (start + minutes) * MINUTE),
    }),
  )
const outages = fc
  .array(interval(3000), { maxLength: 12 })
  .map((list): Span[] => list.map((span, index) => aSpan(span, { ref: `r${index}` })))
const rules = fc.record({
  minOutage: fc.constantFrom('0 s', '5 min', '2 h'),
  mergeGap: fc.constantFrom('0 s', '10 min'),
})
const hours = fc.constantFrom('24x7', 'se-legal-eves')

const asked = (
  monitored: Span[],
  objective: object,
  serviceHours: string,
  more: Partial<Asked> = {},
): Asked => ({
  objective: { ...objective },
  agreement: { serviceHours },
  evidence: { monitored, observed: ALWAYS },
  ...more,
})

test('property 22: MTTR × count is the time of the outages together, and the longest is no longer', () => {
  fc.assert(
    fc.property(outages, rules, hours, fc.constantFrom(...MONTHS), (spans, objective, open, month) => {
      const one = asked(spans, objective, open, { in: month })
      const { value: mean, result } = askOutages('mttr', one)
      const count = askOutages('outage-count', one).value as Ratio
      const together = ratio(BigInt(result.numbers?.outagesMs ?? 0))
      const longest = askOutages('longest-outage', one).value as Ratio
      expect(compare(mean ? multiply(mean, count) : count, together)).toBe(0)
      expect(compare(longest, together)).toBeLessThanOrEqual(0)
      expect(result.numbers?.outages).toBe(String(count.num))
    }),
    { numRuns: 60 },
  )
})

test('property 5 for outages: the months of a quarter add up to it, in outages and in minutes', () => {
  fc.assert(
    fc.property(outages, rules, hours, (spans, objective, open) => {
      const sum = (metric: (typeof METRICS)[number]) =>
        MONTHS.reduce(
          (total, month) => total + (valueIn(metric, asked(spans, objective, open, { in: month })) ?? 0),
          0,
        )
      const quarter = { ...objective, period: 'calendar-quarter' }
      const whole = (metric: (typeof METRICS)[number]) =>
        valueIn(metric, asked(spans, quarter, open, { in: '2026-02-15' }))
      expect(sum('outage-count')).toBe(whole('outage-count'))
      expect(sum('outage-total')).toBe(whole('outage-total'))
      // No outage reaches out of the quarter: all of its minutes are of outages that start in it.
      const { result } = askOutages('mttr', asked(spans, quarter, open, { in: '2026-02-15' }))
      expect(Number(result.numbers?.outagesMs ?? 0)).toBe(whole('outage-total'))
    }),
    { numRuns: 40 },
  )
})

test('the same by counting minutes: outages, their total and the longest, without hours or rules', () => {
  fc.assert(
    fc.property(outages, (spans) => {
      const quarter = { period: 'calendar-quarter' }
      const one = asked(spans, quarter, '24x7', { in: '2026-02-15' })
      const merged = merge(spans)
      const lengths = merged.map(({ start, end }) => end - start)
      expect(valueIn('outage-count', one)).toBe(merged.length)
      expect(valueIn('outage-total', one)).toBe(lengths.reduce((a, b) => a + b, 0))
      expect(valueIn('longest-outage', one)).toBe(Math.max(0, ...lengths))
    }),
    { numRuns: 40 },
  )
})

const targets: Record<(typeof METRICS)[number], string[]> = {
  'outage-count': ['<= 0', '<= 3', '<= 8'],
  'outage-total': ['<= 1 h', '<= 60 h'],
  'longest-outage': ['<= 1 h', '<= 40 h'],
  mttr: ['<= 1 h', '<= 20 h'],
  mtbf: ['>= 1 h', '>= 150 h'],
}

test('property 10 for outages: bounds hold, and a certain verdict never flips when unknown turns up or down', () => {
  const gaps = fc.array(interval(600), { minLength: 1, maxLength: 5 }).map(merge)
  const truth = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })
  const metrics = fc.constantFrom(...METRICS)
  fc.assert(
    fc.property(
      outages,
      gaps,
      truth,
      rules,
      metrics,
      fc.nat(2),
      (spans, unseen, down, rule, metric, which) => {
        const target = targets[metric][which % targets[metric].length]
        const objective = { ...rule, target, period: 'calendar-quarter', minCoverage: '0' }
        const place = { in: '2026-02-15' }
        const observed = subtractIntervals(ALWAYS, unseen)
        // What nobody saw is not in the evidence; in truth each gap was either wholly up or wholly down.
        const seen = spans.flatMap((span) =>
          subtractIntervals([span], unseen).map((part) => ({ ...span, ...part })),
        )
        const hidden = unseen.filter((_, index) => down[index]).map((gap) => aSpan(gap, { ref: 'hidden' }))
        const partly = askOutages(
          metric,
          asked(seen, objective, '24x7', { ...place, evidence: { observed, monitored: seen } }),
        )
        const fully = askOutages(metric, asked([...seen, ...hidden], objective, '24x7', place))
        const { worst, value, best } = partly
        const sign = metric === 'mtbf' ? -1 : 1
        if (worst && value) expect(compare(worst, value) * sign).toBeGreaterThanOrEqual(0)
        if (best && value) expect(compare(value, best) * sign).toBeGreaterThanOrEqual(0)
        if (worst && fully.value) expect(compare(worst, fully.value) * sign).toBeGreaterThanOrEqual(0)
        // A hidden outage that is shorter than the mean lowers it; no party can plead one that nobody saw.
        const pleaded = metric === 'mttr' && partly.verdict === 'breached'
        if (partly.certainty === 'certain' && !pleaded) expect(fully.verdict).toBe(partly.verdict)
      },
    ),
    { numRuns: 200 },
  )
})

test('property 10 minute by minute: whatever unknown time was, no figure is worse than the worst', () => {
  const april = between('2026-04-01', '2026-05-01')
  const run = fc.tuple(fc.constantFrom('up', 'down', 'unseen'), fc.integer({ min: 1, max: 9 }))
  const scene = fc.array(run, { minLength: 4, maxLength: 10 })
  const starts = fc.constantFrom('2026-03-31T23:45', '2026-04-15T10:00', '2026-04-30T23:40')
  const near = fc.record({
    minOutage: fc.constantFrom('0 s', '3 min', '8 min'),
    mergeGap: fc.constantFrom('0 s', '2 min', '5 min'),
  })
  const truth = fc.array(fc.boolean(), { minLength: 90, maxLength: 90 })
  fc.assert(
    fc.property(
      scene,
      starts,
      truth,
      near,
      fc.constantFrom(...METRICS),
      (runs, start, down, rule, metric) => {
        const minutes = runs.flatMap(([state, length]) => Array.from({ length }, () => state))
        const those = (is: (state: string, index: number) => boolean) =>
          merge(
            minutes.flatMap((state, index) => {
              const from = at(start) + index * MINUTE
              return is(state, index) ? [{ start: from, end: from + MINUTE }] : []
            }),
          )
        const gaps = intersect(
          those((state) => state === 'unseen'),
          [april],
        )
        const out = (list: Interval[]) => list.map((span, index) => aSpan(span, { ref: `r${index}` }))
        const seen = out(those((state) => state === 'down'))
        const hidden = intersect(
          those((_, index) => down[index] === true),
          gaps,
        )
        const observed = subtractIntervals(ALWAYS, gaps)
        const evidence = { observed, monitored: seen }
        const { worst } = askOutages(metric, asked(seen, rule, '24x7', { in: '2026-04-15', evidence }))
        const all = asked(out(merge([...seen, ...hidden])), rule, '24x7', { in: '2026-04-15' })
        const { value } = askOutages(metric, all)
        const sign = metric === 'mtbf' ? -1 : 1
        if (worst && value) expect(compare(worst, value) * sign).toBeGreaterThanOrEqual(0)
      },
    ),
    { numRuns: 300 },
  )
})

test('property 3 for outages: order and duplicates do not matter', () => {
  fc.assert(
    fc.property(outages, fc.constantFrom(...METRICS), (spans, metric) => {
      const place = { in: '2026-02-15' }
      const once = askOutages(metric, asked(spans, {}, '24x7', place)).result
      const twice = askOutages(metric, asked([...spans.toReversed(), ...spans], {}, '24x7', place)).result
      expect(twice).toEqual(once)
    }),
    { numRuns: 40 },
  )
})

test('an outage that goes on is of the period that it began in, as long as it has been at asOf', () => {
  const open = aSpan(between('2026-01-31T23:00', '2026-02-01T01:00'), { source: 'incidents', ref: 'i1' })
  const one = { evidence: { declared: [open] }, in: '2026-01-15', asOf: '2026-02-01T01:00' }
  const { result } = askOutages('longest-outage', one)
  expect(result).toMatchObject({ value: String(120 * MINUTE), finality: 'provisional' })
  expect(at('2026-02-01T01:00')).toBe(open.end)
})
