// @ts-nocheck
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Interval, Span } from '../../../data/schema/timeline.ts'
import { evaluateAvailability } from '../../../scripts/sla/availability/evaluate.ts'
import { add, compare, multiply, type Ratio, ratio, ZERO } from '../../../scripts/sla/exact/ratio.ts'
import type { Part, TimeEvaluation } from '../../../scripts/sla/types.ts'
import { interval } from '../arbitraries.ts'
import { aSpan, at, evidence, question } from '../builders.ts'

/* Properties 13 and 14 of semantics.md. */

function downtime({ segments }: TimeEvaluation): Ratio {
  return segments.reduce(
    (sum, { weight, start, end }) => (weight ? add(sum, multiply(weight, ratio(end - start))) : sum),
    ZERO,
  )
}

test('13. slot-all <= floor-duration <= exact <= slot-any, for a single outage', () => {
  const length = fc.integer({ min: 0, max: 600_000 })
  fc.assert(
    fc.property(length, fc.integer({ min: 1, max: 600_000 }), (after, ms) => {
      const start = at('2026-04-10T10:00') + after
      const counted = ['slot-all', 'floor-duration', 'exact', 'slot-any'].map((granularity) => {
        const monitored = [aSpan({ start, end: start + ms })]
        return downtime(
          evaluateAvailability(question({ objective: { granularity }, evidence: { monitored } })),
        )
      })
      for (const [index, less] of counted.slice(0, -1).entries())
        expect(compare(less, counted[index + 1] as Ratio)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 300 },
  )
})

const state = fc.constantFrom('major_outage' as const, 'partial_outage' as const)
const outage: fc.Arbitrary<Span> = fc.tuple(interval, state).map(([i, kind]) => aSpan(i, { state: kind }))
const outages = fc.array(outage, { maxLength: 5 })
const service = (name: string, monitored: Span[], observed?: Interval[]): Part => ({
  service: name,
  evidence: evidence({ monitored, ...(observed && { observed }) }),
})
const compose = (composition: unknown, parts: Part[], more = {}) =>
  evaluateAvailability(
    question({
      objective: {
        ...{ composition, weights: { partial: '0.3' }, period: 'calendar-quarter' },
        ...(composition === 'weighted' && { unitWeights: { a: '0.5', b: '0.3', c: '0.2' } }),
        ...more,
      },
      agreement: { scope: { services: parts.map((part) => part.service) } },
      parts,
      in: '2026-04-15',
    }),
  )

describe('14. composition', () => {
  test('parallel <= each <= serial <= the sum; k of n lies between, and 1 and n are its ends', () => {
    fc.assert(
      fc.property(outages, outages, outages, (a, b, c) => {
        const parts = [service('a', a), service('b', b), service('c', c)]
        const each = parts.map((one) => downtime(compose(undefined, [one])))
        const of = (composition: unknown) => downtime(compose(composition, parts))
        const [parallel, two, serial, weighted] = [
          of('parallel'),
          of({ kOfN: 2 }),
          of('serial'),
          of('weighted'),
        ]
        for (const one of each) {
          expect(compare(parallel, one)).toBeLessThanOrEqual(0)
          expect(compare(one, serial)).toBeLessThanOrEqual(0)
        }
        expect(compare(serial, each.reduce(add, ZERO))).toBeLessThanOrEqual(0)
        expect(compare(parallel, two)).toBeLessThanOrEqual(0)
        expect(compare(two, serial)).toBeLessThanOrEqual(0)
        expect(of({ kOfN: 1 })).toEqual(parallel)
        expect(of({ kOfN: 3 })).toEqual(serial)
        const [x, y, z] = each as [Ratio, Ratio, Ratio]
        const shares = [multiply(x, ratio(5, 10)), multiply(y, ratio(3, 10)), multiply(z, ratio(2, 10))]
        expect(weighted).toEqual(shares.reduce(add, ZERO))
      }),
    )
  })

  test('the order of the services makes no difference', () => {
    const kinds = fc.constantFrom<unknown>('serial', 'parallel', { kOfN: 2 }, 'weighted')
    fc.assert(
      fc.property(outages, outages, outages, kinds, (a, b, c, composition) => {
        const parts = [service('a', a), service('b', b), service('c', c)]
        const [once, turned] = [compose(composition, parts), compose(composition, parts.toReversed())]
        expect(turned.value).toEqual(once.value)
        expect(turned.segments).toEqual(once.segments)
      }),
    )
  })

  test('what is certain stays so, whatever the unseen time of one service turns out to be', () => {
    const kinds = fc.constantFrom<unknown>('serial', 'parallel', { kOfN: 2 }, 'weighted')
    const targets = fc.constantFrom('>= 99 %', '>= 97 %', '>= 90 %')
    fc.assert(
      fc.property(
        outages,
        outages,
        interval,
        kinds,
        targets,
        fc.boolean(),
        (a, b, hole, kind, target, was) => {
          const seen = [
            { start: at('2020-01-01'), end: hole.start },
            { start: hole.end, end: at('2027-01-01') },
          ]
          const outside = a.flatMap((one) => [
            { ...one, end: Math.min(one.end, hole.start) },
            { ...one, start: Math.max(one.start, hole.end) },
          ])
          const rest = [service('b', b), service('c', [])]
          const blind = compose(kind, [service('a', outside, seen), ...rest], { target })
          const truth = was ? [...outside, aSpan(hole)] : outside
          const known = compose(kind, [service('a', truth), ...rest], { target })
          if (blind.worst && blind.best && known.value) {
            expect(compare(blind.worst, known.value)).toBeLessThanOrEqual(0)
            expect(compare(known.value, blind.best)).toBeLessThanOrEqual(0)
          }
          if (blind.certainty === 'certain') expect(known.verdict).toBe(blind.verdict)
        },
      ),
      { numRuns: 300 },
    )
  })
})

test('2. another outage never raises the value, however outages are merged, tested and rounded', () => {
  const rules = fc.record({
    granularity: fc.constantFrom('exact', 'slot-all', 'slot-any'),
    mergeGap: fc.constantFrom('0 s', '1 h'),
    mergeCountsGap: fc.boolean(),
    minOutage: fc.constantFrom('0 s', '2 h'),
    partial: fc.constantFrom('1', '0.3'),
  })
  fc.assert(
    fc.property(outages, outage, rules, (monitored, more, { partial, ...objective }) => {
      // A gap that counts weighs as what went before it, and a lesser outage that is found in it weighs less.
      const weights = { partial: objective.mergeCountsGap ? '1' : partial }
      const value = (spans: Span[]) =>
        evaluateAvailability(
          question({
            objective: { ...objective, weights },
            evidence: { monitored: spans },
            in: '2026-04-05',
          }),
        ).value
      const [before, after] = [value(monitored), value([...monitored, more])]
      if (!before || !after) throw new Error('all of April was observed')
      expect(compare(after, before)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 300 },
  )
})
