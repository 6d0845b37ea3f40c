import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Interval, Span } from '../../data/schema/timeline.ts'
import { evaluateAvailability } from '../../scripts/sla/availability/evaluate.ts'
import { displayNumber } from '../../scripts/sla/exact/display.ts'
import { add, compare, parseDecimal, type Ratio, ratio, ZERO } from '../../scripts/sla/exact/ratio.ts'
import type { Evidence, PeriodBounds, TimeEvaluation, TimeQuestion } from '../../scripts/sla/types.ts'
import { aSpan, at, evidence, MINUTE, question, work } from './builders.ts'

/* The properties of semantics.md that concern availability; numbers as there. */

const HOUR = 60 * MINUTE
const FROM = at('2026-03-25')
const HOURS = 24 * 16

/** Half hours within 16 days around the clock change, so that edges often meet. */
const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.integer({ min: 0, max: HOURS * 2 }), fc.integer({ min: 0, max: 40 }))
  .map(([start, length]) => ({ start: FROM + (start * HOUR) / 2, end: FROM + ((start + length) * HOUR) / 2 }))
const plain = interval.map((one) => aSpan(one))
const state = fc.constantFrom(
  'major_outage' as const,
  'partial_outage' as const,
  'degraded_performance' as const,
)
const span: fc.Arbitrary<Span> = fc
  .tuple(interval, state, fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 90 }))
  .map(([i, kind, ref, early]) => {
    const earliest = { earliestStart: i.start - early * MINUTE, earliestEnd: i.end - early * MINUTE }
    return aSpan(i, { state: kind, ref, ...earliest })
  })
const spans = fc.array(span, { maxLength: 8 })
const window = fc
  .tuple(
    fc.integer({ min: 0, max: HOURS }),
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 0, max: 200 }),
  )
  .map(([start, length, notice]) => {
    const begin = FROM + start * HOUR
    const iso = (ms: number) => new Date(ms).toISOString()
    return work(`m${start}-${length}-${notice}`, {
      announcedAt: iso(begin - notice * HOUR),
      start: iso(begin),
      end: iso(begin + length * HOUR),
    })
  })
const facts: fc.Arbitrary<Evidence> = fc.record({
  observed: fc.array(interval, { maxLength: 6 }).map((list) => list.toSorted((a, b) => a.start - b.start)),
  monitored: spans,
  declared: spans.map((list) => list.map((one) => ({ ...one, source: 'incidents' }))),
  maintenance: fc.array(window, { maxLength: 3 }),
})
const periods = fc.constantFrom<[string, string]>(
  ['calendar-day', '2026-03-29T12:00'],
  ['calendar-week', '2026-03-25'],
  ['calendar-month', '2026-03-15'],
  ['calendar-quarter', '2026-04-15'],
)
const instants = fc.constantFrom(
  '2026-03-26T12:00',
  '2026-03-29T02:30',
  '2026-04-03',
  '2026-04-20',
  '2027-01-01',
)
const policies = fc.constantFrom('remove', 'count-as-up', 'none')
const hours = fc.constantFrom('24x7', 'se-legal-eves')

/** Any question at all. */
const anything: fc.Arbitrary<TimeQuestion> = fc
  .record({
    facts,
    period: periods,
    asOf: instants,
    mode: policies,
    serviceHours: hours,
    minOutage: fc.constantFrom('0 s', '2 h'),
    mergeGap: fc.constantFrom('0 s', '1 h'),
    unknownPolicy: fc.constantFrom('exclude', 'assume-up', 'assume-down', 'hold-last'),
    authority: fc.constantFrom('union', 'monitoring', 'incidents', 'intersection'),
    partial: fc.constantFrom('1', '0.3'),
  })
  .map((drawn) =>
    question({
      objective: {
        period: drawn.period[0],
        serviceHours: drawn.serviceHours,
        minOutage: drawn.minOutage,
        mergeGap: drawn.mergeGap,
        unknownPolicy: drawn.unknownPolicy,
        measurement: { authority: drawn.authority },
        weights: { partial: drawn.partial },
      },
      agreement: {
        effectiveFrom: '2026-03-20',
        maintenance: { notice: { elapsed: '48 h' }, cap: { perMonth: '10 h' }, exclusionMode: drawn.mode },
      },
      evidence: drawn.facts,
      in: drawn.period[1],
      asOf: drawn.asOf,
    }),
  )

/** March as it stands long after, all observed but for what is given. */
const march = (more: Partial<Evidence>, asked: Parameters<typeof question>[0] = {}) =>
  evaluateAvailability(question({ in: '2026-03-15', ...asked, evidence: more }))
