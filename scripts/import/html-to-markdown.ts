import sanitizeHtml from 'sanitize-html'
import { escapeLineStart, escapeMarkdown } from './escape-markdown.ts'
import { keptMarkdown } from './kept-markdown.ts'

/** What Markdown has a form for. Headings, boxes and tables keep their words; scripts, styles and frames go with all in them. */
const KEPT: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    ...{ b: 'strong', i: 'em', s: 'del', strike: 'del', tt: 'code', kbd: 'code', samp: 'code' },
    ...{
      div: 'p',
      section: 'p',
      article: 'p',
      tr: 'p',
      h1: 'p',
      h2: 'p',
      h3: 'p',
      h4: 'p',
      h5: 'p',
      h6: 'p',
    },
  },
}

/** Before their words stands a mark of their own. */
const INLINE = ['strong', 'em', 'del', 'code', 'a']

interface Element {
  tag: string
  href: string
  inside: string[]
}

/** HTML as Markdown that says the same, of words, lists, quotes and links; anything else in it is left out. */
export function htmlToMarkdown(html: string): string {
  // After this only known tags are left, each closed, with every < and > of a text or an address written as an entity.
  const clean = sanitizeHtml(html, KEPT)
  const root: Element = { tag: '', href: '', inside: [] }
  const open = [root]
  for (const [, closing, tag = '', attributes = '', words = ''] of clean.matchAll(
    /<(\/?)([a-z]+)([^>]*)>|([^<]+)/g,
  )) {
    const parent = open.at(-1) ?? root
    const verbatim = open.some((one) => one.tag === 'pre' || one.tag === 'code')
    if (tag === '') {
      const before = parent.inside.at(-1)
      const begins = before === undefined ? !INLINE.includes(parent.tag) : before.endsWith('\n')
      const text = plain(decoded(words))
      parent.inside.push(verbatim ? decoded(words) : begins ? escapeLineStart(text) : text)
    } else if (tag === 'br') parent.inside.push(verbatim ? '\n' : '\\\n')
    else if (closing === '') {
      const href = /href="([^"]*)"/.exec(attributes)?.[1] ?? ''
      open.push({ tag, href: decoded(href), inside: [] })
    } else {
      const done = open.pop() ?? root
      const around = open.at(-1) ?? root
      around.inside.push(rendered(done, around))
    }
  }
  return tidy(root.inside.join(''))
}

function rendered({ tag, href, inside }: Element, around: Element): string {
  const text = inside.join('')
  const words = text.trim()
  switch (tag) {
    case 'strong':
      return words && text.replace(words, () => `**${words}**`)
    case 'em':
      return words && text.replace(words, () => `*${words}*`)
    case 'del':
      return words && text.replace(words, () => `~~${words}~~`)
    case 'code':
      return around.tag === 'pre' ? text : code(text)
    case 'pre':
      return `\n\n${keptMarkdown(['```', text.replace(/^\n|\n$/g, ''), '```'].join('\n'))}\n\n`
    case 'a':
      return words === '' || href === '' ? text : `[${words}](<${encoded(href)}>)`
    case 'li':
      return `\n${around.tag === 'ol' ? '1.' : '-'} ${tidy(text).replaceAll('\n', around.tag === 'ol' ? '\n   ' : '\n  ')}`
    case 'blockquote':
      return `\n\n${tidy(text).replace(/^/gm, '> ')}\n\n`
    default:
      return `\n\n${tidy(text)}\n\n`
  }
}

/** A fence of backticks that the text does not hold. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = /^`|`$/.test(text) ? ' ' : ''
  return text === '' ? '' : `${fence}${space}${text.replaceAll('\n', ' ')}${space}${fence}`
}

/** White space is one space in HTML, and what looks like Markdown is not meant so. */
function plain(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' '))
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

const encoded = (href: string) => href.replace(/[<>\s\\]/g, (one) => encodeURIComponent(one))

function tidy(text: string): string {
  return text
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/(?:\\\n){2,}/g, '\n\n')
    .replace(/\\(?=\n\n|\n?$)/g, '')
    .replace(/^(?:\\?\n)+/, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
