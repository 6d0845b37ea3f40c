import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { answering, saying } from './answering.ts'
import { folderWith, problemsOf } from './builders.ts'
import { outages, told } from './monitoring.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const MINUTE = 60_000
const SOURCE = {
  ...{ type: 'kuma', files: ['page.json', 'heartbeat.json'], interval: '60 s' },
  services: { 'Kundportalen (prod)': 'portal' },
}

/** A beat so many minutes before noon, as Kuma's status page gives it: UTC, and no word of it. */
const beat = (minutes: number, status: number, ping: number | null = 20) => ({
  ...{ status, msg: '', ping },
  time: new Date(NOON - minutes * MINUTE).toISOString().replace('T', ' ').replace('Z', ''),
})
const PAGE = {
  config: { slug: 'drift' },
  incidents: [],
  publicGroupList: [
    {
      id: 1,
      name: 'Tjänster',
      monitorList: [
        { id: 7, name: 'Kundportalen (prod)' },
        { id: 8, name: 'Annat' },
      ],
    },
  ],
  maintenanceList: [],
}
const beats = (list: unknown[]) => ({ heartbeatList: { 7: list }, uptimeList: { '7_24': 0.9 } })

const read = (list: unknown[], page: unknown = PAGE, more: Record<string, unknown> = {}) =>
  told(
    { ...SOURCE, ...more },
    {
      asOf: NOON,
      dataDir: folderWith({
        'page.json': JSON.stringify(page),
        'heartbeat.json': JSON.stringify(beats(list)),
      }),
    },
  )

test('times are UTC, PENDING keeps the state before it, and in MAINTENANCE nothing is known', async () => {
  const { timeline, report } = await read([
    ...[beat(9, 1), beat(8, 2), beat(7, 1), beat(6, 0, null), beat(5, 2), beat(4, 1)],
    ...[beat(3, 3), beat(2, 1), beat(1, 1)],
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -360, -240]])
  expect(timeline.observed.map(({ start, end }) => [(start - NOON) / MINUTE, (end - NOON) / MINUTE])).toEqual(
    [
      [-9, -3],
      [-2, 0],
    ],
  )
  expect(timeline.responseTimes.UTC?.[0]).toMatchObject({ counts: [[20, 5]], failed: 2 })
  expect(report).toMatchObject({ files: ['heartbeat.json', 'page.json'], rows: 9, used: 9, setAside: [] })
})

test('the last 100 beats, in any order', async () => {
  const all = Array.from({ length: 100 }, (_, index) => beat(100 - index, index === 50 ? 0 : 1))
  const { timeline } = await read(all.toReversed())
  expect(outages(timeline, NOON)).toEqual([['major_outage', -50 * 60, -49 * 60]])
  expect(timeline.observed).toEqual([{ start: NOON - 100 * MINUTE, end: NOON }])
})

test.each([
  ['version 1 has one', { incident: { title: 'Nere' } }, 1],
  ['version 2 has several', { incidents: [{ title: 'Nere' }, { title: 'Trögt' }] }, 2],
  ['and none', { incident: null }, 0],
])('notices of the page name no monitor and are set aside: %s', async (_name, more, count) => {
  const { report } = await read([beat(1, 1)], { ...PAGE, incidents: undefined, ...more })
  expect(report.setAside).toHaveLength(count)
  for (const { file, reason } of report.setAside)
    expect([file, reason]).toEqual([
      'page.json',
      'a notice on the page names no monitor; write it in data/incidents/',
    ])
})

test('a maintenance on the page does not say when it was announced, and is set aside', async () => {
  const { report } = await read([beat(1, 1)], { ...PAGE, maintenanceList: [{ title: 'Databas' }] })
  expect(report.setAside).toMatchObject([
    { found: 'Databas', reason: expect.stringContaining('when it was announced') },
  ])
})

test('a monitor by its number, one that is not known once, and a beat that cannot be read by its place', async () => {
  const { report } = await read([beat(2, 9), { status: 1 }, beat(1, 1)], PAGE, { services: { 7: 'portal' } })
  expect(report).toMatchObject({ rows: 3, used: 1 })
  expect(report.setAside.map(({ line, found }) => [line, found])).toEqual([
    [1, '9'],
    [2, 'undefined'],
  ])
  const stranger = await read([beat(1, 1)], PAGE, { services: { Annan: 'portal' } })
  expect(stranger.report.setAside.map(({ found }) => found)).toEqual(['Kundportalen (prod), 7'])
})

test('two monitors of one name stop the build, and can be told apart by number', async () => {
  const [group] = PAGE.publicGroupList
  const twins = {
    ...PAGE,
    publicGroupList: [group, { monitorList: [{ id: 9, name: 'Kundportalen (prod)' }] }],
  }
  expect((await problemsOf(read([beat(1, 1)], twins)))[0]).toContain(
    'name them by number in `services`: 7, 9',
  )
  expect((await read([beat(1, 1)], twins, { services: { 7: 'portal' } })).report.used).toBe(1)
})

test('the page and its beats are asked for; a login page or half of it is no answer', async () => {
  const { files: _, ...live } = SOURCE
  const asked: string[] = []
  const url = await answering(({ address: { pathname } }, response) => {
    asked.push(pathname)
    response.end(JSON.stringify(pathname.includes('heartbeat') ? beats([beat(1, 0)]) : PAGE))
  })
  const { timeline } = await told({ ...live, url, page: 'drift' }, { asOf: NOON })
  expect(asked.sort()).toEqual(['/api/status-page/drift', '/api/status-page/heartbeat/drift'])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -60, 0]])
  for (const text of ['<html>Logga in</html>', JSON.stringify(PAGE)]) {
    const { report } = await told({ ...live, url: await saying(text), page: 'drift' }, { asOf: NOON })
    expect(report.unreachable).toHaveLength(1)
  }
  const half = told(
    { ...SOURCE, files: 'page.json' },
    { asOf: NOON, dataDir: folderWith({ 'page.json': JSON.stringify(PAGE) }) },
  )
  expect((await problemsOf(half))[0]).toContain('no heartbeatList in it')
})

test.each([
  { file: 'kuma.db' },
  { files: undefined },
  { files: undefined, url: 'https://kuma.exempel.se' },
  { page: 'drift' },
  { files: undefined, url: 'https://kuma.exempel.se', page: '../metrics' },
])('one place that is whole: %j', (more) => {
  expect(Sources.safeParse({ sources: [{ id: 'system', ...SOURCE, ...more }] }).success).toBe(false)
})
