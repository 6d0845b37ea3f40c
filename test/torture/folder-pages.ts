import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/*
 * Whether a page holds anything that runs or asks elsewhere and that the page of a folder which is right does not hold. A
 * page is parted into its tags here, by the rules of HTML for what our own pages write; whatever fits none is told.
 */

/** What pages are made of: each tag with an attribute, and what scripts hold. */
export interface Vocabulary {
  tags: Set<string>
  scripts: Set<string>
}

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/g
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
/** What words of people may be made of (renderMarkdown). */
const OF_WORDS = [
  'p',
  'br',
  'strong',
  'em',
  'del',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
  'a href',
  'a rel',
]
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset', 'xlink:href'])

/** Take up everything that these pages are made of. */
export function vocabularyIn(pages: readonly string[]): Vocabulary {
  const known: Vocabulary = { tags: new Set(OF_WORDS), scripts: new Set() }
  for (const page of pages) for (const word of wordsOf(page)) known[word.kind].add(word.text)
  return known
}

/** What a page holds that is not known, and addresses of what runs. */
export function harmInText(page: string, known: Vocabulary): string[] {
  const found = new Set<string>()
  for (const word of wordsOf(page)) {
    if (!known[word.kind].has(word.text)) found.add(`${word.kind}: ${word.text.slice(0, 120)}`)
    if (word.address !== undefined && isHarmful(word.address))
      found.add(`leads to ${word.address.slice(0, 120)}`)
  }
  if (!page.trimEnd().endsWith('</html>')) found.add('half a page')
  return [...found]
}

/** What every page below a folder is made of. */
export const vocabularyOf = (out: string): Vocabulary => vocabularyIn(pagesIn(out).map(([, text]) => text))

/** The harm in every page below a folder. */
export const harmInPages = (out: string, known: Vocabulary): string[] =>
  pagesIn(out).flatMap(([path, text]) => harmInText(text, known).map((one) => `${path}: ${one}`))

function pagesIn(out: string): [string, string][] {
  const folder = realpathSync(out)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')])
}

interface Word {
  kind: 'tags' | 'scripts'
  text: string
  address?: string
}

function* wordsOf(page: string): Generator<Word> {
  // Scripts of our own hold no data of the folder, so that each is known by its letters.
  const plain = page
    .replace(/<!doctype html>/i, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/(<style\b[^>]*>)[\s\S]*?(<\/style>)/g, '$1$2')
  const scripts: string[] = []
  const bare = plain.replace(/(<script\b[^>]*>)([\s\S]*?)(<\/script>)/g, (_, start, text, end) => {
    scripts.push(start + text)
    return start + end
  })
  for (const text of scripts) yield { kind: 'scripts', text }
  for (const [, end, name = '', attributes = ''] of bare.matchAll(TAG)) {
    const tag = name.toLowerCase()
    yield { kind: 'tags', text: tag }
    if (end !== '') continue
    for (const [, key = '', double, single, without] of attributes.matchAll(ATTRIBUTE)) {
      const attribute = key.toLowerCase()
      const value = double ?? single ?? without
      const isAddress = ADDRESSES.has(attribute) && value !== undefined
      const says = attribute === 'http-equiv' ? `=${value}` : ''
      yield { kind: 'tags', text: `${tag} ${attribute}${says}`, ...(isAddress && { address: value }) }
    }
  }
  const rest = bare.replace(TAG, '')
  const odd = rest.indexOf('<')
  if (odd >= 0) yield { kind: 'tags', text: `no tag: ${rest.slice(odd, odd + 60)}` }
}

/** Whether an address runs something, or is of no kind that a page of ours leads to. */
function isHarmful(address: string): boolean {
  const bare = address.replaceAll('&amp;', '&').replace(/[\p{Cc}\p{Cf}\s]/gu, '')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase()
  if (scheme === undefined) return /^[\\/]{2}/.test(bare) || /^[^?#/]*&(#|colon|tab|newline)/i.test(bare)
  return (
    !['http', 'https', 'mailto', 'tel', 'webcal', 'data'].includes(scheme) ||
    /^data:(?!image\/svg\+xml)/i.test(bare)
  )
}
