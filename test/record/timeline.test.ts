import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { folderWith } from '../folder.ts'
import { answering } from '../sources/answering.ts'
import { type Question, recordedPrometheus } from '../sources/recorded-prometheus.ts'
import { aGatus, build, looks, MINUTE, recordIn } from './forgetting.ts'

const START = Date.UTC(2026, 2, 31, 20)
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Minutes since the start. */
const at = (minute: number) => START + minute * MINUTE
const minutes = (list: { start: number; end: number }[]) =>
  list.map(({ start, end }) => [(start - START) / MINUTE, (end - START) / MINUTE])

/** Five hours over the end of March, with one outage of six minutes that begins 70 minutes in. */
const TRUTH = looks('U'.repeat(70) + 'X'.repeat(6) + 'U'.repeat(224), START)
const lastBefore = (asOf: number, keeps: number) => TRUTH.filter((look) => look.at <= asOf).slice(-keeps)

test('a source that keeps 20 results, asked every ten minutes, is known from the first of them on', async () => {
  const dataDir = await folderWith({})
  const gatus = await aGatus()
  const source = { type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } }
  let last = await build(dataDir, source, at(0))
  for (let minute = 10; minute <= 299; minute += 10) {
    gatus.results = { core_portal: lastBefore(at(minute), 20) }
    last = await build(dataDir, source, at(minute))
  }
  expect(minutes(last.timeline.observed)).toEqual([[0, 290]])
  expect(minutes(last.timeline.monitored)).toEqual([[70, 76]])
  // 291 looks, six of which failed; the day of local midnight in the middle is two days' worth.
  const days = last.timeline.responseTimes.UTC ?? []
  expect(days.map(({ counts, failed }) => [counts, failed])).toEqual([
    [[[5, 234]], 6],
    [[[5, 51]], 0],
  ])
})

test('the record is small sorted text, and the same input gives the same bytes', async () => {
  const dataDir = await folderWith({})
  const gatus = await aGatus({ core_portal: lastBefore(at(290), 1000) })
  const source = { type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } }
  await build(dataDir, source, at(290))
  const record = recordIn(dataDir)
  // Settled is what is older than a quarter of an hour: until minute 274, for 275 is not older.
  expect(record['2026-03/monitor.txt']).toBe(`timeline 1 monitor 2026-03, 13 lines
portal 2026-03-31T20:00:00Z up
portal 2026-03-31T20:01:00Z up
portal 2026-03-31T20:02:00Z up
portal 2026-03-31T20:03:00Z/2026-03-31T21:09:00Z up 67 checks at most 60000 ms apart
portal 2026-03-31T21:10:00Z down "core_portal 2026-03-31T21:10:00.000Z"
portal 2026-03-31T21:11:00Z down "core_portal 2026-03-31T21:11:00.000Z"
portal 2026-03-31T21:12:00Z down "core_portal 2026-03-31T21:12:00.000Z"
portal 2026-03-31T21:13:00Z/2026-03-31T21:15:00Z down 3 checks at most 60000 ms apart "core_portal 2026-03-31T21:13:00.000Z"
portal 2026-03-31T21:16:00Z up
portal 2026-03-31T21:17:00Z up
portal 2026-03-31T21:18:00Z up
portal 2026-03-31T21:19:00Z/2026-03-31T23:59:00Z up 161 checks at most 60000 ms apart
portal times 2026-03-31 UTC failed 6 ms 5:234
`)
  const head = (record['monitor.txt'] ?? '').split('\n').slice(0, 5)
  expect(head).toEqual([
    'timeline 1 monitor, 19 lines',
    'month 2026-03',
    'month 2026-04',
    'portal heard through 2026-04-01T00:50:00Z',
    'portal 2026-04-01T00:35:00Z up took 5 ms',
  ])
  await build(dataDir, source, at(290))
  expect(recordIn(dataDir)).toEqual(record)
})

