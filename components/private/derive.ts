/** Letters of a key: 32 bytes as base64url. */
const KEY = /^[\w-]{43}$/
const ADDRESS_BYTES = 16

/** What a key stands for: the name of its file, and what that is encrypted with. */
export interface Derived {
  id: string
  content: CryptoKey
}

/** scripts/private/derive.ts does the same when the file is written; the two are held together by test/private/. */
export async function derive(key: string): Promise<Derived | undefined> {
  if (!KEY.test(key)) return undefined
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const secret = await crypto.subtle.importKey('raw', bytesOf(key), algorithm, false, ['sign'])
  const part = async (name: string) =>
    new Uint8Array(
      await crypto.subtle.sign('HMAC', secret, new TextEncoder().encode(`sla-status private 1 ${name}`)),
    )
  const [address, content] = await Promise.all([part('address'), part('content')])
  return {
    id: textOf(address.subarray(0, ADDRESS_BYTES)),
    content: await crypto.subtle.importKey('raw', content, 'AES-GCM', false, ['decrypt']),
  }
}

/** @throws where the text is no base64url. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

function textOf(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
