import { createHash } from 'node:crypto'
import type { ChainEntry } from '../../data/schema/chain.ts'
import { canonicalJson } from '../sla/agreement/stored-result.ts'

/** What is signed and hashed of an entry. */
export type Unsealed = Omit<ChainEntry, 'hash' | 'signature'>

/** SHA-256 over canonical JSON (RFC 8785), in lower-case hexadecimal digits. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

/** The hash that an entry carries: of all of it but the hash and the signature. */
export function hashOf({ hash: _, signature: __, ...unsealed }: Unsealed & Partial<ChainEntry>): string {
  return digestOf(unsealed)
}

/** What the next entry carries of this one: the digest of the whole, so that its signature cannot change either. */
export function linkOf(entry: ChainEntry): string {
  return digestOf(entry)
}

/** Which figure a result is: the same for every version of it. */
export function figureOf({
  objective,
  service,
  period,
}: Pick<ChainEntry['result'], 'objective' | 'service' | 'period'>): string {
  return [objective, service ?? '', period.id].join(' ')
}

/** The latest version of every figure of a chain. */
export function latestOf(entries: readonly ChainEntry[]): Map<string, ChainEntry> {
  return new Map(entries.map((entry) => [figureOf(entry.result), entry]))
}
