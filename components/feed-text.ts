import type { Text } from '../data/schema/common.ts'

/** Words in a language of a feed's text, else in the first of its languages. */
export function textIn(text: Text, language: string): string {
  if (typeof text === 'string') return text
  const own = Object.hasOwn(text, language) ? text[language] : undefined
  return own ?? Object.values(text)[0] ?? ''
}

/** Letters of a name or title that are shown; more is no name. */
const LONGEST_NAME = 300
/** Letters of an update's HTML that are read. */
const LONGEST_HTML = 20_000
/** Signs that turn the words around them, and signs that nobody can see. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Words of a feed as they may stand among ours: nothing that turns or hides what stands around them, and no end of it. */
export function plain(words: string, longest = LONGEST_NAME): string {
  const cut = words.length > longest ? `${words.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : words
  return cut.replace(UNSEEN, '')
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** One pass, so that `&amp;lt;` becomes `&lt;` and no further. */
function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,5}));/g,
    (entity, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? entity
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity
    },
  )
}

/**
 * The paragraphs of an update's HTML as plain text. Not a sanitiser: its result is only ever bound as text, so whatever
 * it lets through is shown, not run. No parser of the browser, because those are Trusted Types sinks.
 */
export function paragraphsOf(html: string): string[] {
  return plain(html, LONGEST_HTML)
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<br\b[^<>]*>|<\/(p|li|div|h[1-6]|tr|blockquote|pre)\s*>/gi, '\u0000')
    .replace(/<!--[\s\S]*?(-->|$)|<\/?[a-zA-Z][^<>]*>/g, '')
    .split('\u0000')
    .map((paragraph) =>
      plain(decode(paragraph), LONGEST_HTML)
        .replace(/[ \t\r\n]+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '')
}
