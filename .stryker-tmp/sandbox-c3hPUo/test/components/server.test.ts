// @ts-nocheck
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { render } from '@lit-labs/ssr'
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js'
import { html, unsafeStatic } from 'lit/static-html.js'
import { describe, expect, test } from 'vitest'
import { TAGS } from '../../components/every-tag.ts'
import { loadLanguage } from '../../components/messages/languages.ts'
import type { FeedHead } from '../../components/view.ts'

await Promise.all([loadLanguage('sv'), loadLanguage('en')])

const FIXTURES: Record<string, string> = {
  'services/portal.json': 'service.json',
  'agreements/driftavtal.json': 'agreement.json',
}

function feedOf(file: string): FeedHead {
  const url = new URL(`../fixtures/feed/${FIXTURES[file] ?? file}`, import.meta.url)
  return JSON.parse(readFileSync(url, 'utf8'))
}

/** What the server sends of a tag. */
function draw(name: string, file: string, feed: FeedHead, lang = 'sv'): string {
  const tag = unsafeStatic(name)
  return collectResultSync(
    render(html`<${tag} src="/feed/v1/${file}" lang=${lang} .feed=${feed}><p>Driftläge</p></${tag}>`),
  )
}

const words = (markup: string) =>
  markup
    .replace(/<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')

/** What each says in English, and of an archive, of the fixtures. */
const SAYS: Record<string, { english: string; archive: string }> = {
  'sla-status': {
    english: 'Licence server has a partial outage.',
    archive: 'Arkivbild: läget 19 november 2026',
  },
  'sla-badge': { english: 'Exempel Drift Partial outage', archive: 'Arkivbild: läget 19 november 2026' },
  'sla-compliance': {
    english: '1 of 5 objectives is on track for November',
    archive: '1 av 5 avtalsmål var på väg att uppfyllas',
  },
  'sla-history': { english: 'Customer portal is operational.', archive: 'Kundportal fungerade.' },
  'sla-incidents': {
    english: 'The licence server responds slowly',
    archive: 'Arkivbild: läget 19 november 2026',
  },
  'sla-response-time': {
    english: 'Customer portal answered within 412 ms in 95 cases of 100',
    archive: 'Arkivbild: läget 19 november 2026',
  },
}

for (const { tag, file, words: shown } of TAGS) {
  const feed = feedOf(file)
  describe(`<${tag}> on the server`, () => {
    test('draws what a reader sees first, in a declarative shadow root', () => {
      const markup = draw(tag, file, feed)
      expect(markup).toContain('<template shadowroot="open" shadowrootmode="open">')
      expect(words(markup)).toContain(shown)
      expect(words(markup)).toMatch(/Uppgifter till (19 nov\. kl\. )?14:02/)
      expect(words(draw(tag, file, feed, 'en'))).toContain(SAYS[tag]?.english)
    })

    test('speaks of the past in an archive', () => {
      const archive = { ...feed, page: { ...feed.page, archive: true as const } }
      expect(words(draw(tag, file, archive))).toContain(SAYS[tag]?.archive)
    })

    test('reads no clock: the same feed gives the same bytes', () => {
      expect(draw(tag, file, feed)).toBe(draw(tag, file, feed))
    })

    test('offers nothing that needs a script, and nothing that a strict content policy forbids', () => {
      const markup = draw(tag, file, feed)
      expect(markup).not.toMatch(/ tabindex=|role="slider"|<canvas/)
      expect(markup).not.toMatch(/ style=| on\w+=|javascript:/)
    })

    test('escapes what is hostile', () => {
      const hostile = JSON.parse(
        JSON.stringify(feed).replaceAll(/("(?:sv|en|name|title)":)"[^"]*"/g, '$1"<script>alert(1)</script>"'),
      )
      expect(draw(tag, file, hostile)).not.toContain('<script>')
    })
  })
}

test('every tag can be imported in plain Node, without any DOM', async () => {
  const modules = TAGS.map(({ tag }) => `await import('./components/${tag}/${tag}.ts')`)
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    `${modules.join(';')};console.log(typeof document, typeof window)`,
  ])
  expect(stdout.trim()).toBe('undefined undefined')
})
