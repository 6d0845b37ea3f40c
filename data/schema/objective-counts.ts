import { z } from 'zod'
import { Duration } from './duration.ts'
import { common, limitIn, Percent, shareToKeep, targetIn } from './objective-common.ts'

export const RequestAvailability = z
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
    /** How many requests within an hour (or six, a day, three) are enough for an alert that they fail fast; without it, none. */
    minEvents: z.int().min(1).optional(),
  })
  .refine(({ method, minEvents }) => method === 'occurrences' || minEvents === undefined, {
    path: ['minEvents'],
    message: 'minEvents counts requests, which only the method "occurrences" does; remove it',
  })
  .refine(({ method, sliceTarget }) => method !== 'timeslices' || sliceTarget !== undefined, {
    path: ['sliceTarget'],
    message: 'expected the per cent of good requests from which a slice is good, as in sliceTarget: "99"',
  })

export const ResponseTime = z.strictObject({
  ...common,
  metric: z.literal('response-time'),
  target: limitIn(['ms'], '<= 300 ms'),
  quantifier: z.union(
    [z.strictObject({ share: shareToKeep }), z.strictObject({ percentile: z.number().gt(0).lte(100) })],
    'expected { share: ">= 95 %" } or { percentile: 95 }',
  ),
  failedRequests: z.enum(['bad', 'exclude']).default('bad'),
  /** Per cent of the days that have to be measured for a verdict that is not certain. */
  minCoverage: Percent.default('95'),
})

/** Any share of counts that a source gives as good and valid. */
export const GenericRatio = z.strictObject({
  ...common,
  metric: z.literal('ratio'),
  target: targetIn(['%'], '>= 95 %'),
  unit: z.string().min(1),
})
