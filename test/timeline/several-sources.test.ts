import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import type { ServiceTimeline, Span, SpanState } from '../../data/schema/timeline.ts'
import { loadData } from '../../scripts/load/data.ts'
import { disagreements, joinSources, type Told } from '../../scripts/timeline/several-sources.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { SMALL } from '../example-data.ts'
import { folderWith as dataFolder } from '../folder.ts'
import { folderWith } from '../sources/builders.ts'

/** One character a minute: U up, D degraded, X down, a dot is not observed. Bounds reach a minute back. */
const STATES: Record<string, SpanState> = { D: 'degraded_performance', X: 'major_outage' }

function told(source: string, text: string, resolution = 1): Told {
  const observed: { start: number; end: number }[] = []
  const monitored: Span[] = []
  for (const [start, letter] of [...text].entries()) {
    if (letter === '.') continue
    const end = start + 1
    const last = observed.at(-1)
    if (last?.end === start) last.end = end
    else observed.push({ start, end })
    const state = STATES[letter]
    const open = monitored.at(-1)
    if (state === undefined) continue
    if (open?.end === start && open.state === state) Object.assign(open, { end, earliestEnd: end - 1 })
    else {
      const bounds = { earliestStart: start - 1, earliestEnd: start }
      monitored.push({ service: 'portal', source, ref: `${source} ${start}`, state, start, end, ...bounds })
    }
  }
  return { source, observed, monitored, responseTimes: {}, through: null, resolution }
}

const shown = ({ observed, monitored }: Pick<ServiceTimeline, 'observed' | 'monitored'>) => ({
  observed: observed.map(({ start, end }) => `${start}-${end}`).join(' '),
  spans: monitored.map(({ source, state, start, end }) => `${source} ${state} ${start}-${end}`),
})

const A = told('a', 'UUXX....UUUU')
const B = told('b', 'XXXXXXUUUU..')

test('without an order all are laid side by side: what any knew is known, and every span stays', () => {
  expect(shown(joinSources([A, B]))).toEqual({
    observed: '0-12',
    spans: ['b major_outage 0-6', 'a major_outage 2-4'],
  })
})

test('the first in the order that knows a stretch decides it; overlap counts once', () => {
  expect(shown(joinSources([A, B], ['a', 'b']))).toEqual({
    observed: '0-12',
    spans: ['a major_outage 2-4', 'b major_outage 4-6'],
  })
  expect(shown(joinSources([A, B], ['b', 'a']))).toEqual({ observed: '0-12', spans: ['b major_outage 0-6'] })
})

test('where one with more authority knew up to the edge, the bound of what remains is that edge', () => {
  const { monitored } = joinSources([A, B], ['a', 'b'])
  expect(monitored.at(-1)).toMatchObject({ start: 4, earliestStart: 4, end: 6, earliestEnd: 5 })
})

test('sources that are not in the order come last, together', () => {
  const order = ['a']
  const c = told('c', '....DDDD....')
  expect(shown(joinSources([c, B, A], order))).toEqual({
    observed: '0-12',
    spans: ['a major_outage 2-4', 'b major_outage 4-6', 'c degraded_performance 4-8'],
  })
})

test('response times of a day are those of the first that has any of it', () => {
  const day = (at: number, ms: number) => ({ day: at, counts: [[ms, 1]] as [number, number][], failed: 0 })
  const a = { ...A, responseTimes: { UTC: [day(1, 10)] } }
  const b = { ...B, responseTimes: { UTC: [day(0, 20), day(1, 20)] } }
  expect(joinSources([a, b], ['a', 'b']).responseTimes.UTC).toEqual([day(0, 20), day(1, 10)])
  expect(joinSources([a, b]).responseTimes.UTC).toEqual([
    day(0, 20),
    {
      day: 1,
      counts: [
        [10, 1],
        [20, 1],
      ],
      failed: 0,
    },
  ])
})

test('a disagreement is a stretch of which both know, and say different things for longer than they can tell apart', () => {
  expect(disagreements('portal', [A, B])).toEqual([
    { service: 'portal', start: 0, end: 2, said: { a: 'operational', b: 'major_outage' } },
  ])
  expect(disagreements('portal', [A, told('b', 'XXXXXXUUUU..', 2)])).toEqual([])
  expect(disagreements('portal', [A])).toEqual([])
})

test('one that changes its mind within a disagreement begins another', () => {
  const found = disagreements('portal', [told('a', 'UUUUUU'), told('b', 'XXXDDD')])
  expect(found.map(({ start, end, said }) => [start, end, said.b])).toEqual([
    [0, 3, 'major_outage'],
    [3, 6, 'degraded_performance'],
  ])
})

test('through a build: the order that a service declares, what each source alone says, and who said what', async () => {
  const from = Date.UTC(2026, 2, 1)
  const rows = (text: string) =>
    [...text].map(
      (letter, minute) =>
        `${new Date(from + minute * 60_000).toISOString()},portal,${letter === 'U' ? 'up' : 'down'}`,
    )
  const file = (text: string) => ['time,service,state', ...rows(text), ''].join('\n')
  const source = (id: string) => ({
    ...{ id, type: 'checks', files: `${id}.csv`, interval: '60 s', states: { up: 'up', down: 'down' } },
    columns: { time: 'time', service: 'service', state: 'state' },
  })
  const build = async (order?: string[]) => {
    const { timelines, report } = await buildTimelines({
      ...Sources.parse({ sources: [source('near'), source('far')] }),
      ...{ services: [{ id: 'portal', sources: order }], incidents: [], asOf: from + 9 * 60_000 },
      dataDir: folderWith({ 'near.csv': file('UUXUUUUUUU'), 'far.csv': file('XXXXXXUUUU') }),
    })
    return { timeline: timelines.get('portal'), report }
  }
  const minutes = (spans: Span[] = []) =>
    spans.map(({ source, start, end }) => [source, (start - from) / 60_000, (end - from) / 60_000])
  const first = await build(['near', 'far'])
  expect(minutes(first.timeline?.monitored)).toEqual([['near', 2, 3]])
  expect(minutes((await build(['far', 'near'])).timeline?.monitored)).toEqual([['far', 0, 6]])
  expect(minutes((await build()).timeline?.monitored)).toEqual([
    ['far', 0, 6],
    ['near', 2, 3],
  ])
  expect(minutes(first.timeline?.bySource?.far?.monitored)).toEqual([['far', 0, 6]])
  // The first two minutes are as long as a result holds, and no more; from minute 3 to 6 is longer.
  expect(first.report.disagreements).toEqual([
    {
      service: 'portal',
      start: from + 3 * 60_000,
      end: from + 6 * 60_000,
      said: { near: 'operational', far: 'major_outage' },
    },
  ])
})

test('a service that names a source that does not exist is told with the sources that do', async () => {
  const services = `${SMALL['services.yaml']}  - { id: api, name: API, sources: [checks, blackbox] }\n`
  const error = await loadData(await dataFolder({ ...SMALL, 'services.yaml': services })).catch(
    (caught: Error) => caught,
  )
  expect(String(error)).toContain(
    'services.yaml:4 services[2].sources[1]: no source of checks is called "blackbox"; sources.yaml has checks',
  )
})
