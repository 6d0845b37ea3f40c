import { literal, pathLiteral } from './duckdb.ts'
import { type DataFile, readBytes } from './files.ts'
import { readHeader } from './header.ts'
import type { Loaded } from './load.ts'
import { insertRows, type Loading, requireColumns, wantedColumns } from './loading.ts'
import { findRecords, hasMixedLineEnds, withPlainLineEnds } from './records.ts'
import { excerpt, type SetAside } from './set-aside.ts'
import { SourceError } from './source-error.ts'

/** Reads a CSV file with a header into `raw`: any line ends, a byte order mark, and quoted fields as in RFC 4180. */
export async function loadCsv(loading: Loading, file: DataFile, index: number): Promise<Loaded> {
  const { db, source } = loading
  const original = readBytes(file.path)
  const mixed = hasMixedLineEnds(original)
  const bytes = mixed ? withPlainLineEnds(original) : original
  const path = mixed ? loading.copy(bytes, '.csv') : file.path
  const { names, delimiter } = readHeader(bytes, wantedColumns(source))
  requireColumns(loading, file, names[0] === '' && names.length === 1 ? [] : names)

  const columns = names.map((_, at) => `c${at}: 'VARCHAR'`).join(', ')
  const from = `(SELECT row_number() OVER () AS row, * FROM read_csv(${pathLiteral(path)}, auto_detect = false,
    header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"', columns = {${columns}},
    strict_mode = true, parallel = false, store_rejects = true))`
  await db.run(insertRows(loading, index, from, (name) => `c${names.indexOf(name)}`))

  const rejected = await takeRejected(loading)
  const broken = new Map<number, number>()
  for (const [at, reject] of rejected) {
    if (reject.type === 'UNQUOTED VALUE') broken.set(at, Buffer.byteLength(reject.text))
  }
  const records = findRecords(bytes, delimiter, broken)
  const setAside: SetAside[] = []
  const lines: number[] = []
  for (const [number, line] of records.lines.entries()) {
    if (number === 0) continue
    const reject = rejected.get(records.starts[number] ?? -1)
    if (reject) setAside.push({ file: file.name, line, ...explain(reject) })
    else lines.push(line)
  }
  const rows = Number((await db.rows(`SELECT count(*) FROM raw WHERE file = ${index}`))[0]?.[0])
  if (rows !== lines.length || setAside.length !== rejected.size) {
    throw new SourceError([
      `${file.name}: ${lines.length} rows stand in it and ${rows} could be read; expected CSV as in RFC 4180 in UTF-8; look for stray quotes or control characters, or write the file anew`,
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
  for (const [at, type, message, text] of found) {
    if (!rejected.has(Number(at)))
      rejected.set(Number(at), { type: String(type), message: String(message), text: String(text) })
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
  if (type !== 'UNQUOTED VALUE') return { reason: message, found }
  const swallowed = text.replace(/\r\n?|\n$/, '').split(/\r\n?|\n/).length
  const lines = swallowed > 1 ? `, and takes ${swallowed} lines with it` : ''
  return {
    reason: `a quoted value does not end where it should${lines}; quotes inside are doubled ("")`,
    found,
  }
}
