import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { keyText } from '../../scripts/private/keys-file.ts'
import { newKey } from '../private/builders.ts'
import { sealed } from '../private/opening.ts'
import { customerHost, open, published, shows, words } from './customer-host.ts'

/* <sla-compliance> with a key, in a customer's portal. */

const host = customerHost()

/** A customer portal with the tag. */
async function portal(tag: string, fragment = '', script = ''): Promise<Page> {
  host.files.set('portal.js', script)
  host.files.set(
    'portal.html',
    `<!doctype html><html lang="sv"><title>Portal</title><script type="module" src="embed/v1/sla-compliance.js"></script>
<main>${tag}</main><script type="module" src="portal.js"></script>`,
  )
  return open(host, `portal.html${fragment}`)
}

test('<sla-compliance> takes the key as a property, or from the fragment of the page, and no request has it', async () => {
  const key = await published(host, host.acme)
  const tag = '<sla-compliance src="private/v1/"></sla-compliance>'
  const byProperty = await portal(tag, '', `document.querySelector('sla-compliance').key = '${key}'`)
  await shows(byProperty, 'Avtal kanarie-acme-titel')
  await byProperty.close()
  host.files.delete('portal.js')
  const byFragment = await portal(tag, `#k=${key}`)
  await shows(byFragment, 'Avtal kanarie-acme-titel')
  await byFragment.close()
  for (const one of host.heard) expect(one).not.toContain(key.slice(0, 12))
})

test('<sla-compliance> takes no key from a query or an attribute', async () => {
  const key = await published(host, host.acme)
  const page = await portal(`<sla-compliance src="private/v1/" key="${key}"></sla-compliance>`, `?k=${key}`)
  await shows(page, 'nyckeln är ofullständig eller felskriven')
  expect(host.heard.filter((one) => one.includes('.jwe'))).toEqual([])
  await page.close()
})

test('<sla-compliance> says what does not fit, shows nothing of it, and shows the agreement that is asked for', async () => {
  const key = newKey('acme')
  const { path } = await sealed(host.acme, key)
  host.files.set(path, (await sealed(host.beta, newKey('beta'))).text)
  const tag =
    '<sla-compliance src="private/v1/" refresh="10" agreement="avtal-acme">Er leverantör</sla-compliance>'
  const page = await portal(tag, `#k=${keyText(key.key)}`)
  await shows(page, 'låst med en annan nyckel')
  expect(await words(page)).toContain('Er leverantör')
  expect(await words(page)).not.toContain('kanarie')
  await page.close()
  await published(host, host.acme, key)
  const other = await portal(tag.replace('avtal-acme', 'avtal-beta'), `#k=${keyText(key.key)}`)
  await shows(other, 'Avtalet finns inte bland uppgifterna')
  await other.close()
})

test('without a key nothing of the code for keys is fetched', async () => {
  host.files.set('feed/v1/agreements/x.json', JSON.stringify(host.acme.agreements[0]))
  const page = await portal('<sla-compliance src="feed/v1/agreements/x.json"></sla-compliance>')
  await shows(page, 'Avtal kanarie-acme-titel')
  expect(host.heard.some((one) => one.includes('sla-compliance.js'))).toBe(true)
  expect(host.heard.filter((one) => /private/.test(one.split(' ')[0] ?? ''))).toEqual([])
  await page.close()
})
