import type { ChainEntry, ChainFeed } from '../../data/schema/chain.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { canonical, sha256 } from './canonical.ts'
import { compareShown } from './compare-shown.ts'
import { type SignatureState, verifySignature } from './signature.ts'

/**
 * `changed`: an entry is not what its hash says. `broken`: it does not follow the one before. `signature`: it is not signed
 * as it says, or no longer. `differs`: the page shows another figure. `unrecorded`: the page calls a figure final that is not
 * in the chain. `hidden`: a recorded figure is not shown.
 */
export type ChainProblemKind = 'changed' | 'broken' | 'signature' | 'differs' | 'unrecorded' | 'hidden'

export interface ChainProblem {
  kind: ChainProblemKind
  /** Which figure. */
  result: Pick<ChainEntry['result'], 'objective' | 'service' | 'period'>
}

export interface Verification {
  /** Empty where everything fits. */
  problems: ChainProblem[]
  entries: number
  /** When the last entry was recorded: since then nothing in the chain can have changed. Null for a chain without any. */
  since: string | null
  /** Hash of the last entry: who notes it can tell later whether anything before it was changed. */
  head: string | null
  /** Of the last entry that is signed: by the links, it signs all before it. `none` where no entry is. */
  signature: SignatureState | 'none'
}

/** What does not fit in an entry by itself and to the one before. */
async function problemOf(entry: ChainEntry, previous: ChainEntry | undefined, version: number) {
  const { hash, signature, ...content } = entry
  const [own, link] = await Promise.all([
    sha256(canonical(content)),
    previous === undefined ? null : sha256(canonical(previous)),
  ])
  if (own !== hash) return 'changed'
  if (link !== entry.previous || entry.number !== (previous?.number ?? 0) + 1 || entry.version !== version)
    return 'broken'
  return signature === undefined && previous?.signature !== undefined ? 'signature' : null
}

/**
 * Verify an agreement's chain in the browser (semantics 2.15), and that what the feed shows of closed periods is what was
 * recorded. Whatever byte of a period, of the chain or of a signature changed, one of the problems says so; a restatement is
 * none. Asks nobody. Where a key is the provider's own, a valid signature says that the holder of that key wrote it, not that
 * the provider never wrote another.
 * @throws TypeError where the page has no WebCrypto, as without https.
 */
export async function verifyChain(feed: AgreementFeed, chain: ChainFeed): Promise<Verification> {
  const { entries, keys } = chain
  const versions = new Map<string, number>()
  const found = await Promise.all(
    entries.map((entry, index) => {
      const figure = canonical([entry.result.objective, entry.result.service ?? null, entry.result.period.id])
      const version = (versions.get(figure) ?? 0) + 1
      versions.set(figure, version)
      return problemOf(entry, entries[index - 1], version)
    }),
  )
  const problems: ChainProblem[] = entries.flatMap(({ result }, index) => {
    const kind = result.agreement === feed.agreement.id ? found[index] : 'broken'
    return kind ? [{ kind, result }] : []
  })
  const signed = entries.findLast(({ signature }) => signature !== undefined)
  const signature = signed?.signature ? await verifySignature(signed.hash, signed.signature, keys) : 'none'
  if (signed && signature === 'invalid') problems.push({ kind: 'signature', result: signed.result })
  const last = entries.at(-1)
  return {
    problems: [...problems, ...compareShown(feed, entries)],
    entries: entries.length,
    since: last?.recordedAt ?? null,
    head: last?.hash ?? null,
    signature,
  }
}
