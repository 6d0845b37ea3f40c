import type { Interval, ResponseDay, ServiceTimeline, Span, SpanState } from '../../data/schema/timeline.ts'
import { merge, reaching, subtractIntervals, sweep } from '../sla/time/intervals.ts'
import { mergeDays } from './histogram.ts'
import { byStart } from './incidents-to-spans.ts'

/** What one source of checks tells of a service. */
export interface Told extends Pick<ServiceTimeline, 'observed' | 'monitored' | 'responseTimes'> {
  source: string
  /** When its last check was made. */
  through: number | null
  /** How far what it says of a time may be off, in milliseconds. */
  resolution: number
}

/** A stretch of which sources say different things for longer than their resolution explains. */
export interface Disagreement extends Interval {
  service: string
  said: Record<string, SpanState | 'operational'>
}

type Joined = Pick<ServiceTimeline, 'observed' | 'monitored' | 'responseTimes'>

/**
 * What all sources of a service tell together. With an order of authority the first in it that knows a stretch decides
 * it, and of response times the first that has any of the day; sources that are not in it come last, together. Sources
 * without an order are laid side by side: observed is what any of them knew, and where spans overlap the engine takes the
 * worst.
 */
export function joinSources(told: readonly Told[], order: readonly string[] = []): Joined {
  const [only, ...others] = told
  if (only && others.length === 0) {
    const { observed, monitored, responseTimes } = only
    return { observed: merge(observed), monitored: monitored.toSorted(byStart), responseTimes }
  }
  const ranks = [
    ...order.map((id) => told.filter(({ source }) => source === id)),
    told.filter(({ source }) => !order.includes(source)),
  ]
  let observed: Interval[] = []
  const monitored: Span[] = []
  const responseTimes: Record<string, ResponseDay[]> = {}
  for (const rank of ranks) {
    const known = observed
    monitored.push(...rank.flatMap((one) => one.monitored.flatMap((span) => outside(span, known))))
    observed = merge([...known, ...rank.flatMap((one) => one.observed)])
    for (const zone of new Set(rank.flatMap((one) => Object.keys(one.responseTimes)))) {
      const first = responseTimes[zone] ?? []
      const days = new Set(first.map(({ day }) => day))
      const more = mergeDays(rank.map((one) => one.responseTimes[zone] ?? [])).filter(
        ({ day }) => !days.has(day),
      )
      responseTimes[zone] = [...first, ...more].sort((a, b) => a.day - b.day)
    }
  }
  return { observed, monitored: monitored.sort(byStart), responseTimes }
}

/** The parts of a span of which nobody with more authority knew; where one did, the bound is sharp. */
function outside(span: Span, known: readonly Interval[]): Span[] {
  const { start, end, earliestStart = start, earliestEnd = end } = span
  const before = reaching(known, span)
  if (before.length === 0) return [span]
  return subtractIntervals([{ start, end }], before).map((part) => ({
    ...span,
    ...part,
    earliestStart: part.start === start ? earliestStart : part.start,
    earliestEnd: Math.max(part.start, Math.min(earliestEnd, part.end)),
  }))
}

/** Where the sources of a service disagree for longer than the coarser of them can tell apart, oldest first. */
export function disagreements(service: string, told: readonly Told[]): Disagreement[] {
  const tagged = told.flatMap(({ source, observed, monitored }) => [
    ...observed.map(({ start, end }) => ({ start, end, source, state: undefined })),
    ...monitored.map(({ start, end, state }) => ({ start, end, source, state })),
  ])
  const found: Disagreement[] = []
  for (const { start, end, active } of told.length < 2 ? [] : sweep(tagged)) {
    const said: Disagreement['said'] = {}
    for (const { source, state } of active) said[source] = state ?? said[source] ?? 'operational'
    if (new Set(Object.values(said)).size < 2) continue
    const last = found.at(-1)
    if (last?.end === start && sameWords(last.said, said)) last.end = end
    else found.push({ service, start, end, said })
  }
  return found.filter(({ start, end, said }) => {
    const own = told.filter(({ source }) => source in said).map(({ resolution }) => resolution)
    return end - start > Math.max(...own)
  })
}

function sameWords(a: Disagreement['said'], b: Disagreement['said']): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => a[key] === b[key])
}
