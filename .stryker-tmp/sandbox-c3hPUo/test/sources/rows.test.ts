// @ts-nocheck
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { folderWith, instants, problemsOf, read, readRows } from './builders.ts'

const minute = (n: number) => `2026-03-01T10:${String(n).padStart(2, '0')}:00Z`

test('lines are right after quoted line ends, doubled quotes, blank lines and rejected rows', async () => {
  const csv = [
    'time,service,state,note', // 1
    `${minute(1)},portal,up,"two`, // 2
    'lines, with ""quotes"" ', // 3
    '"', // 4
    `${minute(2)},portal`, // 5: too few
    '', // 6
    `${minute(3)},portal,up,"x"`, // 7
    `${minute(4)},portal,up,z,extra`, // 8: too many
    `${minute(5)},portal,"up"x,z`, // 9: bad quoting
    `${minute(6)},portal,up,z`, // 10
    `nonsense,portal,up,z`, // 11: unreadable time
    `${minute(7)}, portal , "dow`, // 12: quoted after a space; a state of two lines
    `n",z`, // 13
    `${minute(8)},nobody,up,z`, // 14: unknown service
    `${minute(9)},portal,down,z`, // 15
  ].join('\n')
  const result = await read(folderWith({ 'checks.csv': csv }))
  expect(result.setAside.map(({ line, reason }) => [line, reason.split(';')[0]])).toEqual([
    [5, 'has 2 columns'],
    [8, 'has 5 columns'],
    [9, 'a quoted value does not end where it should'],
    [11, 'the time cannot be read'],
    [12, 'the status word is not known'],
    [14, 'the service is not known'],
  ])
  expect(result.checks.get('portal')?.map(({ ref }) => ref)).toEqual([
    'checks.csv:2',
    'checks.csv:7',
    'checks.csv:10',
    'checks.csv:15',
  ])
  expect([result.rows, result.used, result.ignoredFuture]).toEqual([10, 4, 0])
  expect(result.setAside.map(({ found }) => found)).toContain('dow\nn')
})

test.each([
  ['ends at a later one', `${minute(3)},portal,up,"y"`],
  ['never ends', `${minute(3)},portal,up,y`],
  [
    'ends after more than any row is long',
    `${`${minute(3)},portal,up,y\n`.repeat(60_000)}${minute(3)},portal,up,"y"`,
  ],
])('a stray quote that %s sets its own line aside and no other', async (_, third) => {
  const csv = `time,service,state,note\n${minute(1)},portal,up,"open\n${minute(2)},portal,odd,x\n${third}\n${minute(4)},portal,down,"z"\n`
  const result = await read(folderWith({ 'checks.csv': csv }))
  expect(result.setAside.map(({ line, found }) => [line, found])).toEqual([
    [2, `${minute(1)},portal,up,"open`],
    [3, 'odd'],
  ])
  expect(result.setAside[0]?.reason).toContain('does not end where it should')
  expect(instants(result)).toEqual(['2026-03-01T10:03:00.000Z', '2026-03-01T10:04:00.000Z'])
  expect(result.checks.get('portal')?.[0]?.ref).toBe('checks.csv:4')
})

test('a file that is cut off within quotes, as while it is written, loses its last line only', async () => {
  const csv = `time,service,state,note\n${minute(1)},portal,up,x\n${minute(2)},portal,up,"cut o`
  const result = await read(folderWith({ 'checks.csv': csv }))
  expect(result.setAside).toMatchObject([{ line: 3, found: `${minute(2)},portal,up,"cut o` }])
  expect(result.used).toBe(1)
})

