import type { Agreement } from '../../data/schema/agreement.ts'
import type { Calendar } from '../../data/schema/calendar.ts'
import type { AgreementVersion } from '../../data/schema/contract.ts'
import type { ClaimedExclusion, MaintenanceRecord } from '../../data/schema/events.ts'
import type { ObjectiveResult, Step } from '../../data/schema/feed.ts'
import type { Items } from '../../data/schema/items.ts'
import type { Objective, TimeObjective } from '../../data/schema/objective.ts'
import type { Interval, Span } from '../../data/schema/timeline.ts'
import type { Measure } from './availability/measure.ts'
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
  /** Exclusions that incidents of this service claim, for whichever agreement. */
  exclusions: ClaimedExclusion[]
}

/** A service with its evidence. */
export interface Part {
  service: string
  evidence: Evidence
}

/**
 * The question for a metric that folds a ledger (semantics 2.4 to 2.7.1): one part, or the services that the objective
 * composes into one figure (2.6 step 5).
 */
export interface TimeQuestion<O extends TimeObjective = TimeObjective> extends Asked<O> {
  parts: Part[]
}

/** The question for a metric that counts items one by one (semantics 2.7.5 to 2.7.10). */
export interface ItemQuestion<O extends Objective = Objective> extends Asked<O> {
  items: Items
  /** One service; without it, all that the objective holds for. */
  service?: string
  /** Up to when the sources of the items have reported: nothing is known after it. Without it, up to `asOf`. */
  dataThrough?: number
  /** All versions of the agreement, by day, for what holds from a day on only; without them, it has one. */
  versions?: readonly AgreementVersion[]
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
  /** Why it is excluded or unknown: `maintenance`, `monitoring-gap`, `source-late`. */
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
  /** What the value is a share of: several targets in one period are weighed by it (semantics 2.13). */
  measure: Measure
  /** The base that the period ends, or is expected to end, with, in milliseconds. */
  fullBase: number
}
