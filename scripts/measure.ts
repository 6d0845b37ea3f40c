import type { Items } from '../data/schema/items.ts'
import type { ServiceTimeline } from '../data/schema/timeline.ts'
import type { Data } from './load/data.ts'
import { readItems } from './sources/items.ts'
import { UnreachableError } from './sources/unreachable-error.ts'
import { buildTimelines, type SourceReport } from './timeline/timeline.ts'

/** What was measured: the time of every service, and everything that is counted one by one. */
export interface Measured {
  timelines: Map<string, ServiceTimeline>
  items: Items
  /** Up to when each source of items has reported, by its id; epoch milliseconds. */
  itemsThrough: Map<string, number>
}

/** Where nothing was measured. */
export const NOTHING_MEASURED: Measured = {
  timelines: new Map(),
  items: { tickets: [], deliveries: [], answers: [], invitations: [], reports: [] },
  itemsThrough: new Map(),
}

/**
 * Read every source, as far as `asOf`. One that does not answer leaves its services unknown and is told in the report.
 * @throws SourceError with everything that keeps a source from being read.
 * @throws UnreachableError when none of them answers: a page without any measurement helps nobody.
 */
export async function measure(
  data: Data,
  asOf: number,
): Promise<{ measured: Measured; report: { sources: SourceReport[] } }> {
  const { timelines, report } = await buildTimelines({ ...data, dataDir: data.dir, asOf })
  const services = data.services.map(({ id }) => id)
  const { items, reports } = await readItems(data.sources, { dataDir: data.dir, services, asOf })
  const itemsThrough = new Map(
    reports.flatMap(({ id, dataThrough }) => (dataThrough === null ? [] : [[id, dataThrough]])),
  )
  const all: SourceReport[] = [...report.sources, ...reports]
  if (all.length > 0 && all.every(({ unreachable }) => unreachable !== undefined))
    throw new UnreachableError(all.flatMap(({ unreachable = [] }) => unreachable))
  return {
    measured: { timelines, items, itemsThrough },
    report: { sources: all },
  }
}
