import { generateKeyPairSync } from 'node:crypto'
import type { ChainEntry, ChainFeed } from '../../data/schema/chain.ts'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { recordedForm } from '../../scripts/record/change.ts'
import { hashOf, linkOf } from '../../scripts/record/entry.ts'
import { signatureOf, signingKey } from '../../scripts/record/keys.ts'
import agreement from '../fixtures/feed/agreement.json' with { type: 'json' }

/** How many months the bars of issue 7 ask about. */
export const MONTHS = 24

/** Every promise of the fixture's agreement, closed in each of the months before its running one. */
export function manyMonths(): AgreementFeed {
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

/** The signed chain of what a feed shows of closed periods. */
export async function chainOf({ history, agreement: { id } }: AgreementFeed): Promise<ChainFeed> {
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
