import type { ChainEntry, ChainFeed } from '../../data/schema/chain.ts'
import type { AgreementFeed } from '../../data/schema/feed.ts'
import { canonical, sha256 } from './canonical.ts'
import { compareShown } from './compare-shown.ts'
import { type SignatureState, type Verify, verifierOf } from './signature.ts'

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
  /** Of the last entry that each key signed: by the links, it signs all before it. `none` where no entry is signed. */
  signature: SignatureState | 'none'
}

/** An entry with the digests that are to be in it and in the one after it, and what its signature came to. */
interface Checked {
  entry: ChainEntry
  /** Of the entry without hash and signature. */
  own: string
  /** Of all of it. */
  whole: string
  /** Where it was asked. */
  signed: SignatureState | undefined
}

async function checked(entry: ChainEntry, verify: Verify | undefined): Promise<Checked> {
  const { hash, signature } = entry
  // Both texts have nearly everything in common: it is written once.
  const fields = Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))
  const written = fields.map(
    ([name, value]) => [name, `${JSON.stringify(name)}:${canonical(value)}`] as const,
  )
  const sealed = written.filter(([name]) => name !== 'hash' && name !== 'signature')
  const text = (parts: typeof written) => `{${parts.map(([, part]) => part).join()}}`
  const [own, whole, signed] = await Promise.all([
    sha256(text(sealed)),
    sha256(text(written)),
    signature === undefined ? undefined : verify?.(hash, signature),
  ])
  return { entry, own, whole, signed }
}

/** What does not fit in an entry by itself and to the one before. */
function problemOf(
  { entry, own, signed }: Checked,
  before: Checked | undefined,
  version: number,
): ChainProblemKind | null {
  const { hash, signature, previous, number } = entry
  if (own !== hash) return 'changed'
  if (
    previous !== (before?.whole ?? null) ||
    number !== (before?.entry.number ?? 0) + 1 ||
    entry.version !== version
  )
    return 'broken'
  if (signature === undefined && before?.entry.signature !== undefined) return 'signature'
  return signed === 'invalid' ? 'signature' : null
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
  const verify = verifierOf(keys)
  // The header names the key. A signature before the last of its key cannot change unseen: that one covers it by the links.
  const headerOf = ({ signature }: ChainEntry) => signature?.split('.')[0]
  const asked = new Set(new Map(entries.map((entry) => [headerOf(entry), entry])).values())
  const found = await Promise.all(
    entries.map((entry) => checked(entry, asked.has(entry) ? verify : undefined)),
  )
  const versions = new Map<string, number>()
  const problems = found.flatMap((one, index): ChainProblem[] => {
    const { result } = one.entry
    const figure = canonical([result.objective, result.service ?? null, result.period.id])
    const version = (versions.get(figure) ?? 0) + 1
    versions.set(figure, version)
    const own = result.agreement === feed.agreement.id
    const kind = own ? problemOf(one, found[index - 1], version) : 'broken'
    return kind ? [{ kind, result }] : []
  })
  const last = entries.at(-1)
  return {
    problems: [...problems, ...compareShown(feed, entries)],
    entries: entries.length,
    since: last?.recordedAt ?? null,
    head: last?.hash ?? null,
    signature: stateOf(found.map(({ signed }) => signed)),
  }
}

/** What signatures come to together: one that does not fit is said before one that could not be checked. */
function stateOf(states: readonly (SignatureState | undefined)[]): SignatureState | 'none' {
  return (['invalid', 'unsupported', 'valid'] as const).find((state) => states.includes(state)) ?? 'none'
}
