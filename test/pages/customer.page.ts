import { createServer, type Server } from 'node:http'
import 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import sirv from 'sirv'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { type CustomerKey, keyText } from '../../scripts/private/keys-file.ts'
import { feedOf, feedsOf, newKey, TWO_CUSTOMERS } from '../private/builders.ts'
import { sealed } from '../private/opening.ts'
import { launch, noises } from './harness.ts'

/*
 * The page of all customers and the tag with a key, in Chromium, from a host that can be hostile: what it has at an
 * address may change at any time.
 */

const TYPES: Record<string, string> = { 'portal.html': 'text/html', 'portal.js': 'text/javascript' }
const files = new Map<string, string>()
const heard: string[] = []
let server: Server
let browser: Browser
let address = ''
let acme: PrivateFeed
let beta: PrivateFeed

beforeAll(async () => {
  const site = sirv(inject('built'), { dev: true })
  server = createServer((request, response) => {
    heard.push(`${request.url} ${JSON.stringify(request.headers)}`)
    const path = request.url?.slice(1).split('?')[0] ?? ''
    const text = files.get(path)
    if (text === undefined) site(request, response, () => void response.writeHead(404).end())
    else response.setHeader('content-type', `${TYPES[path] ?? 'application/json'}; charset=utf-8`).end(text)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/`
  browser = await launch()
})
beforeEach(async () => {
  if (acme !== undefined) return
  const feeds = await feedsOf(TWO_CUSTOMERS)
  acme = feedOf(feeds, 'acme')
  beta = feedOf(feeds, 'beta')
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  server?.closeAllConnections()
})
afterEach(() => {
  files.clear()
  heard.length = 0
})

/** Publish a feed, and give its key. */
async function published(feed: PrivateFeed, key: CustomerKey = newKey(feed.customer.id)): Promise<string> {
  const { path, text } = await sealed(feed, key)
  files.set(path, text)
  return keyText(key.key)
}

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, acceptDownloads: true })
  await page.goto(address + path)
  return page
}

/** The words of the page, those inside the tags too. */
const words = (page: Page) =>
  page.evaluate(() => {
    const inside = [...document.querySelectorAll('sla-compliance')].map((tag) => tag.shadowRoot?.textContent)
    return [document.querySelector('main')?.innerText, ...inside].join(' ').replace(/[\s\u00a0]+/g, ' ')
  })

const shows = async (page: Page, text: string) =>
  expect.poll(() => words(page), { timeout: 10_000 }).toContain(text)

const live = (feed: PrivateFeed, generatedAt: string): PrivateFeed => {
  const head = { generatedAt, staleAfter: '2099-01-01T00:00:00Z' }
  const { archive: _, ...page } = feed.page
  return { ...feed, ...head, page, agreements: feed.agreements.map((one) => ({ ...one, ...head, page })) }
}

test("the key in the fragment opens the customer's own statement: target, figure, verdict, credit, fee", async () => {
  const key = await published(acme)
  const page = await open(`kund/#k=${key}`)
  const said = noises(page, address)
  await shows(page, 'Månadsbesked för juni 2026')
  await shows(page, 'Alla 2 avtalsmål')
  const text = await words(page)
  for (const expected of [
    'kanarie-acme-namn AB',
    'Avtal kanarie-acme-titel',
    'Avgift per månad: 71 773 SEK',
    'Mål 99,95 %',
    '99,83 %',
    'Brutet, preliminärt',
    '1 h 10 min',
    '7 177,30 SEK',
  ])
    expect(text).toContain(expected)
  expect(await page.title()).toContain('kanarie-acme-namn AB')
  expect(said).toEqual([])
  await page.close()
})

test('no request, from the first to the last, has the key, and none goes to another host', async () => {
  const key = await published(acme)
  const page = await browser.newPage()
  const requests: string[] = []
  page.on('request', (request) => {
    requests.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
  })
  await page.goto(`${address}kund/#k=${key}`)
  await shows(page, 'Månadsbesked')
  await page.getByRole('link', { name: 'English' }).click()
  await shows(page, 'Statement for June 2026')
  await page
    .getByRole('link', { name: 'Historik' })
    .or(page.getByRole('link', { name: 'History' }))
    .first()
    .click()
  await page.waitForLoadState('networkidle')
  for (const one of [...requests, ...heard]) expect(one).not.toContain(key.slice(0, 12))
  for (const one of requests) expect(one.startsWith(address)).toBe(true)
  expect(await page.evaluate(() => document.referrer)).toBe('')
  expect(requests.filter((one) => one.includes('.jwe')).length).toBeGreaterThan(0)
  await page.close()
})

test('the page is for no search engine, sends no referrer, and runs nothing but its own files', async () => {
  const page = await open('kund/')
  const meta = (name: string) => page.locator(`meta[name="${name}"]`).getAttribute('content')
  expect(await meta('robots')).toBe('noindex')
  expect(await meta('referrer')).toBe('no-referrer')
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
  )
  await shows(page, 'Adressen saknar nyckel.')
  await page.close()
})

test.for<[string, (text: string) => Promise<string>, string]>([
  ['truncated', async (text) => text.slice(0, text.length / 2), 'svaret är ofullständigt'],
  ['swapped', async () => (await sealed(beta, newKey('beta'))).text, 'låst med en annan nyckel'],
  [
    'changed',
    async (text) =>
      text.replace(/\.([\w-])([\w-]+)$/, (_, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`),
    'filen har ändrats sedan leverantören låste den',
  ],
  ['of another kind', async () => '<!doctype html><p>Sidan finns inte.', 'servern svarar med något annat'],
])('a file that is %s is refused in words, and nothing of it is shown', async ([, change, said]) => {
  const key = newKey('acme')
  const { path, text } = await sealed(acme, key)
  files.set(path, await change(text))
  const page = await open(`kund/#k=${keyText(key.key)}`)
  await shows(page, said)
  const shown = await page.content()
  for (const canary of ['kanarie', 'avtal-', '71773', '99,83']) expect(shown).not.toContain(canary)
  expect(await page.locator('sla-compliance').count()).toBe(0)
  await page.close()
})

test('a wrong key and one that is cut are told apart', async () => {
  await published(acme)
  const page = await open(`kund/#k=${keyText(newKey('acme').key)}`)
  await shows(page, 'Det finns inga uppgifter för nyckeln')
  await page.evaluate(() => {
    location.hash = '#k=AAAA'
  })
  await shows(page, 'nyckeln är ofullständig eller felskriven')
  await page.close()
})

test('another key in the fragment leaves nothing of the first customer', async () => {
  const first = await published(acme)
  const second = await published(beta)
  const page = await open(`kund/#k=${first}`)
  await shows(page, 'kanarie-acme-titel')
  await page.evaluate((key) => {
    location.hash = `#k=${key}`
  }, second)
  await shows(page, 'kanarie-beta-titel')
  await expect.poll(() => words(page)).not.toContain('acme')
  expect(await page.content()).not.toContain('acme')
  await page.close()
})

test('an older file than the one shown is refused; what was shown stays, and says so', async () => {
  const key = newKey('acme')
  await published(live(acme, '2026-07-03T12:00:00Z'), key)
  const page = await open(`kund/#k=${keyText(key.key)}`)
  await shows(page, 'Månadsbesked')
  await published(live(acme, '2026-07-02T12:00:00Z'), key)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await shows(page, 'servern skickade en äldre fil')
  await shows(page, 'Det som visas är det senaste som gick att läsa.')
  expect(await words(page)).toContain('99,83 %')
  await page.close()
})

test('CSV and JSON of the ledger are made in the browser and hold every segment', async () => {
  const key = await published(acme)
  const page = await open(`kund/#k=${key}`)
  await shows(page, 'Månadsbesked')
  await page.waitForLoadState('networkidle')
  const before = heard.length
  const fetchFile = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ])
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
  }
  const csv = await fetchFile('CSV')
  expect(csv.name).toBe('acme-2026-07-03.csv')
  const rows = csv.text.split('\r\n')
  expect(rows[0]).toBe('agreement,objective,services,period,start,end,ms,class,weight,reason,events')
  expect(rows).toContain(
    'avtal-acme,tillganglighet,portal,2026-06,2026-06-10T08:00:00Z,2026-06-10T09:10:00Z,4200000,down,1,,kanarie-fil',
  )
  expect(rows).toHaveLength(acme.ledger.reduce((sum, { segments }) => sum + segments.length, 0) + 2)
  const json = await fetchFile('JSON')
  expect(json.name).toBe('acme-2026-07-03.json')
  expect(JSON.parse(json.text)).toEqual(acme)
  expect(heard.length).toBe(before)
  await page.close()
})

test("on paper stands the month's statement, and the key is in no margin", async () => {
  const key = await published(acme)
  const page = await open(`kund/#k=${key}`)
  await shows(page, 'Månadsbesked')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.statement').isVisible()).toBe(true)
  for (const hidden of ['sla-compliance', '.tools', '.lead'])
    expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false])
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  expect(fits).toBe(true)
  const during = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'))
    const address = location.href
    dispatchEvent(new Event('afterprint'))
    return [address, location.hash]
  })
  expect(during).toEqual([`${address}kund/`, `#k=${key}`])
  await page.close()
})

