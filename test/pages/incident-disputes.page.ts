import { expect, test } from 'vitest'
import { served } from './harness.ts'

/* What is disputed because of an incident stands on its page: data/incidents/2026-07-04-kundportal.md claims 14 minutes. */

const site = served()

const INCIDENT = 'incidents/2026-07-04-kundportal/'

test.each([
  [
    '',
    'Leverantören vill inte räkna avbrottet 4 juli 2026 kl. 05:38–05:52. Kunden har inte godkänt det',
    'Arbetsplatsens tillgänglighet',
  ],
  [
    'en/',
    'The provider asks to leave out 4 July 2026 at 05:38–05:52. The customer has not approved it',
    'Workplace availability',
  ],
])(
  'the page %sof an incident says which figure is disputed because of it, and links to it',
  async (language, sentence, objective) => {
    const context = await site.browser().newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.address()}${language}${INCIDENT}`)
    const section = page.locator('#disputes')
    const text = (await section.textContent()) ?? ''
    expect(text.replace(/\s+/g, ' ')).toContain(sentence)
    const row = section.locator('tbody tr')
    expect(await row.count()).toBe(1)
    const link = row.getByRole('link', { name: objective })
    expect(await link.getAttribute('href')).toBe(`/${language}agreements/arbetsplats/#mal-tillganglighet`)
    await link.click()
    // Where it leads, the figure says the same.
    const shown = (await page.locator('#mal-tillganglighet').textContent()) ?? ''
    expect(shown).toMatch(/underlaget är bestritt|the basis is disputed/i)
    await context.close()
  },
)

test('an incident that nobody disputes has no such section', async () => {
  const context = await site.browser().newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site.address()}incidents/2026-06-06-licensserver-inloggning-mobil-api/`)
  expect(await page.locator('#cost').count()).toBe(1)
  expect(await page.locator('#disputes').count()).toBe(0)
  await context.close()
})