test('lines stay right where a bad quote is followed by a quoted line end', async () => {
  const csv = `time,service,state,note\n${minute(1)},portal,"up"x,"two\nlines"\n${minute(2)},portal,odd,z\n${minute(3)},portal,up,z\n`
  const result = await read(folderWith({ 'checks.csv': csv }))
  // The row itself, and its second line by itself, which is not a row.
  expect(result.setAside.map(({ line }) => line)).toEqual([2, 3, 4])
  expect(result.setAside.at(-1)).toMatchObject({ line: 4, found: 'odd' })
  expect(result.checks.get('portal')?.map(({ ref }) => ref)).toEqual(['checks.csv:5'])
})

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['bare CR', '\r'],
])('a byte order mark and line ends of %s: the shape of scms-delivery', async (_, end) => {
  const csv = [
    'time,service,state,note',
    `${minute(1)},portal,up,"a${end}b"`,
    `${minute(2)},portal,odd,x`,
    '',
  ]
  const result = await read(folderWith({ 'checks.csv': `\uFEFF${csv.join(end)}` }))
  expect(instants(result)).toEqual(['2026-03-01T10:01:00.000Z'])
  expect(result.setAside.map(({ line, found }) => [line, found])).toEqual([[4, 'odd']])
})

test('mixed line ends lose no row: DuckDB alone would give up or silently read nothing', async () => {
  const csv = `time,service,state\r\n${minute(1)},portal,up\n${minute(2)},portal,up\r${minute(3)},portal,odd\r\n\r\n${minute(4)},portal,up\n`
  const result = await read(folderWith({ 'checks.csv': csv }))
  expect(result.used).toBe(3)
  expect(result.setAside.map(({ line }) => line)).toEqual([4])
  expect(result.checks.get('portal')?.at(-1)?.ref).toBe('checks.csv:6')
})

test('semicolons, tabs and bars separate columns as well as commas do', async () => {
  for (const separator of [';', '\t', '|']) {
    const csv = [`state${separator}time${separator}service`, `up${separator}${minute(1)}${separator}portal`]
    expect(instants(await read(folderWith({ 'checks.csv': csv.join('\n') })))).toHaveLength(1)
  }
})

test('bytes that are not UTF-8 set their row aside', async () => {
  const csv = Buffer.from(`time,service,state\n${minute(1)},port\xe5l,up\n${minute(2)},portal,up\n`, 'latin1')
  const result = await read(folderWith({ 'checks.csv': csv }))
  expect(result.setAside).toMatchObject([{ line: 2, reason: 'is not UTF-8' }])
  expect(result.used).toBe(1)
})

test('a header in the middle, as where files were joined, is a row that cannot be read', async () => {
  const result = await readRows([`${minute(1)},portal,up`, 'time,service,state', `${minute(2)},portal,up`])
  expect(result.setAside).toHaveLength(1)
  expect(result.setAside[0]).toMatchObject({ line: 3, found: 'time; service; state' })
  expect(result.used).toBe(2)
})

test('a row with several faults is set aside once, with all of them', async () => {
  const { setAside, rows } = await readRows(['soon,nobody,fine'])
  expect(rows).toBe(1)
  expect(setAside).toHaveLength(1)
  expect(
    setAside[0]?.reason.split('; ').filter((part) => /not known|cannot be read/.test(part)),
  ).toHaveLength(3)
})

test('status words mean what the configuration says, and no other spelling', async () => {
  const rows = ['up', 'UP', 'ok', 'slow', 'half', 'down', '?'].map((word, n) => `${minute(n)},portal,${word}`)
  const result = await readRows(rows, {
    states: { up: ['up', 'ok'], degraded: 'slow', partial: 'half', down: 'down', unknown: '?' },
  })
  expect(result.checks.get('portal')?.map(({ state }) => state)).toEqual([
    'up',
    'up',
    'degraded',
    'partial',
    'down',
    'unknown',
  ])
  expect(result.setAside.map(({ found }) => found)).toEqual(['UP'])
})

test('services go by the names in the map, or all to the one service', async () => {
  const named = await readRows([`${minute(1)},"Portal, new",up`, `${minute(1)},portal,up`], {
    services: { 'Portal, new': 'portal' },
  })
  expect(instants(named)).toHaveLength(1)
  expect(named.setAside).toHaveLength(1)
  const one = await readRows([`${minute(1)},whatever,up`], {
    columns: { time: 'time', state: 'state' },
    service: 'api',
  })
  expect(instants(one, 'api')).toHaveLength(1)
})

