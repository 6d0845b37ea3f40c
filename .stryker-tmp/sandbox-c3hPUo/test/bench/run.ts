// @ts-nocheck
import { spawn } from 'node:child_process'
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { serveFolder } from '../../scripts/server.ts'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'

/* `npm run bench`: the project's bars, each figure against its limit. Exit code 1 when one is missed. */

const CACHES = ['node_modules/.astro', 'node_modules/.cache/sla-status', 'node_modules/.vite']
const KB = 1000

const folder = await mkdtemp(join(tmpdir(), 'sla-status-bench-'))
const [data, out] = [join(folder, 'data'), join(folder, 'site')]
await cp('data', data, { recursive: true })
let missed = 0

function figure(what: string, value: number, limit: number, unit: string): void {
  const ok = value <= limit
  if (!ok) missed += 1
  console.log(
    `${ok ? 'ok    ' : 'MISSED'} ${what.padEnd(52)} ${value.toFixed(unit === 's' || unit === 'kB' ? 1 : 0)} ${unit} (limit ${limit})`,
  )
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

function buildOnce(): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = spawn('node', ['scripts/cli.ts', 'build', '--data', data, '--out', out], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    build.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the build ended with ${code}`))))
  })
}

for (const cache of CACHES) await rm(cache, { recursive: true, force: true })
figure('example built cold', await seconds(buildOnce), 15, 's')
await appendFile(join(data, 'measurements/checks/checks.csv'), '2026-08-21T23:09:00Z,webbplats,up,200,431\n')
figure('built again after one new check', await seconds(buildOnce), 3, 's')

const { server, address } = await serveFolder(out, 0, '/')
const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } })
const heard: string[] = []
const foreign: string[] = []
const sizes: Promise<number>[] = []
page.on('console', (message) => heard.push(message.text()))
page.on('request', (request) => {
  if (!request.url().startsWith(address)) foreign.push(request.url())
})
page.on('response', (response) => sizes.push(response.body().then((body) => gzipSync(body).length)))
await page.goto(address, { waitUntil: 'networkidle' })
const shift = await page.evaluate(
  () =>
    new Promise<number>((resolve) => {
      let sum = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => resolve(sum), 500)
    }),
)
const weight = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
figure('overview with all it loads, gzip', weight / KB, 60, 'kB')
figure('layout shift (thousandths)', shift * 1000, 0, '')
figure('requests to another host', foreign.length, 0, '')
figure('console lines', heard.length, 0, '')

await browser.close()
server.close()
server.closeAllConnections()
await rm(folder, { recursive: true, force: true })
process.exitCode = missed === 0 ? 0 : 1
