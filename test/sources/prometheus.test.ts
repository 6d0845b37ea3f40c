import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import type { PrometheusSource } from '../../data/schema/monitor-sources.ts'
import { type MonitorSource, Sources } from '../../data/schema/sources.ts'
import type { Check } from '../../scripts/sources/check-rows.ts'
import { readMonitor } from '../../scripts/sources/monitors.ts'
import { batched, only } from '../../scripts/sources/prometheus/selector.ts'
import { chunked } from '../../scripts/sources/prometheus/windows.ts'
import { checksToSpans } from '../../scripts/timeline/checks-to-spans.ts'
import { thin } from '../../scripts/timeline/thin.ts'
import { dataFolder, needs } from '../published/shared-data.ts'
import { answering, saying } from './answering.ts'
import { problemsOf } from './builders.ts'
import { outages, told } from './monitoring.ts'
import { type Question, type RecordedSeries, recordedPrometheus } from './recorded-prometheus.ts'

const FOLDER = 'prometheus-blackbox'
const MINUTE = 60_000
const NOON = Date.UTC(2026, 2, 1, 12)

const SOURCE = { type: 'prometheus', query: 'probe_success', interval: '60 s', days: 1 }
const PORTAL = { ...SOURCE, services: { 'https://portal': 'portal' } }

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A series of the portal with a sample a minute, the last at noon. */
function minutes(...values: string[]): RecordedSeries {
  const first = NOON / 1000 - (values.length - 1) * 60
  return {
    metric: { instance: 'https://portal' },
    values: values.map((value, index) => [first + index * 60, value]),
  }
}

/** What the portal's series are read as. */
async function read(series: Record<string, RecordedSeries[]>, more: Record<string, unknown> = {}) {
  const url = await answering(recordedPrometheus(series))
  return told({ ...PORTAL, url, ...more }, { asOf: NOON })
}

test('recorded answers of the real Prometheus: outages of known length, and a hole that is unknown', async (context) => {
  needs(FOLDER, context)
  const recorded = (file: string) => {
    const { data } = JSON.parse(readFileSync(`${dataFolder(FOLDER)}/${file}`, 'utf8'))
    return data.result as RecordedSeries[]
  }
  const url = await answering(
    recordedPrometheus({
      probe_success: recorded('query_range.probe_success.5s.json'),
      probe_duration_seconds: recorded('query_range.probe_duration_seconds.5s.json'),
    }),
  )
  const truth = JSON.parse(readFileSync(`${dataFolder(FOLDER)}/truth.json`, 'utf8'))
  // The recording's grid ends here; ours is of whole steps since the epoch, and its next point is 2 s later.
  const asOf = (truth.end + 2) * 1000
  const { timeline, report } = await told(
    {
      ...{ ...SOURCE, url, interval: '5 s', responseTime: 'probe_duration_seconds' },
      services: { 'http://127.0.0.1:18080/flaky': 'portal' },
    },
    { asOf },
  )
  const { observed, monitored, responseTimes } = timeline
  // The exporter was stopped from 443 to 488; the samples at 448 hold for two intervals, the next one is at 498.
  expect(observed.map(({ start, end }) => [start / 1000, end / 1000])).toEqual([
    [truth.start + 5, 1795317458],
    [1795317498, asOf / 1000],
  ])
  const windows: [number, number][] = truth['outage_windows_of_/flaky_relative_to_t0']
  expect(monitored).toHaveLength(windows.length)
  for (const [index, [from, to]] of windows.entries()) {
    const [began, ended] = [(truth.t0 + from) * 1000, (truth.t0 + to) * 1000]
    const { start = 0, end = 0, earliestStart = 0, earliestEnd = 0 } = monitored[index] ?? {}
    // A grid of 5 s over samples of 5 s: at most two intervals late, and the bounds hold the truth.
    expect(start).toBeGreaterThanOrEqual(began)
    expect(start - began).toBeLessThanOrEqual(10_000)
    expect(earliestStart).toBeLessThanOrEqual(began)
    expect(end).toBeGreaterThanOrEqual(ended)
    // An outage shorter than the lag may be over before its first point: at the shortest it is of no length.
    expect(earliestEnd).toBeLessThanOrEqual(Math.max(ended, start))
  }
  // 27 of 135 samples are 0 (INDEX.md); the others answered.
  const [day] = responseTimes.UTC ?? []
  expect(day?.failed).toBe(27)
  expect(day?.counts.reduce((sum, [, count]) => sum + count, 0)).toBe(108)
  expect(report).toMatchObject({ rows: 135, used: 135, ignoredFuture: 0 })
  // The three other targets are told of once each, not once a sample.
  expect(report.setAside).toHaveLength(3)
})

