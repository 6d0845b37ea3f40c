import { z } from 'zod'
import { Id, LocalDate } from './common.ts'
import { Clock, common, Days, limitIn, shareToKeep, targetIn } from './objective-common.ts'

/** Whether every item has to keep the target, a share of them, or a statistic of them all. */
export const Quantifier = z.union(
  [
    z.literal('every'),
    z.strictObject({ share: shareToKeep }),
    z.enum(['mean', 'median']),
    /** Nearest rank: the smallest value that at least this share of the items do not exceed. */
    z.strictObject({ percentile: z.number().gt(0).lte(100) }),
  ],
  'expected every, { share: ">= 95 %" }, mean, median or { percentile: 95 }: without it "2 h" does not say whether all answers have to keep it (rule L05)',
)
export type Quantifier = z.infer<typeof Quantifier>

/** How items (tickets, orders) are put into periods and into a value (semantics 2.7.5 and 2.7.6). */
const items = {
  ...common,
  quantifier: Quantifier,
  attribution: z.enum(['decision', 'created', 'resolved']).default('decision'),
  noVolume: z.enum(['no-data', 'deem-met']).default('no-data'),
}

export const TicketClock = z.strictObject({
  ...items,
  metric: z.enum(['first-response', 'next-reply', 'update', 'resolution']),
  target: limitIn(['ms'], '<= 2 h'),
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

/**
 * When a day is over (semantics C6): at 24:00, or as the calendar closes. Without it as the data are: dates alone at 24:00,
 * dates with times of day as the calendar closes.
 */
const dayEnd = z.enum(['midnight', 'closing']).optional()

export const LeadTime = z.strictObject({
  ...items,
  metric: z.literal('lead-time'),
  target: limitIn(['workingDays', 'ms'], '<= 5 working days'),
  calendar: z.union([z.literal('24x7'), Id]),
  /** An order after this local time counts from the next working day. */
  cutoff: Clock.optional(),
  dayEnd,
})

export const DeliveryPrecision = z.strictObject({
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
  dayEnd,
  /** Early by more than this many calendar days is not on time either. */
  earlyDays: z.int().min(0).optional(),
  /** On time and in full (OTIF) rather than on time alone. */
  inFull: z.boolean().default(false),
  attribution: z.enum(['decision', 'resolved']).default('decision'),
})

export const DefectRate = z.strictObject({
  ...common,
  metric: z.literal('defect-rate'),
  target: targetIn(['%'], '< 1 %'),
  unit: z.enum(['order', 'order-line', 'quantity', 'parcel']),
  denominator: z.enum(['delivered', 'inspected']).default('delivered'),
  /** Days after delivery in which a defect belongs to the period of the delivery; later, to that of its discovery. */
  claimPeriodDays: z.int().min(0).default(0),
})

/** Reports of closed periods, delivered in time (semantics 2.7.10). */
export const ReportDelivery = z.strictObject({
  ...common,
  metric: z.literal('report-delivery'),
  target: limitIn(['workingDays'], '<= 10 working days'),
  calendar: Id.optional(),
})

/** One thing that is to be done by a date (semantics 2.7.9). */
export const Milestone = z.strictObject({
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
