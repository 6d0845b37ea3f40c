import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import type { State } from '../../data/schema/common.ts'
import type { StatusFeed } from '../../data/schema/feed.ts'

/** The states of a service that are drawn by shape. */
export const DRAWN: State[] = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
  'unknown',
]
/** And those of the tag: feed too old, none to be had, none yet. */
export const LOOKS = [...DRAWN, 'stale', 'error', 'loading'] as const
export type Look = (typeof LOOKS)[number]

/** Half a minute after the data of the fixture, and an hour: then it is too old. */
const NOW = '2026-11-19T13:02:30Z'
const HOUR_BEFORE = '2026-11-19T12:02:00Z'

const fixture = async (): Promise<StatusFeed> =>
  JSON.parse(await readFile('test/fixtures/feed/status.json', 'utf8'))

/** The fixture with its first service in a state, and nothing else going on: what differs is the state alone. */
async function feedOf(look: Look, days?: string): Promise<StatusFeed> {
  const feed = await fixture()
  const [first, ...others] = feed.services
  if (!first) throw new Error('the fixture has no service')
  const { silence: _, ...service } = first
  const state = DRAWN.find((known) => known === look) ?? 'operational'
  return {
    ...feed,
    ...(look === 'stale' ? { dataThrough: HOUR_BEFORE, staleAfter: HOUR_BEFORE } : {}),
    state,
    incidents: [],
    maintenance: [],
    services: [
      {
        ...service,
        state,
        ...(days ? { days: { from: '2026-09-20', count: 60, states: days, details: [] } } : {}),
      },
      ...others.map((other) => ({ ...other, state: 'operational' as const })),
    ],
  }
}

const pageOf = (looks: readonly Look[], width: number) => `<!doctype html>
  <html lang="sv"><title>x</title>
  <style>:root { color-scheme: light dark } body { margin: 16px; font: 16px/1.5 sans-serif } sla-status { width: ${width}px }</style>
  <script type="module" src="/embed/v1/sla-status.js"></script>
  ${looks.map((look) => `<sla-status id="${look}" src="/looks/${look}/feed/v1/status.json"><a href="/">Driftläget hos oss</a></sla-status>`).join('')}`

/**
 * A page with a `<sla-status>` in each of some looks, drawn and at rest.
 * @param address - Of the built site, whose published script it uses.
 * @param width - Of each tag, in CSS pixels.
 * @param days - Another run of days for the first service.
 */
export async function openLooks(
  browser: Browser,
  address: string,
  looks: readonly Look[],
  { width, days, ...context }: BrowserContextOptions & { width: number; days?: string },
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: width + 32, height: 2000 },
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Stockholm',
    ...context,
  })
  await page.clock.setFixedTime(NOW)
  await page.route('**/looks/', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageOf(looks, width) }),
  )
  await page.route('**/looks/*/feed/v1/status.json', async (route) => {
    const look = LOOKS.find((known) => route.request().url().includes(`/looks/${known}/`))
    if (look === undefined) throw new Error(`no such look: ${route.request().url()}`)
    if (look === 'error') await route.fulfill({ status: 500 })
    // An answer that never comes.
    else if (look !== 'loading') await route.fulfill({ json: await feedOf(look, days) })
  })
  await page.goto(`${address}looks/`)
  for (const look of looks) {
    const done =
      look === 'loading' ? '[aria-busy=true]' : look === 'error' ? '.notice' : '.strip[role=slider]'
    await page.locator(`#${look} ${done}`).first().waitFor({ state: 'attached' })
  }
  return page
}

/** Show one look of a page alone: at the same place for each, so that pictures can be compared to the pixel. */
export async function showAlone(page: Page, look: Look): Promise<void> {
  await page.evaluate((shown) => {
    for (const tag of document.querySelectorAll('sla-status')) tag.toggleAttribute('hidden', tag.id !== shown)
  }, look)
}

/** What a reader sees of a part: its pixels as red, green and blue, or as grey alone. */
export async function pixelsOf(part: Locator, grey = false): Promise<Buffer> {
  const picture = sharp(await part.screenshot({ animations: 'disabled' })).removeAlpha()
  return (grey ? picture.greyscale() : picture).raw().toBuffer()
}

/** Which share of two pictures of the same size differs by more than `step` of 255. */
export function difference(a: Buffer, b: Buffer, step = 0): number {
  if (a.length !== b.length) return 1
  return a.reduce((sum, value, at) => sum + (Math.abs(value - (b[at] ?? 0)) > step ? 1 : 0), 0) / a.length
}
