// @ts-nocheck
import type { ClaimedExclusion, MaintenanceRecord } from '../../../data/schema/events.ts'
import type { CountSlice } from '../../../data/schema/items.ts'
import type { RatioObjective, RequestObjective } from '../../../data/schema/objective.ts'
import type { Asked } from '../types.ts'

/** The question for metrics that are counted (semantics 2.7.2, 2.7.8). */
export interface CountQuestion<O extends RequestObjective | RatioObjective> extends Asked<O> {
  service: string
  /** What was counted of the service, in any order. */
  counts: CountSlice[]
  maintenance: MaintenanceRecord[]
  exclusions: ClaimedExclusion[]
}
