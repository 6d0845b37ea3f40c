import { describe, expect, test } from 'vitest'
import type { ClaimedExclusion } from '../../data/schema/events.ts'
import type { Items } from '../../data/schema/items.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { factsWithout } from '../../scripts/sla/disputed-facts.ts'
import { evaluate, type Facts } from '../../scripts/sla/evaluate.ts'
import { subjectsOf } from '../../scripts/sla/metrics.ts'
import { periodAt } from '../../scripts/sla/time/period.ts'
import {
  ALWAYS,
  anAgreement,
  ask,
  at,
  between,
  CALENDARS,
  declared,
  downFor,
  MINUTE,
  SERVICE,
  work,
} from './builders.ts'
import { aTicket, someItems } from './items/builders.ts'

/* Every metric is measured by its own rule, from the facts that are its own (semantics 2.7). */

const TIMELINE: ServiceTimeline = {
  service: SERVICE,
  observed: ALWAYS,
  monitored: [downFor('2026-04-10T10:00', 60)],
  declared: [],
  responseTimes: { 'Europe/Stockholm': [{ day: at('2026-04-10'), counts: [[100, 5]], failed: 0 }] },
  dataThrough: at('2027-01-01'),
  counts: [{ service: SERVICE, start: at('2026-04-10'), end: at('2026-05-01'), good: 9, valid: 10 }],
}
const QUIET = new Map([[SERVICE, { ...TIMELINE, monitored: [] }]])
const facts = (more: Partial<Facts> = {}): Facts => ({
  timelines: new Map([[SERVICE, TIMELINE]]),
  maintenance: [],
  exclusions: [],
  items: someItems({}),
  itemsThrough: new Map(),
  ...more,
})

function measured(
  objective: Record<string, unknown>,
  more: Partial<Facts> = {},
  asOf = '2027-01-01',
  terms: Record<string, unknown> = {},
) {
  const agreement = anAgreement(objective, terms)
  const [own] = agreement.objectives
  if (own === undefined) throw new Error('an agreement has an objective')
  const period = periodAt(own.period, agreement.timeZone, at('2026-04-15'))
  const asked = { agreement, objective: own, period, calendars: CALENDARS, asOf: at(asOf) }
  return evaluate(asked, subjectsOf(agreement, own)[0] ?? [], facts(more))
}

const TICKET = { calendar: '24x7', quantifier: 'every', target: '<= 4 h' }
const METRICS: [metric: string, rule: string, more: Record<string, unknown>][] = [
  ['availability', 'availability/time', {}],
  ['outage-count', 'outages/count', { target: '<= 1' }],
  ['outage-total', 'outages/total', { target: '<= 1 h' }],
  ['longest-outage', 'outages/longest', { target: '<= 1 h' }],
  ['mttr', 'outages/mttr', { target: '<= 1 h' }],
  ['mtbf', 'outages/mtbf', { target: '>= 1 h' }],
  ['request-availability', 'requests/occurrences', { method: 'occurrences' }],
  ['ratio', 'ratio/share', { unit: 'order' }],
  ['response-time', 'latency/threshold-share', { target: '<= 300 ms', quantifier: { share: '>= 95 %' } }],
  ['first-response', 'tickets/first-response', TICKET],
  ['next-reply', 'tickets/next-reply', TICKET],
  ['update', 'tickets/update', TICKET],
  ['resolution', 'tickets/resolution', TICKET],
  ['lead-time', 'lead-time/working-days', { ...TICKET, target: '<= 5 working days' }],
  ['delivery-precision', 'deliveries/on-time', { unit: 'order' }],
  ['defect-rate', 'deliveries/defects', { unit: 'order', target: '< 1 %' }],
  ['csat', 'surveys/csat-top-2-box', { target: '>= 80 %' }],
  ['nps', 'surveys/nps', { target: '>= 30' }],
  ['nki', 'surveys/nki', { target: '>= 70' }],
  ['report-delivery', 'report-delivery', { target: '<= 10 working days' }],
  ['milestone', 'milestone', { target: '<= 0 working days', due: '2026-04-20' }],
]

test.each(METRICS)('%s is measured by %s', (metric, rule, more) => {
  const { result } = measured({ metric, ...more })
  expect([result.metric, result.method.rule]).toEqual([metric, rule])
})

