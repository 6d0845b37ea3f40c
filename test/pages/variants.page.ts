import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { build } from '../../scripts/build.ts'
import { serveFolder } from '../../scripts/server.ts'
import { terminal } from '../../scripts/terminal.ts'
import { SMALL } from '../example-data.ts'
import { folderWith } from '../folder.ts'
import { atRest, noises, served, visit } from './harness.ts'

/* Other data than the example's: a live page, a page under a path of its own, a page of hostile words. */

const site = served()
const AT = Date.parse('2026-06-01T00:12:00Z')

/** Build this data folder, serve it, and hand over its address. */
async function withBuilt(
  data: string,
  base: string,
  asOf: number | undefined,
  work: (address: string, out: string) => Promise<void>,
): Promise<void> {
  const out = join(await folderWith({}), 'site')
  await build({ data, out, ...(asOf === undefined ? {} : { asOf }) }, terminal({ quiet: true }))
  const { server, address } = await serveFolder(out, 0, base)
  try {
    await work(address, out)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

test('the example without asOf is live: its old measurements make every service unknown, never operational', async () => {
  const folder = await folderWith({})
  await cp('data', folder, { recursive: true })
  const file = join(folder, 'site.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^asOf:.*$/m, ''))
  await withBuilt(folder, '/', undefined, async (address) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await site.browser().newPage({ javaScriptEnabled })
      await visit(page, address)
      const text = `${await page.locator('body').innerText()} ${await page.locator('sla-status .root').innerText()}`
      expect(text).not.toMatch(/arkiv/i)
      expect(text).toMatch(/uppgift saknas om alla tjänster/i)
      expect(text).not.toMatch(/fungerar/i)
      await page.close()
    }
  })
})

test('a site under a path works there, with all that it loads', async () => {
  const url = 'https://example.com/status/'
  const folder = await folderWith({
    ...SMALL,
    'site.yaml': (SMALL['site.yaml'] ?? '').replace('https://status.example.com', url),
  })
  await withBuilt(folder, '/status/', AT, async (address) => {
    const page = await site.browser().newPage()
    const heard = noises(page, address)
    await visit(page, address)
    const link = page.locator('sla-status').getByRole('link', { name: 'Kundportal' }).first()
    await atRest(page, () => link.click())
    expect(page.url()).toBe(`${address}services/portal/`)
    expect(heard).toEqual([])
    await page.close()
  })
})

const OTHER_FILE_SYSTEM = '/dev/shm'
const hasOther = existsSync(OTHER_FILE_SYSTEM) && statSync(OTHER_FILE_SYSTEM).dev !== statSync('.').dev

test.skipIf(!hasOther)(
  `an output on another file system is built whole${hasOther ? '' : ' (skipped: this machine has no other)'}`,
  async () => {
    const folder = await mkdtemp(join(OTHER_FILE_SYSTEM, 'sla-status-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const out = join(folder, 'site')
    await build({ data: await folderWith(SMALL), out, asOf: AT }, terminal({ quiet: true }))
    expect(await readFile(join(out, 'index.html'), 'utf8')).toContain('Kundportal')
    expect(await readdir(join(out, '_astro'))).not.toEqual([])
  },
)

const HOSTILE = `"><script>window.hacked=1</script></script><img src=x onerror="window.hacked=1">\u202e😀`

test('hostile words in every file are shown as words', async () => {
  const quoted = JSON.stringify(HOSTILE)
  const folder = await folderWith({
    ...SMALL,
    'services.yaml': `services:\n  - { id: portal, name: ${quoted}, group: ${quoted} }\n  - { id: licens, name: Licens }\n`,
    'agreements/drift.yaml': (SMALL['agreements/drift.yaml'] ?? '').replace(/title: .*/, `title: ${quoted}`),
    'incidents/a.md': `---
title: ${quoted}
impact: major
status: investigating
start: 2026-06-01T00:05:00Z
end: null
services: [{ id: portal, state: major_outage }]
---

## 2026-06-01T00:06:00Z investigating

${HOSTILE} [link](javascript:window.hacked=1) <style>body { display: none }</style>
`,
  })
  await withBuilt(folder, '/', AT, async (address, out) => {
    expect(JSON.parse(await readFile(join(out, 'feed/v1/status.json'), 'utf8')).services[0].name).toBe(
      HOSTILE,
    )
    for (const path of [
      '',
      'en/',
      'services/portal/',
      'incidents/',
      'incidents/a/',
      'agreements/drift/',
      'compliance/',
    ]) {
      const page = await site.browser().newPage()
      const heard = noises(page, address)
      const response = await visit(page, address + path)
      expect([path, response?.status()]).toEqual([path, 200])
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
      // The page's own script is the one that stands in it (late-scripts.page.ts).
      const inPage = await page.locator('script:not([src])').allTextContents()
      expect(inPage).toEqual([await readFile('site/start-scripts.js', 'utf8')])
      expect(await page.locator('img, iframe, [onerror], a[href^="javascript"]').count()).toBe(0)
      const shown = await page.locator('body').evaluate((body) => {
        const root = document.querySelector('sla-status')?.shadowRoot
        return `${body.textContent} ${root?.textContent ?? ''}`
      })
      if (path !== 'agreements/drift/') expect(shown).toContain('"><script>window.hacked=1</script>')
      expect(heard).toEqual([])
      await page.close()
    }
  })
})

test('every page carries a policy that names the hash of each inline style', async () => {
  const page = await site.browser().newPage({ javaScriptEnabled: false })
  for (const path of ['', 'services/kundportal/', 'incidents/', 'agreements/drift-tjanster/']) {
    const response = await page.goto(site.address() + path)
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const styles = [...((await response?.text()) ?? '').matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)]
    const hashes = styles.map(([, text = '']) => createHash('sha256').update(text).digest('base64'))
    const [, allowed] = /style-src 'self' ([^;]*);/.exec(policy ?? '') ?? []
    expect(allowed?.split(' ')).toEqual([...new Set(hashes.map((hash) => `'sha256-${hash}'`))])
  }
  await page.close()
})
