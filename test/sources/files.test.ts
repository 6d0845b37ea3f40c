import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../scripts/sources/duckdb.ts'
import { folderWith, instants, problemsOf, read } from './builders.ts'

const ROW = '2026-03-01T10:00:00Z,portal,up\n'

test('patterns are relative to the data folder; a file that two of them find is read once', async () => {
  const folder = folderWith({})
  mkdirSync(join(folder, 'logs'))
  writeFileSync(join(folder, 'logs/b.csv'), `time,service,state\n${ROW}`)
  writeFileSync(join(folder, 'logs/a.csv'), 'time,service,state\n2026-03-01T11:00:00Z,portal,odd\n')
  const result = await read(folder, { files: ['logs/*.csv', 'logs/b.csv'] })
  expect(result.files).toEqual(['logs/a.csv', 'logs/b.csv'])
  expect(result.rows).toBe(2)
  expect(result.setAside).toMatchObject([{ file: 'logs/a.csv', line: 2 }])
})

test('a file whose name looks like a pattern is that file', async () => {
  const folder = folderWith({ 'a[1].csv': `time,service,state\n${ROW}`, 'a1.csv': 'other\n' })
  expect((await read(folder, { files: 'a[1].csv' })).used).toBe(1)
})

test('NDJSON: lines that are no object are set aside by line; keys may hold dots and slashes', async () => {
  const lines = [
    '{"t.x/y":"2026-03-01T10:00:00Z","service":"portal","state":"up","note":"a\\nb"}',
    '',
    '{"t.x/y":"2026-03-01T10:01:00Z","service":"portal"',
    '[1]',
    '   ',
    '{"t.x/y":"2026-03-01T10:02:00Z","service":"portal","state":true}',
    '{"service":"portal","state":"up"}',
    '{"t.x/y":"2026-03-01T10:03:00Z","service":"portal","state":"odd"}',
  ]
  const source = {
    columns: { time: 't.x/y', service: 'service', state: 'state' },
    states: { up: ['up', 'true'], down: 'down' },
  }
  for (const [name, text] of [
    ['checks.ndjson', lines.join('\n')],
    ['checks.jsonl', `\uFEFF${lines.join('\r\n')}\r\n`],
    ['checks.ndjson', lines.join('\r')],
  ] as const) {
    const result = await read(folderWith({ [name]: text }), { ...source, files: name })
    expect(instants(result)).toEqual(['2026-03-01T10:00:00.000Z', '2026-03-01T10:02:00.000Z'])
    expect(result.setAside.map(({ line }) => line)).toEqual([3, 4, 7, 8])
    expect(result.setAside[0]?.found).toBe(lines[2])
    expect(result.checks.get('portal')?.at(-1)?.ref).toBe(`${name}:6`)
    expect(result.rows).toBe(6)
  }
})

test('NDJSON: a line longer than DuckDB holds is set aside by its line, and the others are read', async () => {
  const object = (minute: number, more = '') =>
    `{"time":"2026-03-01T10:0${minute}:00Z","service":"portal","state":"${minute % 2 ? 'down' : 'up'}"${more}}`
  const long = 'x'.repeat(40_000_000)
  const lines = [object(0), long, object(1), object(2, `,"note":"${long}"`), object(4)]
  const result = await read(folderWith({ 'checks.ndjson': lines.join('\n') }), { files: 'checks.ndjson' })
  expect(instants(result)).toEqual([0, 1, 4].map((minute) => `2026-03-01T10:0${minute}:00.000Z`))
  expect(result.setAside.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'is longer than 16 MB'],
    [4, 'is longer than 16 MB'],
  ])
  expect(result.setAside[1]?.found).toMatch(/^\{"time":"2026-03-01T10:02.{1,200}…$/)
  expect(result.checks.get('portal')?.at(-1)?.ref).toBe('checks.ndjson:5')
  expect(result.rows).toBe(5)
})

test('Parquet: UTC timestamps are instants, local ones are read in the zone, rows have numbers', async () => {
  const folder = folderWith({})
  const db = await openDatabase()
  await db.run(`COPY (SELECT TIMESTAMPTZ '2026-03-29 10:00:00.25+02' AS utc, TIMESTAMP '2026-03-29 02:30:00' AS local,
    'portal' AS service, true AS ok, 12.5 AS ms UNION ALL SELECT NULL, NULL, 'portal', false, NULL)
    TO '${join(folder, 'checks.parquet')}'`)
  db.close()
  const source = {
    files: 'checks.parquet',
    states: { up: 'true', down: 'false' },
    timeZone: 'Europe/Stockholm',
    // A pattern is for texts; a timestamp needs none.
    timeFormat: '%d/%m/%Y',
  }
  const columns = { service: 'service', state: 'ok', responseTime: 'ms' }
  const utc = await read(folder, { ...source, columns: { time: 'utc', ...columns } })
  expect(instants(utc)).toEqual(['2026-03-29T08:00:00.250Z'])
  expect(utc.setAside).toMatchObject([{ file: 'checks.parquet', line: 2 }])
  expect(utc.responseTimes.get('portal')?.UTC?.[0]?.counts).toEqual([[13, 1]])
  const local = await read(folder, { ...source, columns: { time: 'local', ...columns } })
  expect(instants(local)).toEqual(['2026-03-29T01:30:00.000Z'])
})

test('one error names everything that stops it, in every file, and how to mend it', async () => {
  const folder = folderWith({
    'a.csv': 'when,service,state\n1,portal,up\n',
    'b.ndjson': '{"time":"x","svc":"portal"}\n',
    'c.parquet': 'not parquet',
    'd.ndjson': 'not json\n',
  })
  const problems = await problemsOf(read(folder, { files: ['a.csv', 'b.ndjson', 'c.parquet', 'd.ndjson'] }))
  expect(problems).toHaveLength(4)
  for (const problem of problems) expect(problem).toMatch(/^source "monitor": [abcd]\./)
  expect(problems[0]).toContain('no column "time"; it has "when", "service", "state"')
  expect(problems[1]).toContain('no columns "service", "state"; it has "svc", "time"')
  expect(problems[2]).toContain('cannot be read as parquet')
  expect(problems[3]).toContain('no line can be read')
})

test('missing files, empty patterns, strange endings and a contradictory configuration come together', async () => {
  const problems = await problemsOf(
    read(folderWith({ 'notes.txt': '' }), {
      files: ['gone.csv', 'none/*.csv', 'notes.txt'],
      service: 'nobody',
      services: { Portal: 'ghost' },
      states: { up: 'ok', down: ['bad', 'ok'] },
      timeFormat: '%Q',
    }),
  )
  const expected = [
    'both `service` and `columns.service`',
    '`service` is "nobody"',
    'maps "Portal" to "ghost"',
    'the word "ok" stands for both up and down',
    'there is no file "gone.csv"',
    'no file matches "none/*.csv"',
    'notes.txt: the ending names the format',
    'timeFormat "%Q" is not a strptime pattern',
  ]
  expect(problems).toHaveLength(expected.length)
  for (const [index, words] of expected.entries()) expect(problems[index]).toContain(words)
})

test('a source that names no service is refused', async () => {
  const problems = await problemsOf(
    read(folderWith({ 'checks.csv': 'time,state\n' }), { columns: { time: 'time', state: 'state' } }),
  )
  expect(problems[0]).toContain('no service is named')
})
