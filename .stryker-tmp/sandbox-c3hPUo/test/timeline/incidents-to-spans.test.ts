// @ts-nocheck
import { expect, test } from 'vitest'
import type { IncidentRecord } from '../../data/schema/events.ts'
import { incidentsToSpans } from '../../scripts/timeline/incidents-to-spans.ts'

function incident(more: Partial<IncidentRecord>): IncidentRecord {
  return {
    id: 'i1',
    title: 'Fel',
    impact: 'major',
    status: 'resolved',
    start: 100,
    end: 200,
    services: [{ id: 'portal', state: 'major_outage' }],
    updates: [],
    ...more,
  }
}

const short = (incidents: IncidentRecord[], asOf = 1000) =>
  incidentsToSpans(incidents, asOf).map(({ service, state, start, end, ref }) => [
    service,
    state,
    start,
    end,
    ref,
  ])

test('one span a service that was degraded or out, none for other states', () => {
  const states = ['operational', 'under_maintenance', 'unknown'] as const
  const services = [
    ...states.map((state) => ({ id: 'quiet', state })),
    { id: 'portal', state: 'partial_outage' as const },
    { id: 'api', state: 'degraded_performance' as const },
  ]
  expect(short([incident({ services })])).toEqual([
    ['api', 'degraded_performance', 100, 200, 'i1'],
    ['portal', 'partial_outage', 100, 200, 'i1'],
  ])
})

test('T1, T9: an open incident ends at asOf, one that begins at or after asOf is planned', () => {
  const open = incident({ end: null })
  expect(short([open], 500)).toEqual([['portal', 'major_outage', 100, 500, 'i1']])
  expect(short([open], 100)).toEqual([])
  expect(short([open], 99)).toEqual([])
  expect(short([incident({})], 150)).toEqual([['portal', 'major_outage', 100, 150, 'i1']])
})

test('T1: an incident without length is no span', () => {
  expect(short([incident({ end: 100 })])).toEqual([])
})

test('sorted by start, whatever the order of the files; the source is incidents', () => {
  const list = [incident({ id: 'b', start: 150 }), incident({ id: 'a' }), incident({ id: 'c', start: 150 })]
  expect(short(list).map(([, , , , ref]) => ref)).toEqual(['a', 'b', 'c'])
  expect(short(list.toReversed())).toEqual(short(list))
  expect(incidentsToSpans(list, 1000)[0]?.source).toBe('incidents')
})

test('a service that was touched for a part of the incident has its own times', () => {
  const services = [
    { id: 'portal', state: 'major_outage' as const },
    { id: 'api', state: 'major_outage' as const, start: 120, end: 180 },
    { id: 'web', state: 'major_outage' as const, start: 150 },
  ]
  expect(short([incident({ services })])).toEqual([
    ['portal', 'major_outage', 100, 200, 'i1'],
    ['api', 'major_outage', 120, 180, 'i1'],
    ['web', 'major_outage', 150, 200, 'i1'],
  ])
})

test('what was written down of an incident goes with its spans: when it was seen, reported and confirmed, and how far it went', () => {
  const noted = { detectedAt: 120, reportedAt: 150, confirmedAt: 260 }
  const services = [
    { id: 'portal', state: 'major_outage' as const, affected: 40 },
    { id: 'api', state: 'partial_outage' as const, affected: ['u1', 'u2'] },
    { id: 'web', state: 'major_outage' as const },
  ]
  const spans = incidentsToSpans([incident({ ...noted, services })], 1000)
  expect(spans).toHaveLength(3)
  for (const span of spans) expect(span).toMatchObject(noted)
  expect(Object.fromEntries(spans.map(({ service, affected }) => [service, affected]))).toEqual({
    portal: 40,
    api: ['u1', 'u2'],
    web: undefined,
  })
})
