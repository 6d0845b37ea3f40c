import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { LAST_KNOWN, NEW_BEATS } from '../../scripts/sources/kuma/database.ts'
import { readMonitor } from '../../scripts/sources/monitors.ts'
import { needs } from '../published/shared-data.ts'
import { folderWith, problemsOf } from './builders.ts'
import { type Beat, footprint, kumaDatabase, runningKuma } from './kuma-database.ts'
import { outages, told } from './monitoring.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const SOURCE = {
  type: 'kuma',
  file: 'kuma.db',
  interval: '60 s',
  services: { 'Kundportalen (prod)': 'portal' },
}
const MONITORS = { 7: 'Kundportalen (prod)', 8: 'Annat' }

beforeEach((context) => needs('uptime-kuma', context))

/** A beat of the portal's monitor, so many minutes before noon. */
const beat = (minutes: number, status: number, ping: number | null = 20): Beat => [
  7,
  status,
  new Date(NOON - minutes * 60_000).toISOString().replace('T', ' ').replace('Z', ''),
  ping,
]

const read = (beats: Beat[], more: Record<string, unknown> = {}) =>
  told({ ...SOURCE, ...more }, { asOf: NOON, dataDir: kumaDatabase(MONITORS, beats) })

test('times are UTC though they do not say so, and DOWN until the next beat', async () => {
  const { timeline, report } = await read([
    [7, 1, '2026-03-01 11:55:00.000', 20],
    [7, 0, '2026-03-01 11:56:00.532', null],
    // Version 1 leaves the milliseconds out now and then.
    [7, 1, '2026-03-01 11:58:00', 31],
    [8, 0, '2026-03-01 11:58:00.000', null],
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -239.468, -120]])
  expect(timeline.responseTimes.UTC).toEqual([
    {
      day: Date.UTC(2026, 2, 1),
      counts: [
        [20, 1],
        [31, 1],
      ],
      failed: 1,
    },
  ])
  expect(report).toMatchObject({ files: ['kuma.db'], rows: 3, used: 3, setAside: [] })
})

test('PENDING is not down: the state before it holds, whether Kuma then finds it down or up', async () => {
  const { timeline } = await read([
    ...[beat(9, 1), beat(8, 2), beat(7, 1)],
    ...[beat(6, 2), beat(5, 2), beat(4, 0), beat(3, 2), beat(2, 1), beat(1, 1)],
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -240, -120]])
  expect(timeline.observed).toEqual([{ start: NOON - 9 * 60_000, end: NOON }])
})

test('before anything else is known, PENDING says nothing', async () => {
  const { timeline } = await read([beat(9, 2), beat(8, 1)])
  expect(timeline.observed[0]?.start).toBe(NOON - 8 * 60_000)
})

test('in MAINTENANCE nobody looks, so nothing is known; and it is no response time', async () => {
  const { timeline } = await read([beat(4, 1), beat(3, 3, 5), beat(2, 3, 5), beat(1, 1)])
  expect(timeline.observed.map(({ start, end }) => [(start - NOON) / 60_000, (end - NOON) / 60_000])).toEqual(
    [
      [-4, -3],
      [-1, 0],
    ],
  )
  expect(timeline.monitored).toEqual([])
  expect(timeline.responseTimes.UTC?.[0]?.counts).toEqual([[20, 2]])
})

test('PENDING after MAINTENANCE is not up', async () => {
  const { timeline } = await read([beat(4, 1), beat(3, 3), beat(2, 2), beat(1, 1)])
  expect(timeline.observed).toHaveLength(2)
})

test('a beat that cannot be read is set aside with its id, and does not stop the rest', async () => {
  const { timeline, report } = await read([
    [7, 0, 'i fredags', null],
    [7, 9, '2026-03-01 11:57:00.000', null],
    [7, 0, '2026-02-30 11:57:00.000', null],
    beat(1, 1),
  ])
  expect(timeline.monitored).toEqual([])
  expect(report).toMatchObject({ rows: 4, used: 1 })
  // In the order of their times as text, the order in which they are read.
  expect(report.setAside.map(({ line, found }) => [line, found])).toEqual([
    [3, '2026-02-30 11:57:00.000'],
    [2, '9'],
    [1, 'i fredags'],
  ])
})

