import { z } from 'zod'
import { ChainFeed } from './chain.ts'
import { Id, Text } from './common.ts'
import { AgreementFeed, Decimal, Instant, Period } from './feed.ts'

/*
 * What one customer gets and nobody else, version 1: encrypted in `private/v1/ID.jwe`, or in plain form in a folder that a
 * host with a login guards. The same rules as for the public feed: add fields, never rename one.
 */

/** A stretch of a period in exactly one class of the ledger (semantics 2.4); the stretches of a period sum to it. */
const Segment = z.object({
  start: Instant,
  end: Instant,
  ms: z.int().min(0),
  class: z.enum(['up', 'down', 'excluded', 'unknown', 'outside-hours', 'outside-contract', 'future']),
  /** Share of it that counts as down, as `1` or `3/10`. */
  weight: z
    .string()
    .regex(/^\d+(\/\d+)?$/)
    .optional(),
  reason: z.string().optional(),
  /** What touched it: incidents and maintenance by id, monitoring by its source. */
  events: z.array(z.string()),
})

/** One period of one objective, whole: what its figure can be computed from again. */
const PrivateLedger = z.object({
  agreement: z.string(),
  objective: z.string(),
  /** One, or those that the objective composes into one figure. */
  services: z.array(z.string()),
  period: Period,
  segments: z.array(Segment),
})

/** An agreement in the form of the public ones, with credits in money, and the record of its closed periods where there is one. */
export const PrivateAgreement = AgreementFeed.extend({ chain: ChainFeed.optional() })
export type PrivateAgreement = z.infer<typeof PrivateAgreement>

export const PrivateFeed = AgreementFeed.pick({
  version: true,
  generatedAt: true,
  dataThrough: true,
  staleAfter: true,
  page: true,
}).extend({
  customer: z.object({ id: Id, name: Text }),
  agreements: z.array(PrivateAgreement),
  /** What the agreements cost, where they say so. */
  fees: z.array(z.object({ agreement: z.string(), amount: Decimal, currency: z.string(), per: z.string() })),
  /** Of the objectives that time is measured for; tickets, orders and answers stand in the figures' own `items`. */
  ledger: z.array(PrivateLedger),
})
export type PrivateFeed = z.infer<typeof PrivateFeed>
