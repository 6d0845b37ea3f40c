import 'axe-core'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { chainOf } from '../../components/chain/testing.ts'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { customerHost, open, published, shows, words } from './customer-host.ts'
import { atRest, noises } from './harness.ts'

/* The page of all customers, opened with a key. */

const host = customerHost()

test("the key in the fragment opens the customer's own statement: target, figure, verdict, credit, fee", async () => {
  const key = await published(host, host.acme)
  const page = await open(host, `kund/#k=${key}`)
  const said = noises(page, host.address)
  await shows(page, 'Månadsbesked för juni 2026')
  await shows(page, 'Båda avtalsmålen')
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

test('what is wrong now stands before what was: an outage, and a target that is broken', async () => {
  const file = 'feed/v1/status.json'
  const status = JSON.parse(readFileSync(join(inject('built'), file), 'utf8')) as StatusFeed
  const { archive: _, ...page } = status.page
  const [service] = host.acme.agreements[0]?.agreement.services ?? []
  const [model] = status.services
  if (service === undefined || model === undefined) throw new Error('there is a service')
  const down = { ...model, id: service.id, name: 'Utlämningen', state: 'major_outage', objectives: [] }
  const staleAfter = new Date(Date.now() + 600_000).toISOString()
  const { generatedAt } = host.acme
  const [first] = host.acme.agreements
  if (first === undefined) throw new Error('there is an agreement')
  const { archive: _archive, ...live } = first.page
  const results = first.results.map((one, index) =>
    index === 0 ? { ...one, verdict: 'pending' as const, outlook: 'lost' as const } : one,
  )
  const key = await published(host, {
    ...host.acme,
    agreements: [{ ...first, page: live, results, staleAfter }],
  })
  host.files.set(file, JSON.stringify({ ...status, page, generatedAt, staleAfter, services: [model, down] }))
  const shown = await open(host, `kund/#k=${key}`)
  const said = (selector: string) => shown.locator(selector).first().innerText()
  await expect.poll(() => said('.now sla-status .headline')).toBe('Utlämningen har ett avbrott.')
  expect(await said('.now > p')).toContain('1 är brutet')
  const top = async (selector: string) => (await shown.locator(selector).first().boundingBox())?.y ?? 0
  expect(await top('.now')).toBeGreaterThan(await top('h1'))
  expect(await top('.now')).toBeLessThan(await top('.tools'))
  await shown.close()
})

test('no request, from the first to the last, has the key, and none goes to another host', async () => {
  const key = await published(host, host.acme)
  const page = await host.browser.newPage()
  const requests: string[] = []
  page.on('request', (request) => {
    requests.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
  })
  await page.goto(`${host.address}kund/#k=${key}`)
  await shows(page, 'Månadsbesked')
  await page.getByRole('link', { name: 'English' }).click()
  await shows(page, 'Statement for June 2026')
  const link = page.getByRole('link', { name: 'Historik' }).or(page.getByRole('link', { name: 'History' }))
  await atRest(page, () => link.first().click())
  for (const one of [...requests, ...host.heard]) expect(one).not.toContain(key.slice(0, 12))
  for (const one of requests) expect(one.startsWith(host.address)).toBe(true)
  expect(await page.evaluate(() => document.referrer)).toBe('')
  expect(requests.filter((one) => one.includes('.jwe')).length).toBeGreaterThan(0)
  await page.close()
})

test('the page is for no search engine, sends no referrer, and runs nothing but its own files and what starts them', async () => {
  const page = await open(host, 'kund/')
  const meta = (name: string) => page.locator(`meta[name="${name}"]`).getAttribute('content')
  expect(await meta('robots')).toBe('noindex')
  expect(await meta('referrer')).toBe('no-referrer')
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  const start = createHash('sha256').update(readFileSync('site/start-scripts.js')).digest('base64')
  expect(policy?.replace(/(style-src 'self')(?: 'sha256-[^']*')*/, '$1')).toBe(
    `default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' 'sha256-${start}'; connect-src 'self'; base-uri 'none'; form-action 'none'`,
  )
  await shows(page, 'Adressen saknar nyckel.')
  await page.close()
})

test('another key in the fragment leaves nothing of the first customer', async () => {
  const first = await published(host, host.acme)
  const second = await published(host, host.beta)
  const page = await open(host, `kund/#k=${first}`)
  await shows(page, 'kanarie-acme-titel')
  await page.evaluate((key) => {
    location.hash = `#k=${key}`
  }, second)
  await shows(page, 'kanarie-beta-titel')
  await expect.poll(() => words(page)).not.toContain('acme')
  expect(await page.content()).not.toContain('acme')
  await page.close()
})

test('CSV and JSON of the ledger are made in the browser and hold every segment', async () => {
  const key = await published(host, host.acme)
  const page = await open(host, `kund/#k=${key}`)
  await shows(page, 'Månadsbesked')
  const before = host.heard.length
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
  expect(rows).toHaveLength(host.acme.ledger.reduce((sum, { segments }) => sum + segments.length, 0) + 2)
  const json = await fetchFile('JSON')
  expect(json.name).toBe('acme-2026-07-03.json')
  expect(JSON.parse(json.text)).toEqual(host.acme)
  expect(host.heard.length).toBe(before)
  await page.close()
})

test("on paper stands the month's statement, and the key is in no margin", async () => {
  const key = await published(host, host.acme)
  const page = await open(host, `kund/#k=${key}`)
  await shows(page, 'Månadsbesked')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.statement').isVisible()).toBe(true)
  for (const hidden of ['sla-compliance', '.tools', '.lead'])
    expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false])
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  expect(fits).toBe(true)
  const during = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'))
    const printed = location.href
    dispatchEvent(new Event('afterprint'))
    return [printed, location.hash]
  })
  expect(during).toEqual([`${host.address}kund/`, `#k=${key}`])
  await page.close()
})

