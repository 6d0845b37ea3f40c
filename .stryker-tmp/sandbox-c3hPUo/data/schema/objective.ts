// @ts-nocheck
import { z } from 'zod'
import { Id, LocalDate, Text } from './common.ts'
import { Duration } from './duration.ts'
import { PeriodType } from './period-type.ts'
import { Target, type Unit } from './target.ts'

const Share = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'expected a decimal from 0 to 1 in quotes, as in "0.3"')
const Percent = z.string().regex(/^\d{1,3}(\.\d+)?$/, 'expected a percentage in quotes, as in "95"')
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a local time, as in "15:00"')

/** A number of working days in a calendar (semantics C6), or elapsed time. */
const Days = z.strictObject({ workingDays: z.int().min(1) })

function targetIn(units: Unit[], example: string) {
  return Target.refine(({ unit }) => units.includes(unit), `expected a target as in "${example}"`)
}

/** What every objective has. */
const common = {
  id: Id,
  /** `kpi`: measured and shown, without a say in the agreement's verdict and without credits. */
  kind: z.enum(['sla', 'kpi']).default('sla'),
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
  period: PeriodType,
  /** The services that it holds for; without it, the whole scope. */
  services: z.array(Id).min(1).optional(),
  accountable: z.string().optional(),
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

/** How the time of a service is counted: metrics that fold a ledger (semantics 2.4 to 2.6). */
const time = {
  ...common,
  serviceHours: z.union([z.literal('24x7'), Id]).optional(),
  weights: z
    .strictObject({ partial: Share.default('1'), degraded: Share.default('0') })
    .default({ partial: '1', degraded: '0' }),
  /**
   * Several services as one figure; without it each is measured by itself. All have to be up (`serial`), one is enough
   * (`parallel`), `kOfN: 2` are enough, or each counts by its share (`weighted`, which needs `unitWeights`).
   */
  composition: z
    .union([z.enum(['serial', 'parallel', 'weighted']), z.strictObject({ kOfN: z.int().min(1) })])
    .optional(),
  /** Shares of the services, which add up to 1. */
  unitWeights: z.record(Id, Share).optional(),
  /** How many units (connections, users, stores) are in scope, for incidents that touched some of them. */
  scopeUnits: z.int().min(1).optional(),
  downtimeStart: z.enum(['actual', 'detected', 'reported']).default('actual'),
  downtimeEnd: z.enum(['actual', 'confirmed']).default('actual'),
  /** Which reading of the resolution of checks the value is (semantics 2.7.3). */
  resolution: z.enum(['convention', 'worst', 'best']).default('convention'),
  mergeGap: Duration.default(0),
  mergeCountsGap: z.boolean().default(false),
  minOutage: Duration.default(0),
  minOutageMode: z.enum(['whole', 'excess']).default('whole'),
  minOutageTest: z.enum(['gross', 'net']).default('gross'),
  granularity: z.enum(['exact', 'floor-duration', 'slot-all', 'slot-any']).default('exact'),
  unknownPolicy: z.enum(['exclude', 'assume-up', 'assume-down', 'hold-last']).default('exclude'),
  minCoverage: Percent.default('95'),
}

const Availability = z.strictObject({
  ...time,
  metric: z.literal('availability'),
  target: targetIn(['%'], '>= 99.9 %'),
})
const OutageCount = z.strictObject({
  ...time,
  metric: z.literal('outage-count'),
  target: targetIn([''], '<= 1'),
})
const OutageTime = z.strictObject({
  ...time,
  metric: z.enum(['outage-total', 'longest-outage', 'mttr', 'mtbf']),
  target: targetIn(['ms'], '<= 4 h'),
})

const RequestAvailability = z
  .strictObject({
    ...common,
    metric: z.literal('request-availability'),
    target: targetIn(['%'], '>= 99.9 %'),
    /** Semantics 2.7.2. */
    method: z.enum(['occurrences', 'timeslices', 'ratio-timeslices']),
    slice: Duration.default(300_000),
    /** Per cent of good requests from which a slice is good; `timeslices` alone. */
    sliceTarget: Percent.optional(),
    emptySlice: z.enum(['good', 'exclude', 'bad']).default('exclude'),
    minRequestsPerSlice: z.int().min(1).default(1),
    minCoverage: Percent.default('95'),
  })
  .refine(({ method, sliceTarget }) => method !== 'timeslices' || sliceTarget !== undefined, {
    path: ['sliceTarget'],
    message: 'expected the per cent of good requests from which a slice is good, as in sliceTarget: "99"',
  })

/** Whether every item has to keep the target, a share of them, or a statistic of them all. */
export const Quantifier = z.union(
  [
    z.literal('every'),
    z.strictObject({ share: targetIn(['%'], '>= 95 %') }),
    z.enum(['mean', 'median']),
    /** Nearest rank: the smallest value that at least this share of the items do not exceed. */
    z.strictObject({ percentile: z.number().gt(0).lte(100) }),
  ],
  'expected every, { share: ">= 95 %" }, mean, median or { percentile: 95 }: without it "2 h" does not say whether all answers have to keep it (rule L05)',
)
export type Quantifier = z.infer<typeof Quantifier>

const ResponseTime = z.strictObject({
  ...common,
  metric: z.literal('response-time'),
  target: targetIn(['ms'], '<= 300 ms').refine(
    ({ comparator }) => comparator === '<=' || comparator === '<',
    'expected a limit that response times stay within, as in "<= 300 ms"',
  ),
  quantifier: z.union(
    [
      z.strictObject({ share: targetIn(['%'], '>= 95 %') }),
      z.strictObject({ percentile: z.number().gt(0).lte(100) }),
    ],
    'expected { share: ">= 95 %" } or { percentile: 95 }',
  ),
  failedRequests: z.enum(['bad', 'exclude']).default('bad'),
  /** Per cent of the days that have to be measured for a verdict that is not certain. */
  minCoverage: Percent.default('95'),
})

/** How items (tickets, orders) are put into periods and into a value (semantics 2.7.5 and 2.7.6). */
const items = {
  ...common,
  quantifier: Quantifier,
  attribution: z.enum(['decision', 'created', 'resolved']).default('decision'),
  noVolume: z.enum(['no-data', 'deem-met']).default('no-data'),
}

const TicketClock = z.strictObject({
  ...items,
  metric: z.enum(['first-response', 'next-reply', 'update', 'resolution']),
  target: targetIn(['ms'], '<= 2 h'),
  /** The calendar whose open hours are counted, or `24x7`. */
  calendar: z.union([z.literal('24x7'), Id]),
  /** The tickets that it holds for; without it, all. */
  priority: z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]).optional(),
  /** States in which the clock stands still; for a resolution `waiting-customer` unless stated, else none. */
  pauseStates: z.array(z.string()).optional(),
  reopenWindow: Days.default({ workingDays: 5 }),
  /** Whether the time a reopened ticket was solved counts. */
  reopenedSpan: z.enum(['paused', 'counted']).default('paused'),
  onPriorityChange: z
    .enum(['retroactive', 'restart', 'proportional', 'freeze', 'longest', 'shortest'])
    .default('retroactive'),
  /** "By closing time": a target that runs out at closing is breached then, not at the next opening (K2). */
  strictDue: z.boolean().default(false),
  /** Per cent of the target at which a running ticket is escalated. */
  escalateAt: z.array(z.number().gt(0)).default([50, 75, 100]),
})

