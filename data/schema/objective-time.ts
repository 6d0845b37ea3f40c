import { z } from 'zod'
import { Id } from './common.ts'
import { Duration } from './duration.ts'
import { common, Percent, Share, targetIn } from './objective-common.ts'

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

export const Availability = z.strictObject({
  ...time,
  metric: z.literal('availability'),
  target: targetIn(['%'], '>= 99.9 %'),
})
export const OutageCount = z.strictObject({
  ...time,
  metric: z.literal('outage-count'),
  target: targetIn([''], '<= 1'),
})
export const OutageTime = z.strictObject({
  ...time,
  metric: z.enum(['outage-total', 'longest-outage', 'mttr', 'mtbf']),
  target: targetIn(['ms'], '<= 4 h'),
})
