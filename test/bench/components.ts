import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { bundle } from '../../scripts/publish/pages/embed.ts'
import { serveFolder } from '../../scripts/server.ts'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'
import status from '../fixtures/feed/status.json' with { type: 'json' }
import { figure, finish } from './figure.ts'

/*
 * `node test/bench/components.ts`: the bars of the components, each figure against its limit. Exit code 1 when one is
 * missed. What is measured is what is published, in Chromium, on one core slower or faster than yours.
 */

const TIMES = 9
const MINUTES = 24 * 60
/** Minutes until the browser has compiled what it will compile; until then its own notes grow. */
const WARM_UP = 12 * 60
const NOW = Date.parse(status.dataThrough) + 30_000

const folder = await mkdtemp(join(tmpdir(), 'sla-status-bench-'))
const embed = join(folder, 'embed')
await bundle(embed)
await weigh()

await writeFile(join(folder, 'index.html'), PAGE())
const { server, address } = await serveFolder(folder, 0, '/')
const browser = await chromium.launch({
  executablePath: await browserPath(),
  args: [...BROWSER_ARGUMENTS, '--enable-precise-memory-info'],
})
try {
  await drawThousand(await open(false))
  await liveADay(await open(true))
} finally {
  await browser.close()
  server.close()
  server.closeAllConnections()
  await rm(folder, { recursive: true, force: true })
}
finish()

function PAGE(): string {
  return `<!doctype html><html lang="sv"><title>x</title><script type="module" src="embed/sla-status.js"></script><body></body></html>`
}

async function open(simulated: boolean): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } })
  if (simulated) await page.clock.install({ time: NOW })
  await page.goto(address, { waitUntil: 'networkidle' })
  return page
}

/** What a page loads: each file and what it imports at once, and everything that six tags and a language may need. */
async function weigh(): Promise<void> {
  const names = (await readdir(embed)).filter((name) => name.endsWith('.js'))
  const text = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(embed, name), 'utf8')] as const)),
  )
  const kB = (name: string) => gzipSync(text.get(name) ?? '').length / 1000
  const atOnce = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name)) return seen
    seen.add(name)
    for (const [, other = ''] of (text.get(name) ?? '').matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)/g))
      atOnce(other, seen)
    return seen
  }
  const chart = names.filter((name) => /chart/i.test(name))
  const sum = (files: Iterable<string>) => [...files].reduce((total, name) => total + kB(name), 0)
  figure('sla-status.js with Lit and all it imports, gzip', sum(atOnce('sla-status.js')), 12, 'kB')
  figure('all.js, every tag, with all it imports, no chart, gzip', sum(atOnce('all.js')), 20, 'kB')
  // What a page that shows every tag in every view has fetched in the end, to be seen beside the bars: it has none.
  const drawn = names.filter(
    (name) =>
      !chart.includes(name) &&
      // Another language, all of it over again in one file, and what only a key or a chain asks for.
      !/^(en-|all\.js|register-language|sla-status\.standalone|customer-page|(load|open)-private|(check-)?chain)/.test(
        name,
      ),
  )
  console.log(`  with what all of them draw with, one language: ${sum(drawn).toFixed(1)} kB`)
  if (chart.length > 0) figure('chart chunk, gzip', sum(chart), 56, 'kB')
}

/**
 * A thousand services in one tag: from a feed to the screen, and from the next one, in which every hundredth service has
 * changed and the others are the objects that they were, as the client hands them over (kept.ts).
 */
async function drawThousand(page: Page): Promise<void> {
  const times = await page.evaluate(
    async ({ feed, count, times }) => {
      type Tag = HTMLElement & { feed: StatusFeed; updateComplete: Promise<unknown> }
      const many = (): StatusFeed => ({
        ...feed,
        services: Array.from({ length: count }, (_, index) => {
          const service = feed.services[index % feed.services.length]
          if (!service) throw new Error('the fixture has no services')
          return { ...structuredClone(service), id: `service-${index}` }
        }),
      })
      const changed = (old: StatusFeed): StatusFeed => ({
        ...old,
        services: old.services.map((service, index) =>
          index % 100 === 0
            ? { ...structuredClone(service), state: 'major_outage', since: old.dataThrough }
            : service,
        ),
      })
      const add = (shown: StatusFeed): Tag => {
        const element = document.createElement('sla-status') as Tag
        element.setAttribute('src', 'none.json')
        element.feed = shown
        document.body.append(element)
        return element
      }
      const drawn = async (element: Tag, start: number) => {
        await element.updateComplete
        element.getBoundingClientRect()
        return performance.now() - start
      }
      const wait = (done: () => boolean) =>
        new Promise<void>((resolve) => {
          const look = () => (done() ? resolve() : setTimeout(look, 20))
          look()
        })
      // Parts and words are fetched once, before anything is measured.
      const first = add(feed)
      await wait(() => first.shadowRoot?.querySelector('.full') != null)
      first.remove()
      const draws: number[] = []
      const updates: number[] = []
      const wholes: number[] = []
      for (let turn = 0; turn < times; turn += 1) {
        const shown = many()
        const start = performance.now()
        const element = add(shown)
        draws.push(await drawn(element, start))
        await wait(() => element.shadowRoot?.querySelectorAll('.strip').length === count)
        wholes.push(performance.now() - start)
        const next = changed(shown)
        const again = performance.now()
        element.feed = next
        updates.push(await drawn(element, again))
        element.remove()
      }
      return { draws, updates, wholes }
    },
    { feed: status as StatusFeed, count: 1000, times: TIMES },
  )
  figure('1,000 services drawn from a feed, state of each (median)', median(times.draws), 100, 'ms')
  figure('and from its next feed, all drawn whole (median)', median(times.updates), 16, 'ms')
  console.log(
    `       days and figures of all 1,000, bit by bit: ${median(times.wholes).toFixed(0)} ms (median, no limit)`,
  )
  await page.close()
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** A day of a new feed every minute, in simulated time: what is on the heap before it and after it. */
async function liveADay(page: Page): Promise<void> {
  await page.evaluate((text) => {
    let asked = 0
    const answer = () => {
      asked += 1
      const feed = JSON.parse(text)
      const at = (ms: number) => new Date(Date.now() + ms).toISOString().replace(/\.\d+Z/, 'Z')
      feed.services[asked % feed.services.length].state = asked % 2 ? 'major_outage' : 'operational'
      return Response.json({
        ...feed,
        generatedAt: at(-10_000),
        dataThrough: at(-10_000),
        staleAfter: at(600_000),
      })
    }
    Object.assign(window, { fetch: async () => answer(), asked: () => asked })
    document.body.innerHTML =
      '<sla-status src="x/feed/v1/status.json"></sla-status><sla-status view="line" src="x/feed/v1/status.json"></sla-status>'
  }, JSON.stringify(status))
  const client = await page.context().newCDPSession(page)
  const heap = async () => {
    await client.send('HeapProfiler.collectGarbage')
    await client.send('HeapProfiler.collectGarbage')
    return (await client.send('Runtime.getHeapUsage')).usedSize
  }
  const live = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) await page.clock.runFor(60_000)
  }
  await live(WARM_UP)
  const before = await heap()
  await live(MINUTES)
  const asked = await page.evaluate(() => (window as unknown as { asked: () => number }).asked())
  if (asked < WARM_UP + MINUTES)
    throw new Error(`the day had ${asked} requests, expected at least ${WARM_UP + MINUTES}`)
  figure('growth of the heap over a day of refreshes', ((await heap()) / before - 1) * 100, 5, '%')
  await page.close()
}
