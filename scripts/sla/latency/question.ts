import type { ClaimedExclusion, MaintenanceRecord } from '../../../data/schema/events.ts'
import type { ResponseTimeObjective } from '../../../data/schema/objective.ts'
import type { ResponseDay } from '../../../data/schema/timeline.ts'
import type { Asked } from '../types.ts'

/** The question for response times (semantics 2.7.4). */
export interface ResponseQuestion extends Asked<ResponseTimeObjective> {
  service: string
  /** Local days of the agreement's time zone. */
  days: ResponseDay[]
  /** The latest instant for which a source reported. */
  dataThrough: number | null
  maintenance: MaintenanceRecord[]
  exclusions: ClaimedExclusion[]
}
