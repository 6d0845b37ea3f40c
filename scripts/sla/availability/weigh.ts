import type { TimeObjective } from '../../../data/schema/objective.ts'
import type { Interval, Span, SpanState } from '../../../data/schema/timeline.ts'
import { add, max, min, multiply, ONE, parseDecimal, type Ratio, ratio, ZERO } from '../exact/ratio.ts'

/** Which reading of the checks' resolution: first bad to first good, or the longest or shortest it can have been (2.7.3). */
export type Variant = 'convention' | 'worst' | 'best'

/** A span with what it weighs under an objective. */
export interface Weighed extends Interval {
  declared: boolean
  weight: Ratio
  /** The units that the weight holds for, where they are known by name and the objective counts units. */
  units?: string[]
  event: string
  /** From when it counts where that is not its start: when it was detected or reported. */
  noticed: number | undefined
}

/** How a span is named in a segment's events: an incident by its id, a source's span by both names. */
function eventId({ source, ref }: Span): string {
  return source === 'incidents' ? ref : `${source}:${ref}`
}

/** Monitoring detects by itself, when it is sure; an incident and a report are what people write down. */
function noticedAt(span: Span, declared: boolean, { downtimeStart }: TimeObjective): number | undefined {
  if (downtimeStart === 'reported') return span.reportedAt
  return span.detectedAt ?? (declared ? undefined : span.start)
}

/** From when until when a span counts in a reading, its end confirmed or actual. Nothing after `asOf` is looked at. */
export function reachOf(
  span: Span,
  { downtimeEnd }: TimeObjective,
  variant: Variant,
  asOf: number,
): Interval {
  const ended = variant === 'best' ? (span.earliestEnd ?? span.end) : span.end
  const confirmed = downtimeEnd === 'confirmed' ? (span.confirmedAt ?? ended) : ended
  return {
    start: variant === 'worst' ? (span.earliestStart ?? span.start) : span.start,
    end: Math.min(asOf, Math.max(ended, confirmed)),
  }
}

/** What the states of spans weigh under an objective. */
export function stateWeights({ weights }: TimeObjective): Record<SpanState, Ratio> {
  return {
    major_outage: ONE,
    partial_outage: parseDecimal(weights.partial),
    degraded_performance: parseDecimal(weights.degraded),
  }
}

/**
 * Steps 2 to 4 of semantics 2.6 for one span: when it was noticed, and its weight by state and by the share of the units in
 * scope. A number of units scales the weight; units by name stay with it, for a union over incidents. More units than
 * there are in scope are all of them.
 */
export function weigh(
  span: Span,
  reach: Interval,
  declared: boolean,
  objective: TimeObjective,
  weights: Record<SpanState, Ratio>,
): Weighed {
  const { affected } = span
  const { scopeUnits } = objective
  const noticed = noticedAt(span, declared, objective)
  const share =
    scopeUnits !== undefined && typeof affected === 'number' ? min(ONE, ratio(affected, scopeUnits)) : ONE
  return {
    ...reach,
    weight: share === ONE ? weights[span.state] : multiply(weights[span.state], share),
    ...(scopeUnits !== undefined && Array.isArray(affected) && { units: affected }),
    noticed,
    event: eventId(span),
    declared,
  }
}

/** Each unit weighs by the worst that touched it, so a unit that two incidents name counts once. */
function weightByUnits(spans: readonly Weighed[], scopeUnits: number): Ratio {
  const worst = new Map<string, Ratio>()
  for (const { units = [], weight } of spans)
    for (const unit of units) worst.set(unit, max(worst.get(unit) ?? ZERO, weight))
  return min(ONE, multiply([...worst.values()].reduce(add, ZERO), ratio(1, scopeUnits)))
}

/** The greatest of one side's concurrent spans, after the union of their units; never a sum of incidents (G33). */
function heaviest(spans: readonly Weighed[], scopeUnits: number | undefined): Ratio {
  const whole = spans.filter(({ units }) => units === undefined)
  const byUnits = scopeUnits === undefined ? ZERO : weightByUnits(spans, scopeUnits)
  return whole.reduce((most, { weight }) => max(most, weight), byUnits)
}

/** The weight of a stretch by the spans over it, joined as the authority says (semantics 2.6 steps 1, 4 and 6). */
export function weightOf(
  active: readonly Weighed[],
  { measurement: { authority }, scopeUnits }: TimeObjective,
): Ratio {
  const side = (declared: boolean) =>
    heaviest(
      active.filter((span) => span.declared === declared),
      scopeUnits,
    )
  if (authority === 'monitoring') return side(false)
  if (authority === 'incidents') return side(true)
  return authority === 'union' ? max(side(false), side(true)) : min(side(false), side(true))
}