test('the page has no fault that axe finds, with a feed and without, on a phone too', async () => {
  const key = await published(acme)
  for (const path of ['kund/', `kund/#k=${key}`]) {
    const page = await open(path)
    await page.setViewportSize({ width: 320, height: 640 })
    await shows(page, path === 'kund/' ? 'Adressen saknar nyckel.' : 'Alla 2 avtalsmål')
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
    const wrong = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))
    })
    expect(wrong).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.close()
  }
})

/** A customer portal with the tag. */
async function portal(tag: string, fragment = '', script = ''): Promise<Page> {
  files.set('portal.js', script)
  files.set(
    'portal.html',
    `<!doctype html><html lang="sv"><title>Portal</title><script type="module" src="embed/v1/sla-compliance.js"></script>
<main>${tag}</main><script type="module" src="portal.js"></script>`,
  )
  return open(`portal.html${fragment}`)
}

test('<sla-compliance> takes the key as a property, or from the fragment of the page, and no request has it', async () => {
  const key = await published(acme)
  const tag = '<sla-compliance src="private/v1/"></sla-compliance>'
  const byProperty = await portal(tag, '', `document.querySelector('sla-compliance').key = '${key}'`)
  await shows(byProperty, 'Avtal kanarie-acme-titel')
  await byProperty.close()
  files.delete('portal.js')
  const byFragment = await portal(tag, `#k=${key}`)
  await shows(byFragment, 'Avtal kanarie-acme-titel')
  await byFragment.close()
  for (const one of heard) expect(one).not.toContain(key.slice(0, 12))
})

