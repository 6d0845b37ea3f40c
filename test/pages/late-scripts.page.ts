import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, onTestFinished, test } from 'vitest'
import { served, visit } from './harness.ts'

/* What starts a page's scripts, and when; and that nothing else in a page runs. */

const START = readFileSync('site/start-scripts.js', 'utf8')
const HASH = createHash('sha256').update(START).digest('base64')
const LATE = /<template data-scripts>(.*?)<\/template>/gs
const site = served()

/** Scripts that would run as the page is read: all but those in a template, and data. */
function runAtOnce(html: string): string[] {
  const found = html.replace(LATE, '').matchAll(/<script\b[^>]*>.*?<\/script>/gs)
  return [...found]
    .map(([script]) => script)
    .filter((script) => !/^<script type="application\/json"/.test(script))
}

test('one script stands in every page, word for word the same, and the policy allows it and files of the site', () => {
  const files = readdirSync(inject('built'), { recursive: true, encoding: 'utf8' })
  const pages = files.filter((path) => path.endsWith('.html'))
  expect(pages).toEqual(expect.arrayContaining(['index.html', '404.html', 'kund/index.html']))
  for (const path of pages) {
    const html = readFileSync(join(inject('built'), path), 'utf8')
    expect([path, runAtOnce(html)]).toEqual([path, [`<script type="module">${START}</script>`]])
    const [, policy] = /script-src ([^;]*);/.exec(html) ?? []
    expect([path, policy]).toEqual([path, `'self' 'sha256-${HASH}'`])
    for (const [, late = ''] of html.matchAll(LATE))
      expect([path, late.replace(/<script type="module" src="\/[\w./-]+"><\/script>/g, '').trim()]).toEqual([
        path,
        '',
      ])
  }
})

/** A page before anything of it has run, with this run first. */
async function opened(before: () => void): Promise<Page> {
  const page = await site.browser().newPage()
  onTestFinished(() => page.close())
  await page.addInitScript(before)
  return page
}

/** The page's own addresses of scripts, as they run one after another. */
const running = (page: Page) =>
  page
    .locator('head > script[src]')
    .evaluateAll((all) =>
      all.flatMap((one) => (one instanceof HTMLScriptElement && !one.async ? [one.getAttribute('src')] : [])),
    )

test.each(['', 'services/kundportal/', 'embed/', 'report-deviation/', 'kund/'])(
  '/%s: its scripts are asked for once it has been painted, and run in the order that they stand in',
  async (path) => {
    const page = await opened(() => {
      // On a busy machine the second may be over before the page is painted.
      const usual = window.setTimeout
      Object.assign(window, {
        setTimeout: (work: () => void, ms: number) => (ms === 1000 ? 0 : usual(work, ms)),
      })
    })
    const html = await (await visit(page, site.address() + path))?.text()
    const named = [...(html ?? '').matchAll(LATE)].flatMap(([, late = '']) =>
      [...late.matchAll(/src="([^"]*)"/g)].map(([, src = '']) => src),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(await running(page)).toEqual(named)
    const early = await page.evaluate(() => {
      const [painted] = performance.getEntriesByName('first-contentful-paint')
      const asked = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
      return asked.flatMap(({ name, startTime }) => (painted && startTime > painted.startTime ? [] : [name]))
    })
    expect(early).toEqual([])
  },
)

test.each([
  [
    'in a tab that nobody looks at',
    () => Object.assign(PerformanceObserver.prototype, { observe: () => undefined }),
  ],
  ['in a browser that tells of no painting', () => Object.assign(window, { PerformanceObserver: undefined })],
])('and %s they start all the same', async (_where, before) => {
  const page = await opened(before as () => void)
  await page.goto(site.address())
  await page.waitForFunction(() => customElements.get('sla-status') !== undefined)
  expect(await running(page)).toHaveLength(2)
})

test('what was written before there was a script is in the report when it comes', async () => {
  const page = await site.browser().newPage()
  onTestFinished(() => page.close())
  const { promise: written, resolve } = Promise.withResolvers<void>()
  await page.route('**/*.js', async (route) => {
    await written
    await route.continue()
  })
  // Scripts that are asked for are waited for where a page is to have loaded.
  await page.goto(`${site.address()}en/report-deviation/`, { waitUntil: 'commit' })
  await page.locator('[name=title]').fill('Slow on Monday mornings')
  resolve()
  await page.locator('[data-text]', { hasText: 'Slow on Monday mornings' }).waitFor()
})

test('with one letter more it is another script: refused, and the page stays as it was drawn', async () => {
  const page = await site.browser().newPage()
  onTestFinished(() => page.close())
  const heard: string[] = []
  page.on('console', (message) => heard.push(message.text()))
  await page.route(site.address(), async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: (await answer.text()).replace(START, `${START} `) })
  })
  await page.goto(site.address(), { waitUntil: 'networkidle' })
  expect(await running(page)).toEqual([])
  expect(heard.filter((line) => line.includes('Content Security Policy'))).toHaveLength(1)
  expect(await page.locator('sla-status [part=headline]').isVisible()).toBe(true)
})
