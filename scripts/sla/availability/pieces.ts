import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval, Span, SpanState } from '../../../data/schema/timeline.ts'
import { max, min, ONE, parseDecimal, type Ratio, ZERO } from '../exact/ratio.ts'
import type { Evidence } from '../types.ts'

/** Which reading of the checks' resolution: first bad to first good, or the longest or shortest it can have been (2.7.3). */
export type Variant = 'convention' | 'worst' | 'best'

/** A stretch touched by the same spans throughout. Its weight is 0 where nothing in it counts as down. */
export interface Piece extends Interval {
  weight: Ratio
  events: string[]
}

interface Weighed extends Interval {
  declared: boolean
  weight: Ratio
  event: string
}

/** How a span is named in a segment's events: an incident by its id, a source's span by both names. */
export function eventId({ source, ref }: Span): string {
  return source === 'incidents' ? ref : `${source}:${ref}`
}

function weigh(evidence: Evidence, objective: TimeObjective, variant: Variant, asOf: number): Weighed[] {
  const weights: Record<SpanState, Ratio> = {
    major_outage: ONE,
    partial_outage: parseDecimal(objective.weights.partial),
    degraded_performance: parseDecimal(objective.weights.degraded),
  }
  const weighOne = (span: Span, declared: boolean) => ({
    start: variant === 'worst' ? (span.earliestStart ?? span.start) : span.start,
    end: Math.min(asOf, variant === 'best' ? (span.earliestEnd ?? span.end) : span.end),
    weight: weights[span.state],
    event: eventId(span),
    declared,
  })
  return [
    ...evidence.monitored.map((span) => weighOne(span, false)),
    ...evidence.declared.map((span) => weighOne(span, true)),
  ].filter(({ start, end }) => end > start)
}

/** The weight of a stretch: the greatest of each side, never a sum (G33), joined as the authority says. */
function weightOf(active: Iterable<Weighed>, authority: TimeObjective['measurement']['authority']): Ratio {
  let [monitored, declared] = [ZERO, ZERO]
  for (const span of active) {
    if (span.declared) declared = max(declared, span.weight)
    else monitored = max(monitored, span.weight)
  }
  if (authority === 'monitoring') return monitored
  if (authority === 'incidents') return declared
  return authority === 'union' ? max(monitored, declared) : min(monitored, declared)
}

/** Cut overlapping spans into pieces that do not overlap. Order and duplicates of the spans make no difference. */
function cut(spans: Weighed[], authority: TimeObjective['measurement']['authority']): Piece[] {
  const edges = spans
    .flatMap((span) => [
      { at: span.start, span, opens: true },
      { at: span.end, span, opens: false },
    ])
    .sort((a, b) => a.at - b.at)
  const active = new Set<Weighed>()
  const pieces: Piece[] = []
  let from = Number.NEGATIVE_INFINITY
  for (const { at, span, opens } of edges) {
    if (at > from && active.size > 0) {
      const events = [...new Set([...active].map(({ event }) => event))].sort()
      pieces.push({ start: from, end: at, weight: weightOf(active, authority), events })
    }
    from = at
    if (opens) active.add(span)
    else active.delete(span)
  }
  return pieces
}

/** The spans that touch `within`, and those that hang together with them over gaps that may be merged. */
function near(spans: Weighed[], within: Interval, mergeGap: number): Weighed[] {
  const kept: Weighed[] = []
  let group: Weighed[] = []
  let end = Number.NEGATIVE_INFINITY
  const close = () => {
    const first = group[0]
    if (first && first.start < within.end && end > within.start) kept.push(...group)
    group = []
  }
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start - end > mergeGap) close()
    end = group.length > 0 ? Math.max(end, span.end) : span.end
    group.push(span)
  }
  close()
  return kept
}

/** The pieces in and around `within`, in order, that the evidence known at `asOf` makes (semantics 2.6, steps 1, 3, 6). */
export function piecesAround(
  evidence: Evidence,
  objective: TimeObjective,
  variant: Variant,
  within: Interval,
  asOf: number,
): Piece[] {
  const spans = near(weigh(evidence, objective, variant, asOf), within, objective.mergeGap)
  return cut(spans, objective.measurement.authority)
}
