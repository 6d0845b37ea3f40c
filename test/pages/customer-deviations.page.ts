import { expect, test } from 'vitest'
import type { Deviation } from '../../data/schema/feed.ts'
import { customerHost, open, published, shows } from './customer-host.ts'

/* What went wrong in an agreement of a customer's own, why and what is done, on the page that opens with the key. */

const host = customerHost()
const JULY = {
  ...{ id: '2026-07', type: 'calendar-month', timeZone: 'Europe/Stockholm' },
  start: '2026-06-30T22:00:00Z',
  end: '2026-07-31T22:00:00Z',
}
const ABOUT = {
  id: 'a/svar/2026-07/breach',
  record: 'juli',
  source: 'figures',
  kind: 'breach',
  period: JULY,
  binding: true,
  state: 'acting',
  openedAt: '2026-07-31T22:00:00Z',
  rootCause: {
    category: 'capacity',
    text: { sv: 'Två var sjuka.', en: 'Two were ill.' },
    found: '2026-08-05',
  },
  actions: [
    {
      what: { sv: 'Vikarier rings in', en: 'Substitutes are called in' },
      owner: { sv: 'Supportchef', en: 'Head of support' },
      due: '2026-08-10',
      state: 'overdue',
    },
    {
      what: { sv: 'Schemat ses över', en: 'The rota is gone through' },
      due: '2026-08-20',
      done: '2026-08-18',
      state: 'done',
    },
  ],
  html: { sv: '<p>Svaren kom <strong>sent</strong>.</p>', en: '<p>Answers were <strong>late</strong>.</p>' },
} as const satisfies Deviation
const CLOSED = { ...ABOUT, id: 'a/svar/2026-05/breach', record: 'maj', state: 'closed' } as const
const NOTICED: Deviation = {
  ...{ id: 'a/klagomal', source: 'customer', binding: false, state: 'open', actions: [] },
  title: { sv: 'Ingen svarade i telefon', en: 'Nobody answered the telephone' },
  openedAt: '2026-08-03T08:00:00Z',
}

async function acme(deviations: Deviation[]) {
  const [first] = host.acme.agreements
  if (first === undefined) throw new Error('no agreement')
  const objective = first.results[0]?.objective ?? ''
  const own = deviations.map((one) => (one.source === 'figures' ? { ...one, objective } : one))
  return { ...host.acme, agreements: [{ ...first, deviations: own }] }
}

test.each([
  [
    'kund/',
    [
      'Avvikelser',
      'Brutet mål: ',
      'juli 2026',
      'Åtgärdas, öppnad 1 augusti 2026.',
      'Svaren kom sent.',
      'Orsak (kapacitet): Två var sjuka.',
      'Vikarier rings in, Supportchef, ska vara klart måndag 10 augusti 2026, försenat',
      'Schemat ses över, klart tisdag 18 augusti 2026',
      'Ingen svarade i telefon',
      'Öppen, öppnad 3 augusti 2026, inte bindande.',
      'Orsaken är inte klarlagd ännu.',
      'Ingen åtgärd är beslutad ännu.',
      'Stängda avvikelser: 1.',
    ],
  ],
  [
    'en/kund/',
    [
      'Target missed: ',
      'Being mended, opened 1 August 2026.',
      'Cause (capacity): Two were ill.',
      'Substitutes are called in, Head of support, due on Monday, 10 August 2026, overdue',
      'Nobody answered the telephone',
      'Closed deviations: 1.',
    ],
  ],
])('%s tells what is open with its cause and actions, and counts what is closed', async (path, told) => {
  const key = await published(host, await acme([ABOUT, NOTICED, CLOSED]))
  const page = await open(host, `${path}#k=${key}`)
  await shows(page, told[0] ?? '')
  await page.locator('.own-deviations').waitFor()
  const said = (await page.locator('.own-deviations').innerText()).replace(/\s+/g, ' ')
  for (const part of told) expect(said).toContain(part)
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.close()
})

test('months without data are one entry with a list of them; one that somebody wrote about stands alone', async () => {
  const missing = (month: string, more: Partial<Deviation> = {}): Deviation => ({
    ...{ id: `a/svar/2026-${month}/no-data`, source: 'figures', kind: 'no-data', binding: true },
    ...{ state: 'open', actions: [], openedAt: `2026-${month}-28T22:00:00Z` },
    period: {
      ...JULY,
      id: `2026-${month}`,
      start: `2026-${month}-02T22:00:00Z`,
      end: `2026-${month}-28T22:00:00Z`,
    },
    ...more,
  })
  const told = missing('04', { record: 'april', actions: ABOUT.actions.slice(0, 1) })
  const key = await published(host, await acme([missing('06'), missing('05'), told, missing('03')]))
  const page = await open(host, `kund/#k=${key}`)
  await page.locator('.own-deviations').waitFor()
  const titles = await page.locator('.own-deviations h4').allInnerTexts()
  expect(titles).toHaveLength(2)
  expect(titles[0]).toMatch(/^Uppgift saknas: [^,]+$/)
  expect(titles[1]).toMatch(/^Uppgift saknas: .+, april\s2026$/)
  const said = (await page.locator('.own-deviations').innerText()).replace(/\s+/g, ' ')
  expect(said).toContain('Mars 2026, maj 2026 och juni 2026. Öppen, öppnad 28 mars 2026.')
  expect(said.split('Orsaken är inte klarlagd ännu.')).toHaveLength(3)
  await page.close()
})

test('a hostile feed is drawn as text: no element, no script and no address of its own', async () => {
  const evil =
    '<img src=x onerror="document.title=1"><script>document.title=2</script><a href="javascript:1">klick</a>'
  const deviation: Deviation = {
    ...ABOUT,
    title: evil,
    rootCause: { ...ABOUT.rootCause, text: evil },
    actions: [{ what: evil, owner: evil, due: '2026-08-10', state: 'open' }],
    html: evil,
  }
  const key = await published(host, await acme([deviation]))
  const page = await open(host, `kund/#k=${key}`)
  await page.locator('.own-deviations').waitFor()
  const own = page.locator('.own-deviations')
  expect(await own.locator('img, script, a').count()).toBe(0)
  expect(await own.locator('h4').innerText()).toContain('<img src=x')
  expect(await page.title()).not.toMatch(/^[12]$/)
  await page.close()
})

test('an agreement without deviations has no such part', async () => {
  const key = await published(host, await acme([]))
  const page = await open(host, `kund/#k=${key}`)
  await shows(page, 'Månadsbesked')
  expect(await page.locator('.own-deviations').count()).toBe(0)
  await page.close()
})