describe('what it is measured from', () => {
  test('a service by its own checks, maintenance and exclusions', () => {
    const policy = { metric: 'availability' }
    expect(measured(policy).result.ledger?.downMs).toBe(60 * MINUTE)
    expect(measured(policy, { timelines: new Map() }).result).toMatchObject({
      verdict: 'no-data',
      coverage: '0.00',
    })
    expect(measured({ metric: 'ratio', unit: 'order' }).result.items).toMatchObject({ good: 9, valid: 10 })
    expect(measured({ metric: 'ratio', unit: 'order' }, { timelines: new Map() }).result.verdict).toBe(
      'no-data',
    )
    const response = { metric: 'response-time', target: '<= 300 ms', quantifier: { share: '>= 95 %' } }
    expect(measured(response).result.numbers?.samples).toBe('5')
    expect(measured(response).finality).toBe('final')
    expect(measured(response, { timelines: new Map() }).result).toMatchObject({
      verdict: 'no-data',
      finality: 'provisional',
    })
  })

  test('maintenance and exclusions of its own services alone', () => {
    const agreement = {
      maintenance: { notice: { elapsed: '48 h' } },
      exclusions: [{ type: 'customer', clause: '9', requiresApproval: false }],
    }
    const days = { announcedAt: '2026-01-01', start: '2026-04-10T10:00', end: '2026-04-10T10:30' }
    const claim: Omit<ClaimedExclusion, 'service'> = {
      ...between('2026-04-10T10:30', '2026-04-10T10:45'),
      ...{ agreement: 'avtal', incident: 'i1', type: 'customer', clause: '9', evidence: 'e', approvedBy: [] },
    }
    const of = (service: string) => {
      const maintenance = [work('m1', { ...days, services: [service] })]
      const ledger = measured(
        { metric: 'availability' },
        { maintenance, exclusions: [{ ...claim, service }] },
        undefined,
        agreement,
      ).result.ledger
      return [ledger?.downMs, ...(ledger?.excluded ?? []).map(({ reason, ms }) => `${reason} ${ms / MINUTE}`)]
    }
    // An hour down: half of it in the window, a quarter claimed.
    expect(of(SERVICE)).toEqual([15 * MINUTE, 'customer 15', 'maintenance 30'])
    expect(of('annan')).toEqual([60 * MINUTE])
  })

  test('a period that is over is known as far as its source has reported, a running one as far as it has run', () => {
    const objective = { metric: 'resolution', ...TICKET, measurement: { source: 'arenden' } }
    const items: Items = someItems({
      tickets: [
        aTicket([
          ['2026-04-10T08:00', 'created'],
          ['2026-04-10T09:00', 'state', 'solved'],
        ]),
      ],
    })
    const through = (time: string, source = 'arenden', asOf = '2027-01-01') => {
      const { verdict } = measured(objective, { items, itemsThrough: new Map([[source, at(time)]]) }, asOf)
      return verdict
    }
    expect(through('2026-04-30T23:59:59.999')).toBe('no-data')
    expect(through('2026-05-01')).toBe('met')
    expect(through('2026-04-20', 'annan')).toBe('met')
    // Of a running period nothing is late to be told: what was late at asOf counts.
    const open = someItems({ tickets: [aTicket([['2026-04-20T08:00', 'created']])] })
    const known = new Map([['arenden', at('2026-04-20T09:00')]])
    expect(measured(objective, { items: open, itemsThrough: known }, '2026-04-21').verdict).toBe('breached')
    expect(measured(objective, { items: open, itemsThrough: known }, '2026-05-01').verdict).toBe('no-data')
  })
})

describe('what a figure is about', () => {
  const scope = { services: ['a', 'b'] }
  const subjects = (objective: Record<string, unknown>) => {
    const agreement = anAgreement(objective, { scope })
    return agreement.objectives.flatMap((one) => subjectsOf(agreement, one))
  }

  test('each service by itself, those that are composed as one, and items as a whole', () => {
    expect(subjects({})).toEqual([['a'], ['b']])
    expect(subjects({ services: ['b'] })).toEqual([['b']])
    expect(subjects({ composition: 'serial' })).toEqual([['a', 'b']])
    for (const [metric, , more] of METRICS.slice(6, 9))
      expect(subjects({ metric, ...more })).toEqual([['a'], ['b']])
    expect(subjects({ metric: 'resolution', ...TICKET })).toEqual([[]])
  })
})

