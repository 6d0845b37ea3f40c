import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { serveFolder } from '../../scripts/server.ts'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'
import { bundleModules } from './bundle.ts'
import { figure, finish } from './figure.ts'
import { chainOf, MONTHS, manyMonths } from './months.ts'

/*
 * `node test/bench/chain.ts`: the bars of the chain in the browser, each figure against its limit. Exit code 1 when one is
 * missed. What Node recorded and signed is verified in Chromium, on one core where `taskset` can give it one.
 */

const TIMES = 15

const pinned = spawnSync('taskset', ['-cp', '0', String(process.pid)]).status === 0
if (!pinned) console.log('       taskset is not there: Chromium has every core')
const folder = await mkdtemp(join(tmpdir(), 'sla-status-bench-'))
await bundle()
const feed = manyMonths()
const chain = await chainOf(feed)
await writeFile(join(folder, 'feed.json'), JSON.stringify(feed))
await writeFile(join(folder, 'chain.json'), JSON.stringify(chain))
await writeFile(join(folder, 'index.html'), '<!doctype html><html lang="sv"><title>x</title></html>')

const { server, address } = await serveFolder(folder, 0, '/')
const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })
try {
  const page = await browser.newPage()
  await page.goto(address)
  const { times, check } = await page.evaluate(
    async ({ count, module }) => {
      const { verifyChain } = await import(module)
      const [text, beside] = await Promise.all(
        ['feed.json', 'chain.json'].map(async (name) => (await fetch(name)).text()),
      )
      const own = JSON.parse(text ?? '')
      const times: number[] = []
      let check: { problems: unknown[]; signature: string } = { problems: ['none'], signature: '' }
      for (let turn = 0; turn < count; turn += 1) {
        const start = performance.now()
        check = await verifyChain(own, JSON.parse(beside ?? ''))
        times.push(performance.now() - start)
      }
      return { times, check }
    },
    { count: TIMES, module: `${address}chain.js` },
  )
  if (check.problems.length > 0 || check.signature !== 'valid')
    throw new Error(`the chain does not verify: ${JSON.stringify(check).slice(0, 300)}`)
  const [first = Number.NaN] = times
  const median = times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Number.NaN
  figure(`${chain.entries.length} entries (${MONTHS} months) verified, the first time`, first, 50, 'ms')
  figure('the same, median', median, 50, 'ms')
} finally {
  await browser.close()
  server.close()
  server.closeAllConnections()
  await rm(folder, { recursive: true, force: true })
}
finish()

/** The code as it is fetched on demand: with all of ours that it uses, without Lit, which every tag has. */
async function bundle(): Promise<void> {
  const outDir = join(folder, 'code')
  const entry = { chain: 'components/chain/chain.ts', verify: 'components/chain/verify-chain.ts' }
  await bundleModules(entry, outDir)
  const files = (await readdir(outDir)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(files.map((name) => readFile(join(outDir, name))))
  const sum = texts.reduce((total, text) => total + gzipSync(text).length, 0)
  figure('code of the chain, gzip', sum / 1000, 8, 'kB')
  for (const [index, name] of files.entries()) await writeFile(join(folder, name), texts[index] ?? '')
  await writeFile(join(folder, 'chain.js'), await readFile(join(outDir, 'verify.js')))
}
