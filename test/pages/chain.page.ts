import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import type { ChainFeed } from '../../data/schema/chain.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { customerHost } from './customer-host.ts'
import { noises, visit } from './harness.ts'

/* What an agreement's page says of its closed periods: as built, and as the reader's browser finds it. */

const host = customerHost()
const PAGE = 'agreements/drift-tjanster/'
const CHAIN = 'feed/v1/chain/drift-tjanster.json'
const FEED = 'feed/v1/agreements/drift-tjanster.json'

const built = <T>(path: string): T => JSON.parse(readFileSync(join(inject('built'), path), 'utf8')) as T

/** What stands there without a script, or once the script has looked. */
async function said(path: string, javaScriptEnabled: boolean): Promise<string> {
  const page = await host.browser.newPage({ javaScriptEnabled })
  const heard = noises(page, host.address)
  await visit(page, host.address + path)
  const text = await page.locator('#chain-note').innerText()
  expect(heard).toEqual([])
  await page.close()
  return text
}

test('the page says since when nothing has changed, without a script and with one, in both languages', async () => {
  for (const script of [false, true]) {
    expect(await said(PAGE, script)).toBe('Historiken är oförändrad sedan 2026-08-22 (inte signerad)')
    expect(await said(`en/${PAGE}`, script)).toBe('The history is unchanged since 2026-08-22 (not signed)')
  }
  const { entries } = built<ChainFeed>(CHAIN)
  const page = await host.browser.newPage()
  await page.goto(host.address + PAGE)
  expect(await page.locator('#chain-head').innerText()).toBe(entries.at(-1)?.hash)
  expect(await page.locator('#chain-entries').innerText()).toBe(String(entries.length))
  await page.close()
})

test('the browser finds a changed entry, and a figure that is not the recorded one, and says which', async () => {
  const chain = readFileSync(join(inject('built'), CHAIN), 'utf8')
  const { entries } = JSON.parse(chain) as ChainFeed
  const [first] = entries
  host.files.set(CHAIN, chain.replace(first?.inputs.digest ?? '', '0'.repeat(64)))
  expect(await said(PAGE, true)).toMatch(
    /^Historiken stämmer inte med det som fastställdes:[\s\S]*ändrad i efterhand/,
  )
  host.files.set(CHAIN, chain)
  const feed = built<AgreementFeed>(FEED)
  const history = feed.history.map((one, index) => (index === 0 ? { ...one, value: '99.999' } : one))
  host.files.set(FEED, JSON.stringify({ ...feed, history }))
  expect(await said(PAGE, true)).toContain('här visas något annat än det som fastställdes')
})

test('a chain that cannot be had is not called unchanged, whatever the build said', async () => {
  host.files.set(CHAIN, '<!doctype html>')
  expect(await said(PAGE, true)).toBe('Kedjan går inte att läsa, så historiken är inte kontrollerad.')
})
