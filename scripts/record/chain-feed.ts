import { z } from 'zod'
import { type ChainEntry, ChainFeed, type ChainKey } from '../../data/schema/chain.ts'
import type { Data } from '../load/data.ts'
import { canonicalJson } from '../sla/agreement/stored-result.ts'

const FOLDER = 'feed/v1/chain'

/**
 * The published chain of an agreement: its entries and the public keys that they are signed with.
 * @throws Error where an entry has a field that is not a part of the contract: nothing else is published.
 */
export function chainFeed(
  agreement: string,
  entries: readonly ChainEntry[],
  keys: readonly ChainKey[],
): ChainFeed {
  const feed = ChainFeed.parse({ version: 1, agreement, keys: keysOf(entries, keys), entries })
  if (canonicalJson(feed.entries) !== canonicalJson(entries))
    throw new Error(`The chain of "${agreement}" has fields that are not published`)
  return feed
}

/** Keys that signed an entry; others concern other agreements. */
function keysOf(entries: readonly ChainEntry[], keys: readonly ChainKey[]): ChainKey[] {
  const used = new Set(entries.map(({ signature = '' }) => keyIdOf(signature)))
  return keys.filter(({ kid }) => used.has(kid)).sort((a, b) => (a.kid < b.kid ? -1 : 1))
}

/** Which key a signature says that it is by; undefined where it says none. */
function keyIdOf(signature: string): string | undefined {
  try {
    const header = Buffer.from(signature.split('.')[0] ?? '', 'base64url').toString()
    return (JSON.parse(header) as { kid?: string }).kid
  } catch {
    return undefined
  }
}

/** The chains of all agreements that have one, by agreement: those that are private too. */
export function chainFeeds(
  chains: ReadonlyMap<string, readonly ChainEntry[]>,
  keys: readonly ChainKey[],
): Map<string, ChainFeed> {
  const recorded = [...chains].filter(([, entries]) => entries.length > 0)
  return new Map(recorded.map(([id, entries]) => [id, chainFeed(id, entries, keys)]))
}

/**
 * The chains of the public agreements as files of the feed, with the schema beside them; none where nothing is recorded.
 * That an agreement that is not public has a chain is told by no file, not by the schema either.
 */
export function chainFiles(
  feeds: ReadonlyMap<string, ChainFeed>,
  { agreements }: Pick<Data, 'agreements'>,
): Map<string, string> {
  const files = new Map<string, string>()
  for (const { id, visibility } of agreements) {
    const feed = feeds.get(id)
    if (visibility !== 'public' || feed === undefined) continue
    files.set(`${FOLDER}/${id}.json`, `${JSON.stringify(feed)}\n`)
  }
  if (files.size > 0) files.set('feed/v1/chain.schema.json', `${JSON.stringify(chainSchema(), null, 2)}\n`)
  return files
}

function chainSchema(): object {
  return z.toJSONSchema(ChainFeed, { io: 'input', target: 'draft-2020-12' })
}
