import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkChain } from '../../components/chain/chain.ts'
import { openPrivateFeed } from '../../components/private/open-private.ts'
import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { keyText } from '../../scripts/private/keys-file.ts'
import { privateFeeds } from '../../scripts/private/private-feeds.ts'
import { closePeriods } from '../../scripts/record/close-periods.ts'
import { sla } from '../cli/sla.ts'
import { folderWith } from '../folder.ts'
import { privateKey } from '../record/recorded.ts'
import { CANARIES, evaluated, feedOf, newKey, TWO_CUSTOMERS } from './builders.ts'
import { host, sealed } from './opening.ts'

/* A customer's own chain: inside the private feed, verified like a public one, and told to nobody else. */

const RECORDED = { ...TWO_CUSTOMERS, 'site.yaml': `${TWO_CUSTOMERS['site.yaml']}record: true\n` }
/** June and its five working days of grace are over. */
const JUNE_FINAL = Date.UTC(2026, 6, 13, 12)

/** What is published with a record that is signed, or not. */
async function closed(key?: string) {
  const { folder, data, outcomes, measured } = await evaluated(RECORDED, JUNE_FINAL)
  const environment = key === undefined ? {} : { SLA_SIGNING_KEY: key }
  const given = { readOnly: false, out: join(folder, 'out'), environment }
  const record = await closePeriods(outcomes, data, measured, JUNE_FINAL, given)
  const feeds = await Array.fromAsync(
    privateFeeds(data, record.outcomes, measured, JUNE_FINAL, record.chains),
  )
  return { record, acme: feedOf(feeds, 'acme'), beta: feedOf(feeds, 'beta') }
}

/** The only agreement of a feed, with its chain. */
function own({ agreements: [agreement] }: PrivateFeed) {
  if (agreement?.chain === undefined) throw new Error('no chain')
  return { agreement, chain: agreement.chain }
}

test("each customer's feed has the chain of its own agreement, and no public file has any of it", async () => {
  const { record, acme, beta } = await closed(privateKey())
  for (const [feed, name, other] of [
    [acme, 'avtal-acme', 'avtal-beta'],
    [beta, 'avtal-beta', 'avtal-acme'],
  ] as const) {
    const { chain } = own(feed)
    expect(chain.agreement).toBe(name)
    expect(chain.entries.map(({ result }) => result.period.id)).toContain('2026-06')
    expect(JSON.stringify(feed)).not.toContain(other)
  }
  expect([...record.chains.keys()].sort()).toContain('avtal-acme')
  for (const [path, text] of record.files) {
    expect(path).not.toMatch(/acme|beta/)
    for (const word of ['avtal-acme', 'avtal-beta', ...CANARIES.acme, ...CANARIES.beta])
      expect([path, text.includes(word)]).toEqual([path, false])
  }
})

test.for([
  ['signed', privateKey()],
  ['not signed', undefined],
] as const)(
  'one that is %s goes through the encrypted file and is verified in the browser',
  async ([, key]) => {
    const { acme } = await closed(key)
    const { address, files } = await host()
    const handed = newKey('acme')
    const { path, text } = await sealed(acme, handed)
    files.set(path, text)
    const opened = await openPrivateFeed(`${address}private/v1/`, keyText(handed.key))
    const { agreement, chain } = own(opened)
    expect(await checkChain(chain, agreement)).toMatchObject({
      problems: [],
      entries: chain.entries.length,
      since: '2026-07-13T12:00:00Z',
      signature: key ? 'valid' : 'none',
    })
  },
)

test('what a private feed shows that its chain does not say, or the other way about, is found', async () => {
  const { agreement, chain } = own((await closed(privateKey())).acme)
  const kinds = async (changed: typeof agreement, own = chain) => {
    const check = await checkChain(own, changed)
    return typeof check === 'string' ? check : [...new Set(check.problems.map(({ kind }) => kind))]
  }
  expect(await kinds(agreement)).toEqual([])
  const better = agreement.history.map((one) =>
    one.finality === 'final' && one.value !== null ? { ...one, value: '100.00' } : one,
  )
  expect(await kinds({ ...agreement, history: better })).toEqual(['differs'])
  expect(await kinds(agreement, { ...chain, entries: chain.entries.slice(0, -1) })).toEqual(['unrecorded'])
  const [first, ...rest] = chain.entries
  if (first === undefined) throw new Error('no entry')
  const touched = { ...first, inputs: { ...first.inputs, digest: '0'.repeat(64) } }
  expect(await kinds(agreement, { ...chain, entries: [touched, ...rest] })).toContain('changed')
})

test('a build that records publishes neither the chain of a private agreement nor its length', async () => {
  const folder = await folderWith(
    Object.fromEntries(Object.entries(RECORDED).map(([path, text]) => [join('data', path), text])),
  )
  const [data, out] = [join(folder, 'data'), join(folder, 'out/site')]
  await sla(['build', '--feed-only', '--data', data, '--out', out], { SLA_SIGNING_KEY: privateKey() })
  expect((await readdir(join(data, 'record/closed'))).sort()).toEqual([
    'avtal-acme',
    'avtal-beta',
    'drift',
    'keys.json',
  ])
  expect((await readdir(join(out, 'feed/v1/chain'))).sort()).toEqual(['drift.json'])
  const published = await readdir(out, { recursive: true, withFileTypes: true })
  for (const entry of published.filter((one) => one.isFile())) {
    const text = await readFile(join(entry.parentPath, entry.name), 'latin1')
    for (const word of ['avtal-acme', 'avtal-beta'])
      expect([entry.name, text.includes(word)]).toEqual([entry.name, false])
  }
}, 60_000)
