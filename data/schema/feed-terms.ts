import { z } from 'zod'
import { Cadence, Text } from './common.ts'
import { Count, DateText, Decimal, Instant, Ms } from './feed-parts.ts'

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
  /** Every change of the two weeks from then on, so that a page can go on telling; absent where there is none. */
  next: z.array(Instant).optional(),
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
  suppliers: z.array(
    z.object({
      name: Text,
      target: Target,
      calendar: z.string().optional(),
      /** Its role among the parties, where it is one. */
      party: z.string().optional(),
      /** The agreement with it, and where that stands. */
      agreement: Text.optional(),
      href: z.string().optional(),
    }),
  ),
  /** `with-luck`: only if they now and then fail at the same time. `unknown`: what they promise cannot be compared. */
  verdict: z.enum(['backed', 'with-luck', 'not-backed', 'unknown']),
  /** What they come to together, in the target's unit: shares multiplied, times added up. */
  together: Decimal.optional(),
  /** The same if they never fail at the same time. */
  atWorst: Decimal.optional(),
})
export type Backing = z.infer<typeof Backing>

const Party = z.object({ role: z.string(), name: Text })

/** What an objective was, is to be and may become, in the target's unit. */
const Gap = z.object({
  baseline: Decimal.optional(),
  over: Text.optional(),
  stretch: Decimal.optional(),
  /** Of availability: how much downtime each of the three is in the running period. */
  allowedMs: z.object({ baseline: Ms.optional(), target: Ms, stretch: Ms.optional() }).optional(),
})

/** Who is told at a step of the escalation. */
const told = {
  role: z.string(),
  how: Text.optional(),
  kind: z.enum(['functional', 'hierarchical']).optional(),
}

export const AgreementTerms = z.object({
  hours: z.array(OpenHours),
  /** Of the objectives by id: who answers for it, by role, who measures it, and its own service hours. */
  objectives: z.array(
    z.object({
      objective: z.string(),
      accountable: z.string().optional(),
      measuredBy: z.string().optional(),
      serviceHours: z.string().optional(),
      /** Of tickets: the priorities that it holds for. */
      priorities: z.array(z.string()).optional(),
      /** Of satisfaction: how often it is asked. */
      cadence: Cadence.optional(),
      rationale: Text.optional(),
      /** Who promises it and to whom, by name, where the agreement says so. */
      obligor: Party.optional(),
      beneficiary: Party.optional(),
      /** Roles by id; who answers for it is `accountable`. */
      responsible: z.array(z.string()).optional(),
      consulted: z.array(z.string()).optional(),
      informed: z.array(z.string()).optional(),
      gap: Gap.optional(),
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
    z.object({
      party: z.string().optional(),
      /** Which of the parties, as they are listed. */
      partyName: Text.optional(),
      signedAt: DateText,
      name: z.string().optional(),
      method: z.enum(['paper', 'electronic', 'advanced', 'qualified']).optional(),
    }),
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
    z.object({
      party: z.string().optional(),
      text: Text,
      clause: z.string().optional(),
      /** The objective that tells whether it is kept. */
      objective: z.string().optional(),
    }),
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
  escalation: z.array(z.object({ at: z.number(), ...told })),
  /** The same by time on the target's clock. */
  escalationAfter: z.array(z.object({ afterMs: Ms, ...told })).optional(),
  /** A row for each impact, with a priority for each urgency. */
  priorityMatrix: z
    .object({ impacts: z.array(Text), urgencies: z.array(Text), rows: z.array(z.array(z.string())) })
    .optional(),
  /** The signed text, and the checksum of what was signed. */
  document: z.object({ title: Text.optional(), href: z.string().optional(), sha256: z.string() }).optional(),
  /** The template that it was begun from. */
  template: z
    .object({
      id: z.string(),
      /** Of its objectives: as in the template, otherwise, and not in it. Absent where the template is not there any more. */
      targets: z.object({ kept: Count, changed: Count, own: Count }).optional(),
      /**
       * What it says of each of its targets, for a reader to compare; those that the agreement has not come last. Only
       * where templates are published.
       */
      objectives: z
        .array(
          z.object({
            objective: z.string(),
            /** As the template calls it. */
            title: Text.optional(),
            /** Whether the agreement promises the same, something else, or nothing under this id. */
            standing: z.enum(['kept', 'changed', 'left-out']),
            target: Target,
            /** `every`, `mean` or `median`; absent where the template asks for it. */
            quantifier: z.string().optional(),
            /** A kind of period, as `calendar-month`; absent where the template asks for it. */
            period: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
  background: Text.optional(),
  groundRules: z.array(Text).optional(),
  /** Only where fees are published. */
  fees: z
    .array(
      z.object({
        title: Text,
        amount: Decimal,
        currency: z.string(),
        per: z.enum(['month', 'quarter', 'year', 'once', 'unit']),
        /** Credits cannot be taken of it. */
        noCredits: z.literal(true).optional(),
      }),
    )
    .optional(),
  reporting: z.object({ cadence: z.string(), within: Within.optional(), to: z.array(z.string()) }).optional(),
  /** Roles that the reviews are held with. */
  reviewsWith: z.array(z.string()).optional(),
  deviations: z
    .object({ process: Text, rootCauseWithin: Within.optional(), verifyPeriods: z.int().min(1).optional() })
    .optional(),
  disputes: z.array(z.object({ stage: z.string(), within: Within.optional() })).optional(),
  amendmentRule: z.object({ approvals: z.array(z.string()), notice: Within.optional() }).optional(),
  /** Working days after a period in which its figures can still change. */
  graceWorkingDays: Count,
})
export type AgreementTerms = z.infer<typeof AgreementTerms>
