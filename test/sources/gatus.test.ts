import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { dataFolder, needs } from '../published/shared-data.ts'
import { answering, nobody, saying } from './answering.ts'
import { folderWith, problemsOf } from './builders.ts'
import { outages, told } from './monitoring.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const SOURCE = {
  type: 'gatus',
  files: 'statuses.json',
  interval: '60 s',
  services: { core_portal: 'portal' },
}

/** A result so many minutes before noon. */
const result = (minutes: number, success: boolean, duration = 23_841_100) => ({
  ...{ status: success ? 200 : 503, hostname: 'example.org', duration, success, conditionResults: [] },
  timestamp: new Date(NOON - minutes * 60_000).toISOString(),
})
const endpoint = (results: unknown[], key = 'core_portal') => ({
  name: 'portal',
  group: 'core',
  key,
  results,
})

const read = (body: unknown) =>
  told(SOURCE, { asOf: NOON, dataDir: folderWith({ 'statuses.json': JSON.stringify(body) }) })

test("the project's own expected body: its zero timestamps are no times", async (context) => {
  needs('gatus', context)
  const file = readFileSync(`${dataFolder('gatus')}/endpoints-statuses.expected.json`)
  const { timeline, report } = await told(
    { ...SOURCE, services: { group_name: 'portal' } },
    { asOf: NOON, dataDir: folderWith({ 'statuses.json': file }) },
  )
  expect(timeline).toMatchObject({ observed: [], monitored: [], dataThrough: null, responseTimes: {} })
  expect(report).toMatchObject({ rows: 2, used: 0 })
  const reason = 'the timestamp is the zero time, which says that there is none'
  expect(report.setAside).toEqual(
    [1, 2].map((line) => ({ file: 'statuses.json', line, reason, found: '0001-01-01T00:00:00Z' })),
  )
})

test('durations are nanoseconds: 23,841,100 of them are a begun 24th millisecond', async () => {
  const { timeline } = await read([
    endpoint([result(3, true), result(2, true, 24_000_000), result(1, false, 5e9)]),
  ])
  expect(timeline.responseTimes.UTC).toEqual([{ day: Date.UTC(2026, 2, 1), counts: [[24, 2]], failed: 1 }])
})

test('results in any order and with nine digits of a second', async () => {
  const odd = { ...result(2, false), timestamp: '2026-03-01T12:58:00.123456789+01:00' }
  const { timeline } = await read([endpoint([result(1, true), odd, result(3, true)])])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -119.877, -60]])
})

test('a result that cannot be read is set aside by its place, an endpoint that is not known once', async () => {
  const { report } = await read([
    endpoint([{ success: 'yes' }, { ...result(1, true), timestamp: 'nyss' }, result(1, true)]),
    endpoint([result(1, false)], 'core_other'),
    endpoint([result(2, false)], 'core_other'),
  ])
  expect(report).toMatchObject({ rows: 3, used: 1 })
  expect(report.setAside.map(({ line, found }) => [line, found])).toEqual([
    [1, '{"success":"yes"}'],
    [2, 'nyss'],
    [null, 'core_other'],
  ])
})

test('every page is fetched, and a result that slid to the next one counts once', async () => {
  const all = Array.from({ length: 150 }, (_, index) => result(index + 1, index !== 120))
  const asked: string[] = []
  const url = await answering(({ address: { pathname, searchParams } }, response) => {
    asked.push(`${pathname} ${searchParams}`)
    const from = (Number(searchParams.get('page')) - 1) * 99
    response.end(JSON.stringify([endpoint(from > 99 ? [] : all.slice(from, from + 100))]))
  })
  const { files: _, ...live } = SOURCE
  const { timeline } = await told({ ...live, url }, { asOf: NOON })
  expect(asked).toEqual([1, 2].map((page) => `/api/v1/endpoints/statuses page=${page}&pageSize=100`))
  expect(timeline.observed).toEqual([{ start: NOON - 150 * 60_000, end: NOON }])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -121 * 60, -120 * 60]])
  expect(timeline.responseTimes.UTC?.[0]).toMatchObject({ counts: [[24, 149]], failed: 1 })
})

test('a saved file that is no answer of Gatus stops the build; an answer that is none does not', async () => {
  const wrong = told(SOURCE, { asOf: NOON, dataDir: folderWith({ 'statuses.json': '{"suites":[]}' }) })
  expect((await problemsOf(wrong))[0]).toMatch(
    /statuses\.json: is not what \/api\/v1\/endpoints\/statuses answers/,
  )
  const { files: _, ...live } = SOURCE
  for (const url of [await saying('{"suites":[]}'), await nobody()]) {
    const { report, timeline } = await told({ ...live, url }, { asOf: NOON })
    expect(report.unreachable).toHaveLength(1)
    expect(timeline.observed).toEqual([])
  }
})

test.each([{ files: undefined }, { url: 'https://gatus.example.se' }])('either files or url: %j', (more) => {
  expect(Sources.safeParse({ sources: [{ id: 'system', ...SOURCE, ...more }] }).success).toBe(false)
})
