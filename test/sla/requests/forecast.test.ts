import { describe, expect, test } from 'vitest'
import { ratio } from '../../../scripts/sla/exact/ratio.ts'
import { mayMiss } from '../../../scripts/sla/requests/misses.ts'
import { type AskedCounts, askRatio, askRequests, counted } from './builders.ts'

/* How many may miss in the whole of a running period (semantics 2.11): half of April 2026 is over on the 16th. */

const HALF = '2026-04-16'
const counts = counted('2026-04-03T10:00', 60, [[995, 1000]])
const ask = (more: Partial<AskedCounts> = {}) =>
  askRequests({ objective: { target: '>= 99 %' }, counts, asOf: HALF, ...more })
const first = (more: Partial<AskedCounts> = {}) => ask(more).explain[0]

describe('a forecast', () => {
  test('by as many requests again: 1 % of 2 000 are 20, beside the number and in the first step', () => {
    expect(ask().result.numbers).toMatchObject({ missesLeft: '5', mayMissForecast: '20' })
    expect(first()).toEqual({
      step: 'requests',
      values: { good: '995', valid: '1000', mayMissForecast: '20' },
    })
  })

  test('of a share of what is counted too: less than 1 % of 2 000 are 19', () => {
    const { result } = askRatio({ counts, asOf: HALF })
    expect(result.numbers).toMatchObject({ mayMissForecast: '19' })
  })

  test.each([
    ['at the end of the period', { asOf: '2026-05-01' }],
    ['before anything was counted', { counts: [] }],
    ['of slices', { objective: { target: '>= 99 %', method: 'ratio-timeslices', slice: '1 h' } }],
  ])('there is none %s', (_, more) => {
    expect(ask(more).result.numbers).not.toHaveProperty('mayMissForecast')
    expect(first(more)?.values).not.toHaveProperty('mayMissForecast')
  })

  test('nor while nothing of the agreed time is past', () => {
    // Counted before the doors opened: Wednesday 1 April, from 08:00.
    const night = counted('2026-04-01T00:00', 60, [[10, 10]])
    const agreement = { serviceHours: 'se-legal-eves' }
    const { result } = askRatio({ counts: night, agreement, asOf: '2026-04-01T06:00' })
    expect(result.numbers).not.toHaveProperty('mayMissForecast')
  })

  test('none of none may miss, of a strict target neither', () => {
    for (const comparator of ['>=', '>'] as const)
      expect(mayMiss(ratio(0), { comparator, value: '99', unit: '%' })).toBe(0n)
  })
})

test('counts that are too coarse are no data from the very end of the period on, and pending before', () => {
  const objective = { method: 'ratio-timeslices', slice: '30 min' }
  const verdict = (asOf: string) => ask({ objective, asOf }).verdict
  expect([verdict('2026-04-30T23:59:59.999'), verdict('2026-05-01')]).toEqual(['pending', 'no-data'])
})
