import { z } from 'zod'
import { Instant, ObjectiveResult } from './feed.ts'

const Digest = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in 64 lower-case hexadecimal digits')

/** What is kept of a result once it is final: all that was decided, and the parameters that decided it (semantics 2.15). */
export const RecordedResult = ObjectiveResult.pick({
  agreement: true,
  objective: true,
  service: true,
  metric: true,
  period: true,
  target: true,
  value: true,
  exact: true,
  worst: true,
  best: true,
  verdict: true,
  reason: true,
  certainty: true,
  finality: true,
  phase: true,
  binding: true,
  aboveCap: true,
  coverage: true,
  ledger: true,
  items: true,
  numbers: true,
  metOnlyByRounding: true,
  restated: true,
  method: true,
})
export type RecordedResult = z.infer<typeof RecordedResult>

/**
 * One closed period of one objective, as it became final or was restated: a line of an agreement's chain. Hashes are
 * SHA-256 over canonical JSON (RFC 8785).
 */
export const ChainEntry = z.object({
  /** Its place in the agreement's chain, from 1. */
  number: z.int().min(1),
  /** Of this figure: 1 when it became final, one more with each restatement. */
  version: z.int().min(1),
  recordedAt: Instant,
  /** What the evidence came to that decided it; `form` says what goes into the digest (docs/verify.md). */
  inputs: z.object({ form: z.literal(1), digest: Digest }),
  result: RecordedResult,
  /** Of the whole entry before, its hash and signature included; null for the first. */
  previous: Digest.nullable(),
  /** Of this entry without `hash` and `signature`. */
  hash: Digest,
  /** Compact JWS over `hash` with the payload left out (RFC 7515, appendix F), by Ed25519. */
  signature: z
    .string()
    .regex(/^[\w-]+\.\.[\w-]{86}$/, 'expected a compact JWS without its payload')
    .optional(),
})
export type ChainEntry = z.infer<typeof ChainEntry>

/** A public key that entries are signed with; `kid` is its thumbprint (RFC 7638). */
export const ChainKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
})
export type ChainKey = z.infer<typeof ChainKey>

/** The closed periods of an agreement, oldest entry first: `feed/v1/chain/ID.json` of a public one, else in its private feed. */
export const ChainFeed = z.object({
  version: z.literal(1),
  agreement: z.string(),
  keys: z.array(ChainKey),
  entries: z.array(ChainEntry),
})
export type ChainFeed = z.infer<typeof ChainFeed>
