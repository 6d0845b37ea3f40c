import { expect, it } from 'vitest'
import type { Day, Service } from '../data/schema/feed.ts'
import { measuredSince } from './measured-since.ts'

const detail = (date: string, uptime: string | null): Day => ({
  ...{ date, state: 'unknown', uptime, downMs: 0, partialMs: 0, degradedMs: 0 },
  ...{ unknownMs: uptime === null ? 86_400_000 : 80_000_000, maintenanceMs: 0, incidents: [] },
})
const service = (
  states: string,
  details: Day[] = [],
  state: Service['state'] = 'unknown',
): Pick<Service, 'days' | 'state'> => ({
  state,
  days: { from: '2026-11-20', count: 3, states, details },
})

it('a page that has begun today: the day of which a part was measured, though it is unknown as a whole', () => {
  const days = [detail('2026-11-20', null), detail('2026-11-21', null), detail('2026-11-22', '100.00')]
  expect(measuredSince([service('3u', days)])).toBe('2026-11-22')
})

it('after the very first look, when no time has passed yet: today', () => {
  expect(measuredSince([service('3u', [], 'operational')])).toBe('2026-11-22')
})

it('the earliest of all services', () => {
  expect(measuredSince([service('2u1o'), service('1u2o'), service('3u')])).toBe('2026-11-21')
})

it('nothing to say where the first day shown is measured, of one service at least, or where no day is', () => {
  expect(measuredSince([service('2u1o'), service('3o')])).toBeUndefined()
  expect(measuredSince([service('3u')])).toBeUndefined()
  expect(measuredSince([])).toBeUndefined()
})
