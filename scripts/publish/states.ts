import type { State } from '../../data/schema/common.ts'
import type { MaintenanceRecord } from '../../data/schema/events.ts'
import type { Interval, ServiceTimeline, SpanState } from '../../data/schema/timeline.ts'

/** A stretch of time in which a service was in one state. */
export interface StateSegment extends Interval {
  state: State
}

/** A maintenance window, and whether an agreement lets its time count as downtime all the same. */
export interface Work {
  window: MaintenanceRecord
  counts: boolean
}

type Layer = SpanState | 'observed' | 'excluded work' | 'counted work'

/**
 * What a service's state was, stretch by stretch, over `[from, to)`. An outage in an announced window is maintenance,
 * and an outage again past the window's end; in a window that counts (announced too late, say) it stays an outage, so
 * that calling it maintenance hides nothing. What nobody observed and nobody declared is unknown, never operational
 * (design.md, What must always hold, 3).
 */
export function stateSegments(
  timeline: ServiceTimeline,
  maintenance: Work[],
  { start: from, end: to }: Interval,
): StateSegment[] {
  const layers: [Layer, Interval][] = [
    ...timeline.observed.map((interval) => ['observed', interval] as [Layer, Interval]),
    ...[...timeline.monitored, ...timeline.declared].map((span) => [span.state, span] as [Layer, Interval]),
    ...maintenance.map(
      ({ window, counts }) =>
        [counts ? 'counted work' : 'excluded work', workingTime(window)] as [Layer, Interval],
    ),
  ]
  const edges: { at: number; layer: Layer; step: 1 | -1 }[] = []
  for (const [layer, { start, end }] of layers) {
    if (Math.max(start, from) >= Math.min(end, to)) continue
    edges.push({ at: Math.max(start, from), layer, step: 1 }, { at: Math.min(end, to), layer, step: -1 })
  }
  edges.sort((a, b) => a.at - b.at)

  const depth: Record<Layer, number> = {
    observed: 0,
    'excluded work': 0,
    'counted work': 0,
    degraded_performance: 0,
    partial_outage: 0,
    major_outage: 0,
  }
  const segments: StateSegment[] = []
  let at = from
  const close = (end: number) => {
    if (end <= at) return
    const state = stateOf(depth)
    const last = segments.at(-1)
    if (last?.state === state) last.end = end
    else segments.push({ start: at, end, state })
    at = end
  }
  for (const edge of edges) {
    close(edge.at)
    depth[edge.layer] += edge.step
  }
  close(to)
  return segments
}

/** The announced window, or the part of it in which work went on where that was recorded. */
function workingTime({ start, end, actual }: MaintenanceRecord): Interval {
  if (actual === undefined) return { start, end }
  return { start: Math.max(start, actual.start), end: Math.min(end, actual.end ?? end) }
}

function stateOf(depth: Record<Layer, number>): State {
  if (depth['excluded work'] > 0) return 'under_maintenance'
  if (depth.major_outage > 0) return 'major_outage'
  if (depth.partial_outage > 0) return 'partial_outage'
  if (depth.degraded_performance > 0) return 'degraded_performance'
  if (depth['counted work'] > 0) return 'under_maintenance'
  return depth.observed > 0 ? 'operational' : 'unknown'
}

/** Worst first. Maintenance never masks an outage elsewhere, and what is unknown is not well. */
export const GRAVITY: State[] = [
  'major_outage',
  'partial_outage',
  'degraded_performance',
  'unknown',
  'under_maintenance',
  'operational',
]

/** The state of a whole from the states of its parts: the worst of them. */
export function worstState(states: State[]): State {
  return GRAVITY.find((state) => states.includes(state)) ?? 'unknown'
}
