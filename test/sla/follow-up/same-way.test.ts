import { expect, test } from 'vitest'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { sameWay } from '../../../scripts/sla/follow-up/same-way.ts'
import { objective } from '../../publish/feed-builders.ts'

/* What makes two results comparable: how they were measured, and not what they were judged against. */

type Parameters = Record<string, string>
const by = (parameters: Parameters, over: Partial<ObjectiveResult> = {}) =>
  objective({ method: { rule: 'availability/time', parameters }, ...over })
const TARGET = objective().target

test('nothing and a single result are measured in the same way', () => {
  expect(sameWay([])).toBe(true)
  expect(sameWay([by({})])).toBe(true)
})

test.each([
  ['the rule', objective({ method: { rule: 'requests/time-slices', parameters: {} } })],
  ['a parameter', by({ minOutage: 'PT5M' })],
  ['the metric', by({}, { metric: 'ratio' })],
  ['the unit', by({}, { target: { ...TARGET, unit: 'ms' } })],
  ['the quantifier', by({}, { target: { ...TARGET, quantifier: 'share' } })],
  [
    'the limit of each item',
    by({}, { target: { ...TARGET, limit: { comparator: '<=', value: '300', unit: 'ms' } } }),
  ],
  ['that it is of several parts', by({}, { parts: [] })],
])('another way: %s differs', (_, other) => {
  expect(sameWay([by({}), other])).toBe(false)
  expect(sameWay([other, by({})])).toBe(false)
  expect(sameWay([other, other])).toBe(true)
})

test('one that differs among many is enough', () => {
  expect(sameWay([by({}), by({}), by({ minOutage: 'PT5M' }), by({})])).toBe(false)
})

test('a target and its comparator do not change a figure', () => {
  const stricter = by({}, { target: { comparator: '>', value: '99.99', unit: '%' } })
  expect(sameWay([by({}), stricter])).toBe(true)
})

test.each([
  'atRiskConsumption',
  'minCoverage',
  'minResponses',
  'confidenceRule',
  'midPeriodChange',
  'midPeriodChangeAgreed',
])('%s decides over the verdict and not over the figure', (name) => {
  expect(sameWay([by({ [name]: '1' }), by({ [name]: '2' }), by({})])).toBe(true)
})

test('the order in which parameters were written is no difference, what each of them is set to is', () => {
  const one = by({ minOutage: 'PT5M', unknownPolicy: 'exclude' })
  expect(sameWay([one, by({ unknownPolicy: 'exclude', minOutage: 'PT5M' })])).toBe(true)
  expect(sameWay([one, by({ unknownPolicy: 'assume-up', minOutage: 'PT5M' })])).toBe(false)
})

test('what was recorded before the way of counting days was told was counted by local days', () => {
  expect(sameWay([by({}), by({ countedBy: 'local-day' })])).toBe(true)
  expect(sameWay([by({}), by({ countedBy: 'utc-day' })])).toBe(false)
})
