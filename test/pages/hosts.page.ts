import { rm } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPortal, type Host, host, type Kind, portalWithPackage, STRICT } from '../hosts/portal.ts'
import { launch, noises } from './harness.ts'

/*
 * Customers' portals, built with Vite from the package that `npm pack` makes and served under the strict policy. The
 * feed is test/fixtures/feed, the clock stands at its time: Kundportal has a partial outage.
 */

const NOW = '2026-11-19T13:02:30Z'
const TEN_MINUTES = 600_000

let browser: Browser | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

describe.each<Kind>(['html', 'react', 'vue'])('a portal in %s', (kind) => {
  let folder = ''
  let portal: Host | undefined
  beforeAll(async () => {
    folder = await portalWithPackage(kind)
    portal = await host(await buildPortal(folder), STRICT)
  })
  afterAll(async () => {
    portal?.server.close()
    portal?.server.closeAllConnections()
    await rm(folder, { recursive: true, force: true })
  })

  /** The portal, opened and drawn, and what it says besides its content. */
  async function open(): Promise<{ page: Page; heard: string[]; requests: () => number }> {
    if (!browser || !portal) throw new Error('the browser or the portal has not started')
    const page = await browser.newPage()
    await page.clock.install({ time: NOW })
    const heard = noises(page, portal.address)
    await page.goto(portal.address)
    await page.locator('sla-status [part=headline]').waitFor()
    return { page, heard, requests: portal.feedRequests }
  }
  const text = async (page: Page) =>
    (await page.locator('sla-status .root').innerText()).replaceAll('\u00a0', ' ')

  test('shows figures, in the language of the page, without a word in the console', async () => {
    const { page, heard } = await open()
    const words = await text(page)
    expect(words).toContain('Customer portal')
    expect(words).toMatch(/\d+(\.\d+)?%/)
    expect(heard).toEqual([])
    await page.close()
  })

  test('an attribute that it changes is followed, and the element stays the same one', async () => {
    const { page, heard } = await open()
    const before = await page.locator('sla-status').elementHandle()
    await page.click('#view')
    await page.locator('sla-status [part=figures]').waitFor({ state: 'detached' })
    // In a line, as the view `line` stands, whether the framework set an attribute or a property.
    expect(await before?.evaluate((element) => getComputedStyle(element).display)).toBe('inline-block')
    expect(await before?.evaluate((element) => element.isConnected)).toBe(true)
    expect(heard).toEqual([])
    await page.close()
  })

  test('a property that it sets is drawn, and its listeners hear of that and of a click inside', async () => {
    const { page, heard } = await open()
    await page.click('#property')
    await page.getByText('no services').waitFor()
    await expect.poll(() => page.innerText('#known')).toBe('2026-11-19T13:02:00Z')
    expect(await page.getAttribute('sla-status', 'feed')).toBeNull()
    await page.locator('sla-status .root').click()
    await expect.poll(() => page.innerText('#clicks')).toBe('1')
    expect(heard).toEqual([])
    await page.close()
  })

  // Plain HTML sets it by a script, as docs/private-feeds.md tells.
  test.runIf(kind !== 'html')('a customer’s key reaches the tag, and is no attribute', async () => {
    if (!browser || !portal) throw new Error('the browser or the portal has not started')
    const page = await browser.newPage()
    await page.goto(`${portal.address}?own`)
    const tag = page.locator('sla-compliance')
    await tag.waitFor({ state: 'attached' })
    expect(await tag.evaluate((element) => Reflect.get(element, 'key'))).toBe('a customer’s key')
    expect(await tag.evaluate((element) => element.outerHTML)).not.toContain('customer')
    await page.close()
  })

  test('taken out, it leaves nothing: no request, no element', async () => {
    const { page, heard, requests } = await open()
    const element = await page.evaluateHandle(
      () => new WeakRef(document.querySelector('sla-status') as Element),
    )
    await page.click('#unmount')
    expect(await page.locator('sla-status').count()).toBe(0)
    const asked = requests()
    await page.clock.fastForward(TEN_MINUTES)
    await page.requestGC()
    await expect.poll(() => element.evaluate((reference) => reference.deref() === undefined)).toBe(true)
    expect(requests()).toBe(asked)
    expect(heard).toEqual([])
    await page.close()
  })

  test('while it is there it asks again, so that silence after it is gone means something', async () => {
    const { page, requests } = await open()
    const asked = requests()
    await page.clock.fastForward(TEN_MINUTES)
    await expect.poll(requests).toBeGreaterThan(asked)
    await page.close()
  })
})
