import { z } from 'zod'
import { Text } from './common.ts'
import { TicketBaselineEntry } from './feed-baseline.ts'
import { Completeness } from './feed-completeness.ts'
import {
  CapacityEntry,
  DisputeEntry,
  EscalationEntry,
  RolloutEntry,
  WorkloadEntry,
} from './feed-conditions.ts'
import { Agenda, Deviation } from './feed-deviation.ts'
import { Losses, PeriodSummary, QuarterSummary, Satisfaction, YearSummary } from './feed-follow-up.ts'
import { Count, DateText, Decimal, head, Instant, Ms } from './feed-parts.ts'
import { ObjectiveResult, Period, Step, Verdict } from './feed-result.ts'
import { AgreementTerms } from './feed-terms.ts'

/* What the feed tells of an agreement (feed.ts). */

/**
 * What one rule of the credit terms makes of one breach (semantics 2.12). Published only where site.yaml says
 * `publish: { credits: true }`, and money in it only with `fees: true` besides.
 */
export const CreditEntry = z.object({
  agreement: z.string(),
  objective: z.string(),
  service: z.string().optional(),
  period: Period,
  kind: z.enum([
    'tiers',
    'per-started-hour',
    'per-breach',
    'per-percent-point',
    'termination-right',
    'remedy-plan',
  ]),
  /** The band that applied, in per cent or the target's unit. */
  tier: z.object({ below: Decimal, atLeast: Decimal.optional() }).optional(),
  /** What the rule gives by itself, in per cent of the period's fee, cut to two decimals; absent where there is no fee. */
  percent: Decimal.optional(),
  /** What is credited after stacking, caps and the least payout, in the same way. */
  credited: Decimal.optional(),
  /** What is credited in money, with the decimals of the currency; absent where the terms state no fee. */
  amount: Decimal.optional(),
  /**
   * Where it was not claimed in time or was waived, so that nothing is credited: what the rule gave by itself, in money,
   * before stacking and caps.
   */
  lapsed: Decimal.optional(),
  currency: z.string().optional(),
  /**
   * `provisional`: what it rests on can still change. `none`: nothing is due, and the steps say why. For a right to
   * terminate or a remedy plan, `eligible` says that it is due.
   */
  status: z.enum([
    'provisional',
    'eligible',
    'claimed',
    'approved',
    'paid',
    'expired',
    'waived',
    'automatic',
    'none',
  ]),
  /** The last day for a claim, in the agreement's zone, that day included. */
  claimBy: DateText.optional(),
  /** The cap that cut it. */
  capped: z.enum(['month', '12-months']).optional(),
  /** Downtime that a claim for a service year used, and that no other can use again. */
  used: z.array(z.object({ start: Instant, end: Instant })).optional(),
  steps: z.array(Step),
})
export type CreditEntry = z.infer<typeof CreditEntry>

