/** A half-open span of time `[start, end)` in epoch milliseconds (semantics T1). */
export interface Interval {
  start: number
  end: number
}

/** What a check, an incident or a merge of both can say of a service that is not plainly up. */
export type SpanState = 'degraded_performance' | 'partial_outage' | 'major_outage'

/** A stretch in which a service was not plainly up, as one source tells it. */
export interface Span extends Interval {
  service: string
  state: SpanState
  /** Id of the source, or `incidents` for a declared one. */
  source: string
  /** What to look up in the source: an incident's id, or the first check's place. */
  ref: string
  /**
   * Bounds from the resolution of checks (semantics 2.7.3): it began after `earliestStart` (the last good check) and at
   * `start` at the latest; it ended after `earliestEnd` (the last bad check) and at `end` at the latest.
   */
  earliestStart?: number
  earliestEnd?: number
}

/** Everything that is known of one service, from all sources. Lists are sorted by start; `observed` is disjoint. */
export interface ServiceTimeline {
  service: string
  /** When any source of checks knew the state, good or bad. What lies outside is unknown. */
  observed: Interval[]
  /** From checks. */
  monitored: Span[]
  /** From incidents; an open one ends at `asOf`. */
  declared: Span[]
  /** The latest instant for which a source reported. */
  dataThrough: number | null
  /** Response times by UTC day: how many samples of each whole millisecond. Mergeable and exact (semantics 2.7.4). */
  responseTimes: ResponseDay[]
}

export interface ResponseDay {
  /** Start of the UTC day in epoch milliseconds. */
  day: number
  /** `[milliseconds, samples]`, ascending. */
  counts: [number, number][]
}
