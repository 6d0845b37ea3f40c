import { existsSync } from 'node:fs'
import type { ChainEntry, ChainFeed } from '../../data/schema/chain.ts'
import type { Data } from '../load/data.ts'
import type { Measured } from '../measure.ts'
import { factsOf, type Outcome } from '../publish/agreement/results.ts'
import { chainFeeds, chainFiles } from './chain-feed.ts'
import { checkChain, checkKeys } from './check-chain.ts'
import type { Fault } from './fault.ts'
import { appendRecord, type ClosedRecord, readRecord, recordFolder } from './files.ts'
import { signingKey } from './keys.ts'
import { readRestatements } from './restatements.ts'
import { type Sealed, sealResults } from './seal.ts'

export interface ClosedPeriods {
  /** To be published in the place of those that were computed. */
  outcomes: Outcome[]
  /** `feed/v1/chain/ID.json` of the public agreements, by path under the site's root; empty where nothing is recorded. */
  files: Map<string, string>
  /** The chains of all agreements, those that are private too, by agreement: for their parties alone. */
  chains: Map<string, ChainFeed>
  /** How many entries were added to the record. */
  recorded: number
  /** What is wrong with the record, and final figures that the data gives otherwise now: for the build's report. */
  faults: Fault[]
}

/**
 * Whether a data folder keeps a record of its closed periods: `record: true` in site.yaml, or the folder is there. Without
 * either nothing is written, so that trying the example or a copy of it leaves no trace.
 */
export function keepsRecord({ dir, site }: Pick<Data, 'dir' | 'site'>): boolean {
  return site.record || existsSync(recordFolder(dir))
}

/**
 * Put the record of closed periods in force for a build, and write what became final.
 * @param given - `readOnly`: an instant was given on the command line, so that the build looks back and records nothing;
 * `out`: where the build is published.
 * @throws DataError for a restatement that cannot be read, UsageError for a signing key that cannot be used.
 */
export async function closePeriods(
  outcomes: readonly Outcome[],
  data: Data,
  measured: Measured,
  asOf: number,
  given: { readOnly: boolean; out: string; environment?: Record<string, string | undefined> },
): Promise<ClosedPeriods> {
  if (!keepsRecord(data))
    return { outcomes: [...outcomes], files: new Map(), chains: new Map(), recorded: 0, faults: [] }
  const key = given.readOnly
    ? null
    : await signingKey(given.environment ?? process.env, [data.dir, given.out])
  const read = await readRecord(data.dir)
  const record = { ...read, faults: [...read.faults, ...(await faultsOf(read))] }
  const restatements = await readRestatements(data.dir)
  const facts = factsOf(data, measured, asOf)
  const { readOnly } = given
  const sealed = await sealResults(outcomes, { data, facts, asOf, record, restatements, readOnly, key })
  if (readOnly) return { ...published(sealed, data, record), recorded: 0 }
  await appendRecord(data.dir, record, sealed.added, key?.public)
  const keys = key ? [...record.keys.filter(({ kid }) => kid !== key.public.kid), key.public] : record.keys
  const recorded = [...sealed.added.values()].reduce((sum, entries) => sum + entries.length, 0)
  return { ...published(sealed, data, { ...record, keys }), recorded }
}

/** Chains that were checked, with which keys: what has not changed since is not checked again every minute. */
const checked = new WeakMap<readonly ChainEntry[], { keys: string; faults: Promise<Fault[]> }>()

/** What is wrong with the chains and keys of a record, besides what could not be read. */
export async function faultsOf(record: ClosedRecord): Promise<Fault[]> {
  const keys = record.keys.map(({ kid, x }) => `${kid} ${x}`).join('\n')
  const found = [...record.chains].map(([agreement, entries]) => {
    const known = checked.get(entries)
    if (known?.keys === keys) return known.faults
    const faults = checkChain(agreement, entries, record.keys)
    checked.set(entries, { keys, faults })
    return faults
  })
  return [...(await checkKeys(record.keys)), ...(await Promise.all(found)).flat()]
}

function published(
  { outcomes, chains, unexplained }: Sealed,
  data: Data,
  { keys, faults }: ClosedRecord,
): Omit<ClosedPeriods, 'recorded'> {
  const feeds = chainFeeds(chains, keys)
  return { outcomes, files: chainFiles(feeds, data), chains: feeds, faults: [...faults, ...unexplained] }
}
