import { expect, test } from 'vitest'
import { looksOf, type Stretch } from '../../scripts/sources/stretches.ts'
import { checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'

const MINUTE = 60_000
const RULE = { interval: 5 * MINUTE, confirm: { failures: 1, successes: 1, backdate: true } }
const OF = { service: 'portal', source: 'monitor' }

/** What comes of stretches in minutes, as spans of what was known and of what was not up, in minutes. */
function told(stretches: [number, number, Stretch['state']][], asOf: number, from?: number) {
  const own = stretches.map(([start, end, state]) => ({
    start: start * MINUTE,
    end: end * MINUTE,
    state,
    ref: 'a',
  }))
  const looks = looksOf(own, RULE, {
    asOf: asOf * MINUTE,
    ...(from !== undefined && { from: from * MINUTE }),
  })
  const { observed, spans } = checksToSpans(looks, RULE, asOf * MINUTE, OF)
  return {
    looks,
    observed: observed.map(({ start, end }) => [start / MINUTE, end / MINUTE]),
    spans: spans.map(({ start, end, state }) => [start / MINUTE, end / MINUTE, state]),
  }
}

test('stretches are known from end to end, however long, in a few looks', () => {
  const { looks, observed, spans } = told(
    [
      [0, 1000, 'up'],
      [1000, 1007, 'down'],
      [1007, 50_000, 'up'],
    ],
    50_000,
  )
  expect(observed).toEqual([[0, 50_000]])
  expect(spans).toEqual([[1000, 1007, 'major_outage']])
  expect(looks.length).toBeLessThan(20)
})

test('between stretches, and in one that is unknown, nothing is known from the minute on', () => {
  expect(
    told(
      [
        [0, 102, 'up'],
        [200, 300, 'down'],
        [300, 333, 'unknown'],
        [333, 400, 'up'],
      ],
      400,
    ),
  ).toMatchObject({
    observed: [
      [0, 102],
      [200, 300],
      [333, 400],
    ],
    spans: [[200, 300, 'major_outage']],
  })
})

test('after the last word of the monitor its state holds as long as any result, and then nothing is known', () => {
  expect(told([[0, 102, 'down']], 500).observed).toEqual([[0, 112]])
})

test('where stretches overlap the worst counts', () => {
  const { observed, spans } = told(
    [
      [0, 100, 'up'],
      [20, 40, 'down'],
      [30, 50, 'degraded'],
      [60, 70, 'unknown'],
    ],
    100,
  )
  expect(spans).toEqual([
    [20, 40, 'major_outage'],
    [40, 50, 'degraded_performance'],
  ])
  expect(observed).toEqual([
    [0, 60],
    [70, 100],
  ])
})

test('what lies outside of the time that is asked for is not told, and two askings make one', () => {
  const all: [number, number, Stretch['state']][] = [
    [0, 1003, 'up'],
    [1003, 1009, 'down'],
    [1009, 3000, 'up'],
  ]
  const [first, second] = [told(all, 1004).looks, told(all, 2000, 1004 + 1 / MINUTE).looks]
  expect(second.every(({ at }) => at > 1004 * MINUTE && at <= 2000 * MINUTE)).toBe(true)
  const { observed, spans } = checksToSpans([...first, ...second], RULE, 2000 * MINUTE, OF)
  expect(observed).toEqual([{ start: 0, end: 2000 * MINUTE }])
  expect(spans.map(({ start, end }) => [start / MINUTE, end / MINUTE])).toEqual([[1003, 1009]])
})
