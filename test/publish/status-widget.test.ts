import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { State } from '../../data/schema/common.ts'
import { statuspageFiles } from '../../scripts/publish/statuspage/statuspage.ts'
import { launch } from '../pages/harness.ts'
import { service, statusFeed } from './feed-builders.ts'

/* Atlassian's own widget for Statuspage, unchanged from npm, in another page and on another origin than ours. */

const WIDGET = readFileSync(
  fileURLToPath(import.meta.resolve('@statuspage/status-widget/dist/index.js')),
  'utf8',
)

let browser: Browser | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

/** Our files and nothing else, on a port of their own, with the header that docs/hosting.md asks for. */
async function serve(files: Map<string, string>): Promise<string> {
  const server = createServer((request, response) => {
    const text = files.get((request.url ?? '').slice(1))
    response.writeHead(text === undefined ? 404 : 200, {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': 'application/json',
    })
    response.end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return `http://127.0.0.1:${bound.port}`
}

/** What the widget shows once it has read: its words, the class that gives its colour, and where it leads. */
async function shown(state: State, appearance: string) {
  const { state: _state, ...incidents } = statusFeed()
  const feed = statusFeed({ state, services: [service('portal', { state })] })
  const address = await serve(statuspageFiles({ status: feed, incidents }))
  const page = await browser?.newPage()
  if (page === undefined) throw new Error('the browser has not started')
  onTestFinished(() => page.close())
  await page.setContent(
    `<statuspage-widget src="${address}" appearance="${appearance}" title="Drift"></statuspage-widget>`,
  )
  await page.addScriptTag({ content: WIDGET })
  const indicator = page.locator('.status-indicator')
  await indicator.waitFor()
  return {
    words: (await page.locator('statuspage-widget a').innerText()).split('\n').map((line) => line.trim()),
    tone: (await indicator.getAttribute('class'))?.replace('status-indicator', '').trim(),
    link: await page.locator('statuspage-widget a').getAttribute('href'),
    address,
  }
}

test.for([
  ['operational', 'none', 'Alla tjänster fungerar'],
  ['degraded_performance', 'minor', 'Försämrad prestanda'],
  ['partial_outage', 'major', 'Delvis avbrott'],
  ['major_outage', 'critical', 'Avbrott'],
  ['unknown', 'minor', 'Uppgift om driftläget saknas'],
  ['under_maintenance', 'maintenance', 'Underhåll pågår'],
] as const)('the widget of Statuspage shows %s as %s, in our words', async ([state, tone, words]) => {
  const basic = await shown(state, 'basic')
  expect([basic.words, basic.tone, basic.link]).toEqual([[words], tone, basic.address])
})

test('and as a badge with its title', async () => {
  const badge = await shown('partial_outage', 'badge')
  // Its style sheet takes the capitals away.
  expect([badge.words, badge.tone]).toEqual([['Drift', 'delvis avbrott'], 'major'])
})
