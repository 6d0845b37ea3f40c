import type { ChainFeed } from '../../data/schema/chain.ts'
import { listOf, shape } from '../feed-guard.ts'

const chain = shape('version:whole agreement:string', {
  keys: listOf(shape('kty:string crv:string x:string kid:string')),
  entries: listOf(
    shape('number:whole version:whole recordedAt:instant previous:string? hash:string signature:string?', {
      result: shape('agreement:string objective:string service:string?', {
        period: shape('id:string end:instant'),
      }),
    }),
  ),
})

/** Whether a value can be verified as `chain/ID.json`, version 1. */
export function isChain(value: unknown): value is ChainFeed {
  return chain(value) && (value as ChainFeed).version === 1
}
