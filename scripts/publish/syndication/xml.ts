/** What XML 1.0 cannot hold in any form: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '')
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser turns a bare carriage return into a line feed.
  '\r': '&#13;',
}

/** Text for an element of XML or HTML; a parser gives back exactly what went in. */
export function escapeMarkup(text: string): string {
  return withoutForbidden(text).replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character)
}

/** The same for a quoted attribute, in which a parser turns line feeds and tabs into spaces. */
function escapeAttribute(text: string): string {
  return escapeMarkup(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}

/**
 * An XML element as text.
 * @param content - A string is text and is escaped; a list holds elements that are ready.
 */
export function element(
  name: string,
  attributes: Record<string, string>,
  content: string | string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  const open = `<${name}${written.join('')}`
  if (content.length === 0) return `${open}/>`
  const inside = typeof content === 'string' ? escapeMarkup(content) : `\n${content.join('\n')}\n`
  return `${open}>${inside}</${name}>`
}

export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`
}
