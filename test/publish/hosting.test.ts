import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { hostingFiles } from '../../scripts/publish/hosting.ts'
import { folderWith } from '../folder.ts'
import { needsServer, startServer } from './hosting-servers.ts'

const EMBED = ['sla-status.js', 'sv-DNVCEL2o.js', 'full-view-DIdaKzlU.js']

function feed(url: string, locales = ['sv', 'en']): StatusFeed {
  const at = '2026-11-19T13:00:00Z'
  return {
    version: 1,
    generatedAt: at,
    dataThrough: at,
    staleAfter: at,
    page: { name: 'Drift', url, timeZone: 'Europe/Stockholm', locales },
    state: 'operational',
    services: [],
    incidents: [],
    maintenance: [],
  }
}

/** Reads `_headers` as the hosts do: every rule that matches, `*` at the end of a path for any rest. */
function headersFor(path: string, file: string): [string, string][] {
  const found: [string, string][] = []
  let matches = false
  for (const line of file.split('\n').filter((text) => text.trim() !== '')) {
    if (!line.startsWith(' ')) {
      matches = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line
    } else if (matches) {
      const colon = line.indexOf(':')
      found.push([line.slice(2, colon), line.slice(colon + 2)])
    }
  }
  return found
}

const BASIC: [string, string][] = [['X-Content-Type-Options', 'nosniff']]
const SECRET: [string, string][] = [
  ['Referrer-Policy', 'no-referrer'],
  ['X-Robots-Tag', 'noindex'],
]
const OPEN: [string, string][] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
]
const SHORT = 'public, max-age=30, must-revalidate'
const FOR_EVER = 'public, max-age=31536000, immutable'
const cache = (value: string): [string, string][] => [['Cache-Control', value]]

/** Paths, and what each is served with beyond the basic one; pages are left to the host. */
const EXPECTED: [path: string, headers: [string, string][]][] = [
  ['', []],
  ['services/portal/', []],
  ['en/', []],
  ['kund/', SECRET],
  ['en/kund/', SECRET],
  ['private/v1/x.jwe', [...OPEN, ...cache(SHORT), ...SECRET]],
  ['feed/v1/status.json', [...OPEN, ...cache(SHORT)]],
  ['api/v2/summary.json', [...OPEN, ...cache(SHORT)]],
  ['csv/services/portal/days.csv', [...OPEN, ...cache(SHORT)]],
  ['og/services/portal.png', [...OPEN, ...cache(SHORT)]],
  ['en/og/overview.png', [...OPEN, ...cache(SHORT)]],
  ['sitemap.xml', []],
  ['badges/portal/state.svg', [...OPEN, ...cache(SHORT)]],
  ['en/badges/portal/state.svg', [...OPEN, ...cache(SHORT)]],
  ['embed/v1/sla-status.js', OPEN],
  ['embed/v1/sv-DNVCEL2o.js', [...OPEN, ...cache(FOR_EVER)]],
  ['_astro/index.BNaCJ7m1.css', cache(FOR_EVER)],
]

test.for(['https://status.example.com', 'https://www.example.com/drift/status/', 'https://example.com/s'])(
  '_headers: each path of the site has its headers once, for %s',
  (url) => {
    const file = hostingFiles({ status: feed(url), embed: EMBED }).get('_headers') ?? ''
    const base =
      { 'https://status.example.com': '/', 'https://example.com/s': '/s/' }[url] ?? '/drift/status/'
    for (const [path, headers] of EXPECTED) {
      expect([path, headersFor(base + path, file)]).toEqual([path, [...BASIC, ...headers]])
    }
  },
)

test('_headers: no path gets a header from two rules, whose values a host would join', () => {
  const file =
    hostingFiles({ status: feed('https://status.example.com'), embed: EMBED }).get('_headers') ?? ''
  for (const [path] of EXPECTED) {
    const names = headersFor(`/${path}`, file).map(([name]) => name)
    expect([path, new Set(names).size]).toEqual([path, names.length])
  }
  expect(headersFor('/embed/v1/sla-status.js', file)).not.toContainEqual(cache(FOR_EVER)[0])
})

test('_headers: the order of the folder changes no byte', () => {
  const status = feed('https://status.example.com')
  const files = (embed: string[]) => hostingFiles({ status, embed }).get('_headers')
  expect(files(EMBED.toReversed())).toBe(files(EMBED))
})

