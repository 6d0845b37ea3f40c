import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import type { Text } from '../../data/schema/common.ts'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { noises, served, visit } from './harness.ts'

const site = served()

/** One page of each kind, in both languages. */
const KINDS = [
  '',
  'services/kundportal/',
  'incidents/',
  'incidents/2026-07/',
  'incidents/2026-07-04-kundportal/',
  'compliance/',
  'agreements/drift-tjanster/',
  'agreements/drift-tjanster/2026-07/',
  'agreements/drift-tjanster/2024-10/',
  'agreements/drift-tjanster/2025-Q1/',
  'maintenance/',
  'method/',
  'subscribe/',
  'embed/',
  'glossary/',
  'report-deviation/',
  'baseline/tickets/support/',
]
const PAGES = [...KINDS, ...KINDS.map((path) => `en/${path}`)]

async function feed(): Promise<StatusFeed> {
  return JSON.parse(await readFile(join(inject('built'), 'feed/v1/status.json'), 'utf8'))
}

const swedish = (text: Text) => (typeof text === 'string' ? text : (text.sv ?? ''))

describe('every page', () => {
  test.each(PAGES)('/%s: no console line, no refused policy, no request to another host', async (path) => {
    const page = await site.browser().newPage()
    const heard = noises(page, site.address())
    const response = await visit(page, site.address() + path)
    expect(response?.status()).toBe(200)
    expect(heard).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    await page.close()
  })

  test('every link leads somewhere', async () => {
    const context = await site.browser().newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    // Each address is fetched once, whatever anchors lead into it.
    const ids = new Map<string, Set<string>>()
    const anchors: [address: string, anchor: string][] = []
    const queue = [site.address()]
    const broken: string[] = []
    for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
      const [address = '', anchor] = url.split('#')
      if (!address.startsWith(site.address())) continue
      if (anchor !== undefined) anchors.push([address, anchor])
      if (ids.has(address)) continue
      const isPage = address.endsWith('/')
      const response = isPage ? await page.goto(address) : await context.request.get(address)
      if (response?.status() !== 200) broken.push(`${response?.status()} ${url}`)
      // Playwright looks through open shadow roots, so the component's links are among these.
      const found = isPage
        ? await page
            .locator('[id], a[href], link[href]')
            .evaluateAll((all) => all.map((one) => [one.id, (one as HTMLAnchorElement).href]))
        : []
      ids.set(address, new Set(found.map(([id]) => id ?? '')))
      queue.push(...found.flatMap(([, href]) => (href?.startsWith('http') ? [href] : [])))
    }
    const missing = anchors.filter(([address, anchor]) => !ids.get(address)?.has(anchor))
    expect(broken).toEqual([])
    expect(missing).toEqual([])
    expect(ids.size).toBeGreaterThan(2 * 12)
    await context.close()
  }, 300_000)

  test('a page that does not exist says so', async () => {
    const page = await site.browser().newPage()
    const response = await page.goto(`${site.address()}nothing/here/`)
    expect(response?.status()).toBe(404)
    expect(await page.locator('h1').innerText()).toMatch(/finns inte/i)
    await page.close()
  })

  test('the other language is one step away, on the same page', async () => {
    const page = await site.browser().newPage()
    await page.goto(`${site.address()}services/kundportal/`)
    await page.getByRole('link', { name: 'English' }).first().click()
    expect(page.url()).toBe(`${site.address()}en/services/kundportal/`)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('link', { name: 'Svenska' }).first().click()
    expect(page.url()).toBe(`${site.address()}services/kundportal/`)
    await page.close()
  })
})

describe('the overview without JavaScript', () => {
  test('has every service, state, target, value, incident and window of the feed, and its date', async () => {
    const context = await site.browser().newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(site.address())
    const text = (await page.locator('sla-status .root').innerText()).replaceAll('\u00a0', ' ')
    const { services, incidents, maintenance } = await feed()
    const inUnit = (value: string, unit: string) => `${value.replace('.', ',')} ${unit}`.trim()
    for (const { name, objectives } of services) {
      expect(text).toContain(swedish(name))
      for (const { value, target } of objectives) {
        expect(text).toContain(inUnit(value ?? '', target.unit))
        expect(text).toContain(inUnit(target.value, target.unit))
      }
    }
    for (const { title } of [...incidents, ...maintenance]) expect(text).toContain(swedish(title))
    expect(await page.locator('sla-status svg path').count()).toBeGreaterThan(services.length)
    await context.close()
  })

  test('says that it is a dated archive, on every page', async () => {
    const page = await site.browser().newPage()
    for (const path of PAGES) {
      await page.goto(site.address() + path)
      expect(await page.locator('body').innerText()).toMatch(
        path.startsWith('en/') ? /archive.*22 August 2026/is : /arkiv.*22 augusti 2026/is,
      )
    }
    await page.close()
  })
})

describe('the strip of days', () => {
  test('is one stop for the keyboard, and the arrows reach each of its 90 days', async () => {
    const page = await site.browser().newPage()
    await visit(page, site.address())
    await page.mouse.move(10, 10)
    const strip = page.getByRole('slider').first()
    await strip.focus()
    await page.keyboard.press('Home')
    const days = new Set<string>()
    for (let day = 0; day < 90; day += 1) {
      days.add((await strip.getAttribute('aria-valuetext')) ?? '')
      await page.keyboard.press('ArrowRight')
    }
    expect(days.size).toBe(90)
    await page.close()
  })

  test('stays visible on paper and in forced colours', async () => {
    const page = await site.browser().newPage()
    await visit(page, site.address())
    const fills = () =>
      page
        .locator('sla-status')
        .locator('svg path')
        .evaluateAll((paths) =>
          paths.map((path) => getComputedStyle(path)[path.matches('.run') ? 'stroke' : 'fill']),
        )
    for (const media of [
      { media: 'print' as const },
      { media: 'screen' as const, forcedColors: 'active' as const },
    ]) {
      await page.emulateMedia(media)
      const found = await fills()
      expect(found.length).toBeGreaterThan(5)
      expect(found.filter((fill) => fill === 'none' || fill === 'rgba(0, 0, 0, 0)')).toEqual([])
    }
    await page.close()
  })
})

test('nothing moves when the live figures arrive', async () => {
  for (const width of [1200, 390]) {
    const page = await site.browser().newPage({ viewport: { width, height: 900 } })
    await visit(page, site.address())
    const shifted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as PerformanceEntry & { value: number }).value
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(sum), 300)
        }),
    )
    expect(shifted).toBe(0)
    await page.close()
  }
})
