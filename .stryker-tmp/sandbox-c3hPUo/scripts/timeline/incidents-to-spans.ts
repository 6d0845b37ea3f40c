// @ts-nocheck
import type { IncidentRecord } from '../../data/schema/events.ts'
import type { Span, SpanState } from '../../data/schema/timeline.ts'

const SPAN_STATES: readonly string[] = [
  'degraded_performance',
  'partial_outage',
  'major_outage',
] satisfies SpanState[]

const isSpanState = (state: string): state is SpanState => SPAN_STATES.includes(state)

/**
 * What declared incidents say of the services they name, sorted by start: a span for each that was degraded or out. An
 * open incident lasts until `asOf`; what begins at or after `asOf` is planned, not actual (semantics T1, T9).
 */
export function incidentsToSpans(incidents: IncidentRecord[], asOf: number): Span[] {
  const spans: Span[] = []
  for (const { id, start, end, services, detectedAt, reportedAt, confirmedAt } of incidents) {
    for (const { id: service, state, start: from = start, end: to = end, affected } of services) {
      const until = Math.min(to ?? asOf, asOf)
      if (until <= from || !isSpanState(state)) continue
      spans.push({
        ...{ service, start: from, end: until, state, source: 'incidents', ref: id },
        ...(detectedAt !== undefined && { detectedAt }),
        ...(reportedAt !== undefined && { reportedAt }),
        ...(confirmedAt !== undefined && { confirmedAt }),
        ...(affected !== undefined && { affected }),
      })
    }
  }
  return spans.sort(byStart)
}

/** Order of spans that depends on nothing but themselves (semantics 2.16). */
export function byStart(a: Span, b: Span): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    compare(a.service, b.service) ||
    compare(a.source, b.source) ||
    compare(a.ref, b.ref) ||
    compare(a.state, b.state)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