const shareOf = ({ value }: TimeEvaluation): Ratio => {
  if (!value) throw new Error('expected a value')
  return value
}
const totals = ({ segments }: TimeEvaluation) => {
  let down = ZERO
  let base = 0
  for (const { class: kind, start, end, weight } of segments) {
    if (kind === 'up' || kind === 'down') base += end - start
    if (weight) down = add(down, ratio(weight.num * BigInt(end - start), weight.den))
  }
  return { down, base }
}

test('1. the ledger partitions the period: in order, no overlap, no hole, and the feed adds up to it', () => {
  fc.assert(
    fc.property(anything, (asked) => {
      const { segments, result } = evaluateAvailability(asked)
      let edge = asked.period.start
      for (const { start, end } of segments) {
        expect(start).toBe(edge)
        expect(end).toBeGreaterThan(start)
        edge = end
      }
      expect(edge).toBe(asked.period.end)
      const { excluded, ...classes } = result.ledger ?? { excluded: [] }
      const sum = [...Object.values(classes), ...excluded.map(({ ms }) => ms)].reduce((a, b) => a + b, 0)
      expect(sum).toBe(asked.period.end - asked.period.start)
    }),
  )
})

test('2. another outage never raises the value', () => {
  fc.assert(
    fc.property(spans, span, (monitored, more) => {
      const before = shareOf(march({ monitored }))
      expect(compare(shareOf(march({ monitored: [...monitored, more] })), before)).toBeLessThanOrEqual(0)
    }),
  )
})

test('3. the order of events and duplicates of them make no difference', () => {
  fc.assert(
    fc.property(anything, (asked) => {
      const { observed, monitored, declared, maintenance } = asked.evidence
      const shuffled: Evidence = {
        observed,
        monitored: [...monitored, ...monitored].reverse(),
        declared: [...declared.toReversed(), ...declared],
        maintenance: [...maintenance.toReversed(), ...maintenance],
      }
      const { explain: _, ...again } = evaluateAvailability({ ...asked, evidence: shuffled })
      const { explain: __, ...once } = evaluateAvailability(asked)
      expect(again).toEqual(once)
    }),
  )
})

test('4. an outage cut in two that touch leaves the value as it was', () => {
  fc.assert(
    fc.property(interval, fc.double({ min: 0, max: 1, noNaN: true }), (whole, at01) => {
      const cut = whole.start + Math.floor((whole.end - whole.start) * at01)
      const [left, right] = [aSpan({ ...whole, end: cut }), aSpan({ ...whole, start: cut })]
      expect(shareOf(march({ monitored: [left, right] }))).toEqual(
        shareOf(march({ monitored: [aSpan(whole)] })),
      )
    }),
  )
})

test('5. base and downtime of a quarter are those of its months together', () => {
  fc.assert(
    fc.property(facts, (drawn) => {
      const of = (period: string, date: string) =>
        totals(evaluateAvailability(question({ objective: { period }, evidence: drawn, in: date })))
      const months = ['2026-01-10', '2026-02-10', '2026-03-10'].map((date) => of('calendar-month', date))
      const quarter = of('calendar-quarter', '2026-02-10')
      expect(months.reduce((sum, { base }) => sum + base, 0)).toBe(quarter.base)
      expect(months.reduce((sum, { down }) => add(sum, down), ZERO)).toEqual(quarter.down)
    }),
  )
})

test('6. the printed number and the verdict never disagree, for all four comparators', () => {
  const digits = fc.integer({ min: 0, max: 3 })
  fc.assert(
    fc.property(digits, digits, fc.bigInt(0n, 10n ** 12n), fc.nat(100_000), (d, more, num, units) => {
      const value = ratio(num, 9_999_999_967n)
      const text = displayNumber(ratio(units, 10 ** d), 'floor', d)
      const target = parseDecimal(text)
      const [low, high] = (['floor', 'ceil'] as const).map((way) =>
        parseDecimal(displayNumber(value, way, d + more)),
      ) as [Ratio, Ratio]
      expect(compare(low, target) >= 0).toBe(compare(value, target) >= 0)
      expect(compare(low, target) < 0).toBe(compare(value, target) < 0)
      expect(compare(high, target) <= 0).toBe(compare(value, target) <= 0)
      expect(compare(high, target) > 0).toBe(compare(value, target) > 0)
    }),
  )
})

test('9. the zone moves boundaries only: over all of it, downtime is the same', () => {
  fc.assert(
    fc.property(
      spans,
      fc.constantFrom('UTC', 'America/New_York', 'Pacific/Chatham'),
      (monitored, timeZone) => {
        const year = (zone: string) =>
          evaluateAvailability(
            question({
              objective: { period: 'calendar-year' },
              agreement: { timeZone: zone },
              evidence: { monitored },
            }),
          )
        expect(totals(year(timeZone)).down).toEqual(totals(year('Europe/Stockholm')).down)
      },
    ),
  )
})

