import type { SpanState } from '../../../data/schema/timeline.ts'

/** What a component's status says; null where it is no outage. A maintenance is not one by itself (semantics 2.6). */
const OF_STATUS: ReadonlyMap<string, SpanState | null> = new Map([
  ['operational', null],
  ['under_maintenance', null],
  ['degraded_performance', 'degraded_performance'],
  ['partial_outage', 'partial_outage'],
  ['major_outage', 'major_outage'],
])

/** What an impact says where no component's status does: the statuses from which Statuspage itself derives it. */
const OF_IMPACT: ReadonlyMap<string, SpanState | null> = new Map([
  ['none', null],
  ['maintenance', null],
  ['minor', 'degraded_performance'],
  ['major', 'partial_outage'],
  ['critical', 'major_outage'],
])

export const stateOfStatus = (status: string) => OF_STATUS.get(status)
export const stateOfImpact = (impact: string) => OF_IMPACT.get(impact)