test('<sla-compliance> takes no key from a query or an attribute', async () => {
  const key = await published(acme)
  const page = await portal(`<sla-compliance src="private/v1/" key="${key}"></sla-compliance>`, `?k=${key}`)
  await shows(page, 'nyckeln är ofullständig eller felskriven')
  expect(heard.filter((one) => one.includes('.jwe'))).toEqual([])
  await page.close()
})

test('<sla-compliance> says what does not fit, shows nothing of it, and shows the agreement that is asked for', async () => {
  const key = newKey('acme')
  const { path } = await sealed(acme, key)
  files.set(path, (await sealed(beta, newKey('beta'))).text)
  const tag =
    '<sla-compliance src="private/v1/" refresh="10" agreement="avtal-acme">Er leverantör</sla-compliance>'
  const page = await portal(tag, `#k=${keyText(key.key)}`)
  await shows(page, 'låst med en annan nyckel')
  expect(await words(page)).toContain('Er leverantör')
  expect(await words(page)).not.toContain('kanarie')
  await page.close()
  await published(acme, key)
  const other = await portal(tag.replace('avtal-acme', 'avtal-beta'), `#k=${keyText(key.key)}`)
  await shows(other, 'Avtalet finns inte bland uppgifterna')
  await other.close()
})

test('without a key nothing of the code for keys is fetched', async () => {
  files.set('feed/v1/agreements/x.json', JSON.stringify(acme.agreements[0]))
  const page = await portal('<sla-compliance src="feed/v1/agreements/x.json"></sla-compliance>')
  await shows(page, 'Avtal kanarie-acme-titel')
  expect(heard.some((one) => one.includes('sla-compliance.js'))).toBe(true)
  expect(heard.filter((one) => /private/.test(one.split(' ')[0] ?? ''))).toEqual([])
  await page.close()
})
