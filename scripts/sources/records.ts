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
}

/** The bytes after a byte order mark. */
export function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
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

/**
 * Finds the records of CSV (`delimiter` given) or of one record a line (`delimiter` null). `broken` says how many
 * bytes long a record is whose quoting DuckDB found to be wrong, by its first byte: there the rules do not hold.
 */
export function findRecords(
  bytes: Buffer,
  delimiter: string | null,
  broken: Map<number, number> = new Map(),
): Records {
  const records: Records = { lines: [], starts: [], ends: [] }
  const separator = delimiter === null ? -1 : delimiter.charCodeAt(0)
  const last = bytes.length
  let line = 1
  let at = 0
  while (at < last) {
    const start = at
    const first = line
    const stop = start + (broken.get(start) ?? 0)
    let quoted = false
    let fieldStart = true
    let blank = true
    for (; at < last; at++) {
      const byte = bytes[at] ?? 0
      if (byte === LF || byte === CR) {
        if (!quoted && at >= stop) break
        if (byte === CR && bytes[at + 1] === LF) at++
        line++
        continue
      }
      if (byte > SPACE) blank = false
      if (separator < 0 || at < stop) continue
      if (byte === QUOTE && quoted && bytes[at + 1] === QUOTE) at++
      else if (byte === QUOTE && (quoted || fieldStart)) quoted = !quoted
      if (byte === separator) fieldStart = !quoted
      else if (byte !== SPACE) fieldStart = false
    }
    // In CSV a line of spaces is a record with too few columns; only a line with nothing at all is skipped.
    if (separator < 0 ? !blank : at > start) {
      records.lines.push(first)
      records.starts.push(start)
      records.ends.push(at)
    }
    at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1
    line++
  }
  return records
}
