import { Failure, type Problem, read } from '../feed-client.ts'
import { bytesOf, type Derived } from './derive.ts'

const TYPE = 'sla-status-private-'
const VERSION = '1'
const TAG_BYTES = 16
/** The same as base64url. */
const TAG_LETTERS = 22
const IV_BYTES = 12

/** What an opened envelope says of itself, with its content as text. */
export interface Opened {
  /** Seconds since the epoch. */
  iat: number
  text: string
}

/**
 * Open a compact JWE as scripts/private/seal.ts makes them: `dir`, A256GCM, compressed, bound to its address.
 * @throws Failure before a byte of the content is known, unless all of it is genuine.
 */
export async function openEnvelope(envelope: string, { id, content }: Derived): Promise<Opened> {
  const parts = envelope.trim().split('.')
  const [head = '', encryptedKey, iv = '', cipher = '', tag = ''] = parts
  const header = headerOf(head)
  if (header === undefined) throw new Failure(unreadable(envelope.trim(), parts.length))
  const { typ, alg, enc, zip, kid, iat, crit } = header
  if (typeof typ !== 'string' || !typ.startsWith(TYPE)) throw new Failure('not-private')
  if (typ !== TYPE + VERSION || crit !== undefined) throw new Failure('version')
  if (kid !== id) throw new Failure('swapped')
  if (parts.length < 5) throw new Failure('truncated')
  if (alg !== 'dir' || enc !== 'A256GCM' || zip !== 'DEF' || encryptedKey !== '' || parts.length > 5)
    throw new Failure('changed')
  const sealed = decoded(cipher)
  const proof = decoded(tag)
  const start = decoded(iv)
  if (tag.length < TAG_LETTERS) throw new Failure('truncated')
  if (!sealed || proof?.length !== TAG_BYTES || start?.length !== IV_BYTES || !Number.isSafeInteger(iat))
    throw new Failure('changed')
  const whole = new Uint8Array(sealed.length + TAG_BYTES)
  whole.set(sealed)
  whole.set(proof, sealed.length)
  const additionalData = new TextEncoder().encode(head)
  const packed = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: start, additionalData }, content, whole)
    .catch(() => {
      throw new Failure('changed')
    })
  const unpacked = new Response(packed).body?.pipeThrough(new DecompressionStream('deflate-raw'))
  return { iat: Number(iat), text: await read(new Response(unpacked ?? null)) }
}

function headerOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytesOf(text)))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** A JWE begins with its header, `{"` in base64url; what does not is a page or a plain file that a host sent instead. */
function unreadable(text: string, parts: number): Problem {
  if (text !== '' && !text.startsWith('eyJ')) return 'not-private'
  return parts === 1 ? 'truncated' : 'changed'
}

function decoded(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return bytesOf(text)
  } catch {
    return undefined
  }
}
