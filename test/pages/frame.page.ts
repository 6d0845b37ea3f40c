import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { build } from '../../scripts/build.ts'
import { serveFolder } from '../../scripts/server.ts'
import { terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { noises, served, visit } from './harness.ts'

/*
 * What stands around every page: the provider's own look and links, the browser's tab, the reader's own time, and the field
 * above a long list. The page is of 2026-06-01 02:12 in Stockholm.
 */

const AT = Date.parse('2026-06-01T00:12:00Z')
/** When live data was made that is newer than the page. */
const NEWER = '2026-06-01T00:12:30Z'
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z"/></svg>'
const MANY = Array.from(
  { length: 18 },
  (_, index) => `  - { id: s${index}, name: Maskin ${index}, group: Hall }`,
)

const site = served()
let temporary = ''
let own: { server: Server; address: string } | undefined
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'sla-status-frame-'))
  const data = join(temporary, 'data')
  const files = {
    ...SMALL,
    'site.yaml': `${SMALL['site.yaml']}look: { logo: logo.svg, colours: { ground: { light: "#ffffff", dark: "#000000" } } }
links: [{ text: { sv: Kundtjänst, en: Support }, href: "https://www.example.com/support" }]
`,
    'services.yaml': `${SMALL['services.yaml']}${MANY.join('\n')}\n  - { id: cafe, name: { sv: Kassa på kaféet, en: Cash desk } }\n`,
    'logo.svg': LOGO,
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(data, path)), { recursive: true })
    await writeFile(join(data, path), text)
  }
  const out = join(temporary, 'site')
  await build({ data, out, asOf: AT }, terminal({ quiet: true }))
  own = await serveFolder(out, 0, '/')
})
afterAll(async () => {
  own?.server.close()
  own?.server.closeAllConnections()
  await rm(temporary, { recursive: true, force: true })
})

async function open(
  path: string,
  {
    timezoneId = 'Europe/Stockholm',
    prepare,
  }: { timezoneId?: string; prepare?: (page: Page) => Promise<void> } = {},
): Promise<{ page: Page; heard: string[] }> {
  if (!own) throw new Error('the site was not built')
  const page = await site.browser().newPage({ timezoneId, colorScheme: 'light' })
  const heard = noises(page, own.address)
  await prepare?.(page)
  await visit(page, own.address + path)
  return { page, heard }
}

describe('the provider’s own look', () => {
  test('is on every page: logo, colours, links in the language of the page', async () => {
    const { page, heard } = await open('en/glossary/')
    expect(await page.locator('.masthead img').evaluate((image) => image.clientWidth)).toBe(56)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    const link = page.locator('footer').getByRole('link', { name: 'Support' })
    expect(await link.getAttribute('href')).toBe('https://www.example.com/support')
    expect(heard).toEqual([])
    await page.close()
  })
})

describe('the browser’s tab', () => {
  let gone = false
  /** The live feed, as it would be now with the services in a state, until the server is gone. */
  const live = (state: string) => async (page: Page) => {
    gone = false
    await page.clock.install({ time: AT })
    await page.route('**/feed/v1/status.json', async (route) => {
      if (gone) return route.fulfill({ status: 500 })
      const feed = (await (await route.fetch()).json()) as StatusFeed
      const { archive: _, ...head } = feed.page
      const services = feed.services.map((service) => ({ ...service, state }))
      return route.fulfill({ json: { ...feed, generatedAt: NEWER, page: head, state, services } })
    })
  }
  const iconOf = (page: Page) => page.locator('link[rel=icon]').getAttribute('href')

  test('shows the live state by its shape and its words, and that nothing is known once that is old', async () => {
    const { page } = await open('', { prepare: live('major_outage') })
    await expect.poll(() => page.title()).toBe('Avbrott – Liten drift')
    expect(await iconOf(page)).toMatch(/favicon\/major_outage\.svg$/)
    expect(
      (
        await page.request.get(
          (await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href)) ?? '',
        )
      ).status(),
    ).toBe(200)
    gone = true
    await page.clock.fastForward(660_000)
    await expect.poll(() => page.title()).toBe('Uppgift om driftläget saknas – Liten drift')
    expect(await iconOf(page)).toMatch(/favicon\/unknown\.svg$/)
    await page.close()
  })

  test('of a service is about that service', async () => {
    const { page } = await open('services/portal/', {
      prepare: async (page) => {
        await page.route('**/feed/v1/services/portal.json', async (route) => {
          const feed = await (await route.fetch()).json()
          return route.fulfill({
            json: { ...feed, generatedAt: NEWER, service: { ...feed.service, state: 'partial_outage' } },
          })
        })
      },
    })
    await expect.poll(() => page.title()).toBe('Delvis avbrott: Kundportal – Liten drift')
    await page.close()
  })

  test('has no state where the page is about none', async () => {
    const { page } = await open('glossary/')
    expect(await iconOf(page)).toMatch(/favicon\.svg$/)
    await page.close()
  })
})

describe('the reader’s own time', () => {
  test('is not offered to a reader whose clock is that of the page', async () => {
    const { page } = await open('')
    expect(await page.getByRole('button', { name: 'Visa också min tid' }).isVisible()).toBe(false)
    await page.close()
  })

  test('stands beside the page’s on demand, and goes again', async () => {
    const { page } = await open('', { timezoneId: 'America/New_York' })
    const button = page.getByRole('button', { name: 'Visa också min tid (America/New_York)' })
    // The last check was at 00:10 in UTC: 02:10 in Stockholm and 20:10 the day before in New York.
    const footer = page.locator('footer li', { has: page.locator('time') })
    expect(await footer.innerText()).toContain('02:10')
    // A tag on the page goes on from there.
    expect(await footer.innerText()).toContain('Sidan är byggd med uppgifter till')
    await button.click()
    expect((await footer.innerText()).replaceAll('\u00a0', ' ')).toMatch(/02:10 \(31 maj.* 20:10 din tid\)/)
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    await button.click()
    expect(await footer.innerText()).not.toContain('din tid')
    // Nobody presses a button on paper.
    await page.emulateMedia({ media: 'print' })
    expect(await button.isVisible()).toBe(false)
    await page.close()
  })
})

describe('the field above a long list', () => {
  test('narrows it as one types, says how many are left, and gives all back', async () => {
    const { page, heard } = await open('')
    const field = page.getByLabel('Sök tjänst')
    await field.fill('kafeet')
    await page.getByText('1 av 21 tjänster visas.').waitFor()
    const names = page.locator('sla-status .service .name')
    await expect.poll(() => names.allInnerTexts()).toEqual(['Kassa på kaféet'])
    await field.fill('hall 17')
    await expect.poll(() => names.allInnerTexts()).toEqual(['Maskin 17'])
    await field.fill('finns inte')
    await page.getByText('Ingen tjänst heter så.').waitFor()
    expect(await page.locator('sla-status').isVisible()).toBe(false)
    await field.fill('')
    await expect.poll(() => names.count()).toBe(21)
    expect(heard).toEqual([])
    await page.close()
  })

  test('is not there in a short one', async () => {
    const page = await site.browser().newPage()
    await visit(page, site.address())
    expect(await page.getByLabel('Sök tjänst').count()).toBe(0)
    await page.close()
  })
})
