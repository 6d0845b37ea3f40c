import type { Interval, ServiceTimeline, Span } from '../../data/schema/timeline.ts'

type Evidence = Pick<ServiceTimeline, 'observed' | 'monitored' | 'declared'>

/**
 * From when on two states of what is known of a service differ, epoch milliseconds: before it both tell the same, to the
 * last field. Infinity where nothing differs. Where less is observed in the end than was, or other sources look at it,
 * everything may differ: minus infinity.
 * @param asOf - Of the former state. What has an instant that was still to come may tell something else now, though it
 * reads the same.
 */
export function changedSince(former: ServiceTimeline, now: ServiceTimeline, asOf: number): number {
  const sources = Object.keys(former.bySource ?? {})
  if (sources.join(' ') !== Object.keys(now.bySource ?? {}).join(' ')) return Number.NEGATIVE_INFINITY
  const apart = sources.map((source) => {
    const [before, after] = [former.bySource?.[source], now.bySource?.[source]]
    return before && after
      ? evidenceChanged({ ...before, declared: [] }, { ...after, declared: [] }, asOf)
      : 0
  })
  return Math.min(evidenceChanged(former, now, asOf), ...apart)
}

function evidenceChanged(former: Evidence, now: Evidence, asOf: number): number {
  return Math.min(
    observedSince(former.observed, now.observed),
    spansSince(former.monitored, now.monitored, asOf),
    spansSince(former.declared, now.declared, asOf),
  )
}

function observedSince(former: readonly Interval[], now: readonly Interval[]): number {
  const [before, after] = [former.at(-1)?.end ?? Number.NEGATIVE_INFINITY, now.at(-1)?.end]
  if ((after ?? Number.NEGATIVE_INFINITY) < before) return Number.NEGATIVE_INFINITY
  const at = now.findIndex(
    ({ start, end }, index) => former[index]?.start !== start || former[index].end !== end,
  )
  if (at === -1) return former.length === now.length ? Number.POSITIVE_INFINITY : earliest(former, now.length)
  const [one, other] = [former[at], now[at]]
  if (one && other && one.start === other.start) return Math.min(one.end, other.end)
  return Math.min(one?.start ?? Number.POSITIVE_INFINITY, other?.start ?? Number.POSITIVE_INFINITY)
}

function earliest(observed: readonly Interval[], from: number): number {
  return observed[from]?.start ?? Number.POSITIVE_INFINITY
}

function spansSince(former: readonly Span[], now: readonly Span[], asOf: number): number {
  let since = Number.POSITIVE_INFINITY
  for (let index = 0; index < Math.max(former.length, now.length); index += 1) {
    const [before, after] = [former[index], now[index]]
    if (before && after && isSame(before, after) && lastOf(before) < asOf) continue
    since = Math.min(since, ...[before, after].flatMap((span) => (span ? firstOf(span) : [])))
  }
  return since
}

/** The instants of a span, each of which may decide when it counts from or until (semantics 2.6.2). */
function instants({ start, end, earliestStart, earliestEnd, detectedAt, reportedAt, confirmedAt }: Span) {
  const all = [start, end, earliestStart, earliestEnd, detectedAt, reportedAt, confirmedAt]
  return all.filter((at) => at !== undefined)
}

/** The first instant that a span can reach back to. */
export const firstOf = (span: Span) => Math.min(...instants(span))

/** The last instant that a span can reach to. */
export const lastOf = (span: Span) => Math.max(...instants(span))

function isSame(a: Span, b: Span): boolean {
  if (a === b) return true
  const [own, others] = [Object.entries(a), Object.entries(b)]
  const other = b as unknown as Record<string, unknown>
  return (
    own.length === others.length &&
    own.every(
      ([key, value]) =>
        value === other[key] ||
        (typeof value === 'object' && JSON.stringify(value) === JSON.stringify(other[key])),
    )
  )
}
