import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'
import { figure, finish } from './figure.ts'
import { type GzipServer, serveGzipped } from './gzip-server.ts'
import { type Size, writeManyServices, writeNextIncident } from './many-services.ts'
import { type PageSpeed, pageSpeed, startChrome } from './page-speed.ts'

/*
 * `npm run bench:site`: sites of 10, 100 and 1,000 services in two languages, how long they take to build, what their
 * overview weighs and how fast Lighthouse's mobile run finds it; then what Lighthouse says of every kind of page of the
 * example. Takes ten minutes and 1 GB of disk. `SITE_SIZES=10,100` leaves sizes out. Exit code 1 when a limit is missed.
 */

/** Limits of a size: largest paint and blocked time in milliseconds. */
const SIZES: (Size & { paint: number; blocked: number })[] = [
  { services: 10, incidents: 20, paint: 800, blocked: 0 },
  { services: 100, incidents: 200, paint: 1000, blocked: 0 },
  { services: 1000, incidents: 2000, paint: 1300, blocked: 50 },
]
const WANTED = process.env.SITE_SIZES?.split(',').map(Number)
/** Of so many runs the best counts: a machine that does something else makes a page slower, nothing makes it faster. */
const RUNS = 3
/** One page of each kind of the example. */
const KINDS = [
  '',
  'en/',
  'services/kundportal/',
  'incidents/',
  'incidents/2026-07/',
  'incidents/2026-07-04-kundportal/',
  'compliance/',
  'agreements/drift-tjanster/',
  'agreements/drift-tjanster/2026-07/',
  'maintenance/',
  'method/',
  'subscribe/',
  'embed/',
  'glossary/',
  'kund/',
]

const folder = mkdtempSync(join(tmpdir(), 'sla-status-bench-site-'))
const chrome = await startChrome()
try {
  for (const size of SIZES) if (WANTED?.includes(size.services) ?? true) await measureSize(size)
  const out = join(folder, 'example')
  await built('data', out)
  await withServer(out, async (server) => {
    for (const path of KINDS) await judge(path, server)
  })
} finally {
  await chrome.close()
  rmSync(folder, { recursive: true, force: true })
}
finish()

async function measureSize(size: (typeof SIZES)[number]): Promise<void> {
  const { services } = size
  const [data, out] = [join(folder, `data-${services}`), join(folder, `site-${services}`)]
  await writeManyServices(data, size)
  const first = await built(data, out)
  writeNextIncident(data, size)
  const again = await built(data, out)
  console.log(`       ${services} services, ${size.incidents} incidents`)
  if (services === 1000) {
    figure('built from nothing', first.seconds, 60, 's')
    figure('memory of all its processes at the most', first.megabytes, 2000, 'MB')
    figure('built again after one new incident', again.seconds, 5, 's')
  } else
    console.log(
      `       built in ${first.seconds.toFixed(1)} s, again in ${again.seconds.toFixed(1)} s (no limit)`,
    )
  await withServer(out, async (server) => {
    const html = gzipSync(readFileSync(join(out, 'index.html'))).length / 1000
    const weight = await weigh(server)
    if (services === 1000) figure('HTML of the overview, gzip', html, 120, 'kB')
    if (services === 10) figure('overview with all it loads, gzip', weight.loaded, 40, 'kB')
    console.log(
      `       ${weight.loaded.toFixed(1)} kB with all that is loaded, HTML ${html.toFixed(1)} kB; ${weight.used.toFixed(1)} kB once somebody uses it (no limit)`,
    )
    const runs: PageSpeed[] = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await pageSpeed(server.address, chrome))
    const best = (of: (one: PageSpeed) => number) => Math.min(...runs.map(of))
    figure('largest paint', best((one) => one.largestPaint) / 1000, size.paint / 1000, 's')
    figure(
      'blocked in all',
      best((one) => one.blocked),
      size.blocked,
      'ms',
    )
    figure('layout shift', Math.max(...runs.map(({ shift }) => shift)), 0, '')
  })
}

/** Kilobytes of the overview until the network is quiet, and after somebody has moved a pointer over it. */
async function weigh({ address, sent }: GzipServer): Promise<{ loaded: number; used: number }> {
  const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } })
  const kilobytes = () => [...sent.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
  sent.clear()
  await page.goto(address, { waitUntil: 'networkidle' })
  const loaded = kilobytes()
  await page.mouse.move(200, 400)
  await page.mouse.move(210, 410)
  await page.waitForTimeout(500)
  await page.waitForLoadState('networkidle')
  const used = kilobytes()
  await browser.close()
  return { loaded, used }
}

async function judge(path: string, { address }: GzipServer): Promise<void> {
  let best = await pageSpeed(address + path, chrome)
  // A score below is looked at again: a single run is noisy.
  for (let run = 1; run < RUNS && best.scores.performance < 98; run += 1) {
    const next = await pageSpeed(address + path, chrome)
    if (next.scores.performance > best.scores.performance) best = next
  }
  const { performance, accessibility, bestPractices, seo } = best.scores
  figure(`/${path}: points short of 100 for performance`, 100 - performance, 2, '')
  // A page that no search engine may have is not to be found by one.
  const others = path === 'kund/' ? [accessibility, bestPractices] : [accessibility, bestPractices, seo]
  figure(`/${path}: short of 100 for the others`, Math.max(...others.map((score) => 100 - score)), 0, '')
  if (best.missed.length > 0) console.log(`       ${best.missed.join(', ')}`)
}

async function withServer(out: string, work: (server: GzipServer) => Promise<void>): Promise<void> {
  const server = await serveGzipped(out)
  try {
    await work(server)
  } finally {
    server.close()
  }
}

/** Build as from a terminal. */
async function built(data: string, out: string): Promise<{ seconds: number; megabytes: number }> {
  const start = performance.now()
  const child = spawn(process.execPath, ['scripts/cli.ts', 'build', '--data', data, '--out', out], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, residentBytes(child.pid ?? 0))
  }, 200)
  const code = await ended(child)
  clearInterval(watch)
  if (code !== 0) throw new Error(`the build ended with ${code}`)
  return { seconds: (performance.now() - start) / 1000, megabytes: most / 1e6 }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.on('close', (code) => resolve(code))
  })
}

/** Memory of a process and all that it started, as Linux tells it; 0 on other systems. */
function residentBytes(pid: number): number {
  try {
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
    return Number(kilobytes) * 1024 + children.reduce((sum, child) => sum + residentBytes(Number(child)), 0)
  } catch {
    return 0
  }
}
