import type { Agreement, Objective } from '../../data/schema/agreement.ts'
import type { Calendar } from '../../data/schema/calendar.ts'
import type { MaintenanceRecord } from '../../data/schema/events.ts'
import type { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import type { Interval, Span } from '../../data/schema/timeline.ts'
import type { Ratio } from './exact/ratio.ts'

/** A period with its bounds as instants; `id` is local and stable (semantics P3). */
export interface PeriodBounds extends Interval {
  id: string
  type: string
  timeZone: string
}

/** What one service's figures are computed from. */
export interface Evidence {
  observed: Interval[]
  monitored: Span[]
  declared: Span[]
  maintenance: MaintenanceRecord[]
}

/** Everything that an availability figure depends on: the engine reads nothing else, least of all a clock (T2). */
export interface Question {
  agreement: Agreement
  objective: Objective
  service: string
  period: PeriodBounds
  evidence: Evidence
  calendars: Record<string, Calendar>
  /** Epoch milliseconds. */
  asOf: number
}

/** The classes of the ledger (semantics 2.4). */
export type SegmentClass =
  | 'up'
  | 'down'
  | 'excluded'
  | 'unknown'
  | 'outside-hours'
  | 'outside-contract'
  | 'future'

/** A stretch of the period in exactly one class. */
export interface Segment extends Interval {
  class: SegmentClass
  /** Share of the stretch that counts as down, in `(0, 1]`; only where the class is `down`. */
  weight?: Ratio
  /** Why it is excluded or unknown: `maintenance`, `monitoring-gap`. */
  reason?: string
  /** Ids of every event that touched it, the losing ones too (semantics L3), sorted. */
  events: string[]
}

/** The answer to a `Question`. `value`, `worst` and `best` are exact shares of 1. */
export interface Evaluation {
  segments: Segment[]
  value: Ratio | null
  worst: Ratio | null
  best: Ratio | null
  /** Known share of the agreed time that is not excluded. Null where there is none. */
  coverage: Ratio | null
  verdict: ObjectiveResult['verdict']
  reason?: string
  outlook?: ObjectiveResult['outlook']
  certainty: ObjectiveResult['certainty']
  finality: ObjectiveResult['finality']
  phase: ObjectiveResult['phase']
  binding: boolean
  /** The feed's form of it all, displayed by the rules of semantics 2.10. */
  result: ObjectiveResult
  explain: Step[]
}
