import { literal, pathLiteral } from './duckdb.ts'
import { type DataFile, readBytes } from './files.ts'
import { readHeader } from './header.ts'
import type { Loaded } from './load.ts'
import { type Loading, requireColumns, selectRows, wantedColumns } from './loading.ts'
import { plainLines } from './plain-lines.ts'
import { findRecords, hasMixedLineEnds, type Records, withoutLines, withPlainLineEnds } from './records.ts'
import { excerpt, type SetAside } from './set-aside.ts'
import { SourceError } from './source-error.ts'

/**
 * Reads a CSV file with a header into `raw`: any line ends, a byte order mark, and quoted fields as in RFC 4180. A line on
 * which a quote is opened and never closed is set aside by itself; it does not take the lines after it along.
 */
export async function loadCsv(loading: Loading, file: DataFile, index: number): Promise<Loaded> {
  return (await loadPlain(loading, file, index)) ?? (await loadAny(loading, file, index))
}

/** Reads a file of which every line is a row, as most are, without looking for where each row stands. */
async function loadPlain(loading: Loading, file: DataFile, index: number): Promise<Loaded | null> {
  const plain = await plainLines(file.path, 'forbidden')
  if (plain === null) return null
  const { names, delimiter } = readHeader(plain.start, wantedColumns(loading.table))
  if (wantedColumns(loading.table).some((name) => !names.includes(name))) return null
  const rejected = await readWithDuckdb(loading, file.path, index, names, delimiter)
  const rows = await countRows(loading, index)
  if (rejected.size === 0 && rows === plain.lines - 1) return { rows, setAside: [], place: (row) => row + 1 }
  await loading.forget(index)
  return null
}

async function loadAny(loading: Loading, file: DataFile, index: number): Promise<Loaded> {
  const original = readBytes(file)
  const mixed = hasMixedLineEnds(original)
  let bytes = mixed ? withPlainLineEnds(original) : original
  let path = mixed ? loading.copy(bytes, '.csv') : file.path
  const { names, delimiter } = readHeader(bytes, wantedColumns(loading.table))
  requireColumns(loading, file, names[0] === '' && names.length === 1 ? [] : names)

  const setAside: SetAside[] = []
  for (;;) {
    const records = findRecords(bytes, delimiter)
    let rejected = new Map<number, Reject>()
    let runaways = records.unclosed
    if (runaways.length === 0) {
      rejected = await readWithDuckdb(loading, path, index, names, delimiter)
      runaways = badlyQuoted(rejected)
    }
    if (runaways.length === 0) return finish(loading, file, index, bytes, records, rejected, setAside)
    const cut = withoutLines(bytes, runaways)
    for (const { line, text } of cut.removed) {
      setAside.push({ file: file.name, line, reason: BAD_QUOTES, found: excerpt(text) })
    }
    bytes = cut.bytes
    path = loading.copy(bytes, '.csv')
    await loading.forget(index)
  }
}

const BAD_QUOTES = 'a quoted value does not end where it should; quotes inside are doubled ("")'

/**
 * Where rows begin whose quoting is wrong, up to the first that has taken more than its own line along: what DuckDB says
 * of the lines after that one may not hold once it is gone.
 */
function badlyQuoted(rejected: Map<number, Reject>): number[] {
  const bad = [...rejected].filter(([, { type }]) => type === 'UNQUOTED VALUE')
  const spreading = bad.findIndex(([, { text }]) => /[\r\n]./s.test(text))
  return bad.slice(0, spreading < 0 ? bad.length : spreading + 1).map(([start]) => start)
}

/** Puts the rows into `raw`, and gives those that DuckDB rejects. */
async function readWithDuckdb(
  loading: Loading,
  path: string,
  index: number,
  names: string[],
  delimiter: string,
): Promise<Map<number, Reject>> {
  const columns = names.map((_, at) => `c${at}: 'VARCHAR'`).join(', ')
  const from = `(SELECT row_number() OVER () AS row, * FROM read_csv(${pathLiteral(path)}, auto_detect = false,
    header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"', columns = {${columns}},
    strict_mode = true, parallel = false, store_rejects = true))`
  await loading.add(
    selectRows(loading, index, from, (name) => `c${names.indexOf(name)}`),
    'kept',
  )
  return takeRejected(loading)
}

async function countRows({ db }: Loading, file: number): Promise<number> {
  return Number((await db.rows(`SELECT count(*) FROM kept WHERE file = ${file}`))[0]?.[0])
}

/** Tells kept and rejected rows apart, and makes sure that none has been lost. */
async function finish(
  loading: Loading,
  file: DataFile,
  index: number,
  bytes: Buffer,
  records: Records,
  rejected: Map<number, Reject>,
  runaways: SetAside[],
): Promise<Loaded> {
  const setAside = [...runaways]
  const lines: number[] = []
  const kept: string[] = []
  const dirty = rejected.size + runaways.length > 0
  for (const [number, line] of records.lines.entries()) {
    if (number === 0) continue
    const start = records.starts[number] ?? 0
    const reject = rejected.get(start)
    if (reject) setAside.push({ file: file.name, line, ...explain(reject) })
    else {
      lines.push(line)
      if (dirty) kept.push(bytes.subarray(start, records.ends[number]).toString('utf8'))
    }
  }
  const { db, table } = loading
  const rows = await countRows(loading, index)
  // Where some rows are broken the rest has to be found on the very lines that it is said to be on.
  const [first] = Object.entries(table.columns).find(([, name]) => name !== undefined) ?? []
  const texts = dirty ? await db.rows(`SELECT "${first}" FROM kept WHERE file = ${index} ORDER BY row`) : []
  const astray = texts.some(
    ([text], at) => text !== null && !kept[at]?.includes(String(text).split('"', 1)[0] ?? ''),
  )
  if (astray || rows !== lines.length || setAside.length !== rejected.size + runaways.length) {
    throw new SourceError([
      `${file.name}: its quotes are so broken that rows and lines cannot be matched (${lines.length} rows stand in it, ${rows} could be read); expected CSV as in RFC 4180 in UTF-8; mend the quotes, or write the file anew`,
    ])
  }
  return { rows: rows + setAside.length, setAside, place: (row) => lines[row - 1] ?? null }
}

interface Reject {
  type: string
  message: string
  text: string
}

/** The rows that DuckDB could not read, by the byte at which they begin; one row may have several errors. */
async function takeRejected({ db }: Loading): Promise<Map<number, Reject>> {
  const found = await db.rows(
    'SELECT line_byte_position - 1, error_type, error_message, csv_line FROM reject_errors ORDER BY 1, 2',
  )
  await db.run('DROP TABLE reject_errors; DROP TABLE reject_scans')
  const rejected = new Map<number, Reject>()
  for (const [at, type, message, line] of found) {
    // After CRLF a row is said to begin at the LF, and to hold the blank lines before it.
    const text = String(line).replace(/^[\r\n]+/, '')
    const start = Number(at) + String(line).length - text.length
    if (!rejected.has(start)) rejected.set(start, { type: String(type), message: String(message), text })
  }
  return rejected
}

/** Why DuckDB set a row aside, in our words. */
function explain({ type, message, text }: Reject): { reason: string; found: string } {
  const found = excerpt(text)
  const [, expected, actual] = /Columns: (\d+) Found: (\d+)/.exec(message) ?? []
  if (type === 'MISSING COLUMNS' || type === 'TOO MANY COLUMNS')
    return { reason: `has ${actual} columns; expected ${expected}, as in the header`, found }
  if (type === 'INVALID ENCODING') return { reason: 'is not UTF-8', found }
  return { reason: message, found }
}
