import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { noises, served, visit } from './harness.ts'

/*
 * The overview as a live page: the example without its mark of an archive, so that the clock matters. The browser's
 * clock is set to the feed's time; what the server answers for the feed is what each test is about.
 */

const site = served()
const FEED = '**/feed/v1/status.json'
const JUST_AFTER = 60_000
const LATER = 2 * 3_600_000

async function liveFeed(): Promise<StatusFeed> {
  const feed: StatusFeed = JSON.parse(await readFile(join(inject('built'), 'feed/v1/status.json'), 'utf8'))
  const { archive, ...page } = feed.page
  // Of the page's own build there would be nothing to draw.
  const generatedAt = new Date(Date.parse(feed.generatedAt) + 1000).toISOString().replace('.000', '')
  return { ...feed, page, generatedAt }
}

/** Open the overview with the clock this long after the feed was made and the feed answered like this. */
async function open(
  msAfter: number,
  answer: { status?: number; contentType?: string; body: string },
): Promise<Page> {
  const page = await site.browser().newPage({ serviceWorkers: 'block' })
  const { generatedAt } = await liveFeed()
  await page.clock.install({ time: new Date(Date.parse(generatedAt) + msAfter) })
  await page.route(FEED, (route) => route.fulfill({ contentType: 'application/json', ...answer }))
  await visit(page, site.address())
  return page
}

const words = async (page: Page) =>
  (await page.locator('sla-status .root').innerText()).replaceAll('\u00a0', ' ')

test('a fresh feed: the present tense, and its time', async () => {
  const page = await open(JUST_AFTER, { body: JSON.stringify(await liveFeed()) })
  const text = await words(page)
  expect(text).toContain('Alla tjänster fungerar')
  expect(text).not.toMatch(/arkiv/i)
  expect(text).toContain('01:04')
  await page.close()
})

test('a feed that stops shows its age and stops saying that anything works', async () => {
  const page = await open(LATER, { body: JSON.stringify(await liveFeed()) })
  const text = await words(page)
  expect(text).not.toMatch(/fungerar/i)
  expect(text).toMatch(/okänt/i)
  expect(text).toContain('01:04')
  await page.close()
})

test('a feed that grows old while the page is open stops being green by itself', async () => {
  const page = await open(JUST_AFTER, { body: JSON.stringify(await liveFeed()) })
  expect(await words(page)).toContain('Alla tjänster fungerar')
  await page.clock.runFor(15 * 60_000)
  expect(await words(page)).not.toMatch(/fungerar/i)
  await page.close()
})

describe('a feed that cannot be used leaves the last good figures, with a clear word', () => {
  const good = async () => JSON.stringify(await liveFeed())
  test.each([
    ['a 500', 'servern svarar med ett fel', async () => ({ status: 500, body: 'Internal error' })],
    [
      'an HTML answer',
      'svaret är inte driftuppgifter utan något annat',
      async () => ({ contentType: 'text/html', body: '<!doctype html><title>Login</title>' }),
    ],
    ['truncated JSON', 'svaret är ofullständigt', async () => ({ body: (await good()).slice(0, 2000) })],
    [
      'another version',
      'uppgifterna har en annan version',
      async () => ({ body: (await good()).replace('"version":1', '"version":2') }),
    ],
    ['something else', 'uppgifterna har fel form', async () => ({ body: '[]' })],
  ])('%s', async (_name, notice, answer) => {
    const page = await open(JUST_AFTER, await answer())
    const text = await words(page)
    const { services } = await liveFeed()
    const values = services.flatMap(({ objectives: [first] }) => first?.value ?? [])
    expect(values).toHaveLength(5)
    for (const value of values) expect(text).toContain(`${value.replace('.', ',')} %`)
    expect(text).toContain(notice)
    await page.close()
  })
})

test('a change of state is announced once, and the first rendering is silent', async () => {
  const page = await site.browser().newPage()
  const feed = await liveFeed()
  const start = Date.parse(feed.generatedAt)
  await page.clock.install({ time: new Date(start + JUST_AFTER) })
  let answer = feed
  await page.route(FEED, (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify(answer) }),
  )
  // The page as a live build draws it: that an archive speaks of the past would be a change.
  await page.route(site.address(), async (route) => {
    const response = await route.fetch()
    const drawn = await response.text()
    await route.fulfill({
      response,
      body: drawn.replaceAll('Alla tjänster fungerade.', 'Alla tjänster fungerar.'),
    })
  })
  await visit(page, site.address())
  const announced = () => page.locator('sla-status').getByRole('status').innerText()
  await page.clock.runFor(1_000)
  expect(await announced()).toBe('')
  const later = new Date(start + 120_000).toISOString()
  answer = {
    ...feed,
    generatedAt: later,
    state: 'major_outage',
    services: feed.services.map((service, index) =>
      index === 0 ? { ...service, state: 'major_outage', since: later } : service,
    ),
  }
  // In small steps, so that the browser's clock does not run past the request's time limit before the answer is here.
  await expect
    .poll(
      async () => {
        await page.clock.runFor(4_000)
        return announced()
      },
      { timeout: 20_000 },
    )
    .toContain('Kundportal')
  await page.close()
})

test('a live page makes no noise and asks nobody else', async () => {
  const page = await site.browser().newPage()
  const heard = noises(page, site.address())
  await visit(page, site.address())
  expect(heard).toEqual([])
  await page.close()
})
