import { z } from 'zod'
import { Text } from './common.ts'
import { Count, Decimal, head, Ms } from './feed-parts.ts'

/* What a service delivered before it is promised anything, and what other terms would have given (feed.ts). */

/** A stretch of time as it was, around the clock with nothing taken out. */
const Delivered = z.object({
  /** `2026-07`, or two of them with a slash between. */
  period: z.string(),
  /** Per cent, cut; null where nothing is known of it. */
  availability: Decimal.nullable(),
  exact: z.object({ num: z.string(), den: z.string() }).nullable(),
  coverage: Decimal.nullable(),
  downMs: Ms,
  unknownMs: Ms,
  /** Outages that began in it, and the longest of them, whole; null where nothing is known. */
  outages: Count.nullable(),
  longestMs: Ms.nullable(),
})

const AimedAt = z.object({ comparator: z.enum(['>=', '>', '<=', '<']), value: Decimal, unit: z.string() })

/** How a target would have fared in the twelve months. */
const Rung = z.object({
  target: AimedAt,
  /** Months with a verdict, those of them that kept it, and those without. */
  judged: Count,
  met: Count,
  noData: Count,
  /** Months whose verdict depends on when between two checks an outage began or ended. */
  resolutionLimited: Count,
  /** Per cent of the months with a verdict that kept it, and the 95 per cent interval of that share. */
  share: Decimal.nullable(),
  wilson: z.object({ low: Decimal, high: Decimal }),
  /** Whether a month of checks without a failure proves it; null where nobody knows how often they look. */
  provable: z.boolean().nullable(),
  suppliers: z.enum(['backed', 'if-independent', 'not-backed']).nullable(),
  grade: z.enum(['realistic', 'doubtful', 'unrealistic', 'unknown']),
  against: z.array(z.enum(['history', 'no-data', 'checks', 'suppliers'])),
  /**
   * What was left of the downtime that it allows, over all of the twelve months and in the worst of them; negative where it
   * was used and more. Null where nothing is known.
   */
  gap: z.object({ yearMs: Ms, worst: z.object({ period: z.string(), ms: Ms }) }).nullable(),
})

/** An objective with other hours, or with nothing taken out, and against every target. */
const Alternative = z.object({
  /** `24x7` or a calendar. */
  serviceHours: z.string(),
  exclusions: z.boolean(),
  /** As it is agreed. */
  agreed: z.literal(true).optional(),
  /** By period, in the order of the objective's `periods`: per cent, cut; null where it is not known. */
  values: z.array(Decimal.nullable()),
  /** By target, in the order of the objective's `targets`; a letter a period: m(et), b(reached), or u(nknown). */
  verdicts: z.array(z.string().regex(/^[mbu]*$/)),
})

/** What tickets of one priority took on the clock of one objective, in milliseconds; null where none has stopped. */
const TicketTimes = z.object({
  objective: z.string(),
  title: Text,
  metric: z.string(),
  /** Null where the objective holds for all of them alike. */
  priority: z.string().nullable(),
  /** Clocks that stopped in the twelve months, and those that still ran at their end. */
  count: Count,
  open: Count,
  meanMs: Decimal.nullable(),
  medianMs: Decimal.nullable(),
  /** Times that 80 and 95 of a hundred were within. */
  p80Ms: Ms.nullable(),
  p95Ms: Ms.nullable(),
  longestMs: Ms.nullable(),
  /** Per cent of those that stopped whose time was no longer than the mean, cut. */
  withinMean: Decimal.nullable(),
  /** How many would have kept the agreed time and others around it, of those for which that is decided. */
  rungs: z.array(
    z.object({
      target: AimedAt,
      agreed: z.literal(true).optional(),
      kept: Count,
      decided: Count,
      /** Per cent, cut; null where nothing is decided. */
      share: Decimal.nullable(),
    }),
  ),
})

/** What an agreement's tickets took in the last twelve calendar months that are over (agreement-concepts 29). */
export const TicketBaselineEntry = z.object({
  /** First and last month, `2025-08`. */
  from: z.string(),
  to: z.string(),
  rows: z.array(TicketTimes),
})
export type TicketBaselineEntry = z.infer<typeof TicketBaselineEntry>

/** `feed/v1/baseline/ID.json`: of a service; only where site.yaml says `publish: { baseline: true }`. */
export const BaselineFeed = z.object({
  ...head,
  service: z.object({ id: z.string(), name: Text, href: z.string() }),
  /** Oldest first: the last twelve calendar months that are over. */
  months: z.array(Delivered),
  whole: Delivered,
  /** Mean length of the outages, raised; null without one. */
  mttrMs: Ms.nullable(),
  responseTime: z.object({ p50: z.number(), p95: z.number(), p99: z.number(), samples: Count }).nullable(),
  /** How often the service is looked at, and what a month of that proves at best. */
  checks: z.object({ intervalMs: Ms, provable: Decimal }).nullable(),
  /** What suppliers promise together, where it is published. */
  suppliers: z.array(
    z.object({
      agreement: z.string(),
      objective: z.string(),
      suppliers: Count,
      independent: Decimal,
      worst: Decimal,
    }),
  ),
  ladder: z.array(Rung),
  /** The last twelve closed periods of each objective of availability of a public agreement, under other terms. */
  whatIf: z.array(
    z.object({
      agreement: z.object({ id: z.string(), title: Text, href: z.string() }),
      objective: z.string(),
      title: Text,
      /** As agreed now. */
      target: AimedAt,
      /** Oldest first, with their first and last instants. */
      periods: z.array(
        z.object({
          id: z.string(),
          type: z.string(),
          start: z.string(),
          end: z.string(),
          timeZone: z.string(),
        }),
      ),
      targets: z.array(AimedAt),
      alternatives: z.array(Alternative),
    }),
  ),
})
export type BaselineFeed = z.infer<typeof BaselineFeed>