test('the bounds reach one interval further back, because a point tells of the interval before it', async () => {
  const { timeline } = await read({ probe_success: [minutes('1', '1', '0', '0', '1', '1')] })
  expect(timeline.monitored).toMatchObject([
    {
      start: NOON - 3 * MINUTE,
      earliestStart: NOON - 5 * MINUTE,
      end: NOON - MINUTE,
      earliestEnd: NOON - 3 * MINUTE,
    },
  ])
})

test('NaN is unknown, a missing point lasts two intervals, and other values are set aside with their time', async () => {
  const { timeline, report } = await read({
    probe_success: [
      minutes('1', 'NaN', '0', '2', '1'),
      { metric: { instance: 'https://portal' }, values: [] },
    ],
  })
  expect(outages(timeline, NOON)).toEqual([['major_outage', -120, 0]])
  expect(timeline.observed.map(({ start, end }) => [start - NOON, end - NOON])).toEqual([
    [-4 * MINUTE, -3 * MINUTE],
    [-2 * MINUTE, 0],
  ])
  expect(report).toMatchObject({ rows: 5, used: 4 })
  // Who tells no response times has none missing either.
  expect(timeline.responseTimes.UTC).toEqual([])
  expect(report.setAside.map(({ reason, found }) => [reason, found])).toEqual([
    ['the value is not 1 for up or 0 for down', 'https://portal 2026-03-01T11:59:00.000Z 2'],
  ])
})

/** What is read of a server by itself, without a record. */
async function readOf(series: Record<string, RecordedSeries[]>, more: Record<string, unknown> = {}) {
  const asked: Question[] = []
  const url = await answering(recordedPrometheus(series, asked))
  const source = { id: 'system', ...PORTAL, url, ...more }
  const [one] = Sources.parse({ sources: [source] }).sources
  const options = { dataDir: '.', services: ['portal', 'api', 'steady'], timeZones: ['UTC'], asOf: NOON }
  return { ...(await readMonitor(one as MonitorSource, options)), asked, rule: one as PrometheusSource }
}

test('no question asks for more than 11,000 points, and where each is wanted they ask for every point once', async () => {
  const responseTime = 'probe_duration_seconds'
  const { asked } = await readOf({ probe_success: [minutes('1')] }, { days: 90, responseTime })
  for (const metric of ['probe_success', responseTime]) {
    const own = asked.filter(({ query }) => query === `last_over_time(${metric}[60000ms])`)
    const points = own.map(({ start, end, step }) => (end - start) / step + 1)
    expect(Math.max(...points)).toBeLessThanOrEqual(11_000)
    // 90 days of 1,440 minutes, and both ends.
    expect(points.reduce((sum, count) => sum + count, 0)).toBe(90 * 1440 + 1)
    for (const [index, { start }] of own.entries())
      if (index > 0) expect(start - (own[index - 1]?.end ?? 0)).toBe(60)
  }
})

/** 20 days of points for a series, with outages, holes and NaN on few of them. */
function history(seed: number): [number, string][] {
  let state = seed
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const points: [number, string][] = []
  for (let minute = 0; minute < 20 * 1440; ) {
    for (const end = minute + 1 + random(6000); minute < end; minute += 1) points.push([minute, '1'])
    const kind = random(5)
    for (const end = minute + 1 + random(90); minute < end; minute += 1)
      if (kind !== 0) points.push([minute, ['', 'NaN', '0', '0', '2'][kind] ?? ''])
  }
  const first = NOON / 1000 - 20 * 86_400
  return points.filter(([at]) => at < 20 * 1440).map(([at, value]) => [first + at * 60, value])
}

