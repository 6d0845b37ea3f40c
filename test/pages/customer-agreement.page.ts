import { expect, test } from 'vitest'
import { customerHost, open, published, shows } from './customer-host.ts'

/* What the public page of an agreement says of its template and of the questions that it answers, on a customer's own page. */

const host = customerHost()
const month = 'calendar-month'

function acme() {
  const [first] = host.acme.agreements
  if (first?.terms === undefined) throw new Error('no terms')
  return {
    ...first,
    terms: {
      ...first.terms,
      template: {
        id: 'support',
        targets: { kept: 0, changed: 1, own: 2 },
        objectives: [
          {
            ...{ objective: 'tillganglighet', standing: 'changed' as const, period: month },
            target: { comparator: '>=' as const, value: '99.9', unit: '%' as const },
          },
          {
            ...{ objective: 'losning', standing: 'left-out' as const, quantifier: 'every', period: month },
            title: { sv: 'Lösningstid', en: 'Time to resolve' },
            target: { comparator: '<=' as const, value: '8', unit: 'h' as const },
          },
        ],
      },
    },
    completeness: {
      rules: [
        { rule: 'L01' },
        { rule: 'L18', open: true as const, objectives: ['tillganglighet'] },
        { rule: 'L15' },
      ],
    },
  }
}

const said = async (page: Awaited<ReturnType<typeof open>>, selector: string) =>
  (await page.locator(selector).innerText()).replace(/[\s\u00a0]+/g, ' ')

test.each([
  [
    'kund/',
    [
      'Avtalet utgår från mallen Kundtjänst och support. Mål som i mallen: 0. Ändrade: 1. Avtalets egna: 2.',
      'Mallen: minst 99,9 % per kalendermånad. Avtalat: minst 99,95 % per kalendermånad (ändrat)',
      'Lösningstid. Mallen: högst 8 h, varje ärende, per kalendermånad. Avtalat: – (inte med)',
    ],
    [
      'Granskning av avtalet',
      'Avtalet svarar på 2 av de 3 frågor som gäller det. 22 frågor handlar om sådant som avtalet inte har.',
      'Har någon sett efter att målen går att hålla? Det är inte visat att målet går att hålla',
      'Gäller: ',
    ],
    'Hur löses en tvist? besvarad',
  ],
  [
    'en/kund/',
    [
      'The agreement was begun from the template Customer service and support. Targets as in the template: 0. Changed: 1. The agreement’s own: 2.',
      'Template: at least 99.9% per calendar month. Agreed: at least 99.95% per calendar month (changed)',
      'Time to resolve. Template: at most 8 h, every item, per calendar month. Agreed: – (left out)',
    ],
    ['answers 2 of the 3 questions'],
    'How is a dispute settled? answered',
  ],
])(
  '%s tells the template and the open questions in the words of the public page',
  async (path, template, questions, answered) => {
    const key = await published(host, { ...host.acme, agreements: [acme()] })
    const page = await open(host, `${path}#k=${key}`)
    await page.locator('.own-completeness').waitFor()
    for (const part of template) expect(await said(page, '.own-terms')).toContain(part)
    for (const part of questions) expect(await said(page, '.own-completeness')).toContain(part)
    await page.locator('.own-completeness summary').click()
    expect(await said(page, '.own-completeness')).toContain(answered)
    // The same sentence stands on the page of a public agreement with this template.
    const href = await page.locator('.own-terms a[href*="templates/"]').getAttribute('href')
    expect(new URL(href ?? '', page.url()).pathname).toBe(`/${path.replace('kund/', '')}templates/support/`)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.close()
  },
)

test('a template without a page is named by its id, and an agreement that tells of neither has no such parts', async () => {
  const { completeness: _, ...own } = acme()
  const unknown = { ...own, terms: { ...own.terms, template: { id: '__proto__' } } }
  const page = await open(host, `kund/#k=${await published(host, { ...host.acme, agreements: [unknown] })}`)
  await shows(page, 'Avtalet utgår från mallen __proto__.')
  expect(await page.locator('.own-terms a[href*="templates/"]').count()).toBe(0)
  expect(await page.locator('.own-completeness').count()).toBe(0)
  await page.close()
  const { template: __, ...terms } = own.terms
  const bare = { ...own, terms }
  const silent = await open(host, `kund/#k=${await published(host, { ...host.acme, agreements: [bare] })}`)
  await shows(silent, 'Månadsbesked')
  expect(await silent.locator('main').innerText()).not.toContain('Avtalet utgår från')
  await silent.close()
})
