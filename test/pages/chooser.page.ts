import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { tags } from '../../scripts/package/contents.ts'
import { KINDS } from '../../site/choices.ts'
import { noises, served, visit } from './harness.ts'

/* The chooser of the embed page: what it shows is the tag at work, what it says is what one pastes. */

const site = served()

async function open(path = 'en/embed/'): Promise<{ page: Page; heard: string[] }> {
  const context = await site.browser().newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const heard = noises(page, site.address())
  await visit(page, site.address() + path)
  return { page, heard }
}
const snippet = (page: Page) => page.locator('[data-snippet]').innerText()

test('every tag can be chosen', () => {
  expect(Object.keys(KINDS).sort()).toEqual(tags())
})

test('each tag is shown at work, without a word in the console, and the lines to paste name it', async () => {
  const { page, heard } = await open()
  for (const tag of tags()) {
    await page.selectOption('[name=tag]', tag)
    await page
      .locator(['age', 'badge', 'answer'].map((part) => `[data-preview] ${tag} [part=${part}]`).join())
      .first()
      .waitFor()
    expect(await page.locator('[data-preview] [part=notice]:visible').count()).toBe(0)
    const lines = await snippet(page)
    expect(lines).toContain(
      `<script type="module" src="https://status.example.com/embed/v1/${tag}.js"></script>`,
    )
    // The calculator follows no feed: it is told the page's zone.
    expect(lines).toMatch(
      tag === 'sla-calculator'
        ? '<sla-calculator time-zone="Europe/Stockholm">'
        : new RegExp(`<${tag} src="https://status\\.example\\.com/feed/v1/[^"]+\\.json"`),
    )
  }
  expect(heard).toEqual([])
  await page.close()
})

test('what is chosen stands in the lines and in the preview, and nothing that is usual', async () => {
  const { page } = await open()
  await page.selectOption('[name=view]', 'compact')
  for (const id of ['licensserver', 'inloggning', 'webbplats', 'mobil-api', 'hjalpcenter'])
    await page.uncheck(`input[value=${id}]`)
  await page.selectOption('[name=lang]', 'sv')
  await page.selectOption('[name=theme]', 'night')
  expect(await snippet(page)).toBe(
    `<link rel="stylesheet" href="https://status.example.com/embed/v1/themes/night.css">
<script type="module" src="https://status.example.com/embed/v1/sla-status.js"></script>
<sla-status src="https://status.example.com/feed/v1/status.json" services="kundportal" view="compact" lang="sv">
  <a href="https://status.example.com/en/">Service status</a>
</sla-status>`,
  )
  const preview = page.locator('[data-preview] sla-status')
  await preview.getByText('Kundportal fungerade.').waitFor()
  await expect
    .poll(() => preview.evaluate((tag) => getComputedStyle(tag).backgroundColor))
    .toBe('rgb(15, 19, 24)')
  await page.selectOption('[name=tag]', 'sla-history')
  expect(await snippet(page)).toContain('feed/v1/services/kundportal.json" lang="sv">')
  await page.close()
})

test('only what a tag can be asked is offered', async () => {
  const { page } = await open()
  const offered = () =>
    page
      .locator('.bench form [data-for]:visible')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.for))
  expect(await offered()).toEqual(['view', 'services'])
  await page.selectOption('[name=tag]', 'sla-badge')
  expect(await offered()).toEqual(['service', 'objective'])
  await page.selectOption('[name=tag]', 'sla-compliance')
  expect(await offered()).toEqual(['view', 'agreement'])
  await page.close()
})

test('the pinned script has the hash of the file that is published', async () => {
  const { page } = await open()
  await page.check('[name=pinned]')
  await page.getByText('integrity=').waitFor()
  const bytes = await readFile(join(inject('built'), 'embed/v1/sla-status.standalone.js'))
  expect(await snippet(page)).toContain(
    `src="https://status.example.com/embed/v1/sla-status.standalone.js" integrity="sha384-${createHash('sha384').update(bytes).digest('base64')}"></script>`,
  )
  await page.close()
})

test('one click copies the lines, and says so', async () => {
  const { page } = await open()
  await page.getByRole('button', { name: 'Copy' }).click()
  await page.getByText('Copied.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await snippet(page))
  await page.close()
})

test('without JavaScript there is no form that does nothing, and the lines are there all the same', async () => {
  const context = await site.browser().newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site.address()}embed/`)
  expect(await page.locator('#choose').isVisible()).toBe(false)
  expect(await page.locator('#paste pre').innerText()).toContain('<sla-status src=')
  await page.close()
})
