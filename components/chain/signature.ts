import type { ChainKey } from '../../data/schema/chain.ts'
import { canonical } from './canonical.ts'

const encoder = new TextEncoder()

function encode(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** @throws Error for a text that is not base64url, or another spelling of the same bytes. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
    one.charCodeAt(0),
  )
  if (encode(bytes) !== text) throw new Error('not base64url')
  return bytes
}

/** Whether a signature fits; `unsupported` where this browser has no Ed25519. */
export type SignatureState = 'valid' | 'invalid' | 'unsupported'

/** Whether a compact JWS without its payload fits that payload. */
export type Verify = (payload: string, detached: string) => Promise<SignatureState>

/**
 * What verifies signatures by Ed25519 (RFC 7515 appendix F, RFC 8037). A signature's key has to be one of `keys`, and each
 * key the one that its id says (RFC 7638). Keys are read once, however many signatures there are.
 */
export function verifierOf(keys: readonly ChainKey[]): Verify {
  const read = new Map<unknown, Promise<CryptoKey | null>>()
  return async (payload, detached) => {
    try {
      const [header = '', between, signature = '', more] = detached.split('.')
      const { kid, alg } = JSON.parse(new TextDecoder().decode(decode(header))) as Record<string, unknown>
      const key = keys.find((one) => one.kid === kid)
      if (key === undefined || alg !== 'Ed25519' || between !== '' || more !== undefined) return 'invalid'
      const reading = read.get(kid) ?? ownKey(key)
      read.set(kid, reading)
      const own = await reading
      if (own === null) return 'unsupported'
      const signed = encoder.encode(`${header}.${encode(encoder.encode(payload))}`)
      return (await crypto.subtle.verify('Ed25519', own, decode(signature), signed)) ? 'valid' : 'invalid'
    } catch {
      return 'invalid'
    }
  }
}

/** Null where the browser does not know the kind of key. @throws Error for a key that is none, or another than its id says. */
async function ownKey({ crv, kty, x, kid }: ChainKey): Promise<CryptoKey | null> {
  const thumbprint = await crypto.subtle.digest('SHA-256', encoder.encode(canonical({ crv, kty, x })))
  if (encode(new Uint8Array(thumbprint)) !== kid) throw new Error('another key than its id says')
  try {
    return await crypto.subtle.importKey('jwk', { crv, kty, x }, 'Ed25519', false, ['verify'])
  } catch (error) {
    if ((error as Error).name === 'NotSupportedError') return null
    throw error
  }
}
