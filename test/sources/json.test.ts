import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { dataFolder, needs } from '../published/shared-data.ts'
import { answering, saying } from './answering.ts'
import { folderWith, problemsOf } from './builders.ts'
import { outages, told } from './monitoring.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const SOURCE = {
  ...{ type: 'json', files: 'svar.json', list: 'data.items', interval: '60 s' },
  columns: { time: 'checked.at', service: 'site.name', state: 'ok', responseTime: 'checked.ms' },
  ...{ states: { up: 'true', down: 'false' }, services: { Kundportalen: 'portal' } },
}
const entry = (at: unknown, ok: unknown, ms?: unknown, name = 'Kundportalen') => ({
  ...{ site: { name }, ok, checked: { at, ms } },
})
const read = (items: unknown[], more: Record<string, unknown> = {}) =>
  told(
    { ...SOURCE, ...more },
    { asOf: NOON, dataDir: folderWith({ 'svar.json': JSON.stringify({ data: { items } }) }) },
  )

test('fields within fields, states by words, response times in milliseconds', async () => {
  const { timeline, report } = await read([
    entry('2026-03-01T11:57:00Z', true, 23.4),
    entry('2026-03-01T12:58:00+01:00', false, 5000),
    entry('2026-03-01 11:59:00', true, '12'),
    entry('2026-03-01T11:59:00Z', true, 1, 'Annat'),
  ])
  expect(outages(timeline, NOON)).toEqual([['major_outage', -120, -60]])
  expect(timeline.responseTimes.UTC?.[0]).toMatchObject({ counts: [[24, 1]], failed: 1 })
  expect(report).toMatchObject({ files: ['svar.json'], rows: 4, used: 3 })
  expect(report.setAside).toMatchObject([{ found: 'Annat' }])
})

test('times without an offset are of the zone, numbers are of what `epoch` says, and of nothing without it', async () => {
  const local = await read([entry('2026-03-01T12:59:00', false)], { timeZone: 'Europe/Stockholm' })
  expect(outages(local.timeline, NOON)).toEqual([['major_outage', -60, 0]])
  for (const [epoch, at] of [
    ['s', NOON / 1000 - 60],
    ['ms', NOON - 60_000],
  ] as const)
    expect(outages((await read([entry(at, false)], { epoch })).timeline, NOON)).toEqual([
      ['major_outage', -60, 0],
    ])
  expect((await read([entry(NOON, false)])).report.setAside[0]?.reason).toContain('say in `epoch`')
})

test('what cannot be read is set aside by its place in the list', async () => {
  const { report } = await read([
    entry('i fredags', true),
    entry('2026-02-30T11:00:00Z', true),
    entry('2026-03-01T11:59:00Z', 'kanske'),
    'nonsens',
    entry('2026-03-01T11:59:00Z', true),
  ])
  expect(report).toMatchObject({ rows: 5, used: 1 })
  expect(report.setAside.map(({ line, found }) => [line, found])).toEqual([
    [1, 'i fredags'],
    [2, '2026-02-30T11:00:00Z'],
    [3, 'kanske'],
    [4, 'undefined'],
  ])
})

test('a real list, of the incident page of another monitor', async (context) => {
  needs('prometheus-blackbox', context)
  const source = {
    ...{ type: 'json', files: 'query_range.probe_success.5s.json', list: 'data.result', interval: '5 s' },
    ...{
      columns: { time: 'metric.time', state: 'metric.job' },
      service: 'portal',
      states: { up: 'blackbox', down: 'x' },
    },
  }
  const { report } = await told(source, { asOf: NOON, dataDir: dataFolder('prometheus-blackbox') })
  // Every entry is found, and none has a time there.
  expect(report.rows).toBeGreaterThan(0)
  expect(report.setAside).toHaveLength(report.rows)
})

test('an address is asked as it stands; an answer without the list is none', async () => {
  const { files: _, ...live } = SOURCE
  const asked: (string | undefined)[] = []
  const url = await answering((request, response) => {
    asked.push(request.url)
    response.end(JSON.stringify({ data: { items: [entry('2026-03-01T11:59:00Z', false)] } }))
  })
  const { timeline } = await told(
    { ...live, url: `${url}/status/lista` },
    { asOf: NOON, dataDir: folderWith({}) },
  )
  expect([asked, outages(timeline, NOON)]).toEqual([['/status/lista'], [['major_outage', -60, 0]]])
  const { report } = await told(
    { ...live, url: await saying('{"data":{}}') },
    { asOf: NOON, dataDir: folderWith({}) },
  )
  expect(report.unreachable).toHaveLength(1)
  const wrong = read([], { list: 'data.rader' })
  expect(await problemsOf(wrong)).toEqual([
    'source "system": svar.json: data.rader is no list; correct `list`',
  ])
})

test.each([{ service: 'portal' }, { files: undefined }, { list: 'data..items' }])('%j is refused', (more) => {
  expect(Sources.safeParse({ sources: [{ id: 'system', ...SOURCE, ...more }] }).success).toBe(false)
})
