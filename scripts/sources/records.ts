const LF = 10
const CR = 13
const QUOTE = 34
const SPACE = 32

/**
 * Where each record of a text file stands. DuckDB tells the number of a row, which is not its line once a quoted field
 * holds a line end or a line is blank; this finds the lines by the same rules (RFC 4180, blank lines skipped).
 */
export interface Records {
  /** Line from 1 on which each record begins. */
  lines: number[]
  /** Byte at which each record begins and ends, without its line end. */
  starts: number[]
  ends: number[]
  /** First bytes of records that hold more than their own line for a quote that is not closed where a value ends. */
  unclosed: number[]
}

/** Bytes; no row of checks is as long. */
export const LONGEST_RECORD = 1_000_000

/** The bytes after a byte order mark. */
export function withoutMark(bytes: Buffer): Buffer {
  return hasMark(bytes) ? bytes.subarray(3) : bytes
}

/** Whether a text begins with a byte order mark. */
export function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/** Whether line ends of more than one kind (LF, CRLF, CR) occur: DuckDB then gives up or silently reads nothing. */
export function hasMixedLineEnds(bytes: Buffer): boolean {
  if (!bytes.includes(CR)) return false
  let lf = false
  let crlf = false
  let cr = false
  for (let at = 0; at < bytes.length && Number(lf) + Number(crlf) + Number(cr) < 2; at++) {
    const byte = bytes[at]
    if (byte === LF) lf = true
    else if (byte === CR && bytes[at + 1] === LF) {
      crlf = true
      at++
    } else if (byte === CR) cr = true
  }
  return Number(lf) + Number(crlf) + Number(cr) > 1
}

/** The same text with every line end as LF; lines keep their numbers. */
export function withPlainLineEnds(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\r\n?/g, '\n'), 'latin1')
}

/** Finds the records of CSV (`delimiter` given) or of one record a line (`delimiter` null). */
export function findRecords(bytes: Buffer, delimiter: string | null): Records {
  const records: Records = { lines: [], starts: [], ends: [], unclosed: [] }
  const separator = delimiter === null ? -1 : delimiter.charCodeAt(0)
  const last = bytes.length
  let line = 1
  let at = 0
  while (at < last) {
    const start = at
    const first = line
    let quoted = false
    let fieldStart = true
    let blank = true
    let closed = false
    let stray = false
    for (; at < last; at++) {
      const byte = bytes[at] ?? 0
      if (byte === LF || byte === CR) {
        if (!quoted) break
        if (byte === CR && bytes[at + 1] === LF) at++
        line++
        continue
      }
      if (byte > SPACE) blank = false
      if (separator < 0) continue
      if (byte === QUOTE && quoted && bytes[at + 1] === QUOTE) at++
      else if (byte === QUOTE && (quoted || fieldStart)) {
        closed = quoted
        quoted = !quoted
      } else if (closed && byte !== separator && byte !== SPACE) stray = true
      if (quoted) continue
      if (byte === separator) {
        fieldStart = true
        closed = false
      } else if (byte !== SPACE) fieldStart = false
    }
    // In CSV a line of spaces is a record with too few columns; only a line with nothing at all is skipped.
    if (separator < 0 ? !blank : at > start) {
      records.lines.push(first)
      records.starts.push(start)
      records.ends.push(at)
      const open = quoted || (stray && line > first) || at - start > LONGEST_RECORD
      if (open) records.unclosed.push(start)
    }
    at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1
    line++
  }
  return records
}

/** The same text without what stands on the lines that hold these bytes, which stay as blank lines: all keep their numbers. */
export function withoutLines(
  bytes: Buffer,
  places: number[],
): { bytes: Buffer; removed: { line: number; text: string }[] } {
  const parts: Buffer[] = []
  const removed: { line: number; text: string }[] = []
  const isEnd = (at: number) => bytes[at] === LF || bytes[at] === CR
  let line = 1
  let from = 0
  for (const place of places) {
    let start = place
    while (start > from && !isEnd(start - 1)) start--
    let end = start
    while (end < bytes.length && !isEnd(end)) end++
    for (let at = from; at < start; at++) {
      if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) line++
    }
    parts.push(bytes.subarray(from, start))
    removed.push({ line, text: bytes.subarray(start, end).toString('utf8') })
    from = end
  }
  return { bytes: Buffer.concat([...parts, bytes.subarray(from)]), removed }
}
