import { expect, test } from 'vitest'
import type { ServiceFeed } from '../../data/schema/feed.ts'
import { niceTop, pathOf, seriesOf } from './series.ts'

const feed = (days: [string, number][], objectives: unknown[] = []) =>
  ({
    service: { objectives },
    responseDays: days.map(([date, p95]) => ({ date, p50: p95 / 2, p95, samples: 10 })),
  }) as unknown as ServiceFeed

test('a day without samples is a hole, not a bridge', () => {
  const series = seriesOf(
    feed([
      ['2026-10-24', 100],
      ['2026-10-26', 300],
    ]),
  )
  expect(series?.dates).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
  expect(series?.lines.find(({ name }) => name === 'p95')?.values).toEqual([100, null, 300])
})

test('a percentile that the feed does not have is no line', () => {
  expect(seriesOf(feed([['2026-10-24', 100]]))?.lines.map(({ name }) => name)).toEqual(['p50', 'p95'])
})

test('no samples, no picture', () => {
  expect(seriesOf(feed([]))).toBeNull()
})

test('the limit is what each request has to keep, in milliseconds, and the drawing holds it', () => {
  const share = {
    metric: 'response-time',
    target: {
      comparator: '>=',
      value: '95',
      unit: '%',
      limit: { comparator: '<=', value: '800', unit: 'ms' },
    },
  }
  expect(seriesOf(feed([['2026-10-24', 100]], [share]))).toMatchObject({ limit: 800, top: 1000 })
  const percentile = { metric: 'response-time', target: { comparator: '<=', value: '300', unit: 'ms' } }
  expect(seriesOf(feed([['2026-10-24', 100]], [percentile]))).toMatchObject({ limit: 300, top: 500 })
})

test.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [800, 1000],
  [1001, 2000],
  [5000, 5000],
])('the top above %d is %d', (value, top) => {
  expect(niceTop(value)).toBe(top)
})

test('a line breaks at a hole, and a day alone is a dot', () => {
  expect(pathOf([0, 50, null, 100, null], 100, 40, 10)).toBe('M0 10L10 5M30 0h.1')
})
