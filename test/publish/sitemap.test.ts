import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { robotsFile } from '../../scripts/publish/robots.ts'
import { sitemapFiles, sitemapOf } from '../../scripts/publish/sitemap.ts'

const BILINGUAL = { url: 'https://status.example.com', locales: ['sv', 'en'] }

interface Url {
  loc: string
  alternates: [hreflang: string, href: string][]
}

/** As a crawler's parser has it; well-formed, or the test fails. */
function urls(xml: string | undefined): Url[] {
  expect(XMLValidator.validate(xml ?? '')).toBe(true)
  const { urlset } = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'url' || name === 'xhtml:link',
  }).parse(xml ?? '')
  expect(urlset.xmlns).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
  return (urlset.url ?? []).map((url: Record<string, Record<string, string>[]>) => ({
    loc: url.loc,
    alternates: (url['xhtml:link'] ?? []).map(({ hreflang, href, rel }) => {
      expect(rel).toBe('alternate')
      return [hreflang, href]
    }),
  }))
}

test('every page of the folder, each with its languages and itself; not one that asks not to be found', () => {
  const files = [
    ...['index.html', '404.html', 'kund/index.html', 'services/portal/index.html'],
    ...['agreements/drift/2025-Q4/index.html', 'en/index.html', 'en/services/portal/index.html'],
    ...['en/agreements/drift/2025-Q4/index.html', 'feed/v1/status.json', 'csv/services.csv'],
  ]
  const found = urls(sitemapOf(files, ['kund/index.html'], BILINGUAL).get('sitemap.xml'))
  const root = 'https://status.example.com/'
  expect(found.map(({ loc }) => loc)).toEqual([
    root,
    `${root}agreements/drift/2025-Q4/`,
    `${root}en/`,
    `${root}en/agreements/drift/2025-Q4/`,
    `${root}en/services/portal/`,
    `${root}services/portal/`,
  ])
  for (const { loc, alternates } of found) {
    const path = loc.slice(root.length).replace(/^en\//, '')
    expect(alternates).toEqual([
      ['sv', root + path],
      ['en', `${root}en/${path}`],
      ['x-default', root + path],
    ])
  }
})

test('a page that another language lacks names no other, and a service called like a language is a service', () => {
  const found = urls(
    sitemapFiles(['', 'nytt/', 'services/en/', 'en/', 'en/services/en/'], BILINGUAL).get('sitemap.xml'),
  )
  const alternates = Object.fromEntries(found.map(({ loc, alternates: own }) => [loc, own.length]))
  expect(alternates).toEqual({
    'https://status.example.com/': 3,
    'https://status.example.com/nytt/': 0,
    'https://status.example.com/services/en/': 3,
    'https://status.example.com/en/': 3,
    'https://status.example.com/en/services/en/': 3,
  })
})

test('a page in one language has addresses without alternates, below the path of the page', () => {
  const page = { url: 'https://example.com/drift', locales: ['en'] }
  expect(urls(sitemapFiles(['', 'a&b/å/'], page).get('sitemap.xml'))).toEqual([
    { loc: 'https://example.com/drift/', alternates: [] },
    { loc: 'https://example.com/drift/a%26b/%C3%A5/', alternates: [] },
  ])
})

test('more pages than a file may hold are parted, and the first is the index of the parts', () => {
  const pages = ['', 'a/', 'b/', 'c/', 'd/']
  const files = sitemapFiles(pages, { url: 'https://example.com/s/', locales: ['sv'] }, 2)
  const { sitemapindex } = new XMLParser({ isArray: (name) => name === 'sitemap' }).parse(
    files.get('sitemap.xml') ?? '',
  )
  const names = sitemapindex.sitemap.map(({ loc }: { loc: string }) => loc)
  expect(names).toEqual([1, 2, 3].map((part) => `https://example.com/s/sitemap-${part}.xml`))
  const parts = [1, 2, 3].map((part) => urls(files.get(`sitemap-${part}.xml`)).length)
  expect(parts).toEqual([2, 2, 1])
})

test('robots may read everything and are told where the sitemap is', () => {
  expect(robotsFile('https://example.com/drift').get('robots.txt')).toBe(
    'User-agent: *\nDisallow:\n\nSitemap: https://example.com/drift/sitemap.xml\n',
  )
})
