import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import type { ChainEntry, ChainFeed } from '../../data/schema/chain.ts'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { recordedForm } from '../../scripts/record/change.ts'
import { hashOf, linkOf } from '../../scripts/record/entry.ts'
import { signatureOf, signingKey } from '../../scripts/record/keys.ts'
import { serveFolder } from '../../scripts/server.ts'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'
import agreement from '../fixtures/feed/agreement.json' with { type: 'json' }
import { figure, finish } from './figure.ts'

/*
 * `node test/bench/chain.ts`: the bars of the chain in the browser, each figure against its limit. Exit code 1 when one is
 * missed. What Node recorded and signed is verified in Chromium, on one core where `taskset` can give it one.
 */

const TIMES = 15
const MONTHS = 24

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
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      target: 'es2022',
      minify: 'oxc',
      lib: { entry, formats: ['es'] },
      rollupOptions: { external: /^lit/, output: { minify: true } },
    },
  })
  const files = (await readdir(outDir)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(files.map((name) => readFile(join(outDir, name))))
  const sum = texts.reduce((total, text) => total + gzipSync(text).length, 0)
  figure('code of the chain, gzip', sum / 1000, 8, 'kB')
  for (const [index, name] of files.entries()) await writeFile(join(folder, name), texts[index] ?? '')
  await writeFile(join(folder, 'chain.js'), await readFile(join(outDir, 'verify.js')))
}

/** Every promise of the fixture's agreement, closed in each of the months before its running one. */
function manyMonths(): AgreementFeed {
  const { results, ...rest } = agreement as unknown as AgreementFeed
  const [pattern] = rest.history
  if (pattern === undefined) throw new Error('the fixture has no closed period')
  const history = Array.from({ length: MONTHS }, (_, back) => {
    const month = Temporal.PlainYearMonth.from('2026-10').subtract({ months: back })
    const period = {
      ...pattern.period,
      id: month.toString(),
      start: `${month}-01T00:00:00Z`,
      end: `${month.add({ months: 1 })}-01T00:00:00Z`,
    }
    return results.map((result): ObjectiveResult => ({ ...result, finality: 'final', period }))
  }).flat()
  return { ...rest, results, history }
}

async function chainOf({ history, agreement: { id } }: AgreementFeed): Promise<ChainFeed> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const key = await signingKey({ SLA_SIGNING_KEY: pem }, [])
  if (key === null) throw new Error('no key')
  const entries: ChainEntry[] = []
  for (const [index, result] of history.toReversed().entries()) {
    const last = entries.at(-1)
    const unsealed = {
      number: index + 1,
      version: 1,
      recordedAt: '2026-11-05T00:30:00Z',
      inputs: { form: 1 as const, digest: '0'.repeat(64) },
      result: recordedForm(result),
      previous: last ? linkOf(last) : null,
    }
    const hash = hashOf(unsealed)
    entries.push({ ...unsealed, hash, signature: await signatureOf(hash, key) })
  }
  return { version: 1, agreement: id, keys: [key.public], entries }
}
