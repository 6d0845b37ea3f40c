import { z } from 'zod'
import { Text } from './common.ts'
import { ROOT_CAUSES } from './deviation.ts'
import { Count, DateText, Decimal, Instant, Ms } from './feed-parts.ts'
import { Metric, ObjectiveResult, Period, Verdict } from './feed-result.ts'

/* What an agreement came to over longer than a period, as the feed tells it (feed-agreement.ts). */

/**
 * Why time was lost or an item was late: a root cause, or how far it is known. `not-established`: somebody told what
 * happened and not why. `unexplained`: neither an incident nor a deviation tells anything of it.
 */
export const Cause = z.enum([...ROOT_CAUSES, 'not-established', 'unexplained'])
export type Cause = z.infer<typeof Cause>

const lost = {
  /** Time that counted as down, no millisecond twice, however many objectives it counted against; weighted and raised. */
  downMs: Ms,
  /** The same as per cent of all of it, cut; absent where none was lost. */
  share: Decimal.optional(),
  /** Tickets, orders and other items that missed their target. */
  missed: Count,
}

/** The greatest first, at most five, and what the others come to together. The lines add up to the whole exactly. */
export const Losses = z.object({
  from: Instant,
  to: Instant,
  downMs: Ms,
  missed: Count,
  causes: z.array(z.object({ cause: Cause, ...lost })),
  otherCauses: z.object({ count: Count, ...lost }).optional(),
  /** Time alone: items belong to the agreement as a whole. Several services where they are one figure. */
  services: z.array(z.object({ services: z.array(z.string()), downMs: Ms, share: Decimal.optional() })),
  otherServices: z.object({ count: Count, downMs: Ms, share: Decimal.optional() }).optional(),
  /** Of which objectives items were late. */
  objectives: z.array(z.object({ objective: z.string(), title: Text, missed: Count })),
})
export type Losses = z.infer<typeof Losses>

/** Why a green period is red inside. The names of `values` follow from `why`; all are decimals or counts as text. */
export const WatermelonReason = z.object({
  /**
   * `below-target`: `value`. `falling`: `value` and `before`. `complaints`: `count` and `before`, how many the customer
   * made in this period and in the one before.
   */
  why: z.enum(['below-target', 'falling', 'complaints']),
  values: z.record(z.string(), z.string()),
})
export type WatermelonReason = z.infer<typeof WatermelonReason>

/** What the customer thought of a period beside how its operational targets went (agreement-concepts 61, 92). */
export const SatisfactionPeriod = z.object({
  period: Period,
  /** Null where too few answered to publish a figure, or nobody asks. */
  value: Decimal.nullable(),
  /** Wilson 95 % interval, where the figure is a share. */
  low: Decimal.optional(),
  high: Decimal.optional(),
  answers: Count.optional(),
  /** Absent where nobody asks. */
  verdict: Verdict.optional(),
  reason: z.string().optional(),
  /** Deviations that the customer opened in it. */
  complaints: Count,
  /**
   * Results of operational objectives with a say whose period ended in it: how many met, of how many judged, and how many
   * without data or not decided.
   */
  operational: z.object({ met: Count, judged: Count, noData: Count }),
  /** All operational targets were met, and these say otherwise; absent where nothing does. */
  watermelon: z.array(WatermelonReason).optional(),
})
export type SatisfactionPeriod = z.infer<typeof SatisfactionPeriod>

export const Satisfaction = z.object({
  /** Absent where the agreement measures no satisfaction: then complaints by calendar quarter alone. */
  objective: z.string().optional(),
  title: Text.optional(),
  target: ObjectiveResult.shape.target.optional(),
  /** Closed periods, newest first. */
  periods: z.array(SatisfactionPeriod),
})
export type Satisfaction = z.infer<typeof Satisfaction>

/** A sum of credits: per cent of the fee of that time so far, cut to two decimals, and money where fees are told. */
const Sum = z.object({ percent: Decimal, amount: Decimal.optional() })

/** What a period came to beside its results. */
export const PeriodSummary = z.object({
  period: Period,
  /** Of the objectives that have this period; absent where nothing was lost. */
  losses: Losses.optional(),
  /** All that is credited or can be, as a share of the period's fee; only where credits are published. */
  credits: Sum.extend({ fee: z.object({ amount: Decimal, currency: z.string() }).optional() }).optional(),
})
export type PeriodSummary = z.infer<typeof PeriodSummary>

/** One objective over a calendar year, on one service where it has one. */
export const YearObjective = z.object({
  objective: z.string(),
  service: z.string().optional(),
  title: Text,
  metric: Metric,
  kind: ObjectiveResult.shape.kind,
  /** The last one of the year. */
  target: ObjectiveResult.shape.target,
  /** How its periods that ended in the year came out; `open` are not decided yet. */
  periods: z.object({ met: Count, breached: Count, noData: Count, excluded: Count, open: Count }),
  /** The whole year's figure, from all of its periods together and never a mean of them; null where the rules allow none. */
  value: Decimal.nullable(),
  exact: z.object({ num: z.string(), den: z.string() }).nullable(),
  /** Why there is none. */
  reason: z.string().optional(),
  /** Known share of the agreed time that is not excluded, where it is measured over time. */
  coverage: Decimal.optional(),
  /** Items that counted and how many were good, over the year. */
  items: z.object({ good: Count, valid: Count }).optional(),
})
export type YearObjective = z.infer<typeof YearObjective>

/** What an agreement gave in a calendar year of its zone (agreement-concepts 8). */
export const YearSummary = z.object({
  period: Period,
  /** The year goes on: all that follows is so far. */
  running: z.literal(true).optional(),
  /** How the periods of all objectives with a say that ended in the year came out. */
  counts: z.object({ met: Count, breached: Count, noData: Count, excluded: Count, open: Count }),
  objectives: z.array(YearObjective),
  losses: Losses,
  /** The longest outage of which anything counted: whole, before what was excluded. */
  longest: z
    .object({
      start: Instant,
      end: Instant,
      open: z.literal(true).optional(),
      services: z.array(z.string()),
      incidents: z.array(z.string()),
    })
    .optional(),
  /** Only where credits are published. */
  credits: z
    .object({
      /** Of the months of the year that are over. Absent unless fees are published. */
      fee: z.object({ amount: Decimal, currency: z.string() }).optional(),
      paid: Sum,
      /** Approved, or given without a claim, and not paid yet. */
      granted: Sum,
      claimed: Sum,
      /** Can be claimed; the first day after which one of them no longer can. */
      claimable: Sum.extend({ by: DateText.optional() }),
      provisional: Sum,
      expired: Sum,
    })
    .optional(),
  /** Reports that the agreement promises, by the periods that they are about. */
  reports: z.object({ inTime: Count, late: Count, open: Count }).optional(),
  /** Reviews that were held, and the time they took where that was written down for each. */
  reviews: z.object({ held: Count, tookMs: Ms.optional() }).optional(),
  satisfaction: z.array(Satisfaction).optional(),
})
export type YearSummary = z.infer<typeof YearSummary>

/** What an agreement's shorter periods came to in a calendar quarter of its zone (agreement-concepts 46). */
export const QuarterSummary = z.object({
  period: Period,
  /** The quarter goes on: all that follows is so far. */
  running: z.literal(true).optional(),
  /** How the shorter periods of all objectives with a say that ended in it came out. */
  counts: YearSummary.shape.counts,
  objectives: z.array(YearObjective),
})
export type QuarterSummary = z.infer<typeof QuarterSummary>
