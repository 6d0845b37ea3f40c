import { Sources } from '../../data/schema/sources.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { buildTimelines, type SourceReport } from '../../scripts/timeline/timeline.ts'

/** What a source says of the service `portal`, through everything that a build does with it. */
export async function told(
  source: Record<string, unknown>,
  { asOf, dataDir = '.', timeZone = 'UTC' }: { asOf: number; dataDir?: string; timeZone?: string },
): Promise<{ timeline: ServiceTimeline; report: SourceReport }> {
  const { timelines, report } = await buildTimelines({
    ...Sources.parse({ sources: [{ id: 'system', ...source }] }),
    ...{ services: [{ id: 'portal' }], incidents: [], dataDir, asOf, site: { timeZone } },
  })
  const [timeline, own] = [timelines.get('portal'), report.sources[0]]
  if (timeline === undefined || own === undefined) throw new Error('expected a timeline and a report')
  return { timeline, report: own }
}

/** Spans as states with bounds, in seconds from an instant. */
export function outages({ monitored, declared }: ServiceTimeline, from = 0): [string, number, number][] {
  return [...monitored, ...declared].map(({ state, start, end }) => [
    state,
    (start - from) / 1000,
    (end - from) / 1000,
  ])
}
