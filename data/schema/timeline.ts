import type { CountSlice } from './items.ts'

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
  /** When it was known, when a customer reported it, and when the customer confirmed that it was over (semantics 2.6.2). */
  detectedAt?: number
  reportedAt?: number
  confirmedAt?: number
  /** The units that it touched, how many or which; without it all of them (semantics 2.6.4). */
  affected?: number | string[]
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
  /**
   * Response times by local day, by time zone: the site's and those of agreements that have a say on them, for their
   * periods begin and end at other midnights. Mergeable (semantics 2.7.4).
   */
  responseTimes: Record<string, ResponseDay[]>
  /** Counts of requests, or of anything else that is good or not (semantics 2.7.2), sorted by start. */
  counts: CountSlice[]
  /** Where several sources of checks look at the service: what each of them alone tells, by its id. */
  bySource?: Record<string, Pick<ServiceTimeline, 'observed' | 'monitored' | 'responseTimes'>>
  /**
   * Where sources of checks look at the service and its state is unknown by now: when the last check was made (null where
   * there never was one), and whether one of them did not answer, or all answered and had nothing new.
   */
  silence?: { since: number | null; why: 'unreachable' | 'silent' }
}

/** The response times of one local day. Days are sorted by their start. */
export interface ResponseDay {
  /** First instant of the local day in epoch milliseconds. */
  day: number
  /** `[milliseconds, samples]`, ascending. A begun millisecond is a whole one, so that "at most T" stays exact. */
  counts: [number, number][]
  /** From sources that give histograms: `[more than, at most, samples]` in milliseconds; null is without end. */
  buckets?: [number, number | null, number][]
  /** How many checks of the sources that tell response times failed, and so have none. */
  failed: number
}