test('a source that counts by itself is asked for each stretch once, but for the last that may still change', async () => {
  const dataDir = await folderWith({})
  const asked: Question[] = []
  const values = TRUTH.map(({ at, up }): [number, string] => [at / 1000, up ? '1' : '0'])
  const series = { probe_success: [{ metric: { instance: 'portal' }, values }] }
  const url = await answering(recordedPrometheus(series, asked))
  const source = { type: 'prometheus', url, query: 'probe_success', days: 1 }
  const first = await build(dataDir, source, at(200))
  expect(Math.min(...asked.map(({ start }) => start * 1000))).toBeLessThanOrEqual(at(200) - DAY + MINUTE)
  const before = asked.length
  const second = await build(dataDir, source, at(299))
  // What was a quarter of an hour old is settled: it is asked for what came after minute 185.
  expect((asked[before]?.start ?? 0) * 1000).toBe(at(186))
  expect(minutes(first.timeline.observed)).toEqual([[0, 200]])
  expect(minutes(second.timeline.observed)).toEqual([[0, 299]])
  expect(minutes(second.timeline.monitored)).toEqual([[70, 76]])
  // A point tells of the interval before it, so the outage may have begun two minutes before it was seen.
  expect((second.timeline.monitored[0]?.earliestStart ?? 0) - START).toBe(68 * MINUTE)
})

test('a source that counts and whose disk was emptied leaves what it told, to the check', async () => {
  const dataDir = await folderWith({})
  const values = TRUTH.map(({ at, up }): [number, string] => [at / 1000, up ? '1' : '0'])
  const series = {
    probe_success: [{ metric: { instance: 'portal' }, values }],
    probe_duration_seconds: [
      { metric: { instance: 'portal' }, values: values.map(([time]): [number, string] => [time, '0.005']) },
    ],
  }
  const url = await answering(recordedPrometheus(series))
  const source = {
    type: 'prometheus',
    url,
    query: 'probe_success',
    responseTime: 'probe_duration_seconds',
    days: 1,
  }
  await build(dataDir, source, at(71))
  for (const list of Object.values(series)) list[0]?.values.splice(0, 73)
  const { timeline } = await build(dataDir, source, at(90))
  expect(minutes(timeline.observed)).toEqual([[0, 90]])
  expect(minutes(timeline.monitored)).toEqual([[70, 76]])
  const again = await build(dataDir, source, at(91))
  expect(minutes(again.timeline.observed)).toEqual([[0, 91]])
  // 92 looks but for minute 72, which nobody told of in time; five of the failures were heard.
  const days = again.timeline.responseTimes.UTC ?? []
  expect(days.map(({ counts, failed }) => [counts, failed])).toEqual([[[[5, 86]], 5]])
})

test('a source that counts and has forgotten a part of what is not settled leaves that part', async () => {
  const dataDir = await folderWith({})
  const values = TRUTH.map(({ at, up }): [number, string] => [at / 1000, up ? '1' : '0'])
  const url = await answering(
    recordedPrometheus({ probe_success: [{ metric: { instance: 'portal' }, values }] }),
  )
  const source = { type: 'prometheus', url, query: 'probe_success', days: 1 }
  await build(dataDir, source, at(85))
  // Settled is what came until minute 70; it no longer has anything before minute 75, in the middle of the outage.
  values.splice(0, 75)
  const { timeline } = await build(dataDir, source, at(90))
  expect(minutes(timeline.observed)).toEqual([[0, 90]])
  expect(minutes(timeline.monitored)).toEqual([[70, 76]])
})

test('a service that is new to a source is asked for from the beginning', async () => {
  const dataDir = await folderWith({})
  const asked: Question[] = []
  const values = TRUTH.map(({ at }): [number, string] => [at / 1000, '1'])
  const url = await answering(
    recordedPrometheus({ probe_success: [{ metric: { instance: 'b' }, values }] }, asked),
  )
  const source = { type: 'prometheus', url, query: 'probe_success', days: 1 }
  await build(dataDir, { ...source, services: { a: 'licens' } }, at(200))
  const { timeline } = await build(dataDir, { ...source, services: { a: 'licens', b: 'portal' } }, at(299))
  expect(minutes(timeline.observed)).toEqual([[0, 299]])
})

