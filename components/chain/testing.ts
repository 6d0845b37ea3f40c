import type { ChainEntry, ChainFeed, ChainKey } from '../../data/schema/chain.ts'
import type { AgreementFeed, ObjectiveResult } from '../../data/schema/feed.ts'
import { canonical, sha256 } from './canonical.ts'

const encoder = new TextEncoder()

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** A key of its own for every chain, with its thumbprint by RFC 7638. */
export async function newKey(): Promise<{ sign: CryptoKey; key: ChainKey }> {
  const { privateKey, publicKey } = (await crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const { x = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  const thumbprint = encoder.encode(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)
  const kid = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', thumbprint)))
  return { sign: privateKey, key: { kty: 'OKP', crv: 'Ed25519', x, kid } }
}

/** What is recorded of a result: all but what is only said of it, or follows from the rest. */
function recorded(result: ObjectiveResult): ChainEntry['result'] {
  const {
    title: _,
    clause: __,
    kind: ___,
    outlook: ____,
    budget,
    projection,
    disputed,
    parts,
    explain,
    ...rest
  } = result
  return rest
}

/** An entry with its hash, signed. */
export async function seal(
  unsealed: Omit<ChainEntry, 'hash' | 'signature'>,
  { sign, key }: Awaited<ReturnType<typeof newKey>>,
): Promise<ChainEntry> {
  const hash = await sha256(canonical(unsealed))
  const header = base64url(encoder.encode(JSON.stringify({ alg: 'Ed25519', kid: key.kid })))
  const signed = encoder.encode(`${header}.${base64url(encoder.encode(hash))}`)
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', sign, signed))
  return { ...unsealed, hash, signature: `${header}..${base64url(signature)}` }
}

/** The chain of what a feed shows of closed periods, oldest first; a restated figure has its former version too. */
export async function chainOf(feed: AgreementFeed): Promise<ChainFeed> {
  const own = await newKey()
  const entries: ChainEntry[] = []
  const add = async (result: ChainEntry['result'], version: number) => {
    const last = entries.at(-1)
    const unsealed = {
      number: entries.length + 1,
      version,
      recordedAt: '2026-11-05T00:30:00Z',
      inputs: { form: 1 as const, digest: await sha256('evidence') },
      result,
      previous: last ? await sha256(canonical(last)) : null,
    }
    entries.push(await seal(unsealed, own))
  }
  for (const result of feed.history.toReversed()) {
    const { restated, ...rest } = recorded(result)
    await add({ ...rest, finality: 'final' }, 1)
    if (restated) await add({ ...rest, restated }, 2)
  }
  return { version: 1, agreement: feed.agreement.id, keys: [own.key], entries }
}
