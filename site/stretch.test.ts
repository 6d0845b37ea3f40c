import { expect, test, vi } from 'vitest'
import { stretchOf } from './stretch.ts'

vi.mock('./feed.ts', () => import('./feed.fixture.ts'))

const MINUTE = 60_000
const START = Date.parse('2026-06-20T10:00:00Z')
const PAGE = {
  name: 'Drift',
  url: 'https://status.example.com',
  timeZone: 'Europe/Stockholm',
  locales: ['sv'],
}

/** Whether a page is drawn again in each of the builds of an hour, one a minute. */
function drawnInAnHour(id: string, trustedMinutes: number, archive?: true): number[] {
  const stretches = Array.from({ length: 61 }, (_, minute) =>
    stretchOf(id, {
      generatedAt: new Date(START + minute * MINUTE).toISOString(),
      staleAfter: new Date(START + (minute + trustedMinutes) * MINUTE).toISOString(),
      page: { ...PAGE, ...(archive && { archive }) },
    }),
  )
  return stretches.flatMap((stretch, minute) =>
    minute > 0 && stretch !== stretches[minute - 1] ? [minute] : [],
  )
}

const gaps = (minutes: number[]) => minutes.slice(1).map((minute, at) => minute - (minutes[at] ?? 0))

test('a page on which nothing happens is drawn again when half of the time is over that its data may be trusted for', () => {
  const drawn = drawnInAnHour('portal', 10)
  expect(drawn).toHaveLength(12)
  expect(new Set(gaps(drawn))).toEqual(new Set([5]))
})

test('that is after a quarter of an hour at the latest', () => {
  const drawn = drawnInAnHour('portal', 1440)
  expect(drawn).toHaveLength(4)
  expect(new Set(gaps(drawn))).toEqual(new Set([15]))
})

test('an archive is drawn once', () => {
  expect(drawnInAnHour('portal', 10, true)).toEqual([])
})

test('pages take turns: of a hundred no build has to draw half, and every page is drawn', () => {
  const firsts = Array.from({ length: 100 }, (_, id) => drawnInAnHour(`service-${id}`, 1440)[0] ?? 0)
  const inBuild = Map.groupBy(firsts, (minute) => minute)
  expect(Math.min(...firsts)).toBeGreaterThan(0)
  expect(Math.max(...firsts)).toBeLessThanOrEqual(15)
  expect(Math.max(...[...inBuild.values()].map(({ length }) => length))).toBeLessThan(50)
})
