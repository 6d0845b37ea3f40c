import { z } from 'zod'
import { Text } from './common.ts'
import { Count, DateText, Decimal, Instant, Ms } from './feed-parts.ts'
import { Period } from './feed-result.ts'

/* What the feed tells of an agreement besides its figures, where it depends on what has happened (feed-agreement.ts). */

const Stage = z.enum(['negotiation', 'mediation', 'legal'])

/** How much work the targets were agreed for, and how much it was. With `aboveCap` they do not bind above the cap. */
export const WorkloadEntry = z.object({
  id: z.string(),
  title: Text.optional(),
  counts: z.enum(['tickets', 'orders', 'requests']),
  /** Ids of services; absent where it is the whole scope. */
  services: z.array(z.string()).optional(),
  priorities: z.array(z.string()).optional(),
  assumed: Count,
  /** The objectives were promised for up to so many. */
  cap: Count.optional(),
  aboveCap: z.literal('not-binding').optional(),
  objectives: z.array(z.string()),
  /** The running period first, then closed ones, newest first. Null where its source did not report to the end of it. */
  periods: z.array(z.object({ period: Period, actual: Count.nullable() })),
})
export type WorkloadEntry = z.infer<typeof WorkloadEntry>

/** How many tickets came for each hour that is staffed, by the calendar that they are counted on, or `24x7`. */
export const CapacityEntry = z.object({
  hours: z.string(),
  /** Closed months, newest first. `tickets` is null where their source did not report to the end of the month. */
  periods: z.array(
    z.object({
      period: Period,
      tickets: Count.nullable(),
      openMs: Ms,
      /** Raised to two decimals; absent where nothing is known or no hour was open. */
      perHour: Decimal.optional(),
    }),
  ),
})
export type CapacityEntry = z.infer<typeof CapacityEntry>

/**
 * When a step of the escalation is or was reached by something that is still open (semantics 2.7.5, G56), sorted by time.
 * What has stopped or stands still is not escalated.
 */
export const EscalationEntry = z.object({
  objective: z.string(),
  /** Which of the open ones: the same number for the steps of one, 1 for the one that is due first. Not an id of anything. */
  item: Count,
  /** Its id in the provider's system; only in a customer's own feed. */
  id: z.string().optional(),
  priority: z.string().optional(),
  /** Per cent of the limit, or so much of its time. */
  percent: z.number().optional(),
  afterMs: Ms.optional(),
  kind: z.enum(['functional', 'hierarchical']).optional(),
  /** Id of a role of the agreement. */
  role: z.string(),
  at: Instant,
})
export type EscalationEntry = z.infer<typeof EscalationEntry>

/** A dispute that is or was open. The figures that it touches have `disputed`. */
export const DisputeEntry = z.object({
  stage: Stage,
  openedAt: Instant,
  /** The last day of this stage, in the agreement's zone; absent where the agreement sets none. */
  deadline: DateText.optional(),
  settledAt: Instant.optional(),
  /** Ids of incidents. */
  incidents: z.array(z.string()),
  /** How many tickets and orders it is about, and which: ids only in a customer's own feed. */
  items: Count,
  itemIds: z.array(z.string()).optional(),
})
export type DisputeEntry = z.infer<typeof DisputeEntry>

/** Whether one objective has done in the pilot what the agreement asks for to leave it. */
const ExitEntry = z.object({
  objective: z.string(),
  service: z.string().optional(),
  /** Closed periods of the pilot met in a row up to the latest, each known well enough. */
  inARow: Count,
  reached: z.boolean(),
})

/** How an agreement is begun, and how far that has come. */
export const RolloutEntry = z.object({
  /** The phases that have a date, in order; `until` is the day that the next begins. */
  phases: z.array(
    z.object({
      phase: z.enum(['preparation', 'pilot', 'full']),
      from: DateText,
      until: DateText.optional(),
      state: z.enum(['over', 'running', 'ahead']),
      /** Of a phase with an end: its days, and how many of them are over. */
      days: z.object({ all: Count, over: Count }).optional(),
    }),
  ),
  preparation: z.array(
    z.object({
      item: Text,
      owner: z.string().optional(),
      due: DateText.optional(),
      done: DateText.optional(),
      late: z.literal(true).optional(),
    }),
  ),
  pilotExit: z
    .object({
      periods: z.int().min(1),
      minCoverage: Decimal.optional(),
      /** Whether all have; absent before a period of the pilot is closed. */
      reached: z.boolean().optional(),
      objectives: z.array(ExitEntry),
    })
    .optional(),
  communication: z.array(
    z.object({
      what: Text,
      to: Text,
      date: DateText,
      by: z.string().optional(),
      done: DateText.optional(),
      late: z.literal(true).optional(),
    }),
  ),
  training: z.array(
    z.object({
      event: Text,
      kind: z.enum(['workshop', 'seminar', 'online']),
      date: DateText,
      audience: Text,
      invited: Count.optional(),
      attended: Count.optional(),
    }),
  ),
  /** Only where addresses are published. */
  feedback: z.string().optional(),
  adjustments: z.array(
    z.object({
      text: Text,
      objective: z.string().optional(),
      proposedAt: DateText,
      state: z.enum(['open', 'adopted', 'rejected']),
      amendment: z.string().optional(),
    }),
  ),
})
export type RolloutEntry = z.infer<typeof RolloutEntry>
