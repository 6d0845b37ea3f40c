import { createHmac } from 'node:crypto'

/** Bytes of a customer's key. */
export const KEY_BYTES = 32
/** Bytes of the address: as many that nobody finds one by trying. */
const ADDRESS_BYTES = 16

/** What a key stands for: where its file lies, and what that is encrypted with. Neither tells the other or the key. */
export interface Derived {
  /** Name of the file without its ending, base64url. */
  id: string
  content: Uint8Array
}

/** components/private/derive.ts does the same in the browser; the two are held together by test/private/. */
export function derive(key: Uint8Array): Derived {
  const part = (name: string) => createHmac('sha256', key).update(`sla-status private 1 ${name}`).digest()
  return {
    id: part('address').subarray(0, ADDRESS_BYTES).toString('base64url'),
    content: part('content'),
  }
}

/** Where the file of a key lies, relative to the site's root. */
export function privatePath(id: string): string {
  return `private/v1/${id}.jwe`
}