test('what a source corrects takes the place of what it said; what it has forgotten stays', async () => {
  const dataDir = await folderWith({})
  const gatus = await aGatus({ core_portal: looks('UUUUUXXUUU', START) })
  const source = { type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } }
  await build(dataDir, source, at(9))
  // Minute 6 was no failure, and minute 7 was never looked at; it no longer tells of anything before minute 5.
  gatus.results = { core_portal: looks('.....XU.UUU', START) }
  const { timeline } = await build(dataDir, source, at(10))
  expect(minutes(timeline.observed)).toEqual([[0, 10]])
  expect(minutes(timeline.monitored)).toEqual([[5, 6]])
  expect(timeline.responseTimes.UTC?.map(({ counts, failed }) => [counts, failed])).toEqual([[[[5, 9]], 1]])
})

test('an old copy of a source takes nothing back', async () => {
  const dataDir = await folderWith({})
  const gatus = await aGatus({ core_portal: looks('UUUXXXUUUUUU', START) })
  const source = { type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } }
  const { timeline: now } = await build(dataDir, source, at(12))
  gatus.results = { core_portal: looks('UUU', START) }
  expect((await build(dataDir, source, at(12))).timeline).toEqual(now)
})

test('late results fill the gap that they belong in', async () => {
  const dataDir = await folderWith({})
  const gatus = await aGatus({ core_portal: looks('UUU....UUU', START) })
  const source = { type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } }
  const before = await build(dataDir, source, at(9))
  expect(minutes(before.timeline.observed)).toEqual([
    [0, 4],
    [7, 9],
  ])
  gatus.results = { core_portal: looks('UUUUXUUUUU', START) }
  const after = await build(dataDir, source, at(9))
  expect(minutes(after.timeline.observed)).toEqual([[0, 9]])
  expect(minutes(after.timeline.monitored)).toEqual([[4, 5]])
})

test('a build that looks back reads the record and writes nothing', async () => {
  const dataDir = await folderWith({})
  const gatus = await aGatus({ core_portal: lastBefore(at(290), 1000) })
  const source = { type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } }
  await build(dataDir, source, at(290))
  const record = recordIn(dataDir)
  gatus.results = {}
  const { timeline } = await build(dataDir, source, at(73), { keep: false })
  expect(minutes(timeline.observed)).toEqual([[0, 73]])
  expect(minutes(timeline.monitored)).toEqual([[70, 73]])
  expect(recordIn(dataDir)).toEqual(record)
  const empty = await folderWith({})
  await build(empty, source, at(290), { keep: false })
  expect(await readdir(empty)).toEqual([])
})

test('files in the data folder do not forget, and are not recorded', async () => {
  const dataDir = await folderWith({ 'gatus.json': '[]', 'checks.csv': 'time,service,state\n' })
  const columns = { time: 'time', service: 'service', state: 'state' }
  const states = { up: 'up', down: 'down' }
  await build(dataDir, { type: 'checks', files: 'checks.csv', columns, states }, at(0))
  await build(dataDir, { type: 'gatus', files: 'gatus.json' }, at(0))
  expect((await readdir(dataDir)).sort()).toEqual(['checks.csv', 'gatus.json'])
})

test('local days of a zone that is not UTC are whole, though a month of the record ends within one', async () => {
  const dataDir = await folderWith({})
  const gatus = await aGatus({ core_portal: lastBefore(at(290), 1000) })
  const source = { type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } }
  // 31 March ends in Stockholm at 22:00 UTC: 120 looks, six of which failed, and then 171 looks of 1 April.
  const { timeline } = await build(dataDir, source, at(290), { timeZone: 'Europe/Stockholm' })
  const days = timeline.responseTimes['Europe/Stockholm']
  expect(days?.map(({ counts, failed }) => [counts, failed])).toEqual([
    [[[5, 114]], 6],
    [[[5, 171]], 0],
  ])
})

test('a source that was emptied makes nothing forgotten', async () => {
  const dataDir = await folderWith({})
  const gatus = await aGatus({ core_portal: lastBefore(at(200), 1000) })
  const source = { type: 'gatus', url: gatus.url, services: { core_portal: 'portal' } }
  const { timeline } = await build(dataDir, source, at(200))
  gatus.results = {}
  expect((await build(dataDir, source, at(200))).timeline).toEqual(timeline)
})
