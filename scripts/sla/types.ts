import type { Agreement } from '../../data/schema/agreement.ts'
import type { Calendar } from '../../data/schema/calendar.ts'
import type { MaintenanceRecord } from '../../data/schema/events.ts'
import type { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import type { Objective, TimeObjective } from '../../data/schema/objective.ts'
import type { Interval, Span } from '../../data/schema/timeline.ts'
import type { Ratio } from './exact/ratio.ts'

/** A period with its bounds as instants; `id` is local and stable (semantics P3). */
export interface PeriodBounds extends Interval {
  id: string
  type: string
  timeZone: string
}

/** What every figure depends on besides its evidence: the engine reads nothing else, least of all a clock (T2). */
export interface Asked<O extends Objective = Objective> {
  /** As it holds for the period: merged and amended. */
  agreement: Agreement
  objective: O
  period: PeriodBounds
  calendars: Record<string, Calendar>
  /** Epoch milliseconds. */
  asOf: number
}

/** What one service's time-based figures are computed from. */
export interface Evidence {
  observed: Interval[]
  monitored: Span[]
  declared: Span[]
  maintenance: MaintenanceRecord[]
}

/** The question for a metric that folds a ledger (semantics 2.4 to 2.7.1). */
export interface TimeQuestion<O extends TimeObjective = TimeObjective> extends Asked<O> {
  service: string
  evidence: Evidence
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

/** What is decided about an objective in a period. Values are exact: shares of 1 for `%`, else in the target's unit. */
export interface Figures {
  value: Ratio | null
  worst: Ratio | null
  best: Ratio | null
  /** Known share of what was to be measured. Null where there is none, or where the metric knows no coverage. */
  coverage: Ratio | null
  verdict: ObjectiveResult['verdict']
  reason?: string
  outlook?: ObjectiveResult['outlook']
  certainty: ObjectiveResult['certainty']
  finality: ObjectiveResult['finality']
  phase: ObjectiveResult['phase']
  binding: boolean
}

/** The answer to a question, with the feed's form of it, displayed by semantics 2.10, and how it came about (2.16). */
export interface Evaluation extends Figures {
  result: ObjectiveResult
  explain: Step[]
}

export interface TimeEvaluation extends Evaluation {
  segments: Segment[]
}
