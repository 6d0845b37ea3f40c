import fc from 'fast-check'
import type { ClaimedExclusion } from '../../data/schema/events.ts'
import type { Interval, Span } from '../../data/schema/timeline.ts'
import { merge, subtractIntervals } from '../../scripts/sla/time/intervals.ts'
import type { Evidence, Part, TimeQuestion } from '../../scripts/sla/types.ts'
import { ALWAYS, aSpan, at, MINUTE, question, SERVICE, work } from './builders.ts'

/* Questions about anything at all, for properties that hold whatever is asked. */

export const HOUR = 60 * MINUTE
const FROM = at('2026-03-25')
const HOURS = 24 * 16

/** Half hours within 16 days around the clock change, so that edges often meet. */
export const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.integer({ min: 0, max: HOURS * 2 }), fc.integer({ min: 0, max: 40 }))
  .map(([start, length]) => ({ start: FROM + (start * HOUR) / 2, end: FROM + ((start + length) * HOUR) / 2 }))

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
export const spans = fc.array(span, { maxLength: 8 })

const hourOrLess = fc.integer({ min: -30, max: 90 })
/** A declared incident with everything that people may write down of it. */
const told: fc.Arbitrary<Span> = fc
  .record({
    span,
    affected: fc.option(
      fc.oneof(
        fc.integer({ min: 1, max: 12 }),
        fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3', 'u4'), { minLength: 1 }),
      ),
      { nil: undefined },
    ),
    detected: fc.option(hourOrLess, { nil: undefined }),
    reported: fc.option(hourOrLess, { nil: undefined }),
    confirmed: fc.option(hourOrLess, { nil: undefined }),
  })
  .map(({ span: one, affected, detected, reported, confirmed }) => ({
    ...one,
    source: 'incidents',
    ...(affected !== undefined && { affected }),
    ...(detected !== undefined && { detectedAt: one.start + detected * MINUTE }),
    ...(reported !== undefined && { reportedAt: one.start + reported * MINUTE }),
    ...(confirmed !== undefined && { confirmedAt: one.end + confirmed * MINUTE }),
  }))

const iso = (ms: number) => new Date(ms).toISOString()
const window = fc
  .tuple(
    fc.integer({ min: 0, max: HOURS }),
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 0, max: 200 }),
    fc.boolean(),
  )
  .map(([start, length, notice, extended]) => {
    const begin = FROM + start * HOUR
    const end = begin + length * HOUR
    const added = [{ announcedAt: iso(begin - 50 * HOUR), start: iso(end), end: iso(end + HOUR) }]
    return work(`m${start}-${length}-${notice}`, {
      announcedAt: iso(begin - notice * HOUR),
      start: iso(begin),
      end: iso(end),
      ...(extended && { extensions: added }),
    })
  })

const claim: fc.Arbitrary<ClaimedExclusion> = fc
  .tuple(
    interval.filter(({ start, end }) => end > start),
    fc.constantFrom('force-majeure' as const, 'customer' as const, 'beta' as const),
    fc.boolean(),
  )
  .map(([one, type, approved]) => ({
    ...one,
    ...{ agreement: 'avtal', type, clause: '9', evidence: 'x', incident: 'a', service: SERVICE },
    approvedBy: approved ? ['customer'] : [],
  }))

/** Mostly all but a gap or two, as monitoring is; now and then only pieces. */
const observed: fc.Arbitrary<Interval[]> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(interval, { maxLength: 2 }).map((gaps) => subtractIntervals(ALWAYS, merge(gaps))),
  },
  {
    weight: 1,
    arbitrary: fc.array(interval, { maxLength: 6 }).map((list) => list.toSorted((a, b) => a.start - b.start)),
  },
)

export const facts: fc.Arbitrary<Evidence> = fc.record({
  observed,
  monitored: spans,
  declared: fc.array(told, { maxLength: 6 }),
  maintenance: fc.array(window, { maxLength: 3 }),
  exclusions: fc.array(claim, { maxLength: 2 }),
})

