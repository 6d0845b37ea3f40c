import { expect, test } from 'vitest'
import { jumpingWalk } from './clock.ts'
import { faultsOf, walk } from './year.ts'

/* Short forms of `npm run torture year clock`. */

const HOUR = 3_600_000

test('a fortnight with summer time and the end of a month: closed periods equal a computation from scratch', async () => {
  const from = Date.parse('2028-03-25T06:00:00Z')
  const walked = await walk(from, Date.parse('2028-04-08T06:00:00Z'), 24 * HOUR)
  expect(faultsOf(walked)).toEqual([])
  // The month of both services, and the days up to a week before at the least.
  expect(walked.closed).toBeGreaterThan(7)
  expect(walked.figures).toBeGreaterThan(500)
}, 300_000)

test('a clock that jumps a day back and a year forward changes nothing of what is recorded', async () => {
  const walked = await jumpingWalk()
  expect(faultsOf(walked)).toEqual([])
  expect(walked.refused).toBe(2)
}, 300_000)