describe('10. bounds', () => {
  const some = anything.filter((asked) => evaluateAvailability(asked).value !== null)
  test('worst <= value <= best', () => {
    fc.assert(
      fc.property(some, (asked) => {
        const { worst, value, best } = evaluateAvailability(asked)
        if (!worst || !value || !best) throw new Error('a value has bounds')
        expect(compare(worst, value)).toBeLessThanOrEqual(0)
        expect(compare(value, best)).toBeLessThanOrEqual(0)
      }),
    )
  })

  const gap = fc.tuple(interval, fc.boolean())
  const rules = fc.record({
    unknownPolicy: fc.constantFrom('exclude', 'assume-up', 'assume-down', 'hold-last'),
    target: fc.constantFrom('>= 99.9 %', '>= 99 %', '>= 95 %', '>= 90 %'),
  })
  test('more unknown time widens them, and what was certain stays so when it turns out up or down', () => {
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 8 }), gap, rules, (monitored, [hole, wasDown], objective) => {
        const seen = march({ monitored }, { objective })
        const observed = [
          { start: at('2020-01-01'), end: hole.start },
          { start: hole.end, end: at('2027-01-01') },
        ]
        const outside = monitored.flatMap((one) => [
          { ...one, end: Math.min(one.end, hole.start) },
          { ...one, start: Math.max(one.start, hole.end) },
        ])
        const blind = march({ observed, monitored: outside }, { objective })
        if (!blind.worst || !blind.best || !seen.worst || !seen.best) return
        expect(compare(blind.worst, seen.worst)).toBeLessThanOrEqual(0)
        expect(compare(blind.best, seen.best)).toBeGreaterThanOrEqual(0)
        if (blind.certainty !== 'certain') return
        const filled = wasDown ? [...outside, aSpan(hole)] : outside
        expect(march({ monitored: filled }, { objective }).verdict).toBe(blind.verdict)
      }),
      { numRuns: 300 },
    )
  })
})

test('12. count-as-up is never below remove', () => {
  fc.assert(
    fc.property(facts, (drawn) => {
      const of = (exclusionMode: string) => {
        const maintenance = { notice: { elapsed: '48 h' }, exclusionMode, excludeSpan: 'announced' }
        return march({ ...drawn, observed: evidence().observed }, { agreement: { maintenance } })
      }
      const [up, removed] = [of('count-as-up').value, of('remove').value]
      if (up && removed) expect(compare(up, removed)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('17. the same question gives the same bytes', () => {
  const bytes = (asked: TimeQuestion) =>
    JSON.stringify(evaluateAvailability(asked), (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    )
  fc.assert(
    fc.property(anything, (asked) => {
      expect(bytes(structuredClone(asked))).toBe(bytes(asked))
    }),
  )
})

test('19. a rolling window is a fixed period with the same bounds', () => {
  fc.assert(
    fc.property(facts, instants, (drawn, asOf) => {
      const asked = question({ objective: { period: { rolling: 'P30D' } }, evidence: drawn, in: asOf, asOf })
      const fixed: PeriodBounds = { ...asked.period, id: 'x', type: 'calendar-month' }
      const [rolling, same] = [evaluateAvailability(asked), evaluateAvailability({ ...asked, period: fixed })]
      expect(rolling.segments).toEqual(same.segments)
      expect([rolling.value, rolling.verdict]).toEqual([same.value, same.verdict])
    }),
  )
})

test('20. best >= run rate >= worst, and the month ends between best and worst', () => {
  fc.assert(
    fc.property(spans, (monitored) => {
      const asked = { in: '2026-03-15', asOf: '2026-03-29T02:30' }
      const { projection } = evaluateAvailability(question({ ...asked, evidence: { monitored } })).result
      if (!projection) throw new Error('a running period has a projection')
      const [best, runRate, worst] = [projection.best, projection.runRate, projection.worst].map(
        parseDecimal,
      ) as [Ratio, Ratio, Ratio]
      expect(compare(best, runRate)).toBeGreaterThanOrEqual(0)
      expect(compare(runRate, worst)).toBeGreaterThanOrEqual(0)
      const end = parseDecimal(march({ monitored }).result.value ?? '')
      expect(compare(best, end)).toBeGreaterThanOrEqual(0)
      expect(compare(end, worst)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('21. a window announced too late changes nothing', () => {
  fc.assert(
    fc.property(anything, interval, (asked, { start, end }) => {
      fc.pre(end > start)
      const iso = (ms: number) => new Date(ms).toISOString()
      const late = work('late', { announcedAt: iso(start - 47 * HOUR), start: iso(start), end: iso(end) })
      const maintenance = [...asked.evidence.maintenance, late]
      const more = evaluateAvailability({ ...asked, evidence: { ...asked.evidence, maintenance } })
      const without = evaluateAvailability(asked)
      expect([more.value, more.verdict, more.result.budget]).toEqual([
        without.value,
        without.verdict,
        without.result.budget,
      ])
    }),
  )
})
