import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildEmbed, entries } from '../../scripts/publish/pages/embed.ts'
import { writeIntegrity } from '../../scripts/publish/pages/embed-integrity.ts'
import { bundleStandalone } from '../../scripts/publish/pages/embed-standalone.ts'
import { serveFolder } from '../../scripts/server.ts'
import { host } from '../hosts/portal.ts'
import { launch } from './harness.ts'

/*
 * The snippets of docs/embedding.md on a customer's page, which is of another origin than the status page and has the
 * policy that the document asks for and no more.
 */

const EXAMPLE = 'https://status.example.com/'
const snippet = (name: string) => readFile(join('test/hosts/snippets', name), 'utf8')

let folder = ''
let embed = ''
let status: { server: Server; address: string } | undefined
let browser: Browser | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sla-status-embed-'))
  embed = join(folder, 'status/embed/v1')
  await buildEmbed(join(folder, 'status'))
  await bundleStandalone(embed, Object.values(await entries()))
  await writeIntegrity(embed)
  await mkdir(join(folder, 'status/feed/v1'), { recursive: true })
  await cp('test/fixtures/feed/status.json', join(folder, 'status/feed/v1/status.json'))
  status = await serveFolder(join(folder, 'status'), 0, '/')
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  status?.server.close()
  status?.server.closeAllConnections()
  await rm(folder, { recursive: true, force: true })
})

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A customer's page with this in it, all of it at the address of the status page. */
async function paste(
  html: string,
  { alsoAllowed = '', ...options }: { javaScriptEnabled?: boolean; alsoAllowed?: string } = {},
): Promise<{ page: Page; heard: string[] }> {
  if (!browser || !status) throw new Error('the browser or the status page has not started')
  const { address } = status
  const here = (text: string) =>
    text.replaceAll(EXAMPLE, address).replaceAll(EXAMPLE.slice(0, -1), address.slice(0, -1))
  const text = here(html)
  const [, inline] = /<script type="importmap">(.*?)<\/script>/.exec(text) ?? []
  const hash = inline && ` 'sha256-${createHash('sha256').update(inline).digest('base64')}'`
  const policy = here((await snippet('policy.txt')).trim()).replace(';', `${hash ?? ''};`)
  const site = await mkdtemp(join(folder, 'portal-'))
  await writeFile(join(site, 'index.html'), `<!doctype html><html lang="en"><title>Portal</title>${text}`)
  await cp('test/hosts/snippets/theme.css', join(site, 'theme.css'))
  const portal = await host(site, `default-src 'none'; style-src 'self'; ${policy}; ${alsoAllowed}`)
  const page = await browser.newPage(options)
  ends.push(
    () => page.close(),
    () => portal.server.close(),
    () => portal.server.closeAllConnections(),
  )
  const heard: string[] = []
  page.on('console', (message) => heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  await page.clock.setFixedTime('2026-11-19T13:02:30Z')
  await page.goto(portal.address)
  return { page, heard }
}
const headline = (page: Page) => page.locator('sla-status [part=headline]').waitFor()

/** The snippet of the tag with another way to load its script. */
async function withScript(script: string): Promise<string> {
  const [, ...tag] = (await snippet('script.html')).split('</script>')
  return script + tag.join('</script>')
}

async function pinned(): Promise<string> {
  const hash = createHash('sha384').update(await readFile(join(embed, 'sla-status.standalone.js')))
  return (await snippet('standalone.html')).replace('sha384-…', `sha384-${hash.digest('base64')}`)
}

/** What the program in the document prints, run against the status page. */
async function importMap(): Promise<string> {
  const program = (await snippet('import-map.mjs')).replace(EXAMPLE, status?.address ?? '')
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  return stdout
}

/** Change a file of the status page for a test, as one who has got into its server would. */
async function tamper(name: string): Promise<void> {
  const path = join(embed, name)
  const text = await readFile(path)
  await writeFile(path, `${text};globalThis.tampered=true`)
  ends.push(() => writeFile(path, text))
}

test('the pasted script and tag show live figures, and nobody hears of it', async () => {
  const { page, heard } = await paste(await snippet('script.html'))
  await headline(page)
  expect(await page.locator('sla-status .root').innerText()).toContain('Customer portal')
  expect(heard).toEqual([])
})

test('trusted types may be demanded, by the name that the document gives', async () => {
  const demand = "require-trusted-types-for 'script'; trusted-types"
  const { page, heard } = await paste(await snippet('script.html'), { alsoAllowed: `${demand} lit-html` })
  await headline(page)
  expect(heard).toEqual([])
  const other = await paste(await snippet('script.html'), { alsoAllowed: `${demand} another` })
  await expect.poll(() => other.heard.join('\n')).toMatch(/lit-html/)
})

test('the look that the portal gives it reaches inside', async () => {
  const { page, heard } = await paste(
    `<link rel="stylesheet" href="theme.css">${await snippet('script.html')}`,
  )
  await headline(page)
  const look = (name: string) =>
    page
      .locator('sla-status [part=headline]')
      .evaluate((part, property) => getComputedStyle(part)[property as 'fontFamily'], name)
  expect(await look('fontFamily')).toBe('Georgia, serif')
  expect(await look('fontWeight')).toBe('400')
  expect(await look('colorScheme')).toBe('dark')
  // #7fd1ae, in some part of the page that says that a service works.
  const fills = await page
    .locator('sla-status svg *')
    .evaluateAll((shapes) => shapes.map((shape) => getComputedStyle(shape).fill))
  expect(fills).toContain('rgb(127, 209, 174)')
  expect(heard).toEqual([])
})

test('without JavaScript the link inside the tag is there', async () => {
  const { page } = await paste(await snippet('script.html'), { javaScriptEnabled: false })
  expect(await page.getByText('Service levels').isVisible()).toBe(true)
})

test('the standalone script draws everything from one file, under its hash', async () => {
  const { page, heard } = await paste(await withScript(await pinned()))
  const scripts: string[] = []
  page.on('request', (request) => scripts.push(request.url()))
  await page.reload()
  await page.locator('sla-status [part=figures]').first().waitFor()
  expect(scripts.filter((url) => url.endsWith('.js')).map((url) => url.split('/').pop())).toEqual([
    'sla-status.standalone.js',
  ])
  expect(heard).toEqual([])
})

test('the standalone script has what registers a language, for the tags that it has', async () => {
  const { page } = await paste(await withScript(await pinned()))
  const address = `${status?.address}embed/v1/sla-status.standalone.js`
  // As text, or the test's own bundler would rewrite the import.
  const names = await page.evaluate(`import('${address}').then(Object.keys)`)
  expect(names).toContain('registerLanguage')
})

test('a standalone script that was changed does not run, and the link stays', async () => {
  const script = await pinned()
  await tamper('sla-status.standalone.js')
  const { page, heard } = await paste(await withScript(script))
  await expect.poll(() => heard.join('\n')).toMatch(/integrity/)
  expect(await page.evaluate('globalThis.tampered')).toBeUndefined()
  expect(await page.getByText('Service levels').isVisible()).toBe(true)
})

test('with the import map everything runs that was not changed', async () => {
  const { page, heard } = await paste((await importMap()) + (await snippet('script.html')))
  await page.locator('sla-status [part=figures]').first().waitFor()
  expect(heard).toEqual([])
})

test('and a script that is loaded on demand does not run when it was changed', async () => {
  const map = await importMap()
  const name = (await readdir(embed)).find((file) => file.startsWith('full-view-')) ?? ''
  await tamper(name)
  const { page, heard } = await paste(map + (await snippet('script.html')))
  await expect.poll(() => heard.join('\n')).toMatch(/integrity/)
  expect(await page.evaluate('globalThis.tampered')).toBeUndefined()
})
