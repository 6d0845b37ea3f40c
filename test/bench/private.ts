import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { dataAsOf } from '../../scripts/build.ts'
import { loadData } from '../../scripts/load/data.ts'
import { measure } from '../../scripts/measure.ts'
import { keyText } from '../../scripts/private/keys-file.ts'
import { privateFeeds } from '../../scripts/private/private-feeds.ts'
import { privateFiles } from '../../scripts/private/private-files.ts'
import { seal } from '../../scripts/private/seal.ts'
import { evaluateAll } from '../../scripts/publish/agreement/results.ts'
import { bundle } from '../../scripts/publish/pages/embed.ts'
import { readRecord } from '../../scripts/record/files.ts'
import { serveFolder } from '../../scripts/server.ts'
import { BROWSER_ARGUMENTS, browserPath } from '../browser.ts'
import { bundleModules } from './bundle.ts'
import { figure, finish } from './figure.ts'
import { chainOf, MONTHS, manyMonths } from './months.ts'

/*
 * `node test/bench/private.ts`: the bars of private feeds: time, and the weight of the code for keys. Exit code 1 when one is missed. A thousand customers have the
 * example's customer agreement each, nine objectives of it over twelve months and the running one.
 */

const CUSTOMERS = 1000
const TIMES = 15
const FILE = 'sealed.jwe'

const folder = await mkdtemp(join(tmpdir(), 'sla-status-bench-'))
const loaded = await loadData('data')
const asOf = loaded.site.asOf ?? Date.now()
const data = dataAsOf(loaded, asOf, false)
const { measured } = await measure(data, asOf)
const outcomes = evaluateAll(data, measured, asOf)

await buildThousand()
await openOne()
await rm(folder, { recursive: true, force: true })
finish()

async function buildThousand(): Promise<void> {
  const ids = Array.from({ length: CUSTOMERS }, (_, index) => `kund-${index}`)
  const contract = data.contracts.find(({ id }) => id === 'kundportal-acme')
  if (contract === undefined) throw new Error('the example has no agreement for a customer')
  const own = outcomes.filter(({ agreement }) => agreement.id === contract.id)
  const renamed = (id: string, agreement: (typeof data.agreements)[number]) => ({
    ...agreement,
    id,
    parties: agreement.parties.map((party) => (party.role === 'customer' ? { ...party, id } : party)),
  })
  const many = {
    ...data,
    dir: folder,
    versions: [],
    contracts: ids.map((id) => ({
      ...contract,
      id,
      versions: contract.versions.map((version) => ({
        ...version,
        agreement: renamed(id, version.agreement),
      })) as typeof contract.versions,
    })),
    agreements: ids.flatMap((id) => own.slice(0, 1).map(({ agreement }) => renamed(id, agreement))),
  }
  const all = ids.flatMap((id) => own.map((one) => ({ ...one, agreement: renamed(id, one.agreement) })))
  const list = ids.map((id) => `  - { id: ${id}, name: ${id} }\n`).join('')
  await writeFile(join(folder, 'customers.yaml'), `customers:\n${list}`)
  const keys = ids.map((customer) => ({ customer, key: new Uint8Array(randomBytes(32)) }))
  // Each with the example's record of closed periods.
  const entries = (await readRecord('data')).chains.get(contract.id) ?? []
  const chains = new Map(ids.map((id) => [id, { version: 1 as const, agreement: id, keys: [], entries }]))
  const start = performance.now()
  const before = process.cpuUsage()
  const files = await privateFiles(many, all, measured, asOf, keys, chains)
  const seconds = (performance.now() - start) / 1000
  if (files.size !== CUSTOMERS) throw new Error(`${files.size} files were built`)
  figure(`private feeds of ${CUSTOMERS} customers built`, seconds, 20, 's')
  const { user, system } = process.cpuUsage(before)
  console.log(`       processor time: ${((user + system) / 1e6).toFixed(1)} s (no limit)`)
}

async function openOne(): Promise<void> {
  const [example] = await Array.fromAsync(privateFeeds(data, outcomes, measured, asOf))
  if (example === undefined) throw new Error('the example has no private feed')
  const agreement = manyMonths()
  const chain = await chainOf(agreement)
  // The ledger of two years: that of the one that the example shows, twice.
  const feed = {
    ...example,
    agreements: [{ ...agreement, chain }],
    ledger: [...example.ledger, ...structuredClone(example.ledger)],
  }
  const key = new Uint8Array(randomBytes(32))
  const text = await seal(feed, key)
  const site = join(folder, 'site')
  await bundle(join(site, 'embed'))
  const scripts = (await readdir(join(site, 'embed'))).filter((name) =>
    /^(load|open)-private|chain/.test(name),
  )
  const packed = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(site, 'embed', name))).length),
  )
  figure(
    `code for keys and the chain, gzip (${scripts.length} files)`,
    packed.reduce((sum, size) => sum + size, 0) / 1000,
    8,
    'kB',
  )
  await bundleModules({ 'verify-chain': 'components/chain/verify-chain.ts' }, join(site, 'verify'))
  await writeFile(join(site, FILE), text)
  await writeFile(join(site, 'index.html'), '<!doctype html><title>x</title>')
  const { server, address } = await serveFolder(site, 0, '/')
  const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGUMENTS })
  try {
    const page = await browser.newPage()
    await page.goto(address)
    const times = await page.evaluate(
      async ({ file, key, times }) => {
        const names: string[] = await (await fetch('embed/integrity.json')).json().then(Object.keys)
        const chunk = names.find((one) => one.includes('load-private-'))
        const { loadPrivate } = await import(new URL(`embed/${chunk}`, location.href).href)
        const { verifyChain } = await import(new URL('verify/verify-chain.js', location.href).href)
        const sealed = await (await fetch(file)).text()
        // What the network takes is not measured: the answer is at hand.
        Object.assign(window, { fetch: async () => new Response(sealed) })
        const taken: number[] = []
        for (let turn = 0; turn < times; turn += 1) {
          const start = performance.now()
          const own = await loadPrivate(`${location.href}#k=${key}`, new AbortController().signal)
          const check = await verifyChain(own, own.chain)
          taken.push(performance.now() - start)
          if (check.signature !== 'valid' || check.problems.length > 0)
            throw new Error(`the chain does not verify: ${JSON.stringify(check).slice(0, 300)}`)
        }
        return taken
      },
      { file: FILE, key: keyText(key), times: TIMES },
    )
    const size = (text.length / 1000).toFixed(0)
    const median = times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Number.NaN
    figure(
      `${MONTHS} months of ${chain.entries.length} signed entries decrypted, unpacked, verified (${size} kB)`,
      median,
      50,
      'ms',
    )
    console.log(`       the first time, before the browser has compiled anything: ${times[0]?.toFixed(0)} ms`)
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}
