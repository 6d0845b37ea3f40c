import { expect, test } from 'vitest'
import type { WorkloadEntry } from '../data/schema/feed.ts'
import { cappedWork, isOverCap } from './workload.ts'

const period = (id: string, start: string, end: string) => ({
  ...{ id, type: 'calendar-month', timeZone: 'UTC' },
  start: `${start}T00:00:00Z`,
  end: `${end}T00:00:00Z`,
})
const JUNE = period('2026-06', '2026-06-01', '2026-07-01')
const JULY = period('2026-07', '2026-07-01', '2026-08-01')
const work = (more: Partial<WorkloadEntry>): WorkloadEntry => ({
  ...{ id: 'arenden', counts: 'tickets', assumed: 400, objectives: ['o1'], cap: 600 },
  periods: [
    { period: JULY, actual: 600 },
    { period: JUNE, actual: 601 },
  ],
  ...more,
})
type Results = Parameters<typeof cappedWork>[0]
const told = (workload: WorkloadEntry[], ...results: Results) =>
  cappedWork(results, { workload }).map((one) => [one.period.id, one.actual, isOverCap(one)])
const inMonth = (of: typeof JUNE, objective = 'o1') => ({ objective, period: of })

test('as many as the cap are within it, one more is over', () => {
  expect(told([work({})], inMonth(JULY))).toEqual([['2026-07', 600, false]])
  expect(told([work({})], inMonth(JUNE))).toEqual([['2026-06', 601, true]])
})

test('of a result over a quarter each of its months is told', () => {
  const quarter = period('2026-Q2', '2026-04-01', '2026-07-01')
  expect(told([work({})], inMonth(quarter))).toEqual([['2026-06', 601, true]])
})

test('what several results share is told once', () => {
  const both = work({ objectives: ['o1', 'o2'] })
  expect(told([both], inMonth(JUNE), inMonth(JUNE, 'o2'))).toEqual([['2026-06', 601, true]])
})

test('nothing of another objective, without a cap, or where nobody knows how much there was', () => {
  expect(told([work({})], inMonth(JUNE, 'o2'))).toEqual([])
  expect(told([work({ cap: undefined })], inMonth(JUNE))).toEqual([])
  expect(told([work({ periods: [{ period: JUNE, actual: null }] })], inMonth(JUNE))).toEqual([])
})
