import sanitizeHtml from 'sanitize-html'

/** Characters of a line, as mail is usually written. */
const WIDTH = 72

/** Of the page for paper: marks, links into the evidence, and what a table or a reader of the screen is told besides. */
const LEFT_OUT = /(?:^| )(?:ref|permalink|hidden|way)(?: |$)/

const KEPT: sanitizeHtml.IOptions = {
  allowedTags: 'h1 h2 h3 p ul ol li tr th td caption div dt dd br a span'.split(' '),
  allowedAttributes: { td: ['data-label'] },
  nonTextTags: ['script', 'style', 'svg', 'thead'],
  exclusiveFilter: ({ attribs }) => LEFT_OUT.test(attribs.class ?? ''),
  transformTags: { article: 'div', summary: 'p' },
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/**
 * A drawn report as plain text for a mail: its first line is the verdict, as on paper, then results, why, what is done and
 * credits, in lines of at most 72 characters where words allow it. A row of a table is a line with its headings before what
 * they are of. The evidence and the proof stay in the report.
 * @param html - The page for paper, as the site draws it.
 * @param address - Where the agreement is published; the last line, where it is.
 */
export function reportText(html: string, address?: string): string {
  const whole = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const [main = ''] = whole.split(/<section[^>]* id="evidence"/)
  // Each a line of its own on the page.
  const apart = main
    .replace(/<span class="[^"]*\bstep\b[^"]*">/g, '. $&')
    .replace(/(<\/(?:a|span)>)<span class="small">/g, '$1, <span>')
  const clean = sanitizeHtml(apart, KEPT)
  const lines: string[] = []
  const say = (line: string, around = true) => {
    if (around && lines.at(-1) !== '') lines.push('')
    lines.push(...wrapped(line))
    if (around) lines.push('')
  }
  for (const [, tag = '', inside = ''] of blocksOf(clean)) {
    const words = tag === 'tr' ? rowText(inside) : plain(inside)
    if (words === '') continue
    if (tag === 'h2') {
      say(words)
      lines.splice(-1, 0, '-'.repeat(Math.min(words.length, WIDTH)))
    } else say(tag === 'tr' || tag === 'li' ? `- ${words}` : words, !['tr', 'li', 'dt'].includes(tag))
  }
  if (address !== undefined) say(address)
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

/** What stands by itself: a heading, a paragraph, an item, a row, or a name with what is said of it. */
function blocksOf(clean: string): IterableIterator<RegExpExecArray> {
  const named = clean.replace(/<\/dt>\s*<dd>/g, ': ').replaceAll('</dd>', '</dt>')
  return named.matchAll(
    /<(h1|h2|h3|p|li|tr|dt|caption)>([\s\S]*?)(?=<\/?(?:h1|h2|h3|p|ul|ol|li|tr|dt|caption|div)>)/g,
  )
}

/** `Rapport i tid, Utfall: 16 arbetsdagar, Lovat: högst 10 arbetsdagar, Brutet`. */
function rowText(inside: string): string {
  return [...inside.matchAll(/<(?:th|td)(?: data-label="([^"]*)")?>([\s\S]*?)<\/(?:th|td)>/g)]
    .flatMap(([, label, cell = '']) => {
      const words = plain(cell)
      return words === '' ? [] : [label ? `${plain(label)}: ${words}` : words]
    })
    .join(', ')
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/ ?\. ?\./g, '.')
    .replace(/ ([.,:;])(?= |$)/g, '$1')
    .trim()
}

/** What is longer than a line by itself, an address, stays whole. */
function wrapped(text: string): string[] {
  const indent = text.startsWith('- ') ? '  ' : ''
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(last === undefined ? word : indent + word)
  }
  return lines
}
