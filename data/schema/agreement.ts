import { z } from 'zod'
import { impossibleDates } from './agreement-dates.ts'
import { Id, InstantText, LocalDate, Text, TimeZone } from './common.ts'
import { compositionProblems } from './composition.ts'
import { Credits } from './credits.ts'
import { Duration } from './duration.ts'
import { ExclusionType } from './events.ts'
import { Management } from './management.ts'
import { Objective } from './objective.ts'
import { capProblems, ServiceTerms } from './service-terms.ts'
import { Target } from './target.ts'

/** How long before a maintenance window it has to be announced for its time to be taken out. */
export const Notice = z.union(
  [
    z.strictObject({ elapsed: Duration }),
    z.strictObject({ calendarDays: z.int().min(1) }),
    z.strictObject({ workingDays: z.int().min(1), calendar: Id.optional() }),
  ],
  'expected { elapsed: 48 h }, { calendarDays: 5 } or { workingDays: 5 }',
)
export type Notice = z.infer<typeof Notice>

const WEEKDAYS = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 } as const

/** A weekly window in local wall time, `Sun 00:00-06:00`; an end at or before the start is the next day. */
export const WeeklyWindow = z.string().transform((text, ctx) => {
  const match = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(
    text,
  )
  if (match) {
    const [, day, h1, m1, h2, m2] = match as unknown as [
      string,
      keyof typeof WEEKDAYS,
      string,
      string,
      string,
      string,
    ]
    const from = Number(h1) * 60 + Number(m1)
    const to = Number(h2) * 60 + Number(m2)
    if (to <= 1440)
      return { weekday: WEEKDAYS[day] as number, fromMinute: from, toMinute: to <= from ? to + 1440 : to }
  }
  ctx.addIssue({
    code: 'custom',
    message: `expected a weekday and a time span, as in "Sun 00:00-06:00", found "${text}"`,
  })
  return z.NEVER
})
export type WeeklyWindow = z.infer<typeof WeeklyWindow>

/** When maintenance is taken out of the figures, and how (semantics 2.5 and 2.6). Without this nothing is taken out. */
export const MaintenancePolicy = z.strictObject({
  notice: Notice,
  windows: z.union([WeeklyWindow.transform((w) => [w]), z.array(WeeklyWindow).min(1)]).optional(),
  cap: z.strictObject({ perMonth: Duration.optional(), count: z.int().min(1).optional() }).optional(),
  exclusionMode: z.enum(['remove', 'count-as-up', 'none']).default('remove'),
  excludeSpan: z.enum(['actual', 'announced']).default('actual'),
  emergency: z.enum(['counts', 'excluded']).default('counts'),
  /** A window announced too late counts whole, or until its notice has run from the announcement (semantics 2.6). */
  lateMode: z.enum(['whole', 'from-notice']).default('whole'),
})
export type MaintenancePolicy = z.infer<typeof MaintenancePolicy>

const NOTHING_EXCLUDED: MaintenancePolicy = MaintenancePolicy.parse({
  notice: { elapsed: '0 s' },
  exclusionMode: 'none',
})

/** Time that the contract lets out of the figures for another reason than maintenance (semantics 2.6). */
const ExclusionTerm = z.strictObject({
  type: ExclusionType,
  clause: z.string(),
  text: Text.optional(),
  /** Until the customer has approved it, time that the provider excludes is disputed. */
  requiresApproval: z.boolean().default(true),
})

/** A change of the agreement (semantics 2.13): in force from a local midnight, once every party has approved it. */
export const Amendment = z.strictObject({
  id: Id,
  effectiveFrom: LocalDate,
  /**
   * The parties that have approved it, by role or id. Without those that it needs it is proposed: shown, never
   * evaluated. It has to be written, for an amendment that nobody was asked about is a mistake.
   */
  approvals: z.array(
    z.string(),
    'expected the parties that have approved it, by role or id, as in [provider, customer]; [] for a proposal',
  ),
  /** The day on which it was put forward: the date of its entry in the feeds until it is approved. */
  proposedAt: LocalDate.optional(),
  /** The day on which the last of them approved it. One in force before that day is retroactive. */
  agreedAt: LocalDate.optional(),
  reason: Text.optional(),
  /** New values by path, as in `objectives.tillganglighet.target`; `null` removes a field or an objective. */
  set: z
    .record(z.string(), z.unknown())
    .refine((set) => Object.keys(set).length > 0, 'expected at least one path and its new value'),
})
export type Amendment = z.infer<typeof Amendment>

/** The levels of agreements, the widest first (semantics 2.14). */
export const LEVELS = ['corporate', 'service', 'customer', 'customer-service'] as const
export type Level = (typeof LEVELS)[number]

/**
 * An agreement as it holds at a time: one file of `data/agreements/`, with what it extends merged in and the amendments
 * in force applied.
 */
