import type { IncidentRecord } from '../../data/schema/events.ts'
import type { Source } from '../../data/schema/sources.ts'
import type { Interval, ResponseDay, ServiceTimeline, Span } from '../../data/schema/timeline.ts'
import { merge } from '../sla/time/intervals.ts'
import { type ChecksRead, readChecks } from '../sources/checks.ts'
import { SourceError } from '../sources/source-error.ts'
import { checksToSpans } from './checks-to-spans.ts'
import { mergeDays } from './histogram.ts'
import { byStart, incidentsToSpans } from './incidents-to-spans.ts'

/** A table from a source's type to what reads it. */
const READERS = { checks: readChecks } satisfies Record<Source['type'], typeof readChecks>

export interface TimelineInput {
  services: { id: string }[]
  sources: Source[]
  incidents: IncidentRecord[]
  /** The folder that sources' paths are relative to. */
  dataDir: string
  /** Epoch milliseconds. */
  asOf: number
}

/** What came of a source, for the build's report. */
export type SourceReport = { id: string } & Pick<
  ChecksRead,
  'files' | 'rows' | 'used' | 'ignoredFuture' | 'setAside'
>

interface Gathered {
  observed: Interval[]
  monitored: Span[]
  dataThrough: number | null
  responseTimes: ResponseDay[][]
}

/**
 * Reads all sources and gathers what each says of each service. Sources of one service are laid side by side: observed is
 * what any of them knew, and where spans overlap the engine takes the worst. Throws one `SourceError` for all sources.
 */
export async function buildTimelines(
  input: TimelineInput,
): Promise<{ timelines: Map<string, ServiceTimeline>; report: { sources: SourceReport[] } }> {
  const { sources, incidents, dataDir, asOf } = input
  const services = input.services.map(({ id }) => id)
  const gathered = new Map(services.map((id) => [id, nothing()]))
  const reports: SourceReport[] = []
  const problems: string[] = []
  for (const source of sources) {
    try {
      const { checks, responseTimes, ...report } = await READERS[source.type](source, {
        dataDir,
        services,
        asOf,
      })
      const { files, rows, used, ignoredFuture, setAside } = report
      reports.push({ id: source.id, files, rows, used, ignoredFuture, setAside })
      for (const [service, list] of checks) {
        const all = gathered.get(service)
        if (all === undefined) continue
        const { observed, spans } = checksToSpans(list, source, asOf, { service, source: source.id })
        all.observed.push(...observed)
        all.monitored.push(...spans)
        all.dataThrough = Math.max(all.dataThrough ?? Number.NEGATIVE_INFINITY, list.at(-1)?.at ?? 0)
      }
      for (const [service, days] of responseTimes) gathered.get(service)?.responseTimes.push(days)
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new SourceError(problems)

  const declared = Map.groupBy(incidentsToSpans(incidents, asOf), ({ service }) => service)
  const timelines = new Map<string, ServiceTimeline>()
  for (const [service, { observed, monitored, dataThrough, responseTimes }] of gathered) {
    timelines.set(service, {
      service,
      observed: merge(observed),
      monitored: monitored.sort(byStart),
      declared: declared.get(service) ?? [],
      dataThrough,
      responseTimes: mergeDays(responseTimes),
    })
  }
  return { timelines, report: { sources: reports } }
}

function nothing(): Gathered {
  return { observed: [], monitored: [], dataThrough: null, responseTimes: [] }
}
