// @ts-nocheck
import { expect, test } from 'vitest'
import { RequestsSource } from '../../data/schema/item-sources.ts'
import { openDatabase } from '../../scripts/sources/duckdb.ts'
import { readRequests } from '../../scripts/sources/requests.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { folderWith, problemsOf, SERVICES } from './builders.ts'

/** A source of counts as sources.yaml would say it. */
function aSource(more: Record<string, unknown> = {}): RequestsSource {
  return RequestsSource.parse({
    id: 'gateway',
    type: 'requests',
    files: 'requests.csv',
    timeZone: 'Europe/Stockholm',
    columns: { time: 'time', service: 'service', good: 'good', valid: 'valid' },
    interval: '5 min',
    ...more,
  })
}

const read = (dataDir: string, more: Record<string, unknown> = {}, asOf = Date.UTC(2030, 0)) =>
  readRequests(aSource(more), { dataDir, services: SERVICES, asOf })
const csv = (head: string, ...rows: string[]) =>
  folderWith({ 'requests.csv': [head, ...rows, ''].join('\n') })
const HEAD = 'time,service,good,valid'
const T = (time: string) => Date.parse(`2026-04-01T${time}Z`)

test('a row is what was counted from its time on, by service and in order of time', async () => {
  const dataDir = csv(
    HEAD,
    '2026-04-01T10:05:00Z,portal,9,10',
    '2026-04-01T12:00,portal,10,10',
    '2026-04-01T10:00Z,api,0,0',
  )
  const { counts, report } = await read(dataDir)
  // 12:00 in Stockholm is 10:00 in UTC.
  expect(counts.get('portal')).toEqual([
    { service: 'portal', source: 'gateway', start: T('10:00'), end: T('10:05'), good: 10, valid: 10 },
    { service: 'portal', source: 'gateway', start: T('10:05'), end: T('10:10'), good: 9, valid: 10 },
  ])
  expect(counts.get('api')?.map(({ valid }) => valid)).toEqual([0])
  expect(report).toMatchObject({ rows: 3, used: 3, ignoredFuture: 0, setAside: [], dataThrough: T('10:10') })
})

test('bad of total without what is excluded is the same as good of valid', async () => {
  const columns = { time: 'from', end: 'to', bad: 'errors', total: 'all', excluded: 'client' }
  const dataDir = csv(
    'from,to,errors,all,client',
    '2026-04-01T10:00Z,2026-04-01T10:30Z,3,120,20',
    '2026-04-01T10:30Z,2026-04-01T11:00Z,0,7,',
  )
  const { counts } = await read(dataDir, { columns, service: 'portal', interval: undefined })
  expect(counts.get('portal')?.map(({ start, end, good, valid }) => [end - start, good, valid])).toEqual([
    [1_800_000, 97, 100],
    [1_800_000, 7, 7],
  ])
})

test('a later row with the same key replaces the earlier one, in its file or in a later file, of its service alone', async () => {
  const dataDir = folderWith({
    'a.csv': `${HEAD},key\n2026-04-01T10:00Z,portal,1,10,k1\n2026-04-01T10:00Z,api,5,10,k1\n2026-04-01T10:00Z,portal,2,10,k1\n`,
    'b.csv': `${HEAD},key\n2026-04-01T10:00Z,portal,3,10,k1\n2026-04-01T10:05Z,portal,4,10,k2\n`,
  })
  const columns = { time: 'time', service: 'service', good: 'good', valid: 'valid', key: 'key' }
  const { counts } = await read(dataDir, { files: ['b.csv', 'a.csv'], columns })
  expect(counts.get('portal')?.map(({ good }) => good)).toEqual([3, 4])
  expect(counts.get('api')?.map(({ good }) => good)).toEqual([5])
})

test('without a key rows of one time add up: they are increments', async () => {
  const { counts } = await read(csv(HEAD, '2026-04-01T10:00Z,portal,1,10', '2026-04-01T10:00Z,portal,1,10'))
  expect(counts.get('portal')).toHaveLength(2)
})

test('a date alone is its whole local day, of 23 hours where the clock changes', async () => {
  const { counts } = await read(csv(HEAD, '2026-03-29,portal,9,10'))
  const [day] = counts.get('portal') ?? []
  expect([day?.start, day?.end]).toEqual([Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22)])
})

