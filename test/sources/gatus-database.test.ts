import { expect, test } from 'vitest'
import { instantOf } from '../../scripts/sources/gatus/times.ts'
import { folderWith, problemsOf } from './builders.ts'
import { type GatusRows, gatusDatabase } from './gatus-database.ts'
import { outages, told } from './monitoring.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SOURCE = { type: 'gatus', file: 'gatus.db', interval: '60 s', services: { core_portal: 'portal' } }

const read = (rows: Omit<GatusRows, 'key'>, more: GatusRows[] = []) =>
  told(SOURCE, { asOf: NOON, dataDir: gatusDatabase([{ key: 'core_portal', ...rows }, ...more]) })
const before = (minutes: number) => NOON - minutes * MINUTE
/** Results each minute of the last ten. */
const LATELY = Array.from({ length: 11 }, (_, index) => ({ at: before(10 - index), success: true }))

test('results: success, and durations in nanoseconds', async () => {
  const { timeline, report } = await read(
    {
      results: [
        { at: before(3), success: true },
        { at: before(2), success: false, duration: 5e9 },
        { at: before(1), success: true, duration: 24_000_000 },
      ],
    },
    [{ key: 'core_other', results: [{ at: before(1), success: false }] }],
  )
  expect(outages(timeline, NOON)).toEqual([['major_outage', -120, -60]])
  expect(timeline.responseTimes.UTC).toEqual([{ day: Date.UTC(2026, 2, 1), counts: [[24, 2]], failed: 1 }])
  expect(report).toMatchObject({ files: ['gatus.db'], rows: 3, used: 3 })
  expect(report.setAside).toMatchObject([{ found: 'core_other' }])
})

test.each([
  ['2026-03-01 11:59:00.123456789 +0000 UTC'],
  ['2026-03-01 11:59:00.123456789 +0000 UTC m=+12.3'],
  ['2026-03-01 12:59:00.123456 +0100 CET'],
  ['2026-03-01T11:59:00.123Z'],
])('%s is an instant', (text) => {
  expect(instantOf(text)).toBe(Date.UTC(2026, 2, 1, 11, 59, 0, 123))
})

test('before the results the changes of state are checks, and hold as long as checks do', async () => {
  const { timeline } = await read({
    results: LATELY,
    events: [
      { at: before(600), type: 'START' },
      { at: before(500), type: 'UNHEALTHY' },
      { at: before(499), type: 'HEALTHY' },
    ],
  })
  expect(outages(timeline, NOON)).toEqual([['major_outage', -500 * 60, -499 * 60]])
  expect(timeline.observed.map(({ start, end }) => [(start - NOON) / MINUTE, (end - NOON) / MINUTE])).toEqual(
    [
      [-500, -497],
      [-10, 0],
    ],
  )
})

test('an hour of one kind is known whole; in one of both kinds the changes tell when', async () => {
  const hour = (back: number, good: number) => ({ at: NOON - back * HOUR, total: 60, good })
  const { timeline, report } = await read({
    results: LATELY,
    events: [
      { at: NOON - 5 * HOUR, type: 'HEALTHY' },
      { at: NOON - 3 * HOUR + 20 * MINUTE, type: 'UNHEALTHY' },
      { at: NOON - 3 * HOUR + 30 * MINUTE, type: 'HEALTHY' },
    ],
    hours: [hour(4, 60), hour(3, 50), hour(2, 60), hour(1, 60)],
  })
  expect(outages(timeline, NOON)).toEqual([['major_outage', -3 * 3600 + 1200, -3 * 3600 + 1800]])
  // The change of state of five hours ago holds two minutes; from the first hour on all is known.
  expect(timeline.observed.at(-1)).toEqual({ start: NOON - 4 * HOUR, end: NOON })
  expect(report.setAside).toEqual([])
  // The response times of hours are sums, from which no percentile follows.
  expect(timeline.responseTimes.UTC?.[0]?.counts).toEqual([[24, 11]])
})

test('an hour of both kinds without a change before it is not known, and neither are a day and half an hour', async () => {
  const { timeline, report } = await read({
    results: LATELY,
    hours: [
      { at: NOON - 72 * HOUR, total: 1440, good: 1440 },
      { at: NOON - 4 * HOUR, total: 60, good: 50 },
      { at: NOON - 3 * HOUR, total: 30, good: 30 },
      { at: NOON - 2 * HOUR, total: 60, good: 0 },
    ],
  })
  expect(outages(timeline, NOON)[0]?.slice(0, 2)).toEqual(['major_outage', -2 * 3600])
  expect(timeline.observed[0]?.start).toBe(NOON - 2 * HOUR)
  expect(report.setAside.map(({ reason, found }) => [reason.split(';')[0], found])).toEqual([
    ['counts of a day do not tell when anything was', '2026-02-26T12:00:00.000Z'],
    ['some checks of this hour failed, and no change of state tells which', '2026-03-01T08:00:00.000Z'],
    ['Gatus looked less often in this hour than every `interval`', '2026-03-01T09:00:00.000Z'],
  ])
})

test('a row that cannot be read is set aside with its id; a file that is none of Gatus stops the build', async () => {
  const dataDir = gatusDatabase(
    [
      {
        key: 'core_portal',
        results: [{ at: before(1), success: true }],
        events: [{ at: 0, type: 'HEALTHY' }],
      },
    ],
    () => 'i fredags',
  )
  const { report } = await told(SOURCE, { asOf: NOON, dataDir })
  expect(report.setAside.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'the timestamp of a result cannot be read'],
    [1, 'the timestamp of an event cannot be read'],
  ])
  const wrong = told(SOURCE, { asOf: NOON, dataDir: folderWith({ 'gatus.db': 'time,status\n' }) })
  expect((await problemsOf(wrong))[0]).toMatch(/gatus\.db: cannot be read as Gatus's database: /)
})
