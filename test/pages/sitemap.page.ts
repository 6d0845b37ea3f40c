import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { expect, inject, test } from 'vitest'

const ROOT = 'https://status.example.com/'
const file = (path: string) => join(inject('built'), path)
const read = (path: string) => readFileSync(file(path), 'utf8')

interface Url {
  loc: string
  'xhtml:link': { hreflang: string; href: string }[]
}

function sitemap(): Url[] {
  const { urlset } = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'url' || name === 'xhtml:link',
  }).parse(read('sitemap.xml'))
  return urlset.url
}

const links = (html: string, rel: string): Record<string, string>[] =>
  [...html.matchAll(/<link\b[^>]*>/g)]
    .map(([tag]) => Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, k, v]) => [k, v])))
    .filter((link) => link.rel === rel)

test('the sitemap names every page that is to be found, once', () => {
  const pages = globSync('**/*.html', { cwd: inject('built') }).filter(
    (path) => path !== '404.html' && !read(path).includes('content="noindex"'),
  )
  const named = sitemap().map(({ loc }) => `${loc.slice(ROOT.length)}index.html`)
  expect(named.toSorted()).toEqual(pages.toSorted())
})

test('each page says of itself what the sitemap says: its address and its languages', () => {
  for (const { loc, 'xhtml:link': alternates } of sitemap()) {
    const html = read(`${loc.slice(ROOT.length)}index.html`)
    expect([loc, links(html, 'canonical').map(({ href }) => href)]).toEqual([loc, [loc]])
    const own = links(html, 'alternate').flatMap(({ hreflang, href }) => (hreflang ? [[hreflang, href]] : []))
    expect([loc, own.toSorted()]).toEqual([
      loc,
      alternates.map(({ hreflang, href }) => [hreflang, href]).toSorted(),
    ])
    expect(html).not.toMatch(/<meta[^>]*noindex/)
  }
})

test('robots are led to the sitemap, and each service has its picture and its tables', () => {
  expect(read('robots.txt')).toContain(`Sitemap: ${ROOT}sitemap.xml`)
  const { services } = JSON.parse(read('feed/v1/status.json')) as { services: { id: string }[] }
  for (const { id } of services) {
    for (const path of [`og/services/${id}.png`, `en/og/services/${id}.png`, `csv/services/${id}/days.csv`])
      expect([path, existsSync(file(path))]).toEqual([path, true])
  }
  expect(existsSync(file('og/overview.png'))).toBe(true)
})
