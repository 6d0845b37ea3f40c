import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { rememberedBy } from './remembered.ts'

/** The same object each time, so that what follows from it is worked out once. */
const narrowed = rememberedBy(
  (timeline: ServiceTimeline, source: string): ServiceTimeline => ({
    ...timeline,
    ...timeline.bySource?.[source],
  }),
)

/** Whether several sources of checks look at a service, and this is one of them. */
export function looksAt(timeline: ServiceTimeline | undefined, source: string | undefined): source is string {
  return source !== undefined && Object.hasOwn(timeline?.bySource ?? {}, source)
}

/**
 * A service's timeline as an objective measures it: by the one source of checks that `measurement.source` names, where
 * several look at the service (semantics 2.6 step 1). What is declared counts whoever measures.
 */
export function measuredBy(
  timeline: ServiceTimeline | undefined,
  source: string | undefined,
): ServiceTimeline | undefined {
  return timeline && looksAt(timeline, source) ? narrowed(timeline, source) : timeline
}