test('what cannot be read is set aside with its line and reason, and the rest is used', async () => {
  const { counts, report } = await read(
    csv(
      HEAD,
      'soon,portal,1,10',
      '2026-04-01T10:00Z,mail,1,10',
      '2026-04-01T10:00Z,portal,11,10',
      '2026-04-01T10:00Z,portal,1.5,10',
      '2026-04-01T10:00Z,portal,1,',
      '2026-04-01T10:00Z,,1,10',
      '2026-04-01T10:00Z,portal,1,10',
    ),
  )
  expect(report.setAside.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'the time in "time" cannot be read; expected ISO 8601, as in 2026-01-31T08:00:00Z'],
    [3, 'the word in "service" is not known; add it to `services`'],
    [4, 'more were good than count'],
    [5, '"good" is not a whole number'],
    [6, '"valid" is empty'],
    [7, '"service" is empty'],
  ])
  expect([report.rows, report.used, counts.get('portal')?.length]).toEqual([7, 1, 1])
})

test('more excluded than there were, more bad than count, an end before its start', async () => {
  const columns = { time: 'from', end: 'to', bad: 'errors', total: 'all', excluded: 'client' }
  const { report } = await read(
    csv(
      'from,to,errors,all,client',
      '2026-04-01T10:00Z,2026-04-01T10:30Z,0,5,6',
      '2026-04-01T10:00Z,2026-04-01T10:30Z,5,9,5',
      '2026-04-01T10:00Z,2026-04-01T10:00Z,0,9,5',
    ),
    { columns, service: 'portal', interval: undefined },
  )
  expect(report.setAside.map(({ reason, found }) => [reason, found])).toEqual([
    ['more are excluded than there were', '6 of 5'],
    ['more were bad than count', '5 of 4'],
    ['it ends before it begins', '2026-04-01T10:00Z; 2026-04-01T10:00Z'],
  ])
})

test('what begins after asOf is planned, not actual; a stretch that goes on is known up to asOf', async () => {
  const dataDir = csv(HEAD, '2026-04-01T10:00Z,portal,1,10', '2026-04-01T10:05Z,portal,1,10')
  const { counts, report } = await read(dataDir, {}, T('10:03'))
  expect(counts.get('portal')).toHaveLength(1)
  expect(report).toMatchObject({ used: 1, ignoredFuture: 1, dataThrough: T('10:03') })
})

test('NDJSON and Parquet say the same as CSV', async () => {
  const dataDir = folderWith({
    'a.ndjson': '{"time":"2026-04-01T10:00:00Z","service":"portal","good":9,"valid":10}\n',
  })
  const db = await openDatabase()
  await db.run(`COPY (SELECT TIMESTAMPTZ '2026-04-01 12:00:00+02' AS time, 'portal' AS service, 9 AS good, 10 AS valid)
    TO '${dataDir}/b.parquet'`)
  db.close()
  const [a, b] = await Promise.all(['a.ndjson', 'b.parquet'].map((files) => read(dataDir, { files })))
  expect(a?.counts.get('portal')).toEqual([
    { service: 'portal', source: 'gateway', start: T('10:00'), end: T('10:05'), good: 9, valid: 10 },
  ])
  expect(b?.counts).toEqual(a?.counts)
})

test('one error names everything that is wrong with the columns', () => {
  const source = { id: 'g', type: 'requests', files: 'a.csv', timeZone: 'UTC' }
  const problems = (more: object) =>
    RequestsSource.safeParse({ ...source, ...more }).error?.issues.map(({ message }) => message)
  expect(problems({ columns: { time: 't', good: 'g', bad: 'b', valid: 'v', excluded: 'x' } })).toEqual([
    'expected either `good` or `bad`',
    'expected either `service`, or `service` beside `columns` where every row is of the same one',
    '`excluded` is taken off `total`; `valid` is without them already, so remove one of the two',
    'expected either `end`, the column that says when each stretch ends, or `interval` beside `columns`',
  ])
})

test('counts stand in the timeline of their service, beside its checks, and a missing file is told', async () => {
  const dataDir = csv(HEAD, '2026-04-01T10:00Z,portal,9,10')
  const input = { services: [{ id: 'portal' }], incidents: [], dataDir, asOf: T('12:00') }
  const { timelines, report } = await buildTimelines({ ...input, sources: [aSource()] })
  expect(timelines.get('portal')).toMatchObject({ counts: [{ good: 9, valid: 10 }], dataThrough: T('10:05') })
  expect(report.sources).toMatchObject([{ id: 'gateway', rows: 1, used: 1 }])
  const missing = buildTimelines({ ...input, sources: [aSource({ files: 'none.csv' })] })
  expect(await problemsOf(missing)).toEqual([
    expect.stringContaining('source "gateway": there is no file "none.csv"'),
  ])
})