test.each([
  ['as it comes', {}],
  ['with several results to be sure', { confirm: { failures: 4, successes: 3 } }],
])(
  'counted by the server, checks are the same as point by point, and few points are fetched: %s',
  async (_name, more) => {
    const names = { 'https://portal': 'portal', 'api (1)': 'api', 'api|2': 'api', steady: 'steady' }
    const series = Object.keys(names).map((instance, index) => ({
      metric: { instance },
      values: history(4711 + index).map(([at, value]): [number, string] => [
        at,
        instance === 'steady' ? '1' : value,
      ]),
    }))
    const { checks, used, rows, setAside, asked, rule } = await readOf(
      { probe_success: [...series, { metric: { instance: 'stranger' }, values: history(1) }] },
      { days: 30, services: names, ...more },
    )
    const known = series.flatMap(({ values }) => values)
    expect(rows).toBe(known.length)
    expect(used).toBe(known.filter(([, value]) => value !== '2').length)
    expect(setAside).toHaveLength(rows - used + 1)
    for (const [service, own] of [
      ['portal', [0]],
      ['api', [1, 2]],
      ['steady', [3]],
    ] as const) {
      // By the rules: at each point the worst of the series, 0 before NaN before 1.
      const worst = new Map<number, string>()
      for (const [at, value] of own.flatMap((index) => series[index]?.values ?? []))
        if (
          value !== '2' &&
          ['1', 'NaN', '0'].indexOf(value) > ['1', 'NaN', '0'].indexOf(worst.get(at) ?? '')
        )
          worst.set(at, value)
      const points = [...worst]
        .sort(([a], [b]) => a - b)
        .map(([at, value]) => ({
          ...{
            at: at * 1000,
            ref: '',
            state: ({ 1: 'up', 0: 'down' } as const)[value] ?? ('unknown' as const),
          },
        }))
      const plain = (list: Check[] = []) => thin(list, rule).map(({ ref: _, ...check }) => check)
      expect(plain(checks.get(service))).toEqual(plain(points))
      const of = { service, source: 'system' }
      const spans = (list: Check[] = []) => {
        const told = checksToSpans(list, rule, NOON, of)
        return { ...told, spans: told.spans.map(({ ref: _, ...span }) => span) }
      }
      expect(spans(checks.get(service))).toEqual(spans(points))
    }
    const fetched = asked.filter(({ query }) => query.startsWith('last_over_time'))
    const points = fetched.reduce((sum, { start, end, step }) => sum + (end - start) / step + 1, 0)
    expect(points).toBeLessThan((20 * 1440) / 2)
  },
)

test('chunks and what is left of a window hold every point once', () => {
  for (const [start, end] of [
    [0, 100],
    [1, 9],
    [3, 29],
    [10, 30],
    [11, 20],
    [10, 10],
    [9, 11],
    [21, 29],
  ] as const) {
    const { before, chunks, after } = chunked({ start, end }, 10, 1)
    const held = [before, ...chunks, after].flatMap((part) =>
      Array.from({ length: Math.max(0, part.end - part.start + 1) }, (_, index) => part.start + index),
    )
    expect(held).toEqual(Array.from({ length: end - start + 1 }, (_, index) => start + index))
    for (const chunk of chunks)
      expect(chunk).toEqual({ start: chunk.end - 9, end: Math.round(chunk.end / 10) * 10 })
  }
})

