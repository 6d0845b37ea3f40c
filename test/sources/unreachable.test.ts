import { expect, test } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { EXIT, reportError } from '../../scripts/failure.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { UnreachableError } from '../../scripts/sources/unreachable-error.ts'
import { buildTimelines } from '../../scripts/timeline/timeline.ts'
import { nobody } from './answering.ts'
import { aSource, folderWith, problemsOf, SERVICES } from './builders.ts'

const NOON = Date.UTC(2026, 2, 1, 12)
const ROWS = 'time,service,state\n2026-03-01T11:58:00Z,api,down\n2026-03-01T11:59:00Z,api,up\n'
const services = SERVICES.map((id) => ({ id }))

/** A Prometheus at whose address nobody listens. */
async function dead(id = 'dead') {
  const source = { type: 'prometheus', url: await nobody(), query: 'up', interval: '60 s' }
  return Sources.parse({ sources: [{ id, ...source }] }).sources
}

test('a source that is down stops no other: its services are unknown, theirs are known, and the report tells', async () => {
  const { timelines, report } = await buildTimelines({
    ...{ services, incidents: [], asOf: NOON },
    sources: [...(await dead()), aSource()],
    dataDir: folderWith({ 'checks.csv': ROWS }),
  })
  expect(timelines.get('portal')).toMatchObject({ observed: [], monitored: [], dataThrough: null })
  expect(timelines.get('api')?.monitored).toHaveLength(1)
  const [silent, heard] = report.sources
  expect(silent).toMatchObject({ id: 'dead', rows: 0, used: 0 })
  expect(silent?.unreachable).toEqual([
    expect.stringMatching(/^source "dead": http:\/\/127\.0\.0\.1:\d+: .+/),
  ])
  expect(heard).toMatchObject({ id: 'monitor', used: 2 })
  expect(heard).not.toHaveProperty('unreachable')
})

test('of a source that still answers for another service, what another system knew stays known', async () => {
  const [source] = await dead()
  if (source === undefined) throw new Error('expected a source')
  const { timelines } = await buildTimelines({
    ...{ services, incidents: [], asOf: NOON },
    sources: [aSource(), source],
    dataDir: folderWith({ 'checks.csv': ROWS.replaceAll('api', 'portal') }),
  })
  expect(timelines.get('portal')?.observed).toEqual([{ start: NOON - 120_000, end: NOON }])
})

test('what is wrong with one source still stops the build, whatever another does not answer', async () => {
  const build = buildTimelines({
    ...{ services, incidents: [], asOf: NOON, dataDir: folderWith({}) },
    sources: [...(await dead()), aSource()],
  })
  expect(await problemsOf(build)).toHaveLength(1)
})

test('when no source answers, nothing is published and the exit code says so', async () => {
  const data = await loadData('data')
  const alone = async (sources: typeof data.sources) => measure({ ...data, sources }, NOON)
  const error = await alone([...(await dead('a')), ...(await dead('b'))]).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(UnreachableError)
  const said: string[] = []
  const terminal = {
    line: () => {},
    error: (text: string) => said.push(text),
    step: <T>(_: string, work: () => Promise<T>) => work(),
  }
  expect(reportError(error, terminal)).toBe(EXIT.unreachable)
  expect(said[0]).toBe('No source could be reached; nothing was published:')
  expect(said).toHaveLength(3)
  const files = data.sources.filter(({ type }) => type === 'surveys').slice(0, 1)
  const { report } = await alone([...(await dead()), ...files])
  expect(report.sources).toHaveLength(2)
  expect((await alone([])).report.sources).toEqual([])
})
