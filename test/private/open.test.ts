import { CompactEncrypt } from 'jose'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { derive, privatePath } from '../../scripts/private/derive.ts'
import { type CustomerKey, keyText } from '../../scripts/private/keys-file.ts'
import { seal } from '../../scripts/private/seal.ts'
import { feedOf, feedsOf, newKey, TWO_CUSTOMERS } from './builders.ts'
import { host, outcome, sealed } from './opening.ts'

const FOLDER = 'private/v1/'

let acme: PrivateFeed
let beta: PrivateFeed
let key: CustomerKey
/** Anew for each test: what one has seen is no replay in another. */
let openPrivateFeed: typeof import('../../components/private/open-private.ts').openPrivateFeed

beforeEach(async () => {
  const feeds = await feedsOf(TWO_CUSTOMERS)
  acme = feedOf(feeds, 'acme')
  beta = feedOf(feeds, 'beta')
  key = newKey('acme')
  vi.resetModules()
  ;({ openPrivateFeed } = await import('../../components/private/open-private.ts'))
})
afterEach(() => vi.useRealTimers())

test('the right key opens the whole feed, and no request tells the key', async () => {
  const { address, files, heard } = await host()
  const { path, text } = await sealed(acme, key)
  files.set(path, text)
  expect(await openPrivateFeed(FOLDER, keyText(key.key))).toEqual(acme)
  expect(await openPrivateFeed(`${address}${FOLDER}#k=other`, keyText(key.key))).toEqual(acme)
  // The file, and the public page's feed beside it.
  expect(heard).toHaveLength(4)
  for (const request of heard) expect(request).toMatch(new RegExp(`^GET /(${path}|feed/v1/status\\.json) `))
  expect(heard.join()).not.toContain(keyText(key.key))
})

test('what names the file in the browser is what names it in the build', async () => {
  const browser = await import('../../components/private/derive.ts')
  for (const one of [key, newKey('a'), newKey('b')]) {
    const derived = await browser.derive(keyText(one.key))
    expect(derived?.id).toBe(derive(one.key).id)
  }
})

test.for([
  ['empty', ''],
  ['cut by a letter', 'A'.repeat(42)],
  ['one letter too many', 'A'.repeat(44)],
  ['with what no key has', `${'A'.repeat(42)}+`],
])('a key that is no key is said so, without a request: %s', async ([, text = '']) => {
  const { heard } = await host()
  expect(await outcome(openPrivateFeed(FOLDER, text))).toBe('key')
  expect(heard).toEqual([])
})

test('a wrong key finds nothing at its own address', async () => {
  const { files } = await host()
  const { path, text } = await sealed(acme, key)
  files.set(path, text)
  expect(await outcome(openPrivateFeed(FOLDER, keyText(newKey('acme').key)))).toBe('no-private-feed')
})

test("another customer's file under one's own address is refused as swapped", async () => {
  const { files } = await host()
  const own = await sealed(acme, key)
  const other = await sealed(beta, newKey('beta'))
  files.set(own.path, other.text)
  expect(await outcome(openPrivateFeed(FOLDER, keyText(key.key)))).toBe('swapped')
})

test('and as changed where its header was made to say that it belongs there', async () => {
  const { files } = await host()
  const own = await sealed(acme, key)
  const other = await sealed(beta, newKey('beta'))
  const forged = [own.text.split('.')[0], ...other.text.split('.').slice(1)].join('.')
  files.set(own.path, forged)
  expect(await outcome(openPrivateFeed(FOLDER, keyText(key.key)))).toBe('changed')
})

test('a file that was cut anywhere is refused as truncated', async () => {
  const { files } = await host()
  const { path, text } = await sealed(acme, key)
  const found: Record<string, number> = {}
  for (let length = 0; length < text.length; length += Math.ceil(text.length / 97)) {
    files.set(path, text.slice(0, length))
    const said = await outcome(openPrivateFeed(FOLDER, keyText(key.key)))
    found[said] = (found[said] ?? 0) + 1
  }
  for (const cut of [1, 2, 5, 21, 22, 23]) {
    files.set(path, text.slice(0, -cut))
    expect([cut, await outcome(openPrivateFeed(FOLDER, keyText(key.key)))]).toEqual([cut, 'truncated'])
  }
  expect(Object.keys(found)).toEqual(['truncated'])
})

test('one letter changed anywhere behind the header is found', async () => {
  const { files } = await host()
  const { path, text } = await sealed(acme, key)
  const body = text.indexOf('.')
  for (let at = body; at < text.length - 1; at += Math.ceil((text.length - body) / 61)) {
    const letter = text[at] === 'A' ? 'B' : 'A'
    files.set(path, text.slice(0, at) + letter + text.slice(at + 1))
    expect(['changed', 'truncated']).toContain(await outcome(openPrivateFeed(FOLDER, keyText(key.key))))
  }
})

test('a time in the header that is not the one it was sealed with is found', async () => {
  const { files } = await host()
  const { path, text } = await sealed(acme, key)
  const [head = '', ...rest] = text.split('.')
  const header = JSON.parse(Buffer.from(head, 'base64url').toString())
  const later = Buffer.from(JSON.stringify({ ...header, iat: header.iat + 3600 })).toString('base64url')
  files.set(path, [later, ...rest].join('.'))
  expect(await outcome(openPrivateFeed(FOLDER, keyText(key.key)))).toBe('changed')
})

