import { expect, test } from 'vitest'
import { linksFrom } from './links.ts'
import { webAddress } from './web-address.ts'

const LOCALES = ['sv', 'en']

test('links stand below the root, two folders above the feed', () => {
  const link = linksFrom(
    'https://status.example/a/feed/v1/status.json',
    'https://portal.example/',
    'sv',
    LOCALES,
  )
  expect(link('services/api/')).toBe('https://status.example/a/services/api/')
  expect(link('')).toBe('https://status.example/a/')
})

test('whatever the kind of feed, the root is where its feed/v1/ stands', () => {
  const link = (src: string) => linksFrom(src, 'https://x.example/a/', 'sv', LOCALES)('agreements/x/')
  for (const file of ['status.json', 'incidents.json', 'services/api.json', 'agreements/x.json?a=b/c'])
    expect(link(`/base/feed/v1/${file}`), file).toBe('https://x.example/base/agreements/x/')
})

test('languages other than the first stand under their own folder', () => {
  const src = '../feed/v1/status.json'
  expect(linksFrom(src, 'https://x.example/en/', 'en', LOCALES)('services/api/')).toBe(
    'https://x.example/en/services/api/',
  )
  expect(linksFrom(src, 'https://x.example/en/', 'fi', LOCALES)('services/api/')).toBe(
    'https://x.example/services/api/',
  )
})

test('on the server, where the page has no address yet, links are as relative as the feed', () => {
  expect(linksFrom('/base/feed/v1/status.json', undefined, 'en', LOCALES)('services/api/')).toBe(
    '/base/en/services/api/',
  )
  expect(linksFrom('../feed/v1/status.json', undefined, 'sv', LOCALES)('services/api/')).toBe(
    '../services/api/',
  )
})

test('what leads out of the site, or is no address of the web, is not a link', () => {
  const link = linksFrom('/feed/v1/status.json', 'https://x.example/', 'sv', LOCALES)
  for (const href of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:x',
    '//evil.example/',
    'https://evil.example/',
    '\\\\evil.example',
    'data:text/html,x',
  ])
    expect(link(href), href).toBe(undefined)
  expect(link('../../../etc/')).toBe('https://x.example/etc/')
})

test('only http and https are addresses', () => {
  expect(webAddress('javascript:alert(1)')).toBe(undefined)
  expect(webAddress('file:///etc/passwd')).toBe(undefined)
  expect(webAddress('nonsense')).toBe(undefined)
  expect(webAddress('a', 'https://x.example/')?.href).toBe('https://x.example/a')
})
