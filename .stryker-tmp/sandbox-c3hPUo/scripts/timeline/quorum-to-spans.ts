// @ts-nocheck
import type { ChecksSource } from '../../data/schema/sources.ts'
import type { Interval, Span, SpanState } from '../../data/schema/timeline.ts'
import { merge, sweep } from '../sla/time/intervals.ts'
import type { Check } from '../sources/check-rows.ts'
import { type CheckRule, checksToSpans } from './checks-to-spans.ts'

type Quorum = Pick<NonNullable<ChecksSource['quorum']>, 'down' | 'minReporting'>

/** From worst on: a probe that finds a service out also finds it at least partly out. */
const STATES: SpanState[] = ['major_outage', 'partial_outage', 'degraded_performance']

/** The k-th of what is in order; there are at least k. */
const kth = (ordered: number[], k: number) => ordered[k - 1] as number

/** The worst state that at least `down` of the probes report, with these probes' spans; null where too few do. */
function agreed(spans: Span[], down: number): { state: SpanState; spans: Span[] } | null {
  for (const [rank, state] of STATES.entries()) {
    const as = spans.filter((span) => STATES.indexOf(span.state) <= rank)
    if (as.length >= down) return { state, spans: as }
  }
  return null
}

/**
 * What several probes say of a service together (semantics 2.7.3): each probe's checks are confirmed and go stale by
 * themselves; the service is in a state when at least `down` of the probes that report find it so or worse. While fewer
 * than `minReporting` report nothing is known. A span's bounds are those of the probe that makes or breaks the quorum.
 */
export function quorumToSpans(
  checks: Check[],
  rule: CheckRule,
  { down, minReporting }: Quorum,
  asOf: number,
  of: { service: string; source: string },
): { observed: Interval[]; spans: Span[] } {
  const probes = [...Map.groupBy(checks, ({ probe = '' }) => probe).values()]
  const told = probes.map((own) => checksToSpans(own, rule, asOf, of))
  const tagged = told.flatMap(({ observed, spans }) => [
    ...observed.map(({ start, end }) => ({ start, end, span: undefined })),
    ...spans.map((span) => ({ start: span.start, end: span.end, span })),
  ])
  const observed: Interval[] = []
  const joined: Span[] = []
  for (const { start, end, active } of sweep(tagged)) {
    if (active.filter(({ span }) => !span).length < minReporting) continue
    observed.push({ start, end })
    const found = agreed(
      active.flatMap(({ span }) => (span ? [span] : [])),
      down,
    )
    if (!found) continue
    const early = (key: 'earliestStart' | 'earliestEnd', edge: number) =>
      found.spans.map((span) => Math.min(span[key] ?? edge, edge))
    const ends = early('earliestEnd', end).sort((a, b) => b - a)
    const last = joined.at(-1)
    if (last?.end === start && last.state === found.state) {
      last.end = end
      last.earliestEnd = Math.max(last.start, kth(ends, down))
    } else {
      const starts = early('earliestStart', start).sort((a, b) => a - b)
      const [{ ref } = { ref: '' }] = found.spans.toSorted(
        (a, b) => a.start - b.start || (a.ref < b.ref ? -1 : 1),
      )
      joined.push({
        ...{ ...of, start, end, state: found.state, ref },
        earliestStart: Math.max(kth(starts, down), last?.end ?? Number.NEGATIVE_INFINITY),
        earliestEnd: Math.max(start, kth(ends, down)),
      })
    }
  }
  return { observed: merge(observed), spans: joined }
}
