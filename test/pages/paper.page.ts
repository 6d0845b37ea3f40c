import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { served, visit } from './harness.ts'

/* A sheet of paper has the width that it has, cannot be scrolled, and nothing on it can be pressed. */

const site = served()

/** A4 between margins of 15 mm, in CSS pixels. */
const PAPER = 680

const PAGES = [
  '',
  'services/kundportal/',
  'agreements/support/',
  'agreements/drift-tjanster/',
  'agreements/drift-tjanster/2026-07/',
  'incidents/2026-07-04-kundportal/',
  'baseline/',
  'baseline/kundportal/',
  'compliance/',
  'method/',
]

/** A page as it is printed, once its tags have drawn. */
async function printed(path: string): Promise<Page> {
  const page = await site.browser().newPage({ viewport: { width: PAPER, height: 960 } })
  await visit(page, site.address() + path)
  if ((await page.locator('sla-calculator').count()) > 0) await page.locator('sla-calculator table').waitFor()
  await page.emulateMedia({ media: 'print' })
  return page
}

test.each(PAGES)('on paper nothing of /%s is cut off at its edge', async (path) => {
  const page = await printed(path)
  const beyond = await page.evaluate((width) => {
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? [])]
    return roots
      .flatMap((root) => [...root.querySelectorAll('main *, .root *')])
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width)
      .filter((one) => getComputedStyle(one).clipPath === 'none' && one.closest('.hidden, .sr') === null)
      .map((one) => `${one.localName}.${one.className}: ${one.textContent?.trim().slice(0, 40)}`)
  }, PAPER)
  expect(beyond).toEqual([])
  await page.close()
})

test.each(PAGES)(
  'on paper /%s has no fields, buttons and contents, and no invitation to unfold a table',
  async (path) => {
    const page = await printed(path)
    const controls = page.locator('main :is(input, select, button, nav):visible')
    expect(await controls.count()).toBe(0)
    expect(
      await page
        .getByText(/^(Visa som tabell|Visa \d+ månader till)/)
        .filter({ visible: true })
        .count(),
    ).toBe(0)
    await page.close()
  },
)

test('a table on paper never has its heads without a row', async () => {
  const page = await printed('compliance/')
  const breaks = await page.evaluate(() =>
    [...document.querySelectorAll('main tbody')].map((body) => [
      getComputedStyle(body).breakBefore,
      getComputedStyle(body.querySelector('tr') ?? body).breakBefore,
    ]),
  )
  expect(breaks.length).toBeGreaterThan(0)
  for (const found of breaks) expect(found).toEqual(['avoid', 'avoid'])
  await page.close()
})
