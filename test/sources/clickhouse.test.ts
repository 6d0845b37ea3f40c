import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test, vi } from 'vitest'
import { Sources } from '../../data/schema/sources.ts'
import { parameterFields } from '../../scripts/sources/clickhouse/parameters.ts'
import { batches, windows } from '../../scripts/sources/clickhouse/parts.ts'
import { answering, saying } from './answering.ts'
import { problemsOf } from './builders.ts'
import { told } from './monitoring.ts'

const DAY = 86_400_000
const NOON = Date.UTC(2026, 2, 1, 12)

const SOURCE = {
  type: 'clickhouse',
  table: 'checks',
  columns: { time: 'time', service: 'name', state: 'status' },
  states: { up: 'up', down: 'down' },
  interval: '60 s',
}

afterEach(() => {
  vi.unstubAllEnvs()
})

/** What a form holds that was sent. */
async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  const type = request.headers['content-type'] ?? ''
  const form = await new Response(await text(request), { headers: { 'content-type': type } }).formData()
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
}

const table = (columns: [string, string][], data: unknown[][]) =>
  JSON.stringify({ meta: columns.map(([name, type]) => ({ name, type })), data, rows: data.length })

/** Answers the questions of a survey, and `rest` to the one for runs. */
const runsAnswered = (rest: (response: ServerResponse) => void, asked: Record<string, string>[] = []) =>
  answering(async (request, response) => {
    const form = await formOf(request)
    asked.push(form)
    const { query = '' } = form
    if (query.includes('LIMIT 0')) response.end(table([['time', 'DateTime']], []))
    else if (query.includes('WITH sla_marked')) rest(response)
    else if (query.includes('86400000')) response.end(table([], [[NOON / DAY - 0.5, 3]]))
    else response.end(table([], []))
  })

test.each([
  ['an HTML page with 200', '<!doctype html><title>Log in</title>', /not one of ClickHouse .*: it is a page/],
  ['half an answer', '{"meta":[{"name":"id","ty', /not one of ClickHouse .*: it is a part of one/],
  [
    'an answer that broke off in the middle, as older servers tell',
    '{"meta":[{"name":"id","type":"Int32"}],"data":[[0]\nCode: 241. DB::Exception: Memory limit (total) exceeded. (MEMORY_LIMIT_EXCEEDED) (version 24.8.1)\n',
    /broke its answer off: Code: 241\. DB::Exception: Memory limit \(total\) exceeded/,
  ],
  [
    'an answer that broke off, as newer servers write into a document that looks whole',
    '{"meta":[],"data":[],"rows":0,"exception":"Code: 159. DB::Exception: Timeout exceeded: elapsed 30.1 seconds. (TIMEOUT_EXCEEDED)"}',
    /broke its answer off: Code: 159\. DB::Exception: Timeout exceeded/,
  ],
  ['fewer rows than it says', '{"meta":[],"data":[[0]],"rows":2}', /holds 1 rows of 2/],
  ['a changed form', '{"data":{"id":[0]}}', /not one of ClickHouse .*: meta: /],
  ['nothing', '', /not one of ClickHouse .*: it is none/],
])('%s is no answer, and nothing of it counts', async (_name, body, words) => {
  const url = await runsAnswered((response) => response.end(body))
  const { timeline, report } = await told({ ...SOURCE, url }, { asOf: NOON })
  expect(report.unreachable?.join()).toMatch(words)
  expect(timeline).toMatchObject({ observed: [], monitored: [], dataThrough: null })
})

test.each([
  [
    500,
    'Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)',
    /answered 500: Code: 241/,
  ],
  [503, 'upstream', /answered 503: upstream/],
  [
    403,
    'Code: 497. DB::Exception: lasare: Not enough privileges. (ACCESS_DENIED)',
    /does not let us in \(403\); expected `auth` .* says "Code: 497/,
  ],
])('%i is a source that was not reached', async (status, body, words) => {
  const { report } = await told({ ...SOURCE, url: await saying(body, status) }, { asOf: NOON })
  expect(report.unreachable?.join()).toMatch(words)
})

test('a table that does not exist stops the build, in the words of the server without our whole question', async () => {
  const body =
    "Code: 60. DB::Exception: Unknown table expression identifier 'default.checks' in scope SELECT 1 FROM x. (UNKNOWN_TABLE) (version 26.7)"
  const url = await saying(body, 404)
  expect(await problemsOf(told({ ...SOURCE, url }, { asOf: NOON }))).toEqual([
    `source "system": ${url}/: answered 404: Code: 60. DB::Exception: Unknown table expression identifier 'default.checks' (UNKNOWN_TABLE) (version 26.7); correct the source`,
  ])
})