const LeadTime = z.strictObject({
  ...items,
  metric: z.literal('lead-time'),
  target: targetIn(['workingDays', 'ms'], '<= 5 working days'),
  calendar: z.union([z.literal('24x7'), Id]),
  /** An order after this local time counts from the next working day. */
  cutoff: Clock.optional(),
  dayEnd: z.enum(['midnight', 'closing']).default('midnight'),
})

const DeliveryPrecision = z.strictObject({
  ...common,
  metric: z.literal('delivery-precision'),
  target: targetIn(['%'], '>= 95 %'),
  /** What one item is; shown, since a share of orders and a share of lines are not the same. */
  unit: z.enum(['order', 'order-line', 'quantity', 'parcel']),
  /** The date promised at the order, or the latest that the customer asked for; or a time from the order. */
  deadline: z
    .union([
      z.enum(['original', 'latest-agreed']),
      z.strictObject({ within: Days, cutoff: Clock.optional() }),
    ])
    .default('original'),
  calendar: z.union([z.literal('24x7'), Id]).default('24x7'),
  dayEnd: z.enum(['midnight', 'closing']).default('midnight'),
  /** Early by more than this many calendar days is not on time either. */
  earlyDays: z.int().min(0).optional(),
  /** On time and in full (OTIF) rather than on time alone. */
  inFull: z.boolean().default(false),
  attribution: z.enum(['decision', 'resolved']).default('decision'),
})

