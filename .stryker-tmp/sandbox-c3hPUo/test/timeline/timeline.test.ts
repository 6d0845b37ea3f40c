// @ts-nocheck
import { expect, test } from 'vitest'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { aSource, folderWith, problemsOf } from '../sources/builders.ts'

const at = (time: string) => Date.parse(`2026-03-01T${time}:00Z`)
const rows = (...lines: string[]) =>
  ['time,service,state,ms', ...lines.map((line) => `2026-03-01T${line}`), ''].join('\n')

const columns = { time: 'time', service: 'service', state: 'state', responseTime: 'ms' }
const services = [{ id: 'portal' }, { id: 'api' }]

test('sources of one service are merged: observed once, spans side by side, samples added', async () => {
  const dataDir = folderWith({
    'a.csv': rows('10:00:00Z,portal,up,5', '10:01:00Z,portal,down,0', '10:02:00Z,portal,up,7'),
    'b.csv': rows('10:01:30Z,portal,slow,7', '10:02:30Z,portal,up,9', '10:10:00Z,portal,odd,9'),
  })
  const { timelines, report } = await buildTimelines({
    services,
    sources: [
      aSource({ id: 'near', files: 'a.csv', columns }),
      aSource({ id: 'far', files: 'b.csv', columns }),
    ],
    incidents: [
      {
        id: 'i1',
        title: 'Fel',
        impact: 'major',
        status: 'investigating',
        start: at('10:01'),
        end: null,
        services: [{ id: 'api', state: 'major_outage' }],
        updates: [],
      },
    ],
    dataDir,
    asOf: at('12:00'),
  })
  const portal = timelines.get('portal')
  expect(portal?.observed).toEqual([{ start: at('10:00'), end: at('10:04') + 30_000 }])
  expect(portal?.monitored.map(({ source, state, ref }) => [source, state, ref])).toEqual([
    ['near', 'major_outage', 'a.csv:3'],
    ['far', 'degraded_performance', 'b.csv:2'],
  ])
  expect(portal?.dataThrough).toBe(at('10:02') + 30_000)
  expect(portal?.responseTimes).toEqual({
    UTC: [
      {
        day: Date.UTC(2026, 2, 1),
        counts: [
          [5, 1],
          [7, 2],
          [9, 1],
        ],
        failed: 1,
      },
    ],
  })
  expect(timelines.get('api')).toEqual({
    service: 'api',
    observed: [],
    monitored: [],
    declared: [
      {
        service: 'api',
        state: 'major_outage',
        start: at('10:01'),
        end: at('12:00'),
        source: 'incidents',
        ref: 'i1',
      },
    ],
    dataThrough: null,
    responseTimes: { UTC: [] },
    counts: [],
  })
  expect(report.sources.map(({ id, rows, used, setAside }) => [id, rows, used, setAside.length])).toEqual([
    ['near', 3, 3, 0],
    ['far', 3, 2, 1],
  ])
})

test('the order of sources changes nothing but the order of the report', async () => {
  const dataDir = folderWith({
    'a.csv': rows('10:00:00Z,portal,down,0', '10:01:00Z,portal,up,7'),
    'b.csv': rows('10:00:00Z,portal,down,0', '10:01:00Z,portal,up,9'),
  })
  const sources = ['b', 'a'].map((id) => aSource({ id, files: `${id}.csv`, columns }))
  const build = (list: typeof sources) =>
    buildTimelines({ services, sources: list, incidents: [], dataDir, asOf: at('12:00') })
  expect((await build(sources)).timelines).toEqual((await build(sources.toReversed())).timelines)
})

test('what stops one source does not hide what stops the next', async () => {
  const sources = ['one', 'two'].map((id) => aSource({ id, files: `${id}.csv` }))
  const build = buildTimelines({ services, sources, incidents: [], dataDir: folderWith({}), asOf: 0 })
  expect((await problemsOf(build)).map((problem) => problem.split(':')[0])).toEqual([
    'source "one"',
    'source "two"',
  ])
})
