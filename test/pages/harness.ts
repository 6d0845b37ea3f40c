import type { Server } from 'node:http'
import { type Browser, chromium, type Page, type Request, type Response } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { serveFolder } from '../../scripts/server.ts'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The example, built once for all page tests. */
    built: string
  }
}

/** A real Chromium. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })
}

/** The built example on a port of its own, and a browser, for all tests of a file. */
export function served(): { address: () => string; browser: () => Browser } {
  let server: Server | undefined
  let address = ''
  let browser: Browser | undefined
  beforeAll(async () => {
    const started = await serveFolder(inject('built'), 0, '/')
    server = started.server
    address = started.address
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    server?.closeAllConnections()
  })
  return {
    address: () => address,
    browser: () => {
      if (!browser) throw new Error('the browser has not started')
      return browser
    },
  }
}

/** Everything that a page says besides its content: console lines, errors, refused policies, requests to other hosts. */
export function noises(page: Page, origin: string): string[] {
  const heard: string[] = []
  page.on('console', (message) => heard.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) heard.push(`request to another host: ${request.url()}`)
  })
  return heard
}

/**
 * Do something to a page of ours and wait until it has come to rest: its scripts, which it asks for once it has been
 * painted, have run, and nothing that was asked for is missing. No silence of the network says that: it may come before
 * the painting. Where scripts are off, there is nothing to wait for.
 */
export async function atRest<T>(page: Page, done: () => Promise<T>): Promise<T> {
  const missing = new Set<Request>()
  const asked = (request: Request) => void missing.add(request)
  const over = (request: Request) => void missing.delete(request)
  page.on('request', asked).on('requestfinished', over).on('requestfailed', over)
  const result = await done()
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches)) return result
  await page.waitForFunction(() => {
    const late = [...document.querySelectorAll<HTMLTemplateElement>('template[data-scripts]')]
    const wanted = late.reduce((sum, { content }) => sum + content.children.length, 0)
    return document.querySelectorAll('head > script[src]').length >= wanted
  })
  // Asked for once more, a script is not run again, and is there when it has run. A text, as Vitest rewrites imports.
  await page.evaluate(
    "Promise.all([...document.querySelectorAll('head > script[src]')].map(({ src }) => import(src)))",
  )
  for (let quiet = 0; quiet < 3; quiet = missing.size === 0 ? quiet + 1 : 0)
    await page.evaluate(() => new Promise((later) => requestAnimationFrame(() => setTimeout(later, 10))))
  page.off('request', asked).off('requestfinished', over).off('requestfailed', over)
  return result
}

/** Go to a page of ours and wait until it has come to rest. */
export const visit = (page: Page, address: string): Promise<Response | null> =>
  atRest(page, () => page.goto(address))
