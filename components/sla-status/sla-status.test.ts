import { render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { html } from 'lit'
import { expect, test } from 'vitest'
import type { StatusFeed } from '../../data/schema/feed.ts'
import status from '../../test/fixtures/feed/status.json' with { type: 'json' }
import { loadLanguage, messagesOf } from '../messages/languages.ts'
import './define.ts'

const feed = status as StatusFeed

function draw(lang: string, of: StatusFeed = feed, view = 'full'): string {
  return collectResultSync(
    render(
      html`<sla-status src="/feed/v1/status.json" lang=${lang} view=${view} .feed=${of}><p>Driftläge</p></sla-status>`,
    ),
  )
}
const words = (markup: string) =>
  markup
    .replace(/<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')

test('importing it in plain Node touches no DOM, and the server draws the whole page', () => {
  const markup = draw('sv')
  expect(markup).toContain('<template shadowroot="open" shadowrootmode="open">')
  expect(words(markup)).toContain(
    'Licensserver har ett delvis avbrott. Underhåll pågår för Webbplats. Övriga tjänster fungerar.',
  )
  expect(words(markup)).toContain('Uppgifter till 19 nov. kl. 14:02 .'.replace(' .', '.'))
  expect(markup.match(/role="img"/g)).toHaveLength(6)
  expect(markup).not.toContain('tabindex=')
  expect(markup).toContain('href="/services/licenser/"')
  expect(draw('en')).toContain('href="/en/services/licenser/"')
  expect(markup).toContain('@container')
})

test('the same feed gives the same bytes: no clock is read', () => {
  expect(draw('sv')).toBe(draw('sv'))
})

test('nothing that a strict content policy forbids', () => {
  for (const view of ['full', 'compact', 'line'])
    expect(draw('sv', feed, view)).not.toMatch(/ style=| on\w+=|javascript:/)
})

test('every strip has its sentence', () => {
  expect(draw('sv')).toContain(
    'aria-label="Kundportal, dag för dag: 86\u00a0dagar utan avvikelse, 1\u00a0dag försämrad prestanda, 1\u00a0dag delvis avbrott, 2\u00a0dagar avbrott."',
  )
})

test('hostile words are escaped by the server too', () => {
  const hostile = structuredClone(feed)
  Object.assign(hostile.services[0] ?? {}, {
    name: '"><script>alert(1)</script>',
    href: 'javascript:alert(1)',
  })
  const markup = draw('sv', hostile)
  expect(markup).not.toContain('<script>')
  expect(markup).not.toContain('javascript:')
})

test('an archive speaks of the past', () => {
  const archive = { ...feed, page: { ...feed.page, archive: true as const } }
  expect(words(draw('sv', archive))).toContain('Arkivbild: läget 19 november 2026 kl. 14:02')
  expect(words(draw('en', archive))).toContain('Licence server had a partial outage.')
})

test('both languages say everything', async () => {
  await Promise.all([loadLanguage('sv'), loadLanguage('en')])
  // Languages have the plurals that they have; `other` is in all of them.
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !('other' in value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value
  expect(shape(messagesOf('sv'))).toEqual(shape(messagesOf('en')))
})

test('a service of which nothing is heard says since when, and whether its monitoring answers', () => {
  const silent = structuredClone(feed)
  const say = (silence: StatusFeed['services'][number]['silence'], lang = 'sv') => {
    Object.assign(silent.services[0] ?? {}, { state: 'unknown', silence })
    return words(draw(lang, silent))
  }
  const since = '2026-11-19T11:40:00Z'
  expect(say({ since, why: 'unreachable' })).toContain('Övervakningen svarar inte. Senaste besked: 12:40.')
  expect(say({ since, why: 'silent' })).toContain(
    'Övervakningen lämnar inga nya besked. Senaste besked: 12:40.',
  )
  expect(say({ since: null, why: 'unreachable' })).toContain(
    'Övervakningen svarar inte och har inte lämnat något besked än.',
  )
  expect(say({ since, why: 'unreachable' }, 'en')).toMatch(
    /The monitoring does not answer\. Last report: 12:40/,
  )
  expect(say({ since: 'yesterday', why: 'silent' })).not.toContain('Invalid')
  expect(say(undefined)).not.toContain('Övervakningen')
})
