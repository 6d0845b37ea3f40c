import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { atRest, served, visit } from './harness.ts'

/*
 * What holds for every address of the sitemap, in both languages. Of months and of closed periods, which are many and
 * alike, one in six is opened in a browser; what is left out is printed. All of them are read as HTML.
 */

const ROOT = 'https://status.example.com/'
const ONE_IN = 6
const read = (path: string) => readFileSync(join(inject('built'), path), 'utf8')

/** Every address of the sitemap below the site's root, and those that no search engine may have. */
const ALL = [
  ...[...read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc = '']) => loc.slice(ROOT.length)),
  'kund/',
  'en/kund/',
]
/** `incidents/2026-07/` and `agreements/ID/2025-Q1/`: the folder that it is one of many in, or nothing. */
const folderOf = (path: string) =>
  /^(.*(?:incidents|agreements\/[^/]+)\/)\d{4}(?:-[\dQW][^/]*)?\/$/.exec(path)?.[1] ?? ''
const many = [...Map.groupBy(ALL.filter(folderOf), folderOf).values()]
const sampled = many.flatMap((paths) => paths.filter((_path, index) => index % ONE_IN === 0))
const OPENED = [...ALL.filter((path) => !folderOf(path)), ...sampled]
const left = ALL.filter((path) => !OPENED.includes(path))
process.stdout.write(`not opened in a browser, as one in ${ONE_IN} of their kind is: ${left.join(' ')}\n`)

const site = served()

/** What axe finds, in words. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** Tags that were drawn at build time come to life when somebody is there. */
async function comeToLife(page: Page): Promise<void> {
  await atRest(page, async () => {
    await page.mouse.move(10, 10)
    await page.mouse.move(20, 20)
  })
}

test.each(OPENED)(
  '/%s: accessible by WCAG 2.2 AA in both schemes, nothing cut off at 320 px, nor between a phone and a desk',
  async (path) => {
    const page = await site.browser().newPage({ colorScheme: 'light', bypassCSP: true })
    await visit(page, site.address() + path)
    await page.evaluate(axe.source)
    const hasTags = (await page.locator('[generated-at]').count()) > 0
    if (hasTags)
      expect([path, 'as it was built', await violations(page)]).toEqual([path, 'as it was built', []])
    await comeToLife(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect([path, colorScheme, await violations(page)]).toEqual([path, colorScheme, []])
    }
    await page.setViewportSize({ width: 320, height: 700 })
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true
    })
    const scrollWidth = () => page.evaluate(() => document.documentElement.scrollWidth)
    expect(await scrollWidth()).toBeLessThanOrEqual(320)
    // A tablet, and a desk's screen at 200 %.
    for (const width of [640, 768, 1024]) {
      await page.setViewportSize({ width, height: 700 })
      expect([width, await scrollWidth()]).toEqual([width, width])
    }
    await page.close()
  },
)

test('every address is valid HTML, with what the components have drawn into it', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] })
  const found: string[] = []
  for (const path of [...ALL.map((one) => `${one}index.html`), '404.html']) {
    const { results } = await validator.validateString(read(path))
    for (const { ruleId, line, message } of results.flatMap(({ messages }) => messages))
      found.push(`/${path}:${line} ${ruleId}: ${message}`)
  }
  expect(found).toEqual([])
}, 120_000)
