import { z } from 'zod'
import { Id, LocalDate } from './common.ts'

/** A decimal, as a number or in quotes; kept as text so that it stays exact. */
const Amount = z
  .union([z.number().transform(String), z.string()])
  .pipe(z.string().regex(/^\d+(\.\d+)?$/, 'expected a decimal such as 99.9 or 40000'))

/** What a band gives; exactly one of the three. */
const Gives = {
  /** Per cent of the fee of the period. */
  percent: Amount.optional(),
  /** Days of service: days × fee / 30. */
  days: Amount.optional(),
  amount: Amount.optional(),
}

/** `below` belongs to the better band, `atLeast` to this one (semantics 2.12, G04). */
const Tier = z
  .strictObject({ below: Amount, atLeast: Amount.optional(), ...Gives })
  .refine(
    ({ percent, days, amount }) => [percent, days, amount].filter((one) => one !== undefined).length === 1,
    'expected exactly one of percent, days and amount',
  )
export type Tier = z.infer<typeof Tier>

/** What a breach of one objective gives (semantics 2.12). */
export const CreditRule = z.union(
  [
    z.strictObject({ tiers: z.array(Tier).min(1) }),
    z.strictObject({
      perStartedHour: z.strictObject({
        amount: Amount.default('0'),
        percentOfFee: Amount.default('0'),
        /** Whether the amount is paid for each hour or once. */
        fixedPer: z.enum(['hour', 'once']),
      }),
    }),
    z.strictObject({
      perBreach: z.strictObject({ amount: Amount.optional(), percent: Amount.optional() }),
    }),
    z.strictObject({ perPercentPoint: z.strictObject({ percent: Amount }) }),
    z.strictObject({
      terminationRight: z.strictObject({ breaches: z.int().min(1), months: z.int().min(1) }),
    }),
    z.literal('remedy-plan'),
  ],
  'expected { tiers: [...] }, { perStartedHour: ... }, { perBreach: ... }, { perPercentPoint: ... }, { terminationRight: { breaches: 3, months: 6 } } or remedy-plan',
)
export type CreditRule = z.infer<typeof CreditRule>

const ClaimWithin = z.union(
  [
    z.strictObject({ calendarDays: z.int().min(1) }),
    z.strictObject({ workingDays: z.int().min(1), calendar: Id.optional() }),
    /** The end of the N-th billing cycle after the one of the incident. */
    z.strictObject({ billingCycles: z.int().min(1) }),
    z.literal('end-of-next-month'),
  ],
  'expected { calendarDays: 30 }, { workingDays: 10 }, { billingCycles: 2 } or end-of-next-month',
)

const Terms = z.strictObject({
  /** Excluding VAT. Never published unless site.yaml says so. */
  fee: z
    .strictObject({
      amount: Amount,
      currency: z.string().regex(/^[A-Z]{3}$/, 'expected a currency code, as in SEK'),
      per: z.enum(['month', 'quarter', 'year']).default('month'),
    })
    .optional(),
  /** For every availability objective that has no rule of its own below. */
  tiers: z.array(Tier).min(1).optional(),
  /** By objective. */
  objectives: z.record(Id, z.union([CreditRule, z.array(CreditRule).min(1)])).default({}),
  stacking: z.enum(['highest-only', 'sum', 'best-per-service']).default('highest-only'),
  cap: z
    .strictObject({
      percentOfMonth: Amount.optional(),
      /** Of twelve months' fee: rolling, or by contract year. */
      percentOf12Months: Amount.optional(),
      year: z.enum(['rolling', 'contract']).default('rolling'),
    })
    .optional(),
  /** Paid only where the credit is more than this. */
  minimumPayout: Amount.optional(),
  partialMonth: z.enum(['full', 'pro-rata']).default('full'),
  claimWithin: ClaimWithin.optional(),
  claim: z
    .strictObject({
      dayZero: z.enum(['period-end', 'day-after-period', 'incident']).default('period-end'),
      /** Lag 1930:173: a last day that is no working day moves to the next that is. */
      rollToWorkday: z.boolean().default(false),
      /** Credited without a claim. */
      automatic: z.boolean().default(false),
    })
    .default({ dayZero: 'period-end', rollToWorkday: false, automatic: false }),
  /** Whether a verdict that rests on the policy for unknown time gives credit. */
  acceptPolicy: z.boolean().default(false),
  /** Paid out in whole units of the currency (öresavrundning). */
  wholeUnits: z.boolean().default(false),
  /** What became of claims. */
  claims: z
    .array(
      z.strictObject({
        objective: Id.optional(),
        period: z.string(),
        madeAt: LocalDate,
        status: z.enum(['claimed', 'approved', 'paid', 'waived']).default('claimed'),
      }),
    )
    .default([]),
  /** The customer is behind with payments from these days: nothing is eligible meanwhile. */
  arrears: z.array(z.strictObject({ from: LocalDate, to: LocalDate.optional() })).default([]),
})
export type CreditTerms = z.infer<typeof Terms>

/** `none` states that a breach has no consequence in money (rule L14). */
export const Credits = z.union([z.literal('none'), Terms])
export type Credits = z.infer<typeof Credits>
