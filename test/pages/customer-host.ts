import { createServer, type Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import sirv from 'sirv'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest'
import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { type CustomerKey, keyText } from '../../scripts/private/keys-file.ts'
import { feedOf, feedsOf, newKey, TWO_CUSTOMERS } from '../private/builders.ts'
import { sealed } from '../private/opening.ts'
import { launch, visit } from './harness.ts'

/*
 * The built site on a host that can be hostile: what it has at an address may change at any time, and it hears every request.
 */

const TYPES: Record<string, string> = { 'portal.html': 'text/html', 'portal.js': 'text/javascript' }
const STATUS = 'feed/v1/status.json'

export interface CustomerHost {
  /** What is answered instead of what was built. */
  files: Map<string, string>
  /** Path and headers of every request. */
  heard: string[]
  address: string
  browser: Browser
  acme: PrivateFeed
  beta: PrivateFeed
}

/** The host of a file's tests, from before the first to after the last. */
export function customerHost(): CustomerHost {
  const files = new Map<string, string>()
  const heard: string[] = []
  let server: Server
  let browser: Browser
  let feeds: PrivateFeed[] = []
  let address = ''
  beforeAll(async () => {
    const site = sirv(inject('built'), { dev: true })
    server = createServer((request, response) => {
      heard.push(`${request.url} ${JSON.stringify(request.headers)}`)
      const path = request.url?.slice(1).split('?')[0] ?? ''
      const text = files.get(path)
      if (text === undefined) site(request, response, () => void response.writeHead(404).end())
      else response.setHeader('content-type', `${TYPES[path] ?? 'application/json'}; charset=utf-8`).end(text)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const bound = server.address()
    address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/`
    browser = await launch()
  }, 60_000)
  // Its folder of data is one test's own.
  beforeEach(async () => {
    if (feeds.length === 0) feeds = await feedsOf(TWO_CUSTOMERS)
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    server?.closeAllConnections()
  })
  afterEach(() => {
    files.clear()
    heard.length = 0
  })
  return {
    files,
    heard,
    get address() {
      return address
    },
    get browser() {
      return browser
    },
    get acme() {
      return feedOf(feeds, 'acme')
    },
    get beta() {
      return feedOf(feeds, 'beta')
    },
  }
}

/** Publish a feed, and the public one of the same build beside it; gives its key. */
export async function published(
  { files }: CustomerHost,
  feed: PrivateFeed,
  key: CustomerKey = newKey(feed.customer.id),
): Promise<string> {
  const { path, text } = await sealed(feed, key)
  files.set(path, text)
  files.set(STATUS, JSON.stringify({ generatedAt: feed.generatedAt }))
  return keyText(key.key)
}

export async function open({ browser, address }: CustomerHost, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, acceptDownloads: true })
  await visit(page, address + path)
  return page
}

/** The words of the page, those inside the tags too. */
export const words = (page: Page) =>
  page.evaluate(() => {
    const inside = [...document.querySelectorAll('sla-compliance')].map((tag) => tag.shadowRoot?.textContent)
    return [document.querySelector('main')?.innerText, ...inside].join(' ').replace(/[\s\u00a0]+/g, ' ')
  })

export const shows = async (page: Page, text: string) =>
  expect.poll(() => words(page), { timeout: 10_000 }).toContain(text)
