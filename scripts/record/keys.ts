import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { ChainKey } from '../../data/schema/chain.ts'
import { UsageError } from '../failure.ts'

const ALGORITHM = 'Ed25519'

/** What entries are signed with, and what others verify them with. */
export interface SigningKey {
  private: KeyObject
  public: ChainKey
}

/**
 * The key of `SLA_SIGNING_KEY`, or of the file that `SLA_SIGNING_KEY_FILE` names: an Ed25519 private key in PEM (PKCS 8) or
 * as a JWK. Null where neither is set. What the key says is in no message.
 * @param kept - Folders that a key must not lie in, for what they hold is published or shared.
 * @throws UsageError when the key cannot be read, is of another kind, or lies in one of the folders.
 */
export async function signingKey(
  environment: Record<string, string | undefined>,
  kept: readonly string[],
): Promise<SigningKey | null> {
  const { SLA_SIGNING_KEY: text, SLA_SIGNING_KEY_FILE: file } = environment
  if (text) return keyFrom(text, 'SLA_SIGNING_KEY')
  if (!file) return null
  for (const folder of kept) {
    if (relative(real(folder), real(file)).startsWith('..')) continue
    throw new UsageError(
      `SLA_SIGNING_KEY_FILE names a file in ${folder}; a private key has to lie outside of what is published and shared`,
    )
  }
  return keyFrom(read(file), file)
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`The signing key ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
}

async function keyFrom(text: string, place: string): Promise<SigningKey> {
  const key = parsed(text.trim())
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new UsageError(
      `${place} holds no Ed25519 private key; expected PEM (PKCS 8) or a JWK, as "openssl genpkey -algorithm ed25519" writes it`,
    )
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  const jwk = { kty: 'OKP', crv: 'Ed25519', x } as const
  const { calculateJwkThumbprint } = await import('jose')
  return { private: key, public: { ...jwk, kid: await calculateJwkThumbprint(jwk) } }
}

function parsed(text: string): KeyObject | null {
  try {
    return text.startsWith('{')
      ? createPrivateKey({ key: JSON.parse(text), format: 'jwk' })
      : createPrivateKey(text)
  } catch {
    return null
  }
}

/** Sign an entry's hash: a compact JWS without its payload, which the entry carries as `hash`. */
export async function signatureOf(hash: string, key: SigningKey): Promise<string> {
  const { CompactSign } = await import('jose')
  const jws = await new CompactSign(new TextEncoder().encode(hash))
    .setProtectedHeader({ alg: ALGORITHM, kid: key.public.kid })
    .sign(key.private)
  const [header, , signature] = jws.split('.')
  return `${header}..${signature}`
}

export type SignatureFault = 'unknown-key' | 'invalid'

/** What is wrong with a signature; null where nothing is. Another spelling of the same bytes is wrong too. */
export async function signatureFault(
  hash: string,
  detached: string,
  keys: readonly ChainKey[],
): Promise<SignatureFault | null> {
  const { base64url, compactVerify } = await import('jose')
  const [header = '', , signature = ''] = detached.split('.')
  const spelled = (part: string) => base64url.encode(base64url.decode(part)) === part
  try {
    if (!spelled(header) || !spelled(signature)) return 'invalid'
    const { kid } = JSON.parse(new TextDecoder().decode(base64url.decode(header))) as { kid?: string }
    const key = keys.find((one) => one.kid === kid)
    if (key === undefined) return 'unknown-key'
    const jws = `${header}.${base64url.encode(hash)}.${signature}`
    await compactVerify(jws, createPublicKey({ key, format: 'jwk' }), { algorithms: [ALGORITHM] })
    return null
  } catch {
    return 'invalid'
  }
}

/** Whether a public key is the one that its id says. */
export async function isOwnKey({ kty, crv, x, kid }: ChainKey): Promise<boolean> {
  const { calculateJwkThumbprint } = await import('jose')
  return (await calculateJwkThumbprint({ kty, crv, x })) === kid
}
