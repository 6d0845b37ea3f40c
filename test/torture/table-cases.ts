import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { FORMULAS, LETTERS, NAMES, NUMBERS, SCRIPTS, SYNTAX } from './hostile-words.ts'
import { random } from './random.ts'

/*
 * Hostile and broken files of measurements: CSV, NDJSON and Parquet, and sources whose names, columns and words try to be SQL.
 */

export interface TableCase {
  name: string
  /** The file's name in its folder. */
  file?: string
  /** What the source says besides. */
  source?: Record<string, unknown>
  /** Write the file. `scale` is 1 for the whole attack, less for a short one. */
  write(path: string, scale: number): unknown
  /** How many of the good rows have to be used: what is wrong takes nothing else along. */
  used?: number
  /** A process by itself is given to what is large. */
  heavy?: true
  /** How many files are made of one, each a little different. */
  variants?: number
}

const GOOD = ['2026-06-01T00:00:00Z,portal,up', '2026-06-01T00:01:00Z,api,down']
const HEAD = 'time,service,state'
const text = (make: (scale: number) => string | Buffer) => (path: string, scale: number) =>
  writeFileSync(path, make(scale))
const csv = (...rows: string[]) => text(() => [HEAD, ...GOOD, ...rows, ''].join('\n'))
const object = (more = '') => `{"time":"2026-06-01T00:00:00Z","service":"portal","state":"up"${more}}`

/** Pieces until a file has so many bytes. */
function pour(path: string, start: string, piece: string, bytes: number, end = ''): void {
  const file = openSync(path, 'w')
  writeSync(file, start)
  const block = piece.repeat(Math.ceil(1_000_000 / piece.length))
  for (let written = 0; written < bytes; written += block.length) writeSync(file, block)
  writeSync(file, end)
  closeSync(file)
}

const BIG = 100_000_000
/** Words as cells of one column, quoted as CSV has it. */
const cells = [...NAMES, ...NUMBERS, ...SCRIPTS, ...FORMULAS, ...LETTERS, ...SYNTAX].map(
  (word) => `"${word.replaceAll('"', '""')}"`,
)
const SQL = [
  "'); DROP TABLE kept; --",
  "' UNION SELECT content FROM read_text('/etc/passwd') --",
  "'); COPY (SELECT 1) TO 'stray.csv'; --",
  "'; ATTACH 'stray.db'; --",
  '"); INSTALL httpfs; --',
  "\\'; SET threads=1; --",
  '$$ || 1 || $$',
]