describe('facts without what is disputed', () => {
  const exclusion: Omit<ClaimedExclusion, 'incident'> = {
    ...between('2026-04-10T10:00', '2026-04-10T11:00'),
    ...{ agreement: 'avtal', service: SERVICE, type: 'customer', clause: '9', evidence: 'e', approvedBy: [] },
  }
  const all = facts({
    timelines: new Map([
      [
        SERVICE,
        {
          ...TIMELINE,
          declared: [
            declared('2026-04-10T10:00', '2026-04-10T11:00', 'major_outage', 'i1'),
            declared('2026-04-11T10:00', '2026-04-11T11:00', 'major_outage', 'i2'),
          ],
        },
      ],
    ]),
    exclusions: [
      { ...exclusion, incident: 'i1' },
      { ...exclusion, incident: 'i2' },
    ],
    items: someItems({
      tickets: [aTicket([], { id: 'T-1' }), aTicket([], { id: 'T-2' })],
      deliveries: ['D-1', 'T-1'].map((id) => ({ id, dateOnly: true, quantity: 1 })),
    }),
  })
  const rest = factsWithout(all, { incidents: new Set(['i1']), items: new Set(['T-1']) })

  test('incidents go with the exclusions that they claim, tickets and orders by id, and the checks stay', () => {
    expect(rest.timelines.get(SERVICE)?.declared.map(({ ref }) => ref)).toEqual(['i2'])
    expect(rest.timelines.get(SERVICE)?.monitored).toEqual(TIMELINE.monitored)
    expect(rest.exclusions.map(({ incident }) => incident)).toEqual(['i2'])
    expect(rest.items.tickets.map(({ id }) => id)).toEqual(['T-2'])
    expect(rest.items.deliveries.map(({ id }) => id)).toEqual(['D-1'])
    expect(rest.itemsThrough).toBe(all.itemsThrough)
  })
})

describe('what of an objective stands in its result', () => {
  test('title and clause as the agreement has them, a title by the metric where it has none', () => {
    expect(ask({}).result.title).toEqual({ sv: 'Tillgänglighet', en: 'Availability' })
    expect(ask({}).result).not.toHaveProperty('clause')
    const { result } = ask({ objective: { title: { sv: 'Uppe', en: 'Up' }, clause: '4.2' } })
    expect(result).toMatchObject({ title: { sv: 'Uppe', en: 'Up' }, clause: '4.2' })
  })

  test('that it is a KPI, and nothing where it is a promise', () => {
    expect(ask({ objective: { kind: 'kpi' } }).result.kind).toBe('kpi')
    expect(ask({}).result).not.toHaveProperty('kind')
  })

  test('R5 that it is met by the rounding of the contract alone', () => {
    // 44 of 43 200 minutes: 99.898148, which is 99.9 when rounded to one decimal.
    const contractRounding = { decimals: 1, mode: 'half-up' }
    const evidence = { monitored: [downFor('2026-04-10T10:00', 44)] }
    expect(ask({ objective: { contractRounding }, evidence }).result).toMatchObject({
      ...{ verdict: 'met', value: '99.89', metOnlyByRounding: true },
    })
    expect(ask({ objective: { contractRounding } }).result).not.toHaveProperty('metOnlyByRounding')
    expect(ask({ evidence }).result).not.toHaveProperty('metOnlyByRounding')
    const worse = { monitored: [downFor('2026-04-10T10:00', 90)] }
    expect(ask({ objective: { contractRounding }, evidence: worse }).result).not.toHaveProperty(
      'metOnlyByRounding',
    )
    // Without an outage there is no mean to round.
    const none = measured({ metric: 'mttr', target: '<= 1 h', contractRounding }, { timelines: QUIET }).result
    expect(none).toMatchObject({ verdict: 'met', value: null, reason: 'no-outage' })
    expect(none).not.toHaveProperty('metOnlyByRounding')
  })
})
