import { z } from 'zod'
import { Id, LocalDate, Text, TimeZone } from './common.ts'
import { Duration } from './duration.ts'

/**
 * A target as people write it: `>= 99.9 %`. Gives comparator, decimal and unit; the decimals written decide how many
 * are shown (semantics 2.10 R3).
 */
export const Target = z.string().transform((text, ctx) => {
  const match = /^(>=|<=|>|<)\s*(\d+(?:\.\d+)?)\s*(%)$/.exec(text.trim())
  if (match) {
    const [, comparator, value, unit] = match as unknown as [string, '>=' | '<=' | '>' | '<', string, '%']
    return { comparator, value, unit }
  }
  ctx.addIssue({
    code: 'custom',
    message: `expected a comparator, a number with a decimal point and %, as in ">= 99.9 %", found "${text}"`,
  })
  return z.NEVER
})
export type Target = z.infer<typeof Target>

/** What a figure is computed over (semantics 2.2). */
export const PeriodType = z.union(
  [
    z.enum([
      'calendar-day',
      'calendar-week',
      'calendar-month',
      'calendar-quarter',
      'calendar-half',
      'calendar-year',
    ]),
    /** `P30D`: local calendar days back from `asOf`; `PT720H`: exactly that long. */
    z.strictObject({ rolling: z.string().regex(/^(P\d+D|PT\d+H)$/, 'expected P30D or PT720H') }),
    /** Months from an anchor date; a day that a month lacks is its last day (semantics T6). */
    z.strictObject({ billing: LocalDate }),
  ],
  'expected calendar-day, -week, -month, -quarter, -half or -year, { rolling: P30D }, { rolling: PT720H } or { billing: 2026-01-31 }',
)
export type PeriodType = z.infer<typeof PeriodType>

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
})
export type MaintenancePolicy = z.infer<typeof MaintenancePolicy>

const Weight = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'expected a decimal from 0 to 1 in quotes, as in "0.3"')

/** An availability objective: what is promised, over what, and by which rules it is counted. */
export const Objective = z.strictObject({
  id: Id,
  metric: z.enum(['availability'], 'expected availability, the metric that this version measures'),
  title: Text.optional(),
  clause: z.string().optional(),
  target: Target,
  period: PeriodType,
  /** The services that it holds for, each measured by itself; without it, the whole scope. */
  services: z.array(Id).min(1).optional(),
  serviceHours: z.union([z.literal('24x7'), Id]).optional(),
  weights: z
    .strictObject({ partial: Weight.default('1'), degraded: Weight.default('0') })
    .default({ partial: '1', degraded: '0' }),
  mergeGap: Duration.default(0),
  minOutage: Duration.default(0),
  unknownPolicy: z.enum(['exclude', 'assume-up', 'assume-down', 'hold-last']).default('exclude'),
  /** Per cent. */
  minCoverage: z
    .string()
    .regex(/^\d{1,3}(\.\d+)?$/, 'expected a percentage in quotes, as in "95"')
    .default('95'),
  measurement: z
    .strictObject({
      source: z.string().optional(),
      by: z.string().optional(),
      authority: z.enum(['monitoring', 'incidents', 'union', 'intersection']).default('union'),
    })
    .default({ authority: 'union' }),
  accountable: z.string().optional(),
})
export type Objective = z.infer<typeof Objective>

/** One file of `data/agreements/`. */
export const Agreement = z
  .strictObject({
    id: Id,
    level: z.enum(['corporate', 'service', 'customer', 'customer-service']),
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
      .array(z.strictObject({ party: z.string(), name: z.string(), signedAt: LocalDate }))
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
    maintenance: MaintenancePolicy.optional(),
    objectives: z.array(Objective).min(1),
  })
  .check((ctx) => {
    const { objectives, scope } = ctx.value
    const seen = new Set<string>()
    for (const [index, objective] of objectives.entries()) {
      if (seen.has(objective.id)) {
        const message = `two objectives are called "${objective.id}"; each needs a name of its own`
        ctx.issues.push({ code: 'custom', path: ['objectives', index, 'id'], message, input: objective.id })
      }
      seen.add(objective.id)
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
export type Agreement = z.infer<typeof Agreement>
