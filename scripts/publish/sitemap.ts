import { siteRoot } from './speaker.ts'
import { element, xmlDocument } from './syndication/xml.ts'

/** The most addresses that one file may hold (sitemaps.org). */
const MOST = 50_000
const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
}

/**
 * The sitemap of the pages among the files of a site: neither the one for what is not found nor those that ask not to be
 * found.
 */
export function sitemapOf(files: string[], hidden: string[], page: { url: string; locales: string[] }) {
  const unnamed = new Set(['404.html', ...hidden])
  const pages = files
    .filter((file) => file.endsWith('.html') && !unnamed.has(file))
    .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
    .sort()
  return sitemapFiles(pages, page)
}

/**
 * `sitemap.xml` of every page with the addresses of the same page in every language that has it, each page naming itself
 * too and the first language as `x-default`. More than one file may hold are parted, and `sitemap.xml` is their index.
 * @param pages - Their paths under the site's root, sorted: `''` for the first, `services/portal/` for one in a folder.
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
  /** What every version of a page says of all, by the path of the first. */
  const links = new Map<string, string[]>()
  const alternatesOf = (same: string): string[] => {
    const versions = [first, ...others]
      .map((locale): [string, string] => [locale, locale === first ? same : `${locale}/${same}`])
      .filter(([, version]) => known.has(version))
    const [[, original = same] = []] = versions
    if (versions.length < 2) return []
    return [...versions, ['x-default', original] as const].map(([hreflang, version]) =>
      element('xhtml:link', { rel: 'alternate', hreflang, href: address(version) }),
    )
  }
  const entries = pages.map((path) => {
    const own = others.find((locale) => path.startsWith(`${locale}/`))
    const same = own === undefined ? path : path.slice(own.length + 1)
    const alternates = links.get(same) ?? alternatesOf(same)
    links.set(same, alternates)
    return element('url', {}, [element('loc', {}, address(path)), ...alternates])
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
