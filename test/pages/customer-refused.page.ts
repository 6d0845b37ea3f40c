import { expect, test } from 'vitest'
import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { keyText } from '../../scripts/private/keys-file.ts'
import { newKey } from '../private/builders.ts'
import { sealed } from '../private/opening.ts'
import { customerHost, open, published, shows, words } from './customer-host.ts'

/* What the page of all customers says where key and file do not fit, and that it shows nothing of such a file. */

const host = customerHost()

const live = (feed: PrivateFeed, generatedAt: string): PrivateFeed => {
  const head = { generatedAt, staleAfter: '2099-01-01T00:00:00Z' }
  const { archive: _, ...page } = feed.page
  return { ...feed, ...head, page, agreements: feed.agreements.map((one) => ({ ...one, ...head, page })) }
}

test.for<[string, (text: string) => Promise<string>, string]>([
  ['truncated', async (text) => text.slice(0, text.length / 2), 'svaret är ofullständigt'],
  ['swapped', async () => (await sealed(host.beta, newKey('beta'))).text, 'låst med en annan nyckel'],
  [
    'changed',
    async (text) =>
      text.replace(/\.([\w-])([\w-]+)$/, (_, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`),
    'filen har ändrats sedan leverantören låste den',
  ],
  ['of another kind', async () => '<!doctype html><p>Sidan finns inte.', 'servern svarar med något annat'],
])('a file that is %s is refused in words, and nothing of it is shown', async ([, change, said]) => {
  const key = newKey('acme')
  const { path, text } = await sealed(host.acme, key)
  host.files.set(path, await change(text))
  const page = await open(host, `kund/#k=${keyText(key.key)}`)
  await shows(page, said)
  const shown = await page.content()
  for (const canary of ['kanarie', 'avtal-', '71773', '99,83']) expect(shown).not.toContain(canary)
  expect(await page.locator('sla-compliance').count()).toBe(0)
  await page.close()
})

test('a wrong key and one that is cut are told apart', async () => {
  await published(host, host.acme)
  const page = await open(host, `kund/#k=${keyText(newKey('acme').key)}`)
  await shows(page, 'Det finns inga uppgifter för nyckeln')
  await page.evaluate(() => {
    location.hash = '#k=AAAA'
  })
  await shows(page, 'nyckeln är ofullständig eller felskriven')
  await page.close()
})

test('an older file than the one shown is refused; what was shown stays, and says so', async () => {
  const key = newKey('acme')
  await published(host, live(host.acme, '2026-07-03T12:00:00Z'), key)
  const page = await open(host, `kund/#k=${keyText(key.key)}`)
  await shows(page, 'Månadsbesked')
  await published(host, live(host.acme, '2026-07-02T12:00:00Z'), key)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await shows(page, 'servern skickade en äldre fil')
  await shows(page, 'Det som visas är det senaste som gick att läsa.')
  expect(await words(page)).toContain('99,83 %')
  await page.close()
})