test('the page has no fault that axe finds, with a feed and without, on a phone too', async () => {
  const key = await published(host, host.acme)
  for (const path of ['kund/', `kund/#k=${key}`]) {
    const page = await open(host, path)
    await page.setViewportSize({ width: 320, height: 640 })
    await shows(page, path === 'kund/' ? 'Adressen saknar nyckel.' : 'Båda avtalsmålen')
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

test('a customer with a record of closed periods reads that it is unchanged, with its last checksum, on paper too', async () => {
  const [first] = host.acme.agreements
  if (first === undefined) throw new Error('no agreement')
  const history = first.history.map((one) => ({ ...one, finality: 'final' as const }))
  // The chain of the tests is recorded on 5 November.
  const agreement = { ...first, generatedAt: '2026-11-06T00:00:00Z', history }
  const chain = await chainOf(agreement)
  const key = await published(host, { ...host.acme, agreements: [{ ...agreement, chain }] })
  const page = await open(host, `kund/#k=${key}`)
  const said = noises(page, host.address)
  await shows(page, 'Historiken är oförändrad sedan 2026-11-05 (signaturen stämmer)')
  const head = chain.entries.at(-1)?.hash ?? ''
  expect(await words(page)).toContain(`Sista kontrollsumman: ${head}`)
  // The tag further down does not say it once more.
  expect(await page.locator('sla-compliance [part=chain]').isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.record code').isVisible()).toBe(true)
  expect(await page.locator('.record details').isVisible()).toBe(false)
  expect(said).toEqual([])
  const [last] = agreement.history
  const better = agreement.history.map((one) => (one === last ? { ...one, value: '100.00' } : one))
  const other = await published(host, {
    ...host.acme,
    agreements: [{ ...agreement, history: better, chain }],
  })
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate((changed) => {
    location.hash = `#k=${changed}`
  }, other)
  await shows(page, 'Historiken stämmer inte med det som fastställdes:')
  await page.close()
})