const LONG = 'tillgänglighet '.repeat(200)
const SITE = {
  'index.html': `<!doctype html><title>Översikt</title>${LONG}`,
  '404.html': '<!doctype html><title>Sidan finns inte</title>',
  'kund/index.html': '<!doctype html><title>Kund</title>',
  'en/kund/index.html': '<!doctype html><title>Customer</title>',
  'private/v1/x.jwe': 'e.e.e.e.e',
  'services/portal/index.html': '<!doctype html><title>Kundportal</title>',
  'feed/v1/status.json': JSON.stringify({ text: LONG }),
  'api/v2/summary.json': '{}',
  'badges/portal/state.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'en/badges/portal/state.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'embed/v1/sla-status.js': 'export {}',
  'embed/v1/sv-DNVCEL2o.js': 'export {}',
  '_astro/index.BNaCJ7m1.css': 'a{}',
  'calendar.ics': 'BEGIN:VCALENDAR',
  'csv/services.csv': 'id',
  'og/overview.png': 'png',
  'en/og/services/portal.png': 'png',
  '.well-known/security.txt': 'Contact: mailto:a@example.com',
  _headers: '/*',
}

interface Served {
  path: string
  status: number
  type?: RegExp
  cache: string
  open: boolean
  secret?: boolean
}
const SERVED: Served[] = [
  { path: '', status: 200, type: /^text\/html; charset=utf-8$/, cache: 'no-cache', open: false },
  { path: 'services/portal/', status: 200, type: /^text\/html/, cache: 'no-cache', open: false },
  { path: 'kund/', status: 200, type: /^text\/html/, cache: 'no-cache', open: false, secret: true },
  { path: 'en/kund/', status: 200, type: /^text\/html/, cache: 'no-cache', open: false, secret: true },
  { path: 'private/v1/x.jwe', status: 200, type: /^/, cache: SHORT, open: true, secret: true },
  { path: 'feed/v1/status.json', status: 200, type: /^application\/json/, cache: SHORT, open: true },
  { path: 'api/v2/summary.json', status: 200, type: /^application\/json/, cache: SHORT, open: true },
  { path: 'badges/portal/state.svg', status: 200, type: /^image\/svg\+xml/, cache: SHORT, open: true },
  { path: 'en/badges/portal/state.svg', status: 200, type: /^image\/svg\+xml/, cache: SHORT, open: true },
  { path: 'embed/v1/sla-status.js', status: 200, type: /javascript/, cache: 'no-cache', open: true },
  { path: 'embed/v1/sv-DNVCEL2o.js', status: 200, type: /javascript/, cache: FOR_EVER, open: true },
  { path: '_astro/index.BNaCJ7m1.css', status: 200, type: /^text\/css/, cache: FOR_EVER, open: false },
  { path: 'calendar.ics', status: 200, type: /^text\/calendar/, cache: 'no-cache', open: false },
  { path: 'csv/services.csv', status: 200, type: /^text\/csv/, cache: SHORT, open: true },
  { path: 'og/overview.png', status: 200, type: /^image\/png/, cache: SHORT, open: true },
  { path: 'en/og/services/portal.png', status: 200, type: /^image\/png/, cache: SHORT, open: true },
  { path: '.well-known/security.txt', status: 200, type: /^text\/plain/, cache: 'no-cache', open: false },
  { path: 'nothing/here', status: 404, type: /^text\/html/, cache: 'no-cache', open: false },
  // A tag on another page has to tell a wrong key, or what is not published, from a server that does not answer.
  {
    path: 'private/v1/gone.jwe',
    status: 404,
    type: /^text\/html/,
    cache: 'no-cache',
    open: true,
    secret: true,
  },
  { path: 'feed/v1/gone.json', status: 404, type: /^text\/html/, cache: 'no-cache', open: true },
  // A file that a cache keeps as missing for a year would stay missing.
  { path: '_astro/missing.BNaCJ7m1.css', status: 404, type: /^text\/html/, cache: 'no-cache', open: false },
  { path: '_headers', status: 404, cache: 'no-cache', open: false },
]

test.for(['nginx', 'caddy'] as const)('%s with our snippet sends each header', async (name, context) => {
  needsServer(name, context)
  const address = await startServer(name, await folderWith(SITE))
  for (const { path, status, type = /./, cache: kept, open, secret = false } of SERVED) {
    const answer = await fetch(`${address}/${path}`)
    const header = (key: string) => answer.headers.get(key)
    expect({
      path,
      status: answer.status,
      cache: header('cache-control'),
      sniff: header('x-content-type-options'),
      referrer: header('referrer-policy'),
      robots: header('x-robots-tag'),
    }).toEqual({
      path,
      status,
      cache: kept,
      sniff: 'nosniff',
      referrer: secret ? 'no-referrer' : 'strict-origin-when-cross-origin',
      robots: secret ? 'noindex' : null,
    })
    expect([path, type.test(header('content-type') ?? '')]).toEqual([path, true])
    expect([path, header('access-control-allow-origin')]).toEqual([path, open ? '*' : null])
    expect([path, header('cross-origin-resource-policy')]).toEqual([path, open ? 'cross-origin' : null])
    const body = await answer.text()
    if (status === 404) expect(body).toContain('Sidan finns inte')
  }
})

