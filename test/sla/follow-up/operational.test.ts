import { expect, test } from 'vitest'
import type { Metric, ObjectiveResult } from '../../../data/schema/feed.ts'
import { isSatisfaction, operationalIn } from '../../../scripts/sla/follow-up/operational.ts'
import { objective } from '../../publish/feed-builders.ts'

/* The green outside: results of operational objectives with a say whose period ended in a span (docs/follow-up.md). */

const SPAN = { start: Date.parse('2026-03-31T22:00:00Z'), end: Date.parse('2026-06-30T22:00:00Z') }
const NONE = { met: 0, judged: 0, noData: 0 }
const ONE_MET = { met: 1, judged: 1, noData: 0 }

const ended = (end: string, over: Partial<ObjectiveResult> = {}) =>
  objective({ verdict: 'met', ...over, period: { ...objective().period, end } })
const inside = (over: Partial<ObjectiveResult> = {}) => ended('2026-04-30T22:00:00Z', over)
const tally = (...results: ObjectiveResult[]) => operationalIn(SPAN, results)

test('met and breached are judged; without data, and not decided yet, are neither', () => {
  expect(
    tally(
      inside(),
      inside(),
      inside(),
      inside({ verdict: 'breached' }),
      inside({ verdict: 'breached' }),
      inside({ verdict: 'no-data' }),
      inside({ verdict: 'pending' }),
    ),
  ).toEqual({ met: 3, judged: 5, noData: 2 })
  expect(tally()).toEqual(NONE)
})

test('what is excluded is not counted at all, not even as without data', () => {
  expect(tally(inside({ verdict: 'excluded' }))).toEqual(NONE)
})

test.each<Metric>(['csat', 'nps', 'nki'])(
  '%s is what the customer thinks, and no operational result',
  (metric) => {
    expect(isSatisfaction({ metric })).toBe(true)
    expect(tally(inside({ metric, verdict: 'breached' }), inside())).toEqual(ONE_MET)
  },
)

test.each<Metric>(['report-delivery', 'milestone'])('%s is managed and not operated', (metric) => {
  expect(isSatisfaction({ metric })).toBe(false)
  expect(tally(inside({ metric, verdict: 'breached' }), inside())).toEqual(ONE_MET)
})

test.each<Metric>(['availability', 'resolution', 'defect-rate', 'mttr'])('%s is operational', (metric) => {
  expect(isSatisfaction({ metric })).toBe(false)
  expect(tally(inside({ metric }))).toEqual(ONE_MET)
})

test('a KPI, a proposal and what is in preparation have no say', () => {
  expect(
    tally(inside({ kind: 'kpi' }), inside({ kind: 'proposed' }), inside({ phase: 'preparation' })),
  ).toEqual(NONE)
  expect(tally(inside({ phase: 'pilot' }))).toEqual(ONE_MET)
})

test('a period belongs where it ends: at the end of the span still, at its start to the span before', () => {
  expect(tally(ended('2026-06-30T22:00:00Z'))).toEqual(ONE_MET)
  expect(tally(ended('2026-06-30T22:00:01Z'))).toEqual(NONE)
  expect(tally(ended('2026-03-31T22:00:00Z'))).toEqual(NONE)
  expect(tally(ended('2026-03-31T22:00:01Z'))).toEqual(ONE_MET)
})