const DefectRate = z.strictObject({
  ...common,
  metric: z.literal('defect-rate'),
  target: targetIn(['%'], '< 1 %'),
  unit: z.enum(['order', 'order-line', 'quantity', 'parcel']),
  denominator: z.enum(['delivered', 'inspected']).default('delivered'),
  /** Days after delivery in which a defect belongs to the period of the delivery; later, to that of its discovery. */
  claimPeriodDays: z.int().min(0).default(0),
})

/** Any share of counts that a source gives as good and valid. */
const GenericRatio = z.strictObject({
  ...common,
  metric: z.literal('ratio'),
  target: targetIn(['%'], '>= 95 %'),
  unit: z.string().min(1),
})

const survey = {
  ...common,
  minResponses: z.int().min(1).default(30),
}
const Csat = z
  .strictObject({
    ...survey,
    metric: z.literal('csat'),
    target: targetIn(['%', ''], '>= 80 %'),
    /** `top-2-box`: the share of the two best answers (%). `mean`: the mean answer (a number). */
    method: z.enum(['top-2-box', 'mean']).default('top-2-box'),
    scale: z.int().min(2).default(5),
    /** `lower-bound`: the end of the Wilson 95 % interval that is the worse has to keep the target; of a share alone. */
    confidenceRule: z.enum(['point', 'lower-bound']).default('point'),
  })
  .check((ctx) => {
    const { method, target, confidenceRule } = ctx.value
    const wrong = (key: string, message: string) =>
      ctx.issues.push({ code: 'custom', path: [key], message, input: ctx.value })
    if (method === 'top-2-box' && target.unit !== '%')
      wrong(
        'target',
        'the share of the two best answers is in per cent; expected ">= 80 %", or `method: mean`',
      )
    if (method === 'mean' && target.unit === '%')
      wrong('target', 'a mean answer is a number; expected ">= 4.2", or `method: top-2-box`')
    if (method === 'mean' && confidenceRule === 'lower-bound')
      wrong('confidenceRule', 'the interval is that of a share; remove it, or use `method: top-2-box`')
  })
const Nps = z.strictObject({ ...survey, metric: z.literal('nps'), target: targetIn([''], '>= 30') })
const Nki = z.strictObject({ ...survey, metric: z.literal('nki'), target: targetIn([''], '>= 70') })

/** Reports of closed periods, delivered in time (semantics 2.7.10). */
const ReportDelivery = z.strictObject({
  ...common,
  metric: z.literal('report-delivery'),
  target: targetIn(['workingDays'], '<= 10 working days'),
  calendar: Id.optional(),
})

/** One thing that is to be done by a date (semantics 2.7.9). */
const Milestone = z.strictObject({
  ...common,
  metric: z.literal('milestone'),
  due: LocalDate,
  done: LocalDate.optional(),
  /** Working days late. */
  target: targetIn(['workingDays'], '<= 0 working days').default({
    comparator: '<=',
    value: '0',
    unit: 'workingDays',
  }),
  calendar: Id.optional(),
})

/** One promise of an agreement: what is measured, against which target, over what, and by which rules. */
export const Objective = z.discriminatedUnion('metric', [
  Availability,
  OutageCount,
  OutageTime,
  RequestAvailability,
  ResponseTime,
  TicketClock,
  LeadTime,
  DeliveryPrecision,
  DefectRate,
  GenericRatio,
  Csat,
  Nps,
  Nki,
  ReportDelivery,
  Milestone,
])
export type Objective = z.infer<typeof Objective>

export type TimeObjective = z.infer<typeof Availability | typeof OutageCount | typeof OutageTime>
export type AvailabilityObjective = z.infer<typeof Availability>
export type OutageObjective = z.infer<typeof OutageCount | typeof OutageTime>
export type RequestObjective = z.infer<typeof RequestAvailability>
export type ResponseTimeObjective = z.infer<typeof ResponseTime>
export type TicketObjective = z.infer<typeof TicketClock>
export type LeadTimeObjective = z.infer<typeof LeadTime>
export type DeliveryObjective = z.infer<typeof DeliveryPrecision>
export type DefectObjective = z.infer<typeof DefectRate>
export type RatioObjective = z.infer<typeof GenericRatio>
export type CsatObjective = z.infer<typeof Csat>
export type SurveyObjective = z.infer<typeof Csat | typeof Nps | typeof Nki>
export type ReportObjective = z.infer<typeof ReportDelivery>
export type MilestoneObjective = z.infer<typeof Milestone>