export const Agreement = z
  .strictObject({
    id: Id,
    level: z.enum(LEVELS),
    /**
     * Agreements of wider levels that this one builds on, widest first (semantics 2.14). What this file leaves out is
     * theirs; `null` takes a field away, and `{ id: svar, metric: null }` an objective.
     */
    extends: z.union([Id.transform((one) => [one]), z.array(Id).min(1)]).optional(),
    precedence: z.enum(['most-specific', 'most-favourable']).default('most-specific'),
    /** Paths that no narrower level may change, as in `objectives.tillganglighet.target`. */
    locks: z.array(z.string()).default([]),
    /** Paths of targets that a narrower level may only improve for the customer. */
    floors: z.array(z.string()).default([]),
    template: Id.optional(),
    title: Text,
    parties: z
      .array(
        z.strictObject({
          role: z.enum(['provider', 'customer', 'third-party', 'subcontractor']),
          id: Id.optional(),
          name: Text,
        }),
      )
      .min(2, 'an agreement has at least two parties'),
    visibility: z.enum(['public', 'customer']),
    timeZone: TimeZone,
    effectiveFrom: LocalDate,
    effectiveTo: LocalDate.optional(),
    signatures: z
      .array(
        z.strictObject({
          party: z.string(),
          name: z.string(),
          signedAt: LocalDate,
          /** How; the last three are the kinds of the eIDAS regulation. */
          method: z.enum(['paper', 'electronic', 'advanced', 'qualified']).optional(),
        }),
      )
      .default([]),
    phases: z
      .strictObject({
        preparation: LocalDate.optional(),
        pilot: LocalDate.optional(),
        full: LocalDate.optional(),
      })
      .default({}),
    scope: z.strictObject({ services: z.array(Id).min(1), excludes: z.array(Text).default([]) }),
    serviceHours: z.union([z.literal('24x7'), Id]).default('24x7'),
    /** `none` says that maintenance counts like any other downtime (rule L08). */
    maintenance: z
      .union([z.literal('none'), MaintenancePolicy])
      .transform((policy) => (policy === 'none' ? NOTHING_EXCLUDED : policy))
      .optional(),
    /** `none` says that nothing but maintenance is taken out (rule L04). */
    exclusions: z.union([z.literal('none'), z.array(ExclusionTerm).min(1)]).optional(),
    /** Stretches in which the service was suspended: in neither side of the fraction (semantics 2.13). */
    suspensions: z
      .array(z.strictObject({ from: InstantText, to: InstantText.optional(), reason: Text }))
      .default([]),
    midPeriodChange: z.enum(['period-start', 'split', 'weighted-budget']).default('period-start'),
    partialPeriod: z.enum(['prorate', 'deem-100', 'skip', 'merge-next']).default('prorate'),
    /** How long after a period its figures can still change (semantics 2.15). */
    grace: z
      .strictObject({ workingDays: z.int().min(0), calendar: Id.optional() })
      .default({ workingDays: 5 }),
    objectives: z.array(Objective).min(1),
    credits: Credits.optional(),
    /** What suppliers promise for what this agreement rests on, to see whether it can be backed (semantics 2.14). */
    suppliers: z
      .array(
        z.strictObject({
          name: Text,
          objective: Id,
          target: Target,
          /** Per cent or the same unit as the objective's target; for tickets, the path is added up. */
          calendar: z.union([z.literal('24x7'), Id]).optional(),
          /** Which of the parties it is, by role or id, where it is one. */
          party: z.string().optional(),
          /** The agreement with it that this one rests on, and where its terms stand. */
          agreement: Text.optional(),
          href: z
            .url({ protocol: /^https$/, error: 'expected an address that begins with https://' })
            .optional(),
        }),
      )
      .default([]),
    ...ServiceTerms.shape,
    ...Management.shape,
    amendments: z.array(Amendment).default([]),
  })
  .check((ctx) => {
    const { objectives, scope, credits, workload } = ctx.value
    for (const { path, message } of capProblems(workload, objectives))
      ctx.issues.push({ code: 'custom', path, message, input: workload })
    const seen = new Set<string>()
    for (const [index, objective] of objectives.entries()) {
      const rules = typeof credits === 'object' ? [credits.objectives[objective.id] ?? []].flat() : []
      const banded = rules.some((rule) => typeof rule === 'object' && 'tiers' in rule)
      if (banded && !objective.target.comparator.startsWith('>')) {
        const message = `bands are for targets where more is better, and of "${objective.id}" less is: they would never give anything (rule L23); use perBreach or perPercentPoint`
        ctx.issues.push({
          code: 'custom',
          path: ['credits', 'objectives', objective.id],
          message,
          input: rules,
        })
      }
      if (seen.has(objective.id)) {
        const message = `two objectives are called "${objective.id}"; each needs a name of its own`
        ctx.issues.push({ code: 'custom', path: ['objectives', index, 'id'], message, input: objective.id })
      }
      seen.add(objective.id)
      for (const { path, message } of compositionProblems(objective, objective.services ?? scope.services))
        ctx.issues.push({ code: 'custom', path: ['objectives', index, ...path], message, input: objective })
      for (const [at, service] of (objective.services ?? []).entries()) {
        if (scope.services.includes(service)) continue
        const message = `"${service}" is not in the agreement's scope (${scope.services.join(', ')})`
        ctx.issues.push({
          code: 'custom',
          path: ['objectives', index, 'services', at],
          message,
          input: service,
        })
      }
    }
  })
  // Said besides what is wrong with single fields, and not after all of that is mended.
  .superRefine(
    (agreement: unknown, ctx) => {
      for (const found of impossibleDates(agreement)) ctx.addIssue({ code: 'custom', ...found })
    },
    { when: () => true },
  )
export type Agreement = z.infer<typeof Agreement>
