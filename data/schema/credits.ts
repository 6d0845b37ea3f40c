import { z } from 'zod'
import { Id, LocalDate } from './common.ts'
import { Duration } from './duration.ts'

/** A decimal, as a number or in quotes; kept as text so that it stays exact. */
const DECIMAL = /^\d+(\.\d+)?$/
const Amount = z
  .union([z.number().transform(String), z.string()])
  .pipe(z.string().regex(DECIMAL, 'expected a decimal such as 99.9 or 40000'))

/** Negative, 0 or positive as `a` is less than, equal to or more than `b`, exactly; none of it where one is no decimal. */
function order(a: string, b: string): number {
  if (!DECIMAL.test(a) || !DECIMAL.test(b)) return Number.NaN
  const places = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0))
  const [x, y] = [a, b].map((text) => {
    const [whole = '', fraction = ''] = text.split('.')
    return BigInt(whole + fraction.padEnd(places, '0'))
  }) as [bigint, bigint]
  return x < y ? -1 : x > y ? 1 : 0
}

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
  .refine(
    ({ below, atLeast }) => atLeast === undefined || order(atLeast, below) < 0,
    'no value is both below the one and at least the other; atLeast has to be the lower of the two',
  )
export type Tier = z.infer<typeof Tier>

/** Bands without gaps that never give less for worse (rule L23). Where several apply, the worst of them does. */
const Tiers = z
  .array(Tier)
  .min(1)
  .check((ctx) => {
    const sorted = ctx.value.toSorted((a, b) => order(b.below, a.below))
    const wrong = (tier: Tier, message: string) =>
      ctx.issues.push({ code: 'custom', path: [ctx.value.indexOf(tier)], message, input: tier })
    for (const [index, tier] of sorted.entries()) {
      const better = sorted[index - 1]
      if (better === undefined) continue
      const { below } = tier
      if (order(better.below, below) === 0) wrong(tier, `two bands begin below ${below}; keep one`)
      if (better.atLeast !== undefined && order(better.atLeast, below) > 0)
        wrong(
          tier,
          `nothing is said of values from ${below} up to ${better.atLeast}; write below: ${better.atLeast}`,
        )
      if (givesLess(tier, better))
        wrong(tier, `gives less than the band below ${better.below}, though the service was worse; raise it`)
    }
    const last = sorted.at(-1)
    if (last?.atLeast !== undefined)
      wrong(
        last,
        `nothing is said of values below ${last.atLeast}; leave out atLeast, or add a band for them`,
      )
  })

function givesLess(worse: Tier, better: Tier): boolean {
  return (['percent', 'days', 'amount'] as const).some((kind) => {
    const [less, more] = [worse[kind], better[kind]]
    return less !== undefined && more !== undefined && order(less, more) < 0
  })
}

/** What a breach of one objective gives (semantics 2.12). */
export const CreditRule = z.union(
  [
    /** By bands of the value; for objectives where more is better. */
    z.strictObject({ tiers: Tiers }),
    /** For each started hour of each outage, as far as it counts in the period. */
    z.strictObject({
      perStartedHour: z.strictObject({
        amount: Amount.default('0'),
        percentOfFee: Amount.default('0'),
        /** Whether the amount is paid for each hour of an outage or once for it; the percentage is for each hour. */
        fixedPer: z.enum(['hour', 'once']),
        /** How much of an outage is free, as where a repair time has to be exceeded first. */
        after: Duration.default(0),
      }),
    }),
    /** For each item that missed its target; once, where the metric has no items. */
    z.strictObject({
      perBreach: z
        .strictObject({ amount: Amount.optional(), percent: Amount.optional() })
        .refine(
          ({ amount, percent }) => (amount === undefined) !== (percent === undefined),
          'expected exactly one of amount and percent',
        ),
    }),
    /** In proportion to how many percentage points the value is worse than the target. */
    z.strictObject({ perPercentPoint: z.strictObject({ percent: Amount }) }),
    /** So many breaches of the objective within so many calendar months, this one included. */
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
    /** The end of the N-th billing cycle after the one of the incident: the objective's billing periods, else months. */
    z.strictObject({ billingCycles: z.int().min(1) }),
    z.literal('end-of-next-month'),
  ],
  'expected { calendarDays: 30 }, { workingDays: 10 }, { billingCycles: 2 } or end-of-next-month',
)

const Terms = z
  .strictObject({
    /**
     * Excluding VAT and one-time fees, discounts as billed. Never published unless site.yaml says so. Without it
     * credits are per cent of a fee that nobody has stated.
     */
    fee: z
      .strictObject({
        amount: Amount,
        currency: z.string().regex(/^[A-Z]{3}$/, 'expected a currency code, as in SEK'),
        per: z.enum(['month', 'quarter', 'year']).default('month'),
      })
      .optional(),
    /** For every availability objective that has no rule of its own below. */
    tiers: Tiers.optional(),
    /** By objective. Several rules for one objective add up. */
    objectives: z.record(Id, z.union([CreditRule, z.array(CreditRule).min(1)])).default({}),
    /** How the objectives breached in the same month go together. */
    stacking: z.enum(['highest-only', 'sum', 'best-per-service']).default('highest-only'),
    cap: z
      .strictObject({
        /** Of one month's fee, for all that is credited in a month. */
        percentOfMonth: Amount.optional(),
        /** Of twelve months' fee: the month and the eleven before it, or by contract year. */
        percentOf12Months: Amount.optional(),
        year: z.enum(['rolling', 'contract']).default('rolling'),
      })
      .optional(),
    /** Paid only where the credit of a month is more than this. */
    minimumPayout: Amount.optional(),
    /** Whether the fee of a month that the agreement holds for in part is all of it. */
    partialMonth: z.enum(['full', 'pro-rata']).default('full'),
    claimWithin: ClaimWithin.optional(),
    claim: z
      .strictObject({
        /** The day that days are counted from. `incident`: the day on which the last outage of the period began. */
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
    /** What became of claims, by the period's id; without an objective, for all of them. */
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
    /**
     * The customer is behind with payments from these days: nothing is eligible meanwhile, by the day of the claim, else
     * by the last day of the period where credits are automatic, else by today.
     */
    arrears: z.array(z.strictObject({ from: LocalDate, to: LocalDate.optional() })).default([]),
  })
  .check((ctx) => {
    const { fee, tiers, objectives, minimumPayout } = ctx.value
    if (fee !== undefined) return
    const paths: (string | number)[][] = []
    if (minimumPayout !== undefined) paths.push(['minimumPayout'])
    if (tiers?.some(({ amount }) => amount !== undefined)) paths.push(['tiers'])
    for (const [id, rules] of Object.entries(objectives))
      if ([rules].flat().some(hasAmount)) paths.push(['objectives', id])
    for (const path of paths) {
      const message = 'is an amount in no currency; add fee: { amount: 40000, currency: SEK, per: month }'
      ctx.issues.push({ code: 'custom', path, message, input: ctx.value })
    }
  })
export type CreditTerms = z.infer<typeof Terms>

function hasAmount(rule: CreditRule): boolean {
  if (rule === 'remedy-plan') return false
  if ('tiers' in rule) return rule.tiers.some(({ amount }) => amount !== undefined)
  if ('perStartedHour' in rule) return order(rule.perStartedHour.amount, '0') > 0
  return 'perBreach' in rule && rule.perBreach.amount !== undefined
}

/** `none` states that a breach has no consequence in money (rule L14). */
export const Credits = z.union([z.literal('none'), Terms])
export type Credits = z.infer<typeof Credits>
