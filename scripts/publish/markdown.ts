import { Marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import type { Text } from '../../data/schema/common.ts'

const SCHEMES = ['http', 'https', 'mailto']

/** What an update may hold: words, lists and links. No image, style, script, frame or form, whoever wrote it. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: SCHEMES,
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, { href }) => ({
      tagName,
      attribs: { ...(href !== undefined && leadsNowhereElse(href) && { href }), rel: 'noopener noreferrer' },
    }),
  },
}

/** Whether an address has one of the schemes or none, also for who passes over blanks and invisible signs within it. */
function leadsNowhereElse(href: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\p{Cc}\p{Cf}\s]/gu, ''))?.[1]
  return scheme === undefined || SCHEMES.includes(scheme.toLowerCase())
}

/** What opens a quote or an item of a list at the beginning of a line. */
const MARK = String.raw`[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))`
/** Deeper than anybody reads: each further one costs the reader of Markdown a call within a call. */
const DEEPER = new RegExp(`^((?:${MARK}){20})(?:${MARK})+`, 'gm')

/** Markdown as HTML that is safe to put into a page, in each language that it is written in. */
export function renderMarkdown(markdown: Text): Text {
  if (typeof markdown === 'string') return render(markdown)
  return Object.fromEntries(Object.entries(markdown).map(([language, text]) => [language, render(text)]))
}

/**
 * Letters that are searched for where what a mark opens ends, in one text. The reader of Markdown searches the rest of the
 * paragraph for each mark, and the rest of a word for each of its letters: for a few thousand that lead nowhere, for minutes.
 */
const MOST_SEARCHED = 5_000_000
let searched = 0

/** Null, which leaves the letters as they are, once too much was searched; false for the reader's own answer. */
function within(letters: number): false | undefined {
  searched += letters
  return searched > MOST_SEARCHED ? undefined : false
}

const reader = new Marked({
  ...{ async: false, gfm: true },
  tokenizer: {
    emStrong: (rest) => within(rest.length),
    del: (rest) => within(rest.length),
    inlineText(rest) {
      const [word = ''] = /^[^\s<]+/.exec(rest) ?? []
      if (within(word.length) === false || word === '') return false
      return { type: 'text', raw: word, text: word, escaped: false }
    },
  },
})

function render(markdown: string): string {
  searched = 0
  return sanitizeHtml(reader.parse(markdown.replace(DEEPER, '$1'), { async: false }), ALLOWED).trim()
}
