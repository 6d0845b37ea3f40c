// @ts-nocheck
import type { Server } from 'node:http'
import { type Browser, chromium, type Page } from 'playwright-core'
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
