import { z } from 'zod'
import { Id, Text } from './common.ts'
import { PeriodType } from './period-type.ts'
import { Target, type Unit } from './target.ts'

export const Share = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'expected a decimal from 0 to 1 in quotes, as in "0.3"')
export const Percent = z.string().regex(/^\d{1,3}(\.\d+)?$/, 'expected a percentage in quotes, as in "95"')
export const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a local time, as in "15:00"')

/** A number of working days in a calendar (semantics C6), or elapsed time. */
export const Days = z.strictObject({ workingDays: z.int().min(1) })

export function targetIn(units: Unit[], example: string) {
  return Target.refine(({ unit }) => units.includes(unit), `expected a target as in "${example}"`)
}

/** A target that says how much at most: times that items stay within. */
export function limitIn(units: Unit[], example: string) {
  return targetIn(units, example).refine(
    ({ comparator }) => comparator === '<=' || comparator === '<',
    `expected a limit to stay within, as in "${example}"`,
  )
}

/** A share of what is counted one by one that at least has to keep its limit. */
export const shareToKeep = targetIn(['%'], '>= 95 %').refine(
  ({ comparator }) => comparator === '>=' || comparator === '>',
  'expected the share that at least has to keep the limit, as in ">= 95 %"',
)

/** What every objective has. */
export const common = {
  id: Id,
  /**
   * `kpi`: measured and shown, without a say in the agreement's verdict and without credits. `proposed`: the same for a
   * promise that nobody has made yet, to see how it would go.
   */
  kind: z.enum(['sla', 'kpi', 'proposed']).default('sla'),
  title: Text.optional(),
  clause: z.string().optional(),
  rationale: Text.optional(),
  /** What the service delivered before, in the target's unit and over what: is the target realistic (rule L18)? */
  baseline: z
    .strictObject({
      value: z.string().regex(/^-?\d+(\.\d+)?$/, 'expected a decimal in quotes, as in "99.93"'),
      over: Text,
    })
    .optional(),
  /** What the parties hope for beyond the target, in its unit: shown, never judged. */
  stretch: z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'expected a decimal in quotes, in the unit of the target, as in "99.99"')
    .optional(),
  /** Who promises it and to whom, by role or id, where there are more than two parties. */
  obligor: z.string().optional(),
  beneficiary: z.string().optional(),
  period: PeriodType,
  /** The services that it holds for; without it, the whole scope. */
  services: z.array(Id).min(1).optional(),
  accountable: z.string().optional(),
  /** Who does the work, who is asked and who is told, by role; who answers for it is `accountable`. */
  raci: z
    .strictObject({
      responsible: z.array(Id).default([]),
      consulted: z.array(Id).default([]),
      informed: z.array(Id).default([]),
    })
    .optional(),
  measurement: z
    .strictObject({
      source: z.string().optional(),
      by: z.string().optional(),
      /** Time-based metrics alone (semantics 2.6 step 1). */
      authority: z.enum(['monitoring', 'incidents', 'union', 'intersection']).default('union'),
    })
    .default({ authority: 'union' }),
  /** Only where the contract itself says that a value is rounded before it is compared (semantics 2.10 R5). */
  contractRounding: z
    .strictObject({ decimals: z.int().min(0).max(9), mode: z.enum(['half-up', 'floor', 'ceil']) })
    .optional(),
  /** Per cent of the budget from which an objective is at risk (semantics 2.9). */
  atRiskConsumption: Percent.default('75'),
}
