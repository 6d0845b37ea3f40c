/* What is dangerous, told without the code that should prevent it. */

/** All that may stand between < and > in what comes of Markdown. */
const TAG =
  /<\/?(?:p|strong|em|del|code|pre|blockquote|ul|ol|li|a)>|<br \/>|<a(?: href="([^"<>]*)")?(?: rel="noopener noreferrer")?>/g
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  colon: ':',
  tab: '\t',
  newline: '\n',
}

/** What is wrong with HTML that is put into a page as it is; null where nothing is. */
export function unsafeHtml(html: string): string | null {
  for (const [, href = ''] of html.matchAll(TAG)) {
    const address = decoded(href)
    // As a browser reads it: without controls and blanks, which hide a scheme.
    const bare = address.replace(/[\p{Cc}\p{Cf}\s]/gu, '')
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase()
    if (scheme !== undefined && !['http', 'https', 'mailto'].includes(scheme)) return `a link to ${bare}`
    if (/^[\\/]{2}/.test(bare)) return `a link to another host without its scheme: ${bare}`
  }
  const rest = html.replace(TAG, '')
  const at = rest.search(/[<>]/)
  return at === -1 ? null : `markup that may not be there: ${rest.slice(Math.max(0, at - 20), at + 60)}`
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));?/gi, (whole, hex, number, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(number)
    if (hex || number) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    return ENTITIES[String(name).toLowerCase()] ?? whole
  })
}

/** The cells of a line as a spreadsheet parts them that takes `separator` for one: quotes count where a cell begins with one. */
export function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  const letters = [...line]
  for (const [index, letter] of letters.entries()) {
    const before = letters[index - 1]
    if (quoted) {
      if (letter === '"') quoted = false
      else cell += letter
    } else if (letter === '"' && (cell === '' || before === '"')) {
      if (cell !== '') cell += '"'
      quoted = true
    } else if (letter === separator || letter === '\n' || letter === '\r') {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell]
}

/** Whether a spreadsheet takes a cell for a formula; a number is none. */
export function dangerousCell(cell: string): boolean {
  return /^[\s\u00a0]*[=+\-@＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)
}
