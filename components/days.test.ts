import { expect, test } from 'vitest'
import { dayAt, dayForKey, stripDays, stripRuns } from './days.ts'

const strip = (states: string, count: number) => stripDays({ from: '2026-02-27', count, states, details: [] })

test('runs become days with their dates, over the end of a month', () => {
  expect(strip('2o1m1u', 4)).toEqual([
    { date: '2026-02-27', state: 'operational' },
    { date: '2026-02-28', state: 'operational' },
    { date: '2026-03-01', state: 'major_outage' },
    { date: '2026-03-02', state: 'unknown' },
  ])
})

test('a letter of a later feed is unknown, never operational', () => {
  expect(strip('1z', 1)[0]?.state).toBe('unknown')
})

test('form says what colour says: the worse a day, the higher its bar; maintenance alone is in two parts', () => {
  const runs = stripRuns(strip('1o1d1p1m1u1x', 6))
  const height = (state: string) => runs.filter((run) => run.state === state).map(({ width }) => width)
  const order = ['unknown', 'operational', 'degraded_performance', 'partial_outage', 'major_outage']
  const heights = order.flatMap(height)
  expect(heights).toHaveLength(5)
  expect(heights).toEqual(heights.toSorted((a, b) => a - b))
  expect(new Set(heights).size).toBe(5)
  expect(height('under_maintenance')).toHaveLength(2)
  // Bars stand on the ground, which is at 24: half of what is drawn is below the line, half above.
  const line = ({ d }: { d: string }) => Number(/ ([\d.]+)h/.exec(d)?.[1])
  for (const run of runs.filter(({ state }) => state !== 'under_maintenance'))
    expect(line(run) + run.width / 2).toBe(24)
})

test('days alike are one line of three for each and a gap of one between, where they are in the strip', () => {
  expect(stripRuns(strip('2o1m3o', 6)).map(({ state, d }) => [state, d.replace(/ [\d.]+h/g, ' h')])).toEqual([
    ['operational', 'M0 h7M12 h11'],
    ['major_outage', 'M8 h3'],
  ])
  expect(stripRuns([])).toEqual([])
})

test('keys stay within the strip and turn round with the direction of reading', () => {
  expect(dayForKey('ArrowLeft', 0, 90, false)).toBe(0)
  expect(dayForKey('ArrowRight', 89, 90, false)).toBe(89)
  expect(dayForKey('ArrowRight', 40, 90, true)).toBe(39)
  expect(dayForKey('PageDown', 3, 90, false)).toBe(0)
  expect(dayForKey('Home', 89, 90, false)).toBe(0)
  expect(dayForKey('End', 0, 90, false)).toBe(89)
  expect(dayForKey('Tab', 5, 90, false)).toBe(undefined)
  expect(dayForKey('constructor', 5, 90, false)).toBe(undefined)
})

test('a pointer finds the day under it, at the edges too', () => {
  expect(dayAt(0, 900, 90, false)).toBe(0)
  expect(dayAt(899, 900, 90, false)).toBe(89)
  expect(dayAt(900, 900, 90, false)).toBe(89)
  expect(dayAt(-5, 900, 90, false)).toBe(0)
  expect(dayAt(5, 900, 90, true)).toBe(89)
  expect(dayAt(5, 0, 90, false)).toBe(0)
})
