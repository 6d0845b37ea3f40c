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

/**
 * Verify a compact JWS without its payload, by Ed25519 (RFC 7515 appendix F, RFC 8037). Its key has to be one of `keys`,
 * and each key the one that its id says (RFC 7638).
 */
export async function verifySignature(
  payload: string,
  detached: string,
  keys: readonly ChainKey[],
): Promise<SignatureState> {
  try {
    const [header = '', between, signature = '', more] = detached.split('.')
    const { kid, alg } = JSON.parse(new TextDecoder().decode(decode(header))) as Record<string, unknown>
    const key = keys.find((one) => one.kid === kid)
    if (key === undefined || alg !== 'Ed25519' || between !== '' || more !== undefined) return 'invalid'
    const { crv, kty, x } = key
    const thumbprint = await crypto.subtle.digest('SHA-256', encoder.encode(canonical({ crv, kty, x })))
    if (encode(new Uint8Array(thumbprint)) !== kid) return 'invalid'
    const own = await importKey({ crv, kty, x })
    if (own === null) return 'unsupported'
    const signed = encoder.encode(`${header}.${encode(encoder.encode(payload))}`)
    return (await crypto.subtle.verify('Ed25519', own, decode(signature), signed)) ? 'valid' : 'invalid'
  } catch {
    return 'invalid'
  }
}

/** Null where the browser does not know the kind of key. @throws DOMException for a key that is none. */
async function importKey(jwk: JsonWebKey): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])
  } catch (error) {
    if ((error as Error).name === 'NotSupportedError') return null
    throw error
  }
}