test('series are selected by names that hold what a pattern and a string read as more than letters', () => {
  expect(only('probe_success', 'instance', ['https://a.se/?b=(1)', 'c"d\\e'])).toBe(
    'probe_success{instance=~"https://a\\\\.se/\\\\?b=\\\\(1\\\\)|c\\"d\\\\\\\\e"}',
  )
  expect(only('{job="x"}', 'instance', ['a'])).toBe('{job="x",instance=~"a"}')
  expect(only('up{job="x",}', 'instance', ['a'])).toBe('up{job="x",instance=~"a"}')
  expect(only('up{}', 'instance', ['a'])).toBe('up{instance=~"a"}')
  expect(batched(['aaaa', 'bbbb', 'cccc'], 15)).toEqual([['aaaa', 'bbbb'], ['cccc']])
})

test('only samples of the interval are asked for, so that a dead exporter is not alive for five more minutes', async () => {
  const asked: Question[] = []
  const url = await answering(recordedPrometheus({}, asked))
  await told({ ...PORTAL, url, query: 'probe_success{job="a}b"}' }, { asOf: NOON })
  expect(asked[0]?.query).toBe('last_over_time(probe_success{job="a}b"}[60000ms])')
})

test('response times: whole milliseconds without floating dust, no failures, and several series of a service', async () => {
  const { timeline } = await read(
    {
      probe_success: [minutes('1', '0', '1', '1', '1'), minutes('1', '1', '1', '1', '1')],
      // In floating point 1.1 · 1000 is 1100.0000000000002, and 0.067 · 10⁹ is 67000000.00000001.
      probe_duration_seconds: [
        minutes('1.1', '9', '0.0001', 'NaN', '0.067'),
        minutes('0.5', '0.5', '0.0003', '+Inf', '0'),
      ],
    },
    { responseTime: 'probe_duration_seconds' },
  )
  expect(outages(timeline, NOON)).toEqual([['major_outage', -180, -120]])
  expect(timeline.responseTimes.UTC).toEqual([
    {
      day: Date.UTC(2026, 2, 1),
      counts: [
        [1, 1],
        [67, 1],
        [1100, 1],
      ],
      failed: 1,
    },
  ])
})

test('what the mapping and the server do not have in common is told, and so are warnings of half an answer', async () => {
  const body = {
    ...{ status: 'success', warnings: ['store-1 timed out'] },
    data: { resultType: 'matrix', result: [{ metric: { instance: 'other' }, values: [[NOON / 1000, '1']] }] },
  }
  const url = await saying(JSON.stringify(body))
  const { timeline, report } = await told({ ...PORTAL, url }, { asOf: NOON })
  expect(timeline.observed).toEqual([])
  expect(report.setAside.map(({ reason, found }) => [reason, found])).toEqual([
    ['the server warns that its answer may not be whole', 'store-1 timed out'],
    ['the service of this instance is not known; add it to `services`', 'other'],
    ['no series has this instance; nothing is known of its service', 'https://portal'],
  ])
})

test('a question that the server finds wrong stops the build, in the words of the server', async (context) => {
  needs(FOLDER, context)
  const url = await saying(readFileSync(`${dataFolder(FOLDER)}/error.bad_step.json`, 'utf8'), 400)
  expect(await problemsOf(told({ ...PORTAL, url }, { asOf: NOON }))).toEqual([
    `source "system": ${url}/api/v1/query_range: answered 400: invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer; correct the source`,
  ])
})

test.each([
  [
    'an HTML page with 200',
    '<!doctype html><title>Log in</title>',
    200,
    /answered 200 with an HTML page, where JSON was expected/,
  ],
  ['half an answer', '{"status":"success","data":{"resu', 200, /answered 200 with a part of an answer/],
  [
    'a changed schema',
    '{"status":"success","data":{"resultType":"vector","result":[]}}',
    200,
    /not one of query_range: data\.resultType/,
  ],
  [
    'a server in trouble',
    '{"status":"error","errorType":"timeout","error":"query timed out"}',
    503,
    /answered 503: query timed out/,
  ],
  [
    'an expired token',
    '{"error":"expired"}',
    401,
    /does not let us in \(401\); expected the environment variable PROM_TOKEN/,
  ],
  ['nothing', '', 200, /answered 200 with nothing/],
])('%s is a source that was not reached, not an outage', async (_name, text, status, words) => {
  vi.stubEnv('PROM_TOKEN', 'geheim-1234')
  const url = await saying(text, status)
  const { timeline, report } = await told({ ...PORTAL, url, auth: { bearer: 'PROM_TOKEN' } }, { asOf: NOON })
  expect(report.unreachable?.join()).toMatch(words)
  expect(timeline).toMatchObject({ observed: [], monitored: [], dataThrough: null })
})

