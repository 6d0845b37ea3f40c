import { literal, pathLiteral } from './duckdb.ts'
import { type DataFile, readBytes } from './files.ts'
import type { Loaded } from './load.ts'
import { type Loading, requireColumns, selectRows, wantedColumns } from './loading.ts'
import { findRecords, withoutMark, withPlainLineEnds } from './records.ts'
import { excerpt, type SetAside } from './set-aside.ts'
import { SourceError } from './source-error.ts'

/** Reads a file of one JSON object a line into `raw`; a column is a key of the object itself. */
export async function loadNdjson(loading: Loading, file: DataFile, index: number): Promise<Loaded> {
  const { db, table } = loading
  const original = readBytes(file.path)
  // DuckDB knows neither a byte order mark nor a bare CR here.
  const clean = withoutMark(original)
  const bytes = /\r(?!\n)/.test(clean.toString('latin1')) ? withPlainLineEnds(clean) : clean
  const path =
    bytes.length === original.length && bytes === clean ? file.path : loading.copy(bytes, '.ndjson')
  await db.run(`CREATE OR REPLACE TEMP TABLE objects AS SELECT row_number() OVER () AS row,
    CASE WHEN json_type(json) = 'OBJECT' THEN json END AS json
    FROM read_ndjson_objects(${pathLiteral(path)}, ignore_errors = true)`)
  const records = findRecords(bytes, null)
  const rows = Number((await db.rows('SELECT count(*) FROM objects'))[0]?.[0])
  const bad = await db.rows('SELECT row FROM objects WHERE json IS NULL ORDER BY row')
  if (rows !== records.lines.length || (rows > 0 && bad.length === rows)) {
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

  const setAside = bad.map(([row]): SetAside => {
    const at = Number(row) - 1
    const text = bytes.subarray(records.starts[at], records.ends[at]).toString('utf8')
    return {
      file: file.name,
      line: records.lines[at] ?? null,
      reason: 'is not a JSON object',
      found: excerpt(text),
    }
  })
  return { rows, setAside, place: (row) => records.lines[row - 1] ?? null }
}

/** A key of the object as a JSON pointer: dots and quotes in it have no meaning. */
function pointer(key: string): string {
  return literal(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}