export const TABLES: TableCase[] = [
  { name: 'a good file', write: csv(), used: 2 },
  {
    heavy: true,
    name: 'a million columns in the header',
    write: text((scale) => `${HEAD},${'c,'.repeat(1e6 * scale)}\n${GOOD[0]}\n`),
  },
  {
    heavy: true,
    name: 'a million columns in a row',
    write: text((scale) => `${HEAD}\n${GOOD[0]}\n${'c,'.repeat(1e6 * scale)}\n`),
    used: 1,
  },
  {
    heavy: true,
    name: 'a line of 100 MB',
    write: (path, scale) => pour(path, `${HEAD}\n${GOOD[0]}\n`, 'x', BIG * scale),
    used: 1,
  },
  { heavy: true, name: 'a header of 100 MB', write: (path, scale) => pour(path, HEAD, 'x', BIG * scale) },
  {
    heavy: true,
    name: 'a quoted cell of 100 MB',
    write: (path, scale) => pour(path, `${HEAD}\n${GOOD[0]}\n"`, 'x', BIG * scale, '",portal,up\n'),
    used: 1,
  },
  {
    heavy: true,
    name: 'a quote without end in 100 MB of rows',
    write: (path, scale) => pour(path, `${HEAD}\n"${GOOD[0]}\n`, `${GOOD[1]}\n`, BIG * scale * 0.2),
  },
  {
    heavy: true,
    name: 'a quote in every row without end',
    write: text((scale) => `${HEAD}\n${'2026-06-01T00:00:00Z,"portal,up\n'.repeat(2000 * scale)}`),
  },
  { heavy: true, name: 'nothing but quotes', write: text((scale) => '"'.repeat(1e6 * scale)) },
  { heavy: true, name: 'nothing but line ends', write: text((scale) => '\n'.repeat(1e6 * scale)) },
  { heavy: true, name: 'nothing but NUL', write: text((scale) => '\0'.repeat(1e6 * scale)) },
  { name: 'nothing', write: text(() => '') },
  { name: 'a header alone', write: text(() => HEAD), used: 0 },
  {
    name: 'the same header twice',
    write: text(() => `time,service,state,time,state\n${GOOD[0]},2026-06-01T00:00:00Z,down\n`),
  },
  { name: 'headers without names', write: text(() => `,,,\n${GOOD[0]},\n`) },
  { name: 'rows of every length', write: csv('a', 'a,b', 'a,b,c,d', ',,,,,', ' '), used: 2 },
  { name: 'every kind of line end', write: text(() => `${HEAD}\r\n${GOOD[0]}\r${GOOD[1]}\n\r\n`), used: 2 },
  { name: 'UTF-16', write: text(() => Buffer.from(`\ufeff${HEAD}\n${GOOD.join('\n')}\n`, 'utf16le')) },
  {
    name: 'Latin-1',
    write: text(() => Buffer.from(`${HEAD}\n${GOOD[0]}\n2026-06-01T00:00:00Z,pörtal,up\n`, 'latin1')),
    used: 1,
  },
  { heavy: true, name: 'bytes that are no letters', write: text((scale) => Buffer.alloc(1e6 * scale, 0xff)) },
  { name: 'NUL in cells', write: csv('2026-06-01T00:02:00Z,por\0tal,up', '\0,\0,\0'), used: 2 },
  { name: 'hostile times', write: csv(...cells.map((cell) => `${cell},portal,up`)) },
  {
    name: 'hostile services',
    write: csv(...cells.map((cell) => `2026-06-01T00:02:00Z,${cell},up`)),
    used: 2,
  },
  {
    name: 'hostile states',
    write: csv(...cells.map((cell) => `2026-06-01T00:02:00Z,portal,${cell}`)),
    used: 2,
  },
  {
    name: 'SQL in cells',
    write: csv(...SQL.map((cell) => `2026-06-01T00:02:00Z,"${cell.replaceAll('"', '""')}",up`)),
    used: 2,
  },
  ...SQL.map(
    (column): TableCase => ({
      name: `SQL as a column, ${column}`,
      source: { columns: { time: column, service: 'service', state: 'state' } },
      write: text(() => `"${column.replaceAll('"', '""')}",service,state\n${GOOD.join('\n')}\n`),
      used: 2,
    }),
  ),
  ...SQL.map(
    (word): TableCase => ({
      name: `SQL as a word, ${word}`,
      source: {
        states: { up: 'up', down: ['down', word] },
        services: { [word]: 'portal', portal: 'portal', api: 'api' },
      },
      write: csv(`2026-06-01T00:02:00Z,"${word.replaceAll('"', '""')}",up`),
      used: 3,
    }),
  ),
  ...SQL.map(
    (format): TableCase => ({
      name: `SQL as a form of times, ${format}`,
      source: { timeFormat: `%Y${format}` },
      write: csv(),
    }),
  ),
  {
    name: 'SQL as a zone',
    source: { timeZone: 'Europe/Stockholm' },
    write: csv("2026-06-01T00:00:00' || 1 || ',portal,up"),
    used: 2,
  },
  ...[
    "o'brien.csv",
    'a"b.csv',
    '[ab].csv',
    '*.csv',
    '{a,b}.csv',
    'a?.csv',
    "'); DROP TABLE kept; --.csv",
    'a\nb.csv',
    '$HOME.csv',
    'http:x.csv',
    '-rf.csv',
    '.csv',
    'ÅÄÖ.CSV',
  ].map(
    (file): TableCase => ({ name: `a file called ${JSON.stringify(file)}`, file, write: csv(), used: 2 }),
  ),
  {
    heavy: true,
    name: 'NDJSON with a line of 100 MB',
    file: 'a.ndjson',
    write: (path, scale) => pour(path, `${object()}\n`, 'x', BIG * scale),
    used: 1,
  },
  {
    heavy: true,
    name: 'NDJSON, a million deep',
    file: 'a.ndjson',
    write: text((scale) => `${object()}\n${'{"a":'.repeat(1e6 * scale)}\n${'['.repeat(1e6 * scale)}\n`),
  },
  {
    heavy: true,
    name: 'NDJSON, an object of 100 MB',
    file: 'a.ndjson',
    write: (path, scale) => pour(path, `${object()}\n{"a":"`, 'x', BIG * scale, '"}\n'),
  },
  {
    name: 'NDJSON of mixed types',
    file: 'a.ndjson',
    write: text(() =>
      [
        object(),
        '1',
        'null',
        '[]',
        '"x"',
        '{"time":1e999,"service":[],"state":{}}',
        '{"time":{"a":1},"service":null,"state":true}',
        object(',"time":"x"'),
        '{"__proto__":{"polluted":1}}',
        '',
      ].join('\n'),
    ),
  },
  { name: 'NDJSON that is one array', file: 'a.ndjson', write: text(() => `[${object()},${object()}]`) },
  {
    heavy: true,
    name: 'NDJSON with a million keys',
    file: 'a.ndjson',
    write: text(
      (scale) => `${object()}\n{${Array.from({ length: 1e6 * scale }, (_, at) => `"k${at}":1`).join(',')}}\n`,
    ),
    used: 1,
  },
  { name: 'NDJSON in UTF-16', file: 'a.ndjson', write: text(() => Buffer.from(`${object()}\n`, 'utf16le')) },
  {
    name: 'NDJSON with SQL in keys',
    file: 'a.ndjson',
    source: { columns: { time: 'time', service: 'service', state: SQL[0] } },
    write: text(() => `{"time":"2026-06-01T00:00:00Z","service":"portal",${JSON.stringify(SQL[0])}:"up"}\n`),
    used: 1,
  },
  { name: 'gzip that is none', file: 'a.csv.gz', write: csv() },
  {
    name: 'gzip that is cut',
    file: 'a.csv.gz',
    write: text(() => gzipSync(`${HEAD}\n${GOOD.join('\n')}\n`).subarray(0, 40)),
  },
  {
    heavy: true,
    name: 'gzip of 4 GB of one line',
    file: 'a.csv.gz',
    write: text((scale) =>
      Buffer.concat([
        gzipSync(`${HEAD}\n${GOOD[0]}\n`),
        ...Array(Math.ceil(40 * scale)).fill(gzipSync(Buffer.alloc(BIG * Math.min(1, scale * 10), 'x'))),
      ]),
    ),
  },
  { name: 'Parquet', file: 'a.parquet', write: (path) => parquet(path), used: 2 },
  { name: 'Parquet that is none', file: 'a.parquet', write: csv() },
  { name: 'Parquet of nothing', file: 'a.parquet', write: text(() => '') },
  {
    name: 'Parquet whose end says that it is endless',
    file: 'a.parquet',
    write: text(() =>
      Buffer.concat([Buffer.from('PAR1'), Buffer.from('ffffff7f', 'hex'), Buffer.from('PAR1')]),
    ),
  },
  {
    name: 'Parquet of other types',
    file: 'a.parquet',
    write: (path) => parquet(path, "SELECT [1,2] AS time, {'a': 1} AS service, MAP {'x': 1} AS state"),
  },
  {
    name: 'Parquet with infinite times',
    file: 'a.parquet',
    write: (path) =>
      parquet(
        path,
        "SELECT unnest(['infinity'::TIMESTAMPTZ, '-infinity', '290000-01-01T00:00:00Z', '2026-06-01T00:00:00Z']) AS time, 'portal' AS service, 'up' AS state",
      ),
    used: 1,
  },
  {
    name: 'Parquet with SQL as a column',
    file: 'a.parquet',
    source: { columns: { time: 'time', service: 'service', state: SQL[4] } },
    write: (path) =>
      parquet(
        path,
        `SELECT '2026-06-01T00:00:00Z'::TIMESTAMPTZ AS time, 'portal' AS service, 'up' AS "${(SQL[4] ?? '').replaceAll('"', '""')}"`,
      ),
    used: 1,
  },
  {
    heavy: true,
    name: 'Parquet that is cut',
    file: 'a.parquet',
    variants: 40,
    write: (path, at) => changed(path, (bytes) => bytes.subarray(0, Math.floor(bytes.length * at))),
  },
  {
    heavy: true,
    name: 'Parquet with bytes changed',
    file: 'a.parquet',
    variants: 300,
    write: (path, at) => changed(path, (bytes) => flipped(bytes, at)),
  },
]

/** A file as DuckDB writes it. */
async function parquet(
  path: string,
  select = "SELECT unnest(['2026-06-01T00:00:00Z'::TIMESTAMPTZ, '2026-06-01T00:01:00Z']) AS time, unnest(['portal','api']) AS service, unnest(['up','down']) AS state",
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `SET TimeZone = 'UTC'; COPY (${select}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
}

let good: Buffer | undefined

async function changed(path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  if (good === undefined) {
    await parquet(path)
    good = readFileSync(path)
    rmSync(path)
  }
  writeFileSync(path, change(Buffer.from(good)))
}

/** One to four bytes are others. @param at - From 0 to 1; the same gives the same. */
function flipped(bytes: Buffer, at: number): Buffer {
  const next = random(1 + Math.floor(at * 1_000_000))
  for (let count = 0; count < 1 + next() * 4; count += 1)
    bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256)
  return bytes
}