test('beats after asOf are ignored, and of two at one instant the worse counts', async () => {
  const { timeline, report } = await read([beat(2, 1), beat(2, 0), beat(1, 1), beat(-1, 0)])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -120, -60]])
  expect(report).toMatchObject({ rows: 4, used: 3, ignoredFuture: 1 })
})

test('the file of a Kuma that runs is read with what is not in it yet, and never written', async () => {
  const dataDir = runningKuma(kumaDatabase(MONITORS, [beat(3, 1)]), beat(1, 0, null))
  const before = footprint(dataDir)
  const { timeline } = await told(SOURCE, { asOf: NOON, dataDir })
  expect(outages(timeline, NOON)).toEqual([['major_outage', -60, 0]])
  expect(footprint(dataDir)).toEqual(before)
})

test('a name that no monitor has is told; a name that two have stops the build', async () => {
  const { report } = await read([beat(1, 1)], { services: { Kundportal: 'portal' } })
  expect(report.setAside).toEqual([
    {
      ...{ file: 'kuma.db', line: null, found: 'Kundportal' },
      reason: 'no monitor has this name; nothing is known of its service',
    },
  ])
  const dataDir = kumaDatabase({ 1: 'A', 2: 'A' }, [])
  expect(await problemsOf(told({ ...SOURCE, services: { A: 'portal' } }, { asOf: NOON, dataDir }))).toEqual([
    'source "system": kuma.db: 2 monitors are called "A" (1, 2); rename those that are not meant',
  ])
})

test('a file that is missing, and one that is no database, stop the build in words', async () => {
  const missing = await problemsOf(told(SOURCE, { asOf: NOON, dataDir: folderWith({}) }))
  expect(missing).toEqual([
    'source "system": there is no file "kuma.db"; correct `file`, or put the file there',
  ])
  const dataDir = folderWith({ 'kuma.db': 'time,status\n' })
  expect((await problemsOf(told(SOURCE, { asOf: NOON, dataDir })))[0]).toMatch(
    /kuma\.db: cannot be read as Uptime Kuma's database: .*; expected its tables monitor and heartbeat/,
  )
})

/** What a database tells from so many minutes before noon on. */
async function readFrom(dataDir: string, minutes: number) {
  const { sources } = Sources.parse({ sources: [{ id: 'kuma', ...SOURCE }] })
  const [source] = sources
  if (source?.type !== 'kuma') throw new Error('expected a Kuma')
  const options = { dataDir, services: ['portal'], timeZones: ['UTC'], asOf: NOON }
  return readMonitor(source, { ...options, from: NOON - minutes * 60_000 })
}

test('only what is new is read, and a PENDING among it knows the state before it', async () => {
  const dataDir = kumaDatabase(MONITORS, [
    ...[beat(60, 1), beat(59, 0), beat(58, 2), beat(5, 2), beat(4, 1)],
    [8, 1, '2026-03-01 11:58:00.000', null],
  ])
  const { rows, checks } = await readFrom(dataDir, 5)
  expect(rows).toBe(2)
  expect(checks.get('portal')?.map(({ at, state }) => [(NOON - at) / 60_000, state])).toEqual([
    [5, 'down'],
    [4, 'up'],
  ])
  expect((await readFrom(kumaDatabase(MONITORS, [beat(6, 3), beat(5, 2)]), 5)).checks.get('portal')).toEqual([
    expect.objectContaining({ state: 'unknown' }),
  ])
})

test("what is new is found by Kuma's index of monitor and time, and nothing is sorted", () => {
  const database = new DatabaseSync(join(kumaDatabase(MONITORS, []), 'kuma.db'))
  // As Kuma makes it when it first starts (its migrations).
  database.exec('CREATE INDEX monitor_time_index ON heartbeat (monitor_id, time)')
  const plan = (sql: string) =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(7, '2026')
      .map(({ detail }) => detail)
  const search = 'SEARCH heartbeat USING INDEX monitor_time_index (monitor_id=? AND time'
  expect(plan(NEW_BEATS)).toEqual([`${search}>?)`])
  expect(plan(LAST_KNOWN)).toEqual([`${search}<?)`])
  database.close()
})