test('a slow server is given up, even when it stops in the middle of its answer', async () => {
  const url = await answering((_request, response) => {
    response.writeHead(200)
    response.write('{"status":')
  })
  const { report } = await told({ ...PORTAL, url, timeout: '200 ms' }, { asOf: NOON })
  expect(report.unreachable).toEqual([`source "system": ${url}: no whole answer within 200 ms`])
})

test('a connection that the server closed is opened again, once', async () => {
  let asked = 0
  const answer = recordedPrometheus({ probe_success: [minutes('1', '0')] })
  const url = await answering((request, response) => {
    asked += 1
    if (asked === 2) request.socket.destroy()
    else answer(request, response)
  })
  const { timeline } = await told({ ...PORTAL, url }, { asOf: NOON })
  expect(outages(timeline, NOON)).toEqual([])
  expect(timeline.observed).toHaveLength(1)
  const broken = await answering((request) => request.socket.destroy())
  const { report } = await told({ ...PORTAL, url: broken }, { asOf: NOON })
  expect(report.unreachable).toHaveLength(1)
})

test('the secret goes to the server and nowhere else, even when the server repeats it', async () => {
  vi.stubEnv('PROM_USER', 'lasare:geheim-1234')
  const got: (string | undefined)[] = []
  const url = await answering(({ headers }, response) => {
    got.push(headers.authorization, String(headers['x-scope-orgid']))
    response.writeHead(503)
    response.end(JSON.stringify({ error: `no ${headers.authorization}, lasare:geheim-1234 or geheim-1234` }))
  })
  const source = { ...PORTAL, url, tenant: 'acme', auth: { basic: 'PROM_USER' } }
  const { report } = await told(source, { asOf: NOON })
  expect(got).toEqual([`Basic ${Buffer.from('lasare:geheim-1234').toString('base64')}`, 'acme'])
  expect(JSON.stringify(report)).not.toMatch(/geheim|bGFzYXJl/)
  expect(report.unreachable?.join()).toContain('no Basic ***, *** or ***')
})

test('a secret that is missing is told by the name of its variable', async () => {
  vi.stubEnv('PROM_TOKEN', '')
  const source = { ...PORTAL, url: 'http://127.0.0.1:9', auth: { bearer: 'PROM_TOKEN' } }
  expect(await problemsOf(told(source, { asOf: NOON }))).toEqual([
    'source "system": the environment variable PROM_TOKEN is empty; `auth` expects the secret in it',
  ])
})

test.each([
  { url: 'https://lasare:geheim@host/' },
  { url: 'https://host/?token=geheim' },
  { url: 'https://host/', auth: 'geheim' },
  { url: 'https://host/', auth: { bearer: 'geheim' } },
  { url: 'https://host/', auth: { bearer: 'TOKEN', basic: 'USER' } },
  { url: 'https://host/', query: 'rate(x[5m])' },
  { url: 'https://host/', query: 'probe_success[5m]' },
  { url: 'https://host/', query: 'a or b' },
  { url: 'https://host/', query: '' },
  { url: 'https://host/', interval: '0 s' },
])('the schema refuses %j, and shows no secret', (wrong) => {
  const { success, error } = Sources.safeParse({ sources: [{ id: 'system', ...PORTAL, ...wrong }] })
  expect(success).toBe(false)
  for (const { message } of error?.issues ?? []) {
    expect(message).not.toContain('geheim')
    if ('auth' in wrong || wrong.url !== 'https://host/') expect(message).toContain('found is not shown')
  }
})