test('T9: rows after asOf are counted and ignored; one at asOf is not', async () => {
  const folder = folderWith({
    'checks.csv': `time,service,state\n${minute(1)},portal,up\n${minute(2)},portal,up\n${minute(3)},portal,down\n9999-12-31T00:00:00,portal,down\n`,
  })
  const result = await read(folder, {}, Date.parse(minute(2)))
  expect([result.rows, result.used, result.ignoredFuture]).toEqual([4, 2, 2])
  expect(instants(result).at(-1)).toBe('2026-03-01T10:02:00.000Z')
})

test('duplicates change nothing, of contradicting ones the worst wins, and order never matters', async () => {
  const rows = [
    `${minute(1)},portal,up`,
    `${minute(1)},portal,up`,
    `${minute(2)},portal,down`,
    `${minute(2)},portal,up`,
    `${minute(3)},portal,slow`,
    `${minute(3)},portal,half`,
    `${minute(4)},portal,?`,
    `${minute(4)},portal,up`,
    `2026-03-01T11:05:00+01:00,portal,slow`,
    `${minute(5)},portal,?`,
  ]
  const states = async (order: string[]) =>
    (await readRows(order)).checks.get('portal')?.map(({ at, state }) => [at, state])
  const forward = await states(rows)
  expect(forward?.map(([, state]) => state)).toEqual(['up', 'down', 'partial', 'unknown', 'degraded'])
  expect(await states(rows.toReversed())).toEqual(forward)
})

test('response times: begun milliseconds a local day, only answers above 0 from checks that were up or degraded; the rest failed', async () => {
  const rows = [
    '2026-03-01T23:59:59.999Z,portal,up,10.4',
    '2026-03-02T00:00:00Z,portal,up,10.5',
    '2026-03-02T01:00:00Z,portal,slow,900',
    '2026-03-02T02:00:00Z,portal,up,11',
    '2026-03-02T03:00:00Z,portal,up,0',
    '2026-03-02T04:00:00Z,portal,down,30000',
    '2026-03-02T05:00:00Z,portal,half,31000',
    '2026-03-02T06:00:00Z,portal,up,',
    '2026-03-02T07:00:00Z,portal,up,fast',
    '2026-03-02T08:00:00Z,portal,up,-5',
    '2026-03-02T08:30:00Z,portal,up,NaN',
    '2026-03-02T09:00:00Z,portal,up,12',
    '2026-03-02T09:00:00Z,portal,up,12',
    '2026-03-02T10:00:00Z,portal,up,12',
    '2026-03-02T10:00:00Z,portal,down,12',
  ]
  const result = await read(folderWith({ 'checks.csv': ['time,service,state,ms', ...rows].join('\n') }), {
    columns: { time: 'time', service: 'service', state: 'state', responseTime: 'ms' },
  })
  const second: [number, number][] = [
    [11, 2],
    [12, 1],
    [900, 1],
  ]
  expect(result.responseTimes.get('portal')).toEqual({
    UTC: [
      { day: Date.UTC(2026, 2, 1), counts: [[11, 1]], failed: 0 },
      { day: Date.UTC(2026, 2, 2), counts: second, failed: 3 },
    ],
    // 23:59:59.999Z is past midnight in Stockholm: one day holds them all.
    'Europe/Stockholm': [
      {
        day: Date.UTC(2026, 2, 1, 23),
        counts: [[11, 3], ...second.slice(1)],
        failed: 3,
      },
    ],
  })
  expect(result.setAside.map(({ line, found }) => [line, found])).toEqual([
    [10, 'fast'],
    [12, 'NaN'],
  ])
  expect(result.used).toBe(15)
})

test('compressed CSV has the lines of what is inside', async () => {
  const csv = gzipSync(`time,service,state\n\n${minute(1)},portal,odd\n${minute(2)},portal,up\n`)
  const result = await read(folderWith({ 'checks.csv.gz': csv }), { files: 'checks.csv.gz' })
  expect(result.setAside.map(({ line }) => line)).toEqual([3])
  expect(result.used).toBe(1)
})

test('a header and nothing else is a file without checks', async () => {
  expect(await readRows([])).toMatchObject({ rows: 0, used: 0, setAside: [] })
})

test('an empty file has no header, which is an error', async () => {
  const [problem] = await problemsOf(read(folderWith({ 'checks.csv': '' })))
  expect(problem).toContain('it has none')
})
