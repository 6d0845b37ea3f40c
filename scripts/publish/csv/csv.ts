/** What a cell holds; nothing where it is null or undefined. */
export type Cell = string | number | boolean | null | undefined

/** A column by the name in its header, and where its cells are from. */
export type Column<Row> = [name: string, cell: (row: Row) => Cell]

/**
 * Spreadsheets take a file without this mark for one in the encoding of their language and garble å, ä and ö. Programs
 * that read CSV either skip it, as DuckDB and pandas do, or have the same figures in the feed as JSON.
 */
const BYTE_ORDER_MARK = '\ufeff'

/**
 * A table as RFC 4180 has it: commas, CRLF, UTF-8, a first line with the names. A decimal has a point, as in the feed.
 * Same rows, same bytes.
 */
export function csvTable<Row>(columns: Column<Row>[], rows: Row[]): string {
  return csvLines(
    columns,
    rows.map((row) => csvLine(columns, row)),
  )
}

/** A table of lines that are written already. */
export function csvLines<Row>(columns: Column<Row>[], lines: string[]): string {
  return `${BYTE_ORDER_MARK}${lineOf(columns.map(([name]) => name))}${lines.join('')}`
}

/** One row as it stands in a table. */
export function csvLine<Row>(columns: Column<Row>[], row: Row): string {
  return lineOf(columns.map(([, cell]) => cell(row)))
}

function lineOf(cells: Cell[]): string {
  return `${cells.map(written).join(',')}\r\n`
}

/** Of letters, digits and signs that mean nothing to a spreadsheet: most cells, told apart at once. */
const PLAIN = /^\w[\w.:/ ()%-]*\w$|^\w?$/

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string' || PLAIN.test(cell)) return String(cell)
  const text = harmless(cell)
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const NUMBER = /^-?\d+(\.\d+)?$/
/** What makes a spreadsheet take a cell for a formula, wide forms included, behind blanks of any kind, invisible signs and quotes too. */
const FORMULA = /(^|[;\t\r\n])(?=(?:[^\S\t\r\n]|[\p{Cf}"])*[=+\-@＝＋－＠])/gu

/**
 * Text that no spreadsheet runs as a formula (CWE-1236): an apostrophe stands before what would begin one. Also after a
 * semicolon or a line end within, since a spreadsheet in a language with a decimal comma parts cells at semicolons and
 * does not see our quotes then. A number is none, negative ones included.
 */
function harmless(text: string): string {
  return NUMBER.test(text) ? text : text.replace(FORMULA, "$1'").replace(/^[\t\r]/, "'$&")
}
