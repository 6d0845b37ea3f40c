import { z } from 'zod'
import { Text } from './common.ts'
import { Count, DateText, Decimal, Instant } from './feed-parts.ts'

/*
 * The terms of an agreement as the feed tells them besides its objectives (feed-agreement.ts): what both halves of it
 * say, the service and how it is managed. Roles are told, people are not: `name`, `address` and `how` are there only
 * where site.yaml says so, or in a customer's own feed.
 */

const Within = z.object({ days: z.int().min(1), kind: z.enum(['working', 'calendar']) })
const Target = z.object({ comparator: z.enum(['>=', '>', '<=', '<']), value: Decimal, unit: z.string() })
const Hours = z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/)

/** The hours of a calendar that the terms name, and whether it was open when the feed was made. */
export const OpenHours = z.object({
  id: z.string(),
  timeZone: z.string(),
  /** ISO weekdays, 1 Monday to 7 Sunday, that have the same hours; a day that is nowhere is closed. */
  week: z.array(z.object({ days: z.array(z.int().min(1).max(7)), hours: z.array(Hours) })),
  /** Lists of holidays that go before the week. */
  holidays: z.array(z.string()),
  open: z.boolean(),
  /** When that changes next; absent where it does not within a month. */
  changes: Instant.optional(),
})
export type OpenHours = z.infer<typeof OpenHours>

/** What one rule gives for a breach, of the objectives that it names or of every other objective of availability. */
export const CreditRuleTerms = z.object({
  objectives: z.array(z.string()).optional(),
  kind: z.enum([
    'tiers',
    'per-started-hour',
    'per-breach',
    'per-percent-point',
    'termination-right',
    'remedy-plan',
  ]),
  tiers: z
    .array(
      z.object({
        below: Decimal,
        atLeast: Decimal.optional(),
        percent: Decimal.optional(),
        days: Decimal.optional(),
        amount: Decimal.optional(),
      }),
    )
    .optional(),
  percent: Decimal.optional(),
  /** Only where fees are published. */
  amount: Decimal.optional(),
  currency: z.string().optional(),
  /** Of a right to terminate: so many breaches within so many months. */
  breaches: z.int().optional(),
  months: z.int().optional(),
})
export type CreditRuleTerms = z.infer<typeof CreditRuleTerms>

export const CreditTermsEntry = z.object({
  rules: z.array(CreditRuleTerms),
  stacking: z.enum(['highest-only', 'sum', 'best-per-service']),
  capPercentOfMonth: Decimal.optional(),
  capPercentOf12Months: Decimal.optional(),
  /** How long a claim can be made: days, billing cycles, or to the end of the next month. */
  claimWithin: z
    .union([Within, z.object({ billingCycles: z.int().min(1) }), z.literal('end-of-next-month')])
    .optional(),
  automatic: z.boolean(),
})
export type CreditTermsEntry = z.infer<typeof CreditTermsEntry>

/** Whether what suppliers promise can back an objective's target (semantics 2.14, G71). */
export const Backing = z.object({
  objective: z.string(),
  suppliers: z.array(z.object({ name: Text, target: Target, calendar: z.string().optional() })),
  /** `with-luck`: only if they now and then fail at the same time. `unknown`: what they promise cannot be compared. */
  verdict: z.enum(['backed', 'with-luck', 'not-backed', 'unknown']),
  /** What they come to together, in the target's unit: shares multiplied, times added up. */
  together: Decimal.optional(),
  /** The same if they never fail at the same time. */
  atWorst: Decimal.optional(),
})
export type Backing = z.infer<typeof Backing>

export const AgreementTerms = z.object({
  hours: z.array(OpenHours),
  /** Of the objectives by id: who answers for it, by role, who measures it, and its own service hours. */
  objectives: z.array(
    z.object({
      objective: z.string(),
      accountable: z.string().optional(),
      measuredBy: z.string().optional(),
      serviceHours: z.string().optional(),
    }),
  ),
  /** Besides maintenance. Empty says that nothing else is taken out. */
  exclusions: z
    .array(z.object({ type: z.string(), clause: z.string(), text: Text.optional(), approval: z.boolean() }))
    .optional(),
  /** `none` says that a breach gives nothing. */
  credits: z.union([z.literal('none'), CreditTermsEntry]).optional(),
  backing: z.array(Backing).optional(),
  signatures: z.array(
    z.object({ party: z.string().optional(), signedAt: DateText, name: z.string().optional() }),
  ),
  roles: z.array(
    z.object({
      id: z.string(),
      title: Text,
      party: z.string().optional(),
      substitute: z.string().optional(),
      duties: z.array(Text),
    }),
  ),
  responsibilities: z.array(
    z.object({ party: z.string().optional(), text: Text, clause: z.string().optional() }),
  ),
  channels: z.array(
    z.object({
      type: z.enum(['phone', 'email', 'web', 'chat', 'api']),
      address: z.string().optional(),
      hours: z.string(),
      priorities: z.array(z.string()).optional(),
    }),
  ),
  priorities: z.array(z.object({ id: z.string(), title: Text, matrix: z.array(z.string()) })),
  /** Per cent of a target's time at which a role is told. */
  escalation: z.array(z.object({ at: z.number(), role: z.string(), how: Text.optional() })),
  reporting: z.object({ cadence: z.string(), within: Within.optional(), to: z.array(z.string()) }).optional(),
  /** Roles that the reviews are held with. */
  reviewsWith: z.array(z.string()).optional(),
  deviations: z.object({ process: Text, rootCauseWithin: Within.optional() }).optional(),
  disputes: z.array(z.object({ stage: z.string(), within: Within.optional() })).optional(),
  amendmentRule: z.object({ approvals: z.array(z.string()), notice: Within.optional() }).optional(),
  /** Working days after a period in which its figures can still change. */
  graceWorkingDays: Count,
})
export type AgreementTerms = z.infer<typeof AgreementTerms>