test('a slow server is given up, even when it stops in the middle of its answer', async () => {
  const url = await runsAnswered((response) => response.write('{"meta":'))
  const { report } = await told({ ...SOURCE, url, timeout: '200 ms' }, { asOf: NOON })
  expect(report.unreachable).toEqual([`source "system": ${url}: no whole answer within 200 ms`])
})

test('the secret goes to the server and nowhere else, even when the server repeats it', async () => {
  vi.stubEnv('CH_LOGIN', 'lasare:geheim-1234')
  const got: (string | undefined)[] = []
  const url = await answering(({ headers }, response) => {
    got.push(headers.authorization)
    response.writeHead(500)
    response.end('Code: 1. DB::Exception: no lasare:geheim-1234, geheim-1234')
  })
  const { report } = await told({ ...SOURCE, url, auth: { basic: 'CH_LOGIN' } }, { asOf: NOON })
  expect(got).toEqual([`Basic ${Buffer.from('lasare:geheim-1234').toString('base64')}`])
  expect(report.unreachable?.join()).toContain('no ***, ***')
})

test('names, words and times travel as parameters and never stand in a statement; identifiers are quoted', async () => {
  const asked: Record<string, string>[] = []
  const url = await runsAnswered((response) => response.end(table([], [])), asked)
  const name = "x') OR 1=1 --\\"
  const columns = { time: 'ti`me', service: 'name', state: 'sta\\tus' }
  const states = { up: "it's up", down: 'down' }
  await told({ ...SOURCE, url, columns, states, services: { [name]: 'portal' } }, { asOf: NOON })
  const statement = asked.at(-1)
  expect(asked.length).toBeGreaterThan(4)
  for (const { query } of asked) {
    expect(query).not.toMatch(/OR 1=1|it's|portal/)
    expect(query).toContain('FROM `default`.`checks`')
    expect(query).toContain('`ti\\`me`')
  }
  expect(statement).toMatchObject({
    database: 'default',
    param_names: "['x\\') OR 1=1 --\\\\']",
    param_ids: '[0]',
    param_words: "['it\\'s up','down']",
    param_end: String(NOON + 1),
  })
})

test('parameters are written as a field of TSV, which is how the server reads them', () => {
  expect(parameterFields({ a: 'x\ty\\', b: ["it's", 'a\nb'], c: [1, 2], d: 7 })).toEqual({
    ...{ param_a: 'x\\ty\\\\', param_b: "['it\\'s','a\\nb']", param_c: '[1,2]', param_d: '7' },
  })
})

test('a question is about so many names at most, and all names of a service are in the same one', () => {
  const names = new Map([
    ...([
      ['a1', 'a'],
      ['b1', 'b'],
      ['c1', 'c'],
      ['a2', 'a'],
    ] as const),
  ])
  expect(batches(names, 20).map(({ parameters }) => parameters)).toEqual([
    { names: ['a1', 'a2'], ids: [0, 0] },
    { names: ['b1', 'c1'], ids: [0, 1] },
  ])
})

test('a question is about days with so many rows at most, and about none without', () => {
  const rows = (day: number, count: number) => ({ day, rows: count })
  const within = { start: DAY / 2, end: 9 * DAY + 1 }
  expect(windows([rows(9, 1), rows(0, 6), rows(1, 4), rows(2, 30), rows(3, 1)], within, 10)).toEqual([
    { start: DAY / 2, end: 2 * DAY },
    { start: 2 * DAY, end: 3 * DAY },
    { start: 3 * DAY, end: 9 * DAY + 1 },
  ])
})

test('a time that is no instant stops the build: of a text or a number nobody knows what it stands for', async () => {
  const url = await saying(table([['sla_0', 'String']], []))
  expect(await problemsOf(told({ ...SOURCE, url }, { asOf: NOON }))).toEqual([
    `source "system": ${url}/?default.checks: the column "time" is String; expected DateTime or DateTime64; make one of it in \`query\``,
  ])
})

test.each([
  { query: 'SELECT 1' },
  { table: undefined },
  { table: undefined, query: 'SELECT 1; DROP TABLE checks' },
  { table: undefined, query: 'INSERT INTO checks SELECT 1' },
  { table: '' },
  { url: 'https://lasare:geheim@host/' },
  { columns: { time: 'time', state: 'status' } },
])('the schema refuses %j', (wrong) => {
  const source = { id: 'system', ...SOURCE, url: 'https://host/', ...wrong }
  const { success, error } = Sources.safeParse({ sources: [source] })
  expect(success).toBe(false)
  expect(JSON.stringify(error?.issues)).not.toContain('geheim')
})
