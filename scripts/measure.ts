import type { MaintenanceRecord } from '../data/schema/events.ts'
import type { Items } from '../data/schema/items.ts'
import type { ServiceTimeline } from '../data/schema/timeline.ts'
import type { Data } from './load/data.ts'
import { maintenanceAsOf } from './publish/as-of.ts'
import type { CheckMemory } from './sources/check-memory.ts'
import { readItems } from './sources/items.ts'
import { readMaintenance } from './sources/maintenance.ts'
import type { Probes } from './sources/probe/rounds.ts'
import { UnreachableError } from './sources/unreachable-error.ts'
import { buildTimelines, type SourceReport, type TimelineReport } from './timeline/timeline.ts'

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
 * Read every source, as far as `asOf`. Of one that does not answer only what is recorded counts, which the report tells.
 * `maintenance` is that of the data with what sources tell of it.
 * @param how - `keep`: whether what sources tell that forget it is recorded, as a build does that is not of the past.
 * `memory`: what earlier readings of files left. `probes`: the looks of our own that go on.
 * @throws SourceError with everything that keeps a source from being read.
 * @throws UnreachableError when none of them answers and nothing is recorded: a page without any measurement helps nobody.
 */
export async function measure(
  data: Data,
  asOf: number,
  { keep = false, memory, probes }: { keep?: boolean; memory?: CheckMemory; probes?: Probes } = {},
): Promise<{ measured: Measured; maintenance: MaintenanceRecord[]; report: TimelineReport }> {
  const { timelines, report } = await buildTimelines({
    ...data,
    ...{ dataDir: data.dir, asOf, keep },
    ...(memory && { memory }),
    ...(probes && { probes }),
  })
  const services = data.services.map(({ id }) => id)
  const { items, reports } = await readItems(data.sources, { dataDir: data.dir, services, asOf })
  const planned = await readMaintenance(data.sources, { dataDir: data.dir, services, asOf, keep })
  const itemsThrough = new Map(
    reports.flatMap(({ id, dataThrough }) => (dataThrough === null ? [] : [[id, dataThrough]])),
  )
  const all = oneASource([...report.sources, ...planned.reports, ...reports])
  const known = [...timelines.values()].some(
    ({ dataThrough, declared }) =>
      dataThrough !== null || declared.some(({ source }) => source !== 'incidents'),
  )
  if (
    !known &&
    all.length > 0 &&
    all.every(({ unreachable, files }) => unreachable !== undefined && files.length === 0)
  )
    throw new UnreachableError(all.flatMap(({ unreachable = [] }) => unreachable))
  return {
    measured: { timelines, items, itemsThrough },
    maintenance: [...data.maintenance, ...maintenanceAsOf(planned.windows, asOf)],
    report: { ...report, sources: all },
  }
}

/** A source that tells of several things was read for each: one report of all that came of it. */
function oneASource(reports: SourceReport[]): SourceReport[] {
  return [...Map.groupBy(reports, ({ id }) => id).values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? []
    const all = [first, ...others]
    const sum = (key: 'rows' | 'used' | 'ignoredFuture') => all.reduce((total, one) => total + one[key], 0)
    const unreachable = [...new Set(all.flatMap((one) => one.unreachable ?? []))]
    return {
      ...first,
      files: [...new Set(all.flatMap(({ files }) => files))],
      ...{ rows: sum('rows'), used: sum('used'), ignoredFuture: sum('ignoredFuture') },
      setAside: all.flatMap(({ setAside }) => setAside),
      ...(unreachable.length > 0 && { unreachable }),
    }
  })
}