const periods = fc.constantFrom<[unknown, string]>(
  ['calendar-day', '2026-03-29T12:00'],
  ['calendar-week', '2026-03-25'],
  ['calendar-month', '2026-03-15'],
  ['calendar-quarter', '2026-04-15'],
  [{ fixedDenominator: '720 h' }, '2026-03-15'],
)
export const instants = fc.constantFrom(
  '2026-03-26T12:00',
  '2026-03-29T02:30',
  '2026-04-03',
  '2026-04-20',
  '2027-01-01',
)

/** One service, or several that are one figure. */
const composed = fc.constantFrom(
  { composition: undefined, services: [SERVICE] },
  { composition: 'serial', services: [SERVICE, 'b'] },
  { composition: 'parallel', services: [SERVICE, 'b'] },
  { composition: { kOfN: 2 }, services: [SERVICE, 'b', 'c'] },
  { composition: 'weighted', services: [SERVICE, 'b'], unitWeights: { [SERVICE]: '0.7', b: '0.3' } },
)

const rules = fc.record({
  serviceHours: fc.constantFrom('24x7', 'se-legal-eves'),
  minOutage: fc.constantFrom('0 s', '2 h'),
  minOutageMode: fc.constantFrom('whole', 'excess'),
  minOutageTest: fc.constantFrom('gross', 'net'),
  mergeGap: fc.constantFrom('0 s', '1 h'),
  mergeCountsGap: fc.boolean(),
  granularity: fc.constantFrom('exact', 'floor-duration', 'slot-all', 'slot-any'),
  unknownPolicy: fc.constantFrom('exclude', 'assume-up', 'assume-down', 'hold-last'),
  measurement: fc.record({ authority: fc.constantFrom('union', 'monitoring', 'incidents', 'intersection') }),
  weights: fc.record({ partial: fc.constantFrom('1', '0.3') }),
  scopeUnits: fc.constantFrom(undefined, 8),
  downtimeStart: fc.constantFrom('actual', 'detected', 'reported'),
  downtimeEnd: fc.constantFrom('actual', 'confirmed'),
  resolution: fc.constantFrom('convention', 'worst', 'best'),
  target: fc.constantFrom('>= 99.9 %', '>= 95 %', '>= 80 %', '> 50 %'),
  minCoverage: fc.constantFrom('95', '50', '0'),
})
const terms = fc.record({
  effectiveFrom: fc.constantFrom('2020-01-01', '2020-01-01', '2026-03-20'),
  partialPeriod: fc.constantFrom('prorate', 'deem-100', 'skip', 'merge-next'),
  exclusionMode: fc.constantFrom('remove', 'count-as-up', 'none'),
  excludeSpan: fc.constantFrom('actual', 'announced'),
  lateMode: fc.constantFrom('whole', 'from-notice'),
  exclusions: fc.constantFrom('none', [{ type: 'force-majeure', clause: '9' }]),
  suspended: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: interval.filter(({ start, end }) => end > start) },
  ),
})

/** Any question at all, with any of the parameters that time is counted by. */
export const anything: fc.Arbitrary<TimeQuestion> = fc
  .record({
    facts: fc.array(facts, { minLength: 3, maxLength: 3 }),
    composed,
    rules,
    terms,
    period: periods,
    asOf: fc.oneof({ weight: 2, arbitrary: instants }, { weight: 1, arbitrary: fc.constant('2027-01-01') }),
  })
  .map((drawn) => {
    const { services, ...composition } = drawn.composed
    const { effectiveFrom, partialPeriod, exclusions, suspended, ...maintenance } = drawn.terms
    const parts: Part[] = services.map((service, index) => {
      const { maintenance: windows, ...own } = drawn.facts[index] as Evidence
      return {
        service,
        evidence: { ...own, maintenance: windows.map((w) => ({ ...w, services: [service] })) },
      }
    })
    return question({
      objective: { ...drawn.rules, ...composition, period: drawn.period[0] },
      agreement: {
        ...{ effectiveFrom, scope: { services }, partialPeriod, exclusions },
        maintenance: { notice: { elapsed: '48 h' }, cap: { perMonth: '10 h' }, ...maintenance },
        ...(suspended && {
          suspensions: [{ from: iso(suspended.start), to: iso(suspended.end), reason: 'Vilande' }],
        }),
      },
      parts,
      in: drawn.period[1],
      asOf: drawn.asOf,
    })
  })
