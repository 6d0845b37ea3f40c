import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { siteRoot } from './speaker.ts'
import { element, xmlDocument } from './syndication/xml.ts'

/** The most addresses that one file may hold (sitemaps.org). */
const MOST = 50_000
/** Where the beginning of each page is read into. */
const START = Buffer.alloc(4096)
const HIDDEN = /<meta\b[^>]*\bname="robots"[^>]*\bnoindex\b/i
const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
}

/**
 * The public pages among the files of a built folder, as their paths under the site's root, sorted: `''` for the first,
 * `services/portal/` for one in a folder. Neither the page for what is not found nor one that asks not to be found.
 */
function pagesIn(folder: string, files: string[]): string[] {
  return files
    .filter((file) => file.endsWith('.html'))
    .filter((page) => page !== '404.html' && !HIDDEN.test(headOf(join(folder, page))))
    .map((page) => page.replace(/(^|\/)index\.html$/, '$1'))
    .sort()
}

/** A page up to its title at least, before which it says whether it may be found: the rest weighs a hundred times as much. */
function headOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const start = START.toString('utf8', 0, readSync(file, START, 0, START.length, 0))
    return start.includes('</title>') ? start : readFileSync(path, 'utf8')
  } finally {
    closeSync(file)
  }
}

/** Read the pages among the files of a built folder and give the sitemap of them. */
export function sitemapOf(folder: string, files: string[], page: { url: string; locales: string[] }) {
  return sitemapFiles(pagesIn(folder, files), page)
}

/**
 * `sitemap.xml` of every page with the addresses of the same page in every language that has it, each page naming itself
 * too and the first language as `x-default`. More than one file may hold are parted, and `sitemap.xml` is their index.
 * @param pages - As `pagesIn` gives them.
 */
export function sitemapFiles(
  pages: string[],
  { url, locales }: { url: string; locales: string[] },
  most = MOST,
): Map<string, string> {
  const root = siteRoot(url)
  const [first = 'en', ...others] = locales
  const known = new Set(pages)
  const address = (path: string) => root + path.split('/').map(encodeURIComponent).join('/')
  const entries = pages.map((path) => {
    const own = others.find((locale) => path.startsWith(`${locale}/`))
    const same = own === undefined ? path : path.slice(own.length + 1)
    const versions = [first, ...others]
      .map((locale): [string, string] => [locale, locale === first ? same : `${locale}/${same}`])
      .filter(([, version]) => known.has(version))
    const [[, original = path] = []] = versions
    const alternates = versions.length < 2 ? [] : [...versions, ['x-default', original] as const]
    return element('url', {}, [
      element('loc', {}, address(path)),
      ...alternates.map(([hreflang, version]) =>
        element('xhtml:link', { rel: 'alternate', hreflang, href: address(version) }),
      ),
    ])
  })
  const parts = Array.from({ length: Math.ceil(entries.length / most) }, (_, index) =>
    xmlDocument(element('urlset', NAMESPACES, entries.slice(index * most, (index + 1) * most))),
  )
  if (parts.length <= 1)
    return new Map([['sitemap.xml', parts[0] ?? xmlDocument(element('urlset', NAMESPACES))]])
  const names = parts.map((_, index) => `sitemap-${index + 1}.xml`)
  const index = element(
    'sitemapindex',
    { xmlns: NAMESPACES.xmlns },
    names.map((name) => element('sitemap', {}, [element('loc', {}, root + name)])),
  )
  return new Map([
    ['sitemap.xml', xmlDocument(index)],
    ...names.map((name, at): [string, string] => [name, parts[at] ?? '']),
  ])
}