test('a file whose header and content tell two times is refused, though it was sealed with the key', async () => {
  const { files } = await host()
  const { id, content } = derive(key.key)
  const header = {
    alg: 'dir',
    enc: 'A256GCM',
    zip: 'DEF',
    typ: 'sla-status-private-1',
    kid: id,
    iat: 4_000_000_000,
  }
  const text = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(acme)))
    .setProtectedHeader(header)
    .encrypt(content)
  files.set(privatePath(id), text)
  expect(await outcome(openPrivateFeed(FOLDER, keyText(key.key)))).toBe('changed')
})

test('an older file than the one seen is refused as replayed; the same one and a newer one are not', async () => {
  const { files } = await host()
  const text = keyText(key.key)
  const show = async (generatedAt: string) => {
    const { path, text: file } = await sealed({ ...acme, generatedAt }, key)
    files.set(path, file)
    return outcome(openPrivateFeed(FOLDER, text))
  }
  expect(await show('2026-07-03T12:00:00Z')).toBe('acme')
  expect(await show('2026-07-03T11:59:59.999Z')).toBe('replayed')
  expect(await show('2026-07-03T12:00:00Z')).toBe('acme')
  expect(await show('2026-07-03T12:01:00Z')).toBe('acme')
  expect(await show('2026-07-03T12:00:00Z')).toBe('replayed')
})

test('in a new page too: a file that was out of date when the public page beside it was made is refused', async () => {
  const { files } = await host()
  // As after a reload: nothing was seen of this key, and nothing is stored.
  const fresh = newKey('acme')
  const { path, text } = await sealed({ ...acme, staleAfter: '2026-07-03T12:10:00Z' }, fresh)
  files.set(path, text)
  const beside = async (status: string) => {
    files.set('feed/v1/status.json', status)
    return outcome(openPrivateFeed(FOLDER, keyText(fresh.key)))
  }
  expect(await beside('{"generatedAt":"2026-07-03T12:10:01Z"}')).toBe('replayed')
  // Published a moment apart, the same build, or a public page that says nothing: no reason to refuse.
  expect(await beside('{"generatedAt":"2026-07-03T12:09:00Z"}')).toBe('acme')
  expect(await beside('{"generatedAt":"2026-07-03T12:00:00Z"}')).toBe('acme')
  for (const nothing of ['', 'null', '[]', '{"generatedAt":7}', '<!doctype html>'])
    expect(await beside(nothing)).toBe('acme')
})

test('a later form of the file, and a later feed in it, are said to be another version', async () => {
  const { files } = await host()
  const { path, text } = await sealed(acme, key)
  const [head = '', ...rest] = text.split('.')
  const header = JSON.parse(Buffer.from(head, 'base64url').toString())
  const typed = Buffer.from(JSON.stringify({ ...header, typ: 'sla-status-private-2' })).toString('base64url')
  files.set(path, [typed, ...rest].join('.'))
  expect(await outcome(openPrivateFeed(FOLDER, keyText(key.key)))).toBe('version')
  files.set(path, await seal({ ...acme, version: 2 } as unknown as PrivateFeed, key.key))
  expect(await outcome(openPrivateFeed(FOLDER, keyText(key.key)))).toBe('version')
})

test.for([
  ['a page of the host', '<!doctype html><title>404.</title><p>Not here. Sorry.'],
  ['a plain feed', JSON.stringify({ version: 1 })],
  ['another JWE', `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..AAAA.AAAA.AAAA`],
])('what is no private feed is said so: %s', async ([, text = '']) => {
  const { files } = await host()
  const { path } = await sealed(acme, key)
  files.set(path, text)
  expect(await outcome(openPrivateFeed(FOLDER, keyText(key.key)))).toBe('not-private')
})

test('a feed of a hostile form is refused, though it was sealed with the key', async () => {
  const { files } = await host()
  const [agreement] = acme.agreements
  const { path } = await sealed(acme, key)
  for (const wrong of [
    { ...acme, agreements: [{ ...agreement, results: [{ title: 1 }] }] },
    { ...acme, customer: null },
    { ...acme, ledger: [{ segments: 7 }] },
    { ...acme, page: undefined },
  ]) {
    files.set(path, await seal(wrong as unknown as PrivateFeed, key.key))
    expect(await outcome(openPrivateFeed(FOLDER, keyText(key.key)))).toBe('not-a-feed')
  }
})

test('no server, and no address of the web, are said apart', async () => {
  await host()
  const text = keyText(key.key)
  expect(await outcome(openPrivateFeed('http://127.0.0.1:9/private/v1/', text))).toBe('unreachable')
  expect(await outcome(openPrivateFeed('javascript:alert(1)', text))).toBe('address')
})

test('a page without HTTPS, where browsers have no WebCrypto, is told so', async () => {
  const { heard } = await host()
  vi.stubGlobal('crypto', {})
  expect(await outcome(openPrivateFeed(FOLDER, keyText(key.key)))).toBe('insecure')
  expect(heard).toEqual([])
})

test('no failure quotes the key', async () => {
  const { files } = await host()
  const { path, text } = await sealed(acme, key)
  files.set(path, text.slice(0, -30))
  const error = await openPrivateFeed(FOLDER, keyText(key.key)).catch((thrown: Error) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(`${(error as Error).message} ${(error as Error).stack}`).not.toContain(keyText(key.key))
})
