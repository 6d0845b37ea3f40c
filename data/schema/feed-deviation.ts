import { z } from 'zod'
import { Text } from './common.ts'
import { DeviationKind, RootCauseCategory } from './deviation.ts'
import { Action, Count, DateText, Instant } from './feed-parts.ts'
import { Period } from './feed-result.ts'

/* What the feed tells of deviations (feed.ts): never who wrote them. Days are in the agreement's zone. */

export const Deviation = z.object({
  /** Stable: agreement, objective, service, period and kind, or agreement and file. */
  id: z.string(),
  /** Where several deviations have the same cause and actions, they have the same `record`. */
  record: z.string().optional(),
  /** `figures`: the engine opened it; else who noticed it. */
  source: z.enum(['figures', 'customer', 'provider']),
  /** What the figures show; absent for what somebody noticed. */
  kind: DeviationKind.optional(),
  title: Text.optional(),
  objective: z.string().optional(),
  service: z.string().optional(),
  period: Period.optional(),
  /** It was written down, and the figures do not show it, or no longer. */
  settled: z.literal(true).optional(),
  /** False for a KPI, a pilot, or an agreement that is not signed: followed, and nothing follows from it. */
  binding: z.boolean(),
  /** The furthest that it came: cause, actions, all of them done, closed. */
  state: z.enum(['open', 'cause-known', 'acting', 'verifying', 'closed']),
  /** When the figures first showed it, or it was noticed. Absent where a running period does not tell that. */
  openedAt: Instant.optional(),
  closedAt: Instant.optional(),
  /** Days from the one on which it was opened to that of its closing, or of the feed. */
  ageDays: Count.optional(),
  /** `afterDays` from the day on which it was opened; `unknown` was looked for and not found. */
  rootCause: z
    .object({ category: RootCauseCategory, text: Text, found: DateText, afterDays: Count.optional() })
    .optional(),
  /** The last day for the cause by the agreement, and whether that was kept: `open` while there is time. */
  causeDue: z.object({ by: DateText, state: z.enum(['kept', 'missed', 'open']) }).optional(),
  actions: z.array(Action),
  /**
   * Whether mending helped: how many whole periods in a row since the last action met the target, of how many that it
   * takes. `failed`: the latest of them broke it.
   */
  verification: z
    .object({ needed: Count, met: Count, state: z.enum(['waiting', 'verified', 'failed']) })
    .optional(),
  /** How many deviations of the agreement had a cause of this category in twelve months, this one counted. */
  sameCause: Count.optional(),
  /** What was written about it, rendered and sanitised; a reader treats it as hostile all the same. */
  html: Text.optional(),
})
export type Deviation = z.infer<typeof Deviation>

/** What the next review goes through, since the last: deviations and amendments by id. */
export const Agenda = z.object({
  /** The day of the review, and that of the one before. */
  review: DateText,
  since: DateText,
  /** Breaches that were opened since, closed or not. */
  breached: z.array(z.string()),
  /** Others that are not closed, and those that were closed since. */
  open: z.array(z.string()),
  closed: z.array(z.string()),
  /** Actions whose day has passed: which of the deviation's `actions`. */
  overdue: z.array(z.object({ deviation: z.string(), action: Count })),
  /** Amendments that wait for an approval. */
  proposed: z.array(z.string()),
})
export type Agenda = z.infer<typeof Agenda>
