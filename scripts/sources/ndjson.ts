import { literal, pathLiteral } from './duckdb.ts'
import { type DataFile, readBytes } from './files.ts'
import type { Loaded } from './load.ts'
import { type Loading, requireColumns, selectRows, wantedColumns } from './loading.ts'
import { plainLines } from './plain-lines.ts'
import { findRecords, hasMark, type Records, withoutMark, withPlainLineEnds } from './records.ts'
import { excerpt, type SetAside } from './set-aside.ts'
import { SourceError } from './source-error.ts'

/** Reads a file of one JSON object a line into `raw`; a column is a key of the object itself. */
export async function loadNdjson(loading: Loading, file: DataFile, index: number): Promise<Loaded> {
  const { db, table } = loading
  const plain = await plainLines(file.path, 'allowed')
  let found = plain && !hasMark(plain.start) ? await readObjects(loading, file.path) : null
  let text: { bytes: Buffer; records: Records; long: Set<number> } | null = null
  if (found === null || found.rows !== plain?.lines || found.bad.length > 0) {
    const { path, ...held } = cleaned(loading, file)
    text = held
    found = await readObjects(loading, path)
  }
  const { rows, bad } = found
  if ((text && rows !== text.records.lines.length) || (rows > 0 && bad.length === rows)) {
    throw new SourceError([
      `${file.name}: no line can be read; expected one JSON object a line, as in {"${wantedColumns(table)[0]}": …}; write the file so`,
    ])
  }
  if (rows > 0) {
    const missing = wantedColumns(table).map((name) => `bool_or(json_exists(json, ${pointer(name)}))`)
    const [has] = await db.rows(`SELECT ${missing.join(', ')} FROM objects`)
    if (has?.some((found) => found !== true)) {
      const keys = await db.rows('SELECT DISTINCT unnest(json_keys(json)) AS key FROM objects ORDER BY key')
      requireColumns(
        loading,
        file,
        keys.map(([key]) => String(key)),
      )
    }
  }
  const from = '(SELECT * FROM objects WHERE json IS NOT NULL)'
  const column = (name: string) => `json_extract_string(json, ${pointer(name)})`
  await loading.add(selectRows(loading, index, from, column), 'kept')

  if (text === null) return { rows, setAside: [], place: (row) => row }
  const { bytes, records, long } = text
  const setAside = bad.map((row): SetAside => {
    const found = bytes.subarray(records.starts[row - 1], records.ends[row - 1]).toString('utf8')
    return {
      file: file.name,
      line: records.lines[row - 1] ?? null,
      reason: long.has(row) ? `is longer than ${LONGEST_OBJECT / 1e6} MB` : 'is not a JSON object',
      found: excerpt(found),
    }
  })
  return { rows, setAside, place: (row) => records.lines[row - 1] ?? null }
}

/** Puts the objects into the table `objects`; gives how many lines were read, and which of them hold no object. */
async function readObjects({ db }: Loading, path: string): Promise<{ rows: number; bad: number[] }> {
  await db.run(`CREATE OR REPLACE TEMP TABLE objects AS SELECT row_number() OVER () AS row,
    CASE WHEN json_type(json) = 'OBJECT' THEN json END AS json
    FROM read_ndjson_objects(${pathLiteral(path)}, ignore_errors = true)`)
  const [counted] = await db.rows('SELECT count(*) FROM objects')
  const bad = await db.rows('SELECT row FROM objects WHERE json IS NULL ORDER BY row')
  return { rows: Number(counted?.[0]), bad: bad.map(([row]) => Number(row)) }
}

/** Bytes of a line; DuckDB refuses the whole file for one that is a little longer. */
const LONGEST_OBJECT = 16_000_000

/** A text that DuckDB can read: it knows neither a byte order mark nor a bare CR here, and no line without end. */
function cleaned(
  loading: Loading,
  file: DataFile,
): { path: string; bytes: Buffer; records: Records; long: Set<number> } {
  const original = readBytes(file)
  const clean = withoutMark(original)
  const bytes = /\r(?!\n)/.test(clean.toString('latin1')) ? withPlainLineEnds(clean) : clean
  const records = findRecords(bytes, null)
  const lengths = records.starts.map((start, index) => (records.ends[index] ?? start) - start)
  const long = new Set(lengths.flatMap((length, index) => (length > LONGEST_OBJECT ? [index + 1] : [])))
  const same = bytes.length === original.length && bytes === clean && long.size === 0
  const path = same ? file.path : loading.copy(withoutRecords(bytes, records, long), '.ndjson')
  return { path, bytes, records, long }
}

/** The same text with a `0`, which is no object, in place of these records, counted from 1. */
function withoutRecords(bytes: Buffer, { starts, ends }: Records, rows: ReadonlySet<number>): Buffer {
  const parts: Buffer[] = []
  let from = 0
  for (const row of rows) {
    parts.push(bytes.subarray(from, starts[row - 1]), Buffer.from('0'))
    from = ends[row - 1] ?? from
  }
  return Buffer.concat([...parts, bytes.subarray(from)])
}

/** A key of the object as a JSON pointer: dots and quotes in it have no meaning. */
function pointer(key: string): string {
  return literal(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}
