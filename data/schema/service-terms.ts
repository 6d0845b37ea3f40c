import { z } from 'zod'
import { Id, Text } from './common.ts'
import type { Objective } from './objective.ts'

const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits in lower case, as "sha256sum" gives them')

/** The signed text itself: where it lies, and the checksum by which anybody can tell that a copy is the one that was signed. */
const Document = z.strictObject({
  title: Text.optional(),
  /** Told only where site.yaml says `documents`. */
  href: z.url({ protocol: /^https$/, error: 'expected an address that begins with https://' }).optional(),
  sha256: Sha256,
})

/**
 * How much work the targets were agreed for (agreement-concepts row 12). With `cap` it is a condition: the objectives that
 * it names were promised for up to so much. What it was is shown beside it; only with `aboveCap` does anything follow.
 */
const Assumption = z
  .strictObject({
    id: Id,
    title: Text.optional(),
    /** Tickets as they are created, orders as they are placed, requests that count. */
    counts: z.enum(['tickets', 'orders', 'requests']),
    /** The source that is counted, where there are several. */
    source: Id.optional(),
    /** Without it, the whole scope. */
    services: z.array(Id).min(1).optional(),
    /** Of tickets: the priorities that they were created with. Without it, all. */
    priority: z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]).optional(),
    per: z.enum([
      'calendar-day',
      'calendar-week',
      'calendar-month',
      'calendar-quarter',
      'calendar-half',
      'calendar-year',
    ]),
    assumed: z.int().min(0),
    cap: z.int().min(1).optional(),
    /**
     * In a period in which more came than the cap the objectives are computed and shown, and do not bind. Without it the
     * promise stands whatever came.
     */
    aboveCap: z.literal('not-binding').optional(),
    objectives: z.array(Id).default([]),
  })
  .check((ctx) => {
    const { counts, priority, assumed, cap, aboveCap, objectives } = ctx.value
    const wrong = (path: string, message: string, input: unknown) =>
      ctx.issues.push({ code: 'custom', path: [path], message, input })
    if (priority !== undefined && counts !== 'tickets')
      wrong('priority', `only tickets have priorities, and this counts ${counts}; take it out`, priority)
    if (cap !== undefined && cap < assumed)
      wrong(
        'cap',
        `${cap} is less than the ${assumed} that are assumed; the cap is the most that the targets hold for`,
        cap,
      )
    if (aboveCap !== undefined && cap === undefined)
      wrong('aboveCap', 'nothing can be above a cap that is not there; add `cap`', aboveCap)
    if (aboveCap !== undefined && objectives.length === 0)
      wrong(
        'aboveCap',
        'nothing says which objectives do not bind above the cap; add `objectives: [ … ]`',
        aboveCap,
      )
    if (cap === undefined && objectives.length > 0)
      wrong('objectives', 'without `cap` nothing says up to how much these hold; add it', objectives)
  })
export type Assumption = z.infer<typeof Assumption>

/** Caps that cannot free an objective, for it is judged over another kind of period. Path within the agreement and sentence. */
export function capProblems(
  workload: readonly Assumption[],
  objectives: readonly Objective[],
): { path: PropertyKey[]; message: string }[] {
  return workload.flatMap(({ aboveCap, per, objectives: ids }, index) =>
    ids.flatMap((id, at) => {
      const period = objectives.find((objective) => objective.id === id)?.period
      if (aboveCap === undefined || period === undefined || period === per) return []
      const found = typeof period === 'string' ? period : JSON.stringify(period)
      const message = `the cap is per ${per}, but "${id}" is judged per ${found}, so no period of it could be above the cap; write a cap per period of the objective, or take "${id}" out of \`objectives\``
      return [{ path: ['workload', index, 'objectives', at], message }]
    }),
  )
}

/** What the service costs (agreement-concepts row 34). `credits.fee` is what credits are a share of. */
const Fee = z.strictObject({
  id: Id,
  title: Text,
  amount: z
    .union([z.number().min(0).transform(String), z.string()])
    .refine((text) => /^\d+(\.\d+)?$/.test(text), 'expected an amount, as in 40000 or "40000.50"'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected a currency of three capital letters, as in SEK'),
  per: z.enum(['month', 'quarter', 'year', 'once', 'unit']),
  /** Whether credits can be taken of it. */
  creditEligible: z.boolean().default(true),
})

/** What an agreement says of the service besides its objectives: what it was agreed on, for how much work and at what price. */
export const ServiceTerms = z.strictObject({
  document: Document.optional(),
  workload: z.array(Assumption).default([]),
  fees: z.array(Fee).default([]),
  /** Why there is an agreement: the needs that it comes from. */
  background: Text.optional(),
  /** How the parties have agreed to work together. */
  groundRules: z.array(Text).default([]),
})
