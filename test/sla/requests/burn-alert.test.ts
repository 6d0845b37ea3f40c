import { describe, expect, test } from 'vitest'
import { askRequests, counted, times } from './builders.ts'

/*
 * Semantics 2.9, 2.11: requests that fail so fast that it is an alert, where the agreement says how many there have to be
 * for one. At 99.9 % of April 2 % of the budget within an hour are 1.44 % of the requests in it; the hour before 12:00 on
 * 20 April has 1 200 of them, so 17.28, and its last five minutes 100, so 1.44. Long before it a million were good.
 */

const NOW = '2026-04-20T12:00'
const BEFORE = counted('2026-04-20T06:30', 5, [[1_000_000, 1_000_000]])

function outlook(first: number, last: number, objective: Record<string, unknown> = { minEvents: 1200 }) {
  const hour = counted('2026-04-20T11:00', 5, [
    [100 - first, 100],
    ...times(10, [100, 100]),
    [100 - last, 100],
  ])
  return askRequests({ objective, counts: [...BEFORE, ...hour], in: NOW, asOf: NOW }).outlook
}

describe('requests that fail fast', () => {
  test('18 of 1 200 within the hour, 2 of them within its last five minutes', () => {
    expect(outlook(16, 2)).toBe('at-risk')
    expect(outlook(15, 2)).toBe('on-track')
    expect(outlook(17, 1)).toBe('on-track')
  })

  test('too few requests are no alert, nor are any where the agreement does not say how many are enough', () => {
    expect(outlook(16, 2, { minEvents: 1201 })).toBe('on-track')
    expect(outlook(16, 2, {})).toBe('on-track')
  })

  test('what was promised to fail at most is nothing to spend', () => {
    expect(outlook(90, 90, { minEvents: 1, target: '<= 100 %' })).toBe('on-track')
  })

  test('what is lost already stays lost', () => {
    expect(outlook(90, 90, { minEvents: 1, target: '>= 100 %' })).toBe('lost')
  })

  test('the method tells it', () => {
    const parameters = (objective: Record<string, unknown>) =>
      askRequests({ objective, counts: BEFORE }).result.method.parameters
    expect(parameters({ minEvents: 5 }).minEvents).toBe('5')
    expect(parameters({})).not.toHaveProperty('minEvents')
  })

  test('slices are not counted one by one: with them it is refused', () => {
    const sliced = { method: 'ratio-timeslices', minEvents: 5 }
    expect(() => askRequests({ objective: sliced, counts: BEFORE })).toThrow('minEvents')
  })
})
