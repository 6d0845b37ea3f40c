import { expect, it, vi } from 'vitest'
import type { AgreementFeed, DisputeEntry, ObjectiveResult, Step } from '../data/schema/feed.ts'
import { disputesOf } from './disputes.ts'
import { result } from './result.fixture.ts'

vi.mock('./feed.ts', () => import('./feed.fixture.ts'))

const outage = (...events: string[]): Step => ({
  step: 'outage',
  values: { start: '2026-03-02T10:00:00Z', end: '2026-03-02T11:00:00Z', events: events.join('\n') },
})
const claim = (incident: string, why: string): Step => ({
  step: 'exclusion',
  values: { incident, why, start: '2026-03-02T10:00:00Z', end: '2026-03-02T10:30:00Z', excludedMs: '0' },
})
const disputed = { without: '99.99', verdict: 'met' }
const dispute = (more: Partial<DisputeEntry> = {}): DisputeEntry => ({
  stage: 'negotiation',
  openedAt: '2026-03-10T08:00:00Z',
  incidents: ['a'],
  items: 0,
  ...more,
})

/** What is told of the incident `a`: stages of disputes, how many claims, and the objectives of the figures. */
function told(results: Partial<ObjectiveResult>[], disputes?: DisputeEntry[]) {
  const feed = {
    agreement: { id: 'drift', href: 'agreements/drift/' },
    results: results.map((one, index) => result({ objective: `m${index}`, ...one })),
    history: [],
    ...(disputes && { disputes }),
  } as unknown as AgreementFeed
  return disputesOf('a', [feed]).map((one) => ({
    disputes: one.disputes.map(({ stage }) => stage),
    claims: one.claims.length,
    figures: one.figures.map(({ result: { objective } }) => objective),
  }))
}

it('an incident that nobody disputes has nothing to tell', () => {
  expect(told([{ explain: [outage('a')] }])).toEqual([])
  // Another incident's dispute and another one's claim.
  const other = { disputed, explain: [outage('b'), claim('b', 'not-approved')] }
  expect(told([other], [dispute({ incidents: ['b'] })])).toEqual([])
})

it('time that the customer has not approved is told with every figure that it touches, once', () => {
  const touched = { disputed, explain: [outage('a', 'checks'), claim('a', 'not-approved')] }
  expect(told([touched, touched, { explain: [outage('a')] }])).toEqual([
    { disputes: [], claims: 1, figures: ['m0', 'm1'] },
  ])
  // What is approved, or never was to be had, is disputed no more.
  for (const why of ['listed', 'not-listed'])
    expect(told([{ disputed, explain: [claim('a', why)] }])).toEqual([])
})

it('an open dispute is told with the figures that rest on its incident, and not with those of another', () => {
  const results = [
    { disputed, explain: [outage('a')] },
    { disputed, explain: [outage('b')] },
    { disputed, explain: [claim('a', 'listed')] },
    { explain: [outage('a')] },
  ]
  expect(told(results, [dispute()])).toEqual([
    { disputes: ['negotiation'], claims: 0, figures: ['m0', 'm2'] },
  ])
})

it('a dispute is told where no figure differs, and once it is settled it changes none', () => {
  const none = { disputes: ['negotiation'], claims: 0, figures: [] }
  expect(told([{ explain: [outage('a')] }], [dispute()])).toEqual([none])
  const settled = dispute({ settledAt: '2026-03-20T08:00:00Z' })
  // It is another incident's dispute by which the figure is still disputed.
  const open = dispute({ incidents: ['b'] })
  expect(told([{ disputed, explain: [outage('a', 'b')] }], [settled, open])).toEqual([none])
})