/** What a server answers to a path that no client would send as it is. */
function ask(address: string, path: string): Promise<string> {
  const { hostname, port, host } = new URL(address)
  return new Promise((told, failed) => {
    const parts: string[] = []
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    )
    socket.on('data', (part) => parts.push(String(part)))
    socket.on('close', () => told(parts.join('')))
    socket.on('error', failed)
  })
}

test.for(['nginx', 'caddy'] as const)(
  '%s gives nothing of hidden folders, where builds and histories lie, and nothing outside',
  async (name, context) => {
    needsServer(name, context)
    const hidden = ['.status/build-x1/private/v1/old.jwe', '.status/build-x1/calendar.ics', '.git/config']
    const others = ['.status/build-x1/csv/services.csv', '.env', 'feed/.old.json', 'csv/.old.csv']
    const folder = await folderWith({
      ...Object.fromEntries(Object.entries(SITE).map(([path, text]) => [`www/${path}`, text])),
      ...Object.fromEntries([...hidden, ...others].map((path) => [`www/${path}`, 'kanariefagel'])),
      ...{ 'outside.txt': 'kanariefagel', 'www-2/outside.txt': 'kanariefagel' },
    })
    const address = await startServer(name, join(folder, 'www'))
    const ways = ['/../', '/..%2f', '/%2e%2e/', '/feed/../../', '/feed/..%2f..%2f', '/..%5c', '//../']
    for (const path of [
      ...[...hidden, ...others].flatMap((one) => [`/${one}`, `//${one}`, `/feed/../${one}`]),
      ...[...hidden, ...others].map((one) => `/${one.replaceAll('.', '%2e')}`),
      ...[...hidden, ...others].map((one) => `/.well-known/../${one}`),
      ...ways.flatMap((way) => [`${way}outside.txt`, `${way}www-2/outside.txt`]),
    ])
      expect([path, (await ask(address, path)).includes('kanariefagel')]).toEqual([path, false])
    expect(await ask(address, '/.well-known/security.txt')).toContain('Contact: ')
  },
)

test.for(['nginx', 'caddy'] as const)('%s lists no names of private files', async (name, context) => {
  needsServer(name, context)
  const address = await startServer(name, await folderWith(SITE))
  for (const path of ['private/', 'private/v1', 'private/v1/']) {
    const answer = await fetch(`${address}/${path}`)
    expect([path, answer.ok, (await answer.text()).includes('x.jwe')]).toEqual([path, false, false])
  }
})

test.for(['nginx', 'caddy'] as const)(
  '%s compresses, and answers 304 with the policy',
  async (name, context) => {
    needsServer(name, context)
    const address = await startServer(name, await folderWith(SITE))
    const url = `${address}/feed/v1/status.json`
    const first = await fetch(url, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(first.headers.get('content-encoding')).toBe('gzip')
    expect(first.headers.get('vary')).toMatch(/Accept-Encoding/i)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).not.toBe('')
    const again = await fetch(url, { headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': tag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('cache-control')).toBe(SHORT)
    expect(again.headers.get('access-control-allow-origin')).toBe('*')
    const plain = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.json()).toEqual({ text: LONG })
  },
)

test.for(['nginx', 'caddy'] as const)(
  '%s leads a folder without its slash to the page',
  async (name, context) => {
    needsServer(name, context)
    const address = await startServer(name, await folderWith(SITE))
    const answer = await fetch(`${address}/services/portal`, { redirect: 'manual' })
    expect([301, 308]).toContain(answer.status)
    expect(answer.headers.get('location')).toMatch(/^(\/services)?\/?portal\/$/)
  },
)

test.for(['nginx', 'caddy'] as const)('%s serves below a path as its comment says', async (name, context) => {
  needsServer(name, context)
  const folder = await folderWith(
    Object.fromEntries(Object.entries(SITE).map(([path, text]) => [`status/${path}`, text])),
  )
  const address = await startServer(name, join(folder), (snippet) =>
    snippet.replaceAll('^/', '^/status/').replaceAll('/404.html', '/status/404.html'),
  )
  for (const { path, status, cache: kept, open } of SERVED.filter((served) => served.status === 200)) {
    const answer = await fetch(`${address}/status/${path}`)
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, status, kept])
    expect([path, answer.headers.get('access-control-allow-origin')]).toEqual([path, open ? '*' : null])
  }
  const missing = await fetch(`${address}/status/nothing`)
  expect([missing.status, await missing.text()]).toEqual([404, SITE['404.html']])
})
