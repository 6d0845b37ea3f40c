import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { project } from '../../scripts/sla/availability/budget.ts'
import { evaluateAvailability } from '../../scripts/sla/availability/evaluate.ts'
import { displayNumber } from '../../scripts/sla/exact/display.ts'
import { add, compare, parseDecimal, type Ratio, ratio, ZERO } from '../../scripts/sla/exact/ratio.ts'
import type { Evidence, PeriodBounds, TimeEvaluation, TimeQuestion } from '../../scripts/sla/types.ts'
import { anything, facts, HOUR, instants, interval, spans } from './arbitraries.ts'
import { aSpan, at, evidence, question, work } from './builders.ts'

/* The properties of semantics.md that concern availability; numbers as there. */

const plain = interval.map((one) => aSpan(one))

const withEvidence = (
  asked: TimeQuestion,
  change: (evidence: Evidence) => Partial<Evidence>,
): TimeQuestion => ({
  ...asked,
  parts: asked.parts.map((part) => ({ ...part, evidence: { ...part.evidence, ...change(part.evidence) } })),
})

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
      // Under merge-next a period can begin earlier than asked.
      const from = at(result.period.start)
      let edge = from
      for (const { start, end } of segments) {
        expect(start).toBe(edge)
        expect(end).toBeGreaterThan(start)
        edge = end
      }
      expect(edge).toBe(asked.period.end)
      const { excluded, ...classes } = result.ledger ?? { excluded: [] }
      const sum = [...Object.values(classes), ...excluded.map(({ ms }) => ms)].reduce((a, b) => a + b, 0)
      expect(sum).toBe(asked.period.end - from)
    }),
  )
})

test('2. another outage never raises the value', () => {
  fc.assert(
    fc.property(spans, plain, (monitored, more) => {
      const before = shareOf(march({ monitored }))
      expect(compare(shareOf(march({ monitored: [...monitored, more] })), before)).toBeLessThanOrEqual(0)
    }),
  )
})

test('3. the order of events and duplicates of them make no difference', () => {
  fc.assert(
    fc.property(anything, (asked) => {
      const twice = <T>(list: T[]) => [...list.toReversed(), ...list]
      const shuffled = withEvidence(asked, ({ monitored, declared, maintenance, exclusions }) => ({
        monitored: twice(monitored),
        declared: twice(declared),
        maintenance: twice(maintenance),
        exclusions: twice(exclusions),
      }))
      const { explain: _, ...again } = evaluateAvailability(shuffled)
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

test('20. with nothing left to come all three are the value that the period ends with', () => {
  const policies = fc.constantFrom('exclude', 'assume-up', 'assume-down', 'hold-last')
  fc.assert(
    fc.property(facts, policies, (drawn, unknownPolicy) => {
      const { measure, value } = march(drawn, { objective: { unknownPolicy } })
      fc.pre(value !== null)
      expect(project(measure, { base: 0, agreed: 0 })).toEqual({ best: value, runRate: value, worst: value })
    }),
  )
})

test('the questions that anything may be asked reach every class, verdict and certainty', () => {
  const seen = new Map<string, number>()
  for (const asked of fc.sample(anything, { numRuns: 500, seed: 1 })) {
    const { verdict, certainty, outlook = '', segments, result, value, worst } = evaluateAvailability(asked)
    const kinds = segments.map(({ class: kind, reason = '', weight }) => [
      `${kind} ${reason}`.trim(),
      weight && weight.den !== 1n ? 'in part' : '',
    ])
    const bounded = value && worst && compare(worst, value) < 0 ? 'bounded' : ''
    const disputed = result.disputed ? 'disputed' : ''
    const told = [verdict, certainty, outlook, bounded, disputed, value ? 'value' : '', ...kinds.flat()]
    for (const one of new Set(told)) seen.set(one, (seen.get(one) ?? 0) + 1)
  }
  const often = (one: string) => seen.get(one) ?? 0
  // Half of them have a figure; what follows is rarer, and still in every hundred examples of a property.
  expect(often('value')).toBeGreaterThan(250)
  const classes = [
    'up',
    'down',
    'in part',
    'unknown monitoring-gap',
    'unknown source-late',
    'outside-hours',
    'outside-contract',
    'future',
  ]
  const excluded = ['excluded maintenance', 'excluded suspension', 'excluded force-majeure']
  const verdicts = ['met', 'breached', 'no-data', 'excluded', 'pending', 'on-track', 'at-risk', 'lost']
  const doubts = ['policy', 'resolution-limited', 'bounded', 'disputed']
  expect([...classes, ...excluded, ...verdicts, ...doubts].filter((one) => often(one) < 2)).toEqual([])
})

test('21. a window announced too late changes nothing', () => {
  fc.assert(
    fc.property(anything, interval, (asked, { start, end }) => {
      fc.pre(end > start)
      const iso = (ms: number) => new Date(ms).toISOString()
      // Under from-notice its notice has run when it is over.
      const late = work('late', { announcedAt: iso(end - 48 * HOUR), start: iso(start), end: iso(end) })
      const more = evaluateAvailability(
        withEvidence(asked, ({ maintenance }) => ({ maintenance: [...maintenance, late] })),
      )
      const without = evaluateAvailability(asked)
      expect([more.value, more.verdict, more.result.budget]).toEqual([
        without.value,
        without.verdict,
        without.result.budget,
      ])
    }),
  )
})