/** `feed/v1/agreements/ID.json`: the public terms of an agreement and what came of them. */
export const AgreementFeed = z.object({
  ...head,
  agreement: z.object({
    id: z.string(),
    title: Text,
    level: z.string(),
    parties: z.array(z.object({ role: z.string(), name: Text })),
    timeZone: z.string(),
    effectiveFrom: DateText,
    effectiveTo: DateText.optional(),
    signed: z.boolean(),
    phases: z.object({
      preparation: DateText.optional(),
      pilot: DateText.optional(),
      full: DateText.optional(),
    }),
    services: z.array(z.object({ id: z.string(), name: Text, href: z.string() })),
    excludes: z.array(Text),
    serviceHours: z.string(),
    maintenance: z.record(z.string(), z.string()),
    /** How often the parties go through it together, and when next: a date in the agreement's zone. */
    reviews: z
      .object({
        cadence: z.enum(['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly']),
        next: DateText.optional(),
        /** When it is to be gone through, also where no day is set, and whether that day has gone by. */
        due: DateText.optional(),
        overdue: z.literal(true).optional(),
        /** Those that were held, the latest first; where the minutes lie only where documents are published. */
        held: z
          .array(z.object({ on: DateText, tookMs: Ms.optional(), minutes: z.string().optional() }))
          .optional(),
      })
      .optional(),
    href: z.string(),
  }),
  /** What it says besides its objectives, as far as that is published. */
  terms: AgreementTerms.optional(),
  workload: z.array(WorkloadEntry).optional(),
  capacity: z.array(CapacityEntry).optional(),
  /** Of what is open now. */
  escalations: z.array(EscalationEntry).optional(),
  disputes: z.array(DisputeEntry).optional(),
  rollout: RolloutEntry.optional(),
  results: z.array(ObjectiveResult),
  /** Closed periods, newest first. */
  history: z.array(ObjectiveResult),
  /** Closed periods that are older than those, newest first: each stands in a file of its own, a `PeriodFeed`. */
  archive: z
    .array(z.object({ period: Period, /** Relative to the site's root. */ file: z.string() }))
    .optional(),
  /** What breaches in closed periods give, newest first; only where it is published. */
  credits: z.array(CreditEntry).optional(),
  /** What went wrong or is about to, why, and what is done: of the periods in `results` and `history`, and all that is written. */
  deviations: z.array(Deviation).optional(),
  /** What the next review goes through. */
  agenda: Agenda.optional(),
  /** What the last twelve months were lost to: where an improvement gives most. */
  improvements: Losses.optional(),
  /** What the customer thinks beside how the operational targets go, a series for each objective of satisfaction. */
  satisfaction: z.array(Satisfaction).optional(),
  /** Of the periods in `results` and `history`, newest first, where anything was lost or credited. */
  periods: z.array(PeriodSummary).optional(),
  /** Calendar years with any period that ended in them or goes on, newest first. */
  years: z.array(YearSummary).optional(),
  /** Calendar quarters with any shorter period that ended in them or goes on, newest first: the running one and twelve more. */
  quarters: z.array(QuarterSummary).optional(),
  /** Which of the questions that a clear agreement answers it leaves open. */
  completeness: Completeness.optional(),
  /** What its tickets took, whatever was promised; only where site.yaml says `publish: { baseline: true }`. */
  ticketBaseline: TicketBaselineEntry.optional(),
  /** What the running results come to: the worst of them, never a mean (semantics 2.9). */
  summary: z
    .object({
      verdict: Verdict,
      outlook: z.enum(['on-track', 'at-risk', 'lost']).optional(),
      /** How many results are of each kind; those `aside` (KPIs, preparation) and `excluded` have no say. */
      counts: z.object({
        breached: Count,
        noData: Count,
        atRisk: Count,
        onTrack: Count,
        met: Count,
        excluded: Count,
        aside: Count,
      }),
    })
    .optional(),
  /** Since when the terms are as they are, oldest first, with what began that day: amendments of its own, by id. */
  versions: z.array(z.object({ from: DateText, amendments: z.array(z.string()) })).optional(),
  /** Its own amendments by their days. One that is proposed changes nothing. */
  amendments: z
    .array(
      z.object({
        id: z.string(),
        effectiveFrom: DateText,
        state: z.enum(['in-force', 'approved', 'proposed']),
        /** When it was put forward, and when the last party that it needs approved it. */
        proposedAt: DateText.optional(),
        agreedAt: DateText.optional(),
        reason: Text.optional(),
        /**
         * Published terms, as the agreement writes them; null where there was or will be none, or where it is told by
         * `words` alone.
         */
        changes: z.array(
          z.object({
            path: z.string(),
            from: z.string().nullable(),
            to: z.string().nullable(),
            /** The same for people. Neither `from` nor `to`: it changes, and how is not told. */
            words: z.object({ what: Text, from: Text.nullable(), to: Text.nullable() }).optional(),
          }),
        ),
      }),
    )
    .optional(),
  /** Which level the target of each objective is from (semantics 2.14); that level's agreement where it is public. */
  levels: z
    .array(
      z.object({
        objective: z.string(),
        level: z.string(),
        agreement: z.string().optional(),
        amendment: z.string().optional(),
      }),
    )
    .optional(),
})
export type AgreementFeed = z.infer<typeof AgreementFeed>

/** `feed/v1/agreements/ID/PERIOD.json`: all that came of an agreement in one period that is no longer in its `history`. */
export const PeriodFeed = z.object({
  ...head,
  agreement: z.object({ id: z.string(), title: Text, href: z.string() }),
  period: Period,
  results: z.array(ObjectiveResult),
  /** What breaches give; only where it is published. */
  credits: z.array(CreditEntry).optional(),
  /** The deviations of this period. */
  deviations: z.array(Deviation).optional(),
  /** What the period lost and gave besides. */
  summary: PeriodSummary.optional(),
  /** What the agreement gave in all of the year, where the period is a calendar year. */
  year: YearSummary.optional(),
  /** What its shorter periods came to, where the period is a calendar quarter. */
  quarter: QuarterSummary.optional(),
})
export type PeriodFeed = z.infer<typeof PeriodFeed>
