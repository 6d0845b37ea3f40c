import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, sha256 } from '../../components/chain/canonical.ts'
import { verifyChain } from '../../components/chain/verify-chain.ts'
import type { ChainFeed } from '../../data/schema/chain.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { digestOf, hashOf, linkOf } from '../../scripts/record/entry.ts'
import { signatureOf, signingKey } from '../../scripts/record/keys.ts'
import { canonicalJson } from '../../scripts/sla/agreement/stored-result.ts'
import { folderWith } from '../folder.ts'
import { closeAt, DOWN, edit, MARCH_FINAL, privateKey, REASON, RECORDED } from './recorded.ts'

/* What Node writes with jose and node:crypto, a browser reads with WebCrypto: the two share no code. */

/** February's grace ends with 6 March 2026: the five working days after the 28th, a Saturday, are 2 to 6 March. */
const FEBRUARY_FINAL = Date.parse('2026-03-07T12:00:00Z')

/** The feed of an agreement as far as it is verified, and the chain beside it. */
async function published(folder: string, asOf: number, key?: string): Promise<[AgreementFeed, ChainFeed]> {
  const { outcomes, files } = await closeAt(folder, asOf, key === undefined ? {} : { key })
  const feed = {
    generatedAt: new Date(asOf).toISOString(),
    agreement: { id: 'drift' },
    results: outcomes.map(({ running }) => running),
    history: outcomes.flatMap(({ history }) => history),
  }
  return [feed as unknown as AgreementFeed, JSON.parse(files.get('feed/v1/chain/drift.json') ?? '')]
}

test('a published chain and feed are verified, signed or not', async () => {
  const unsigned = await verifyChain(...(await published(await folderWith(RECORDED), MARCH_FINAL)))
  expect(unsigned).toMatchObject({
    problems: [],
    entries: 6,
    since: '2026-04-10T00:00:00Z',
    signature: 'none',
  })
  const signed = await verifyChain(
    ...(await published(await folderWith(RECORDED), MARCH_FINAL, privateKey())),
  )
  expect(signed).toMatchObject({ problems: [], signature: 'valid' })
})

test('a restatement and a figure that the data no longer gives are verified: what was recorded is shown', async () => {
  const folder = await folderWith(RECORDED)
  const key = privateKey()
  await published(folder, MARCH_FINAL, key)
  const later = Date.parse('2026-04-30T12:00:00Z')
  const change = (text: string) => text.replace(`${DOWN},portal,down`, `${DOWN},portal,up`)
  await edit(join(folder, 'measurements/checks.csv'), change)
  expect(await verifyChain(...(await published(folder, later, key)))).toMatchObject({
    problems: [],
    entries: 6,
  })
  const restated = await folderWith({ ...RECORDED, 'restatements/a.yaml': REASON })
  await published(restated, MARCH_FINAL, key)
  await edit(join(restated, 'measurements/checks.csv'), change)
  expect(await verifyChain(...(await published(restated, later, key)))).toMatchObject({
    problems: [],
    entries: 7,
    signature: 'valid',
  })
})

test('both write canonical JSON and its hash alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(canonical(value)).toBe(canonicalJson(value))
      expect(await sha256(canonical(value))).toBe(digestOf(value))
    }),
    { numRuns: 200 },
  )
})

test('who has the later of two keys cannot write anew what the earlier one signed', async () => {
  const folder = await folderWith(RECORDED)
  const [before, after] = [privateKey(), privateKey()]
  await closeAt(folder, FEBRUARY_FINAL, { key: before })
  const [feed, chain] = await published(folder, MARCH_FINAL, after)
  expect(await verifyChain(feed, chain)).toMatchObject({ problems: [], entries: 6, signature: 'valid' })
  expect(chain.keys).toHaveLength(2)

  const key = await signingKey({ SLA_SIGNING_KEY: after }, [])
  if (key === null) throw new Error('no key')
  const header = Buffer.from(JSON.stringify({ alg: 'Ed25519', kid: key.public.kid })).toString('base64url')
  const forged: ChainFeed['entries'] = []
  for (const { hash: _, signature = '', ...content } of chain.entries) {
    const last = forged.at(-1)
    const unsealed = {
      ...content,
      recordedAt: '2026-04-10T00:00:00Z',
      previous: last ? linkOf(last) : null,
    }
    const hash = hashOf(unsealed)
    const own = signature.startsWith(header)
    forged.push({ ...unsealed, hash, signature: own ? await signatureOf(hash, key) : signature })
  }
  const { problems, signature } = await verifyChain(feed, { ...chain, entries: forged })
  expect(problems.map(({ kind }) => kind)).toEqual(['signature'])
  expect(signature).toBe('invalid')
})
