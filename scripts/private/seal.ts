import { CompactEncrypt } from 'jose'
import type { PrivateFeed } from '../../data/schema/private-feed.ts'
import { derive } from './derive.ts'

/** What the protected header calls the file. A later form that readers of this one cannot read gets another number. */
const TYPE = 'sla-status-private-1'

/**
 * A private feed as a compact JWE (`dir`, A256GCM, compressed). The protected header says which address the file belongs at
 * (`kid`) and when its feed was made (`iat`, in seconds): neither can be changed without the key. Who the customer is stands
 * inside only. Each file has an initialisation vector of its own, so the same feed never gives the same bytes.
 */
export async function seal(feed: PrivateFeed, key: Uint8Array): Promise<string> {
  const { id, content } = derive(key)
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(feed)))
    .setProtectedHeader({
      alg: 'dir',
      enc: 'A256GCM',
      zip: 'DEF',
      typ: TYPE,
      cty: 'json',
      kid: id,
      iat: Math.floor(Date.parse(feed.generatedAt) / 1000),
    })
    .encrypt(content)
}
