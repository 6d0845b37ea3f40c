// @ts-nocheck
import type { IncidentRecord } from '../../data/schema/events.ts'
import type { CountSlice } from '../../data/schema/items.ts'
import type { Source } from '../../data/schema/sources.ts'
import type { Interval, ResponseDay, ServiceTimeline, Span } from '../../data/schema/timeline.ts'
import { merge } from '../sla/time/intervals.ts'
import { type ChecksRead, readChecks } from '../sources/checks.ts'
import { byStart as byStartOfCount, readRequests } from '../sources/requests.ts'
import { SourceError } from '../sources/source-error.ts'
import { checksToSpans } from './checks-to-spans.ts'
import { mergeDays } from './histogram.ts'
import { byStart, incidentsToSpans } from './incidents-to-spans.ts'
import { quorumToSpans } from './quorum-to-spans.ts'

export interface TimelineInput {
  services: { id: string }[]
  sources: Source[]
  incidents: IncidentRecord[]
  /** In whose local days response times are counted, for that is how their periods begin and end; else in UTC. */
  site?: { timeZone: string }
  agreements?: { timeZone: string }[]
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
  responseTimes: Record<string, ResponseDay[]>[]
  counts: CountSlice[]
}

/**
 * Reads all sources and gathers what each says of each service. Sources of one service are laid side by side: observed is
 * what any of them knew, and where spans overlap the engine takes the worst. Throws one `SourceError` for all sources.
 */
export async function buildTimelines(
  input: TimelineInput,
): Promise<{ timelines: Map<string, ServiceTimeline>; report: { sources: SourceReport[] } }> {
  const { sources, incidents, dataDir, asOf } = input
  const timeZones = timeZonesOf(input)
  const services = input.services.map(({ id }) => id)
  const gathered = new Map(services.map((id) => [id, nothing()]))
  const reports: SourceReport[] = []
  const problems: string[] = []
  for (const source of sources) {
    // What is counted one by one is read by scripts/sources/items.ts.
    if (source.type !== 'checks' && source.type !== 'requests') continue
    try {
      if (source.type === 'requests') {
        const { counts, report } = await readRequests(source, { dataDir, services, asOf })
        reports.push(report)
        for (const [service, list] of counts) addCounts(gathered.get(service), list, asOf)
        continue
      }
      const { checks, responseTimes, ...report } = await readChecks(source, {
        dataDir,
        services,
        timeZones,
        asOf,
      })
      const { files, rows, used, ignoredFuture, setAside } = report
      reports.push({ id: source.id, files, rows, used, ignoredFuture, setAside })
      for (const [service, list] of checks) {
        const all = gathered.get(service)
        if (all === undefined) continue
        const of = { service, source: source.id }
        const { observed, spans } = source.quorum
          ? quorumToSpans(list, source, source.quorum, asOf, of)
          : checksToSpans(list, source, asOf, of)
        all.observed.push(...observed)
        all.monitored.push(...spans)
        all.dataThrough = Math.max(all.dataThrough ?? Number.NEGATIVE_INFINITY, list.at(-1)?.at ?? 0)
      }
      for (const [service, zones] of responseTimes) gathered.get(service)?.responseTimes.push(zones)
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new SourceError(problems)

  const declared = Map.groupBy(incidentsToSpans(incidents, asOf), ({ service }) => service)
  const timelines = new Map<string, ServiceTimeline>()
  for (const [service, { observed, monitored, dataThrough, responseTimes, counts }] of gathered) {
    timelines.set(service, {
      service,
      observed: merge(observed),
      monitored: monitored.sort(byStart),
      declared: declared.get(service) ?? [],
      dataThrough,
      responseTimes: Object.fromEntries(
        timeZones.map((zone) => [zone, mergeDays(responseTimes.map((zones) => zones[zone] ?? []))]),
      ),
      counts: counts.sort(byStartOfCount),
    })
  }
  return { timelines, report: { sources: reports } }
}

function nothing(): Gathered {
  return { observed: [], monitored: [], dataThrough: null, responseTimes: [], counts: [] }
}

/** Puts counts to those that other sources have of the service; a stretch is known up to its end. */
function addCounts(all: Gathered | undefined, counts: CountSlice[], asOf: number): void {
  if (all === undefined) return
  for (const slice of counts) {
    all.counts.push(slice)
    all.dataThrough = Math.max(all.dataThrough ?? Number.NEGATIVE_INFINITY, Math.min(slice.end, asOf))
  }
}

/** The zone of the site and of every agreement, once each. */
function timeZonesOf({ site = { timeZone: 'UTC' }, agreements = [] }: TimelineInput): string[] {
  return [...new Set([site, ...agreements].map(({ timeZone }) => timeZone))]
}
