import type { IncidentRecord } from '../../data/schema/events.ts'
import type { CountSlice } from '../../data/schema/items.ts'
import { isMonitor, type MonitorSource, type Source } from '../../data/schema/sources.ts'
import type { Interval, ResponseDay, ServiceTimeline, Span } from '../../data/schema/timeline.ts'
import { merge } from '../sla/time/intervals.ts'
import type { Check } from '../sources/check-rows.ts'
import type { ChecksRead } from '../sources/checks.ts'
import { readMonitor } from '../sources/monitors.ts'
import { named } from '../sources/named.ts'
import { byStart as byStartOfCount, readRequests } from '../sources/requests.ts'
import { SourceError } from '../sources/source-error.ts'
import { readStatuspage } from '../sources/statuspage/statuspage.ts'
import { UnreachableError } from '../sources/unreachable-error.ts'
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
> & {
    /** Why the source could not be asked, where it could not; then it told nothing. */
    unreachable?: string[]
  }

interface Gathered {
  observed: Interval[]
  monitored: Span[]
  dataThrough: number | null
  responseTimes: Record<string, ResponseDay[]>[]
  counts: CountSlice[]
}

/**
 * Reads all sources and gathers what each says of each service. Sources of one service are laid side by side: observed is
 * what any of them knew, and where spans overlap the engine takes the worst. A source that does not answer tells nothing,
 * which the report says, and does not stop the others. Throws one `SourceError` for all that are wrong.
 */
export async function buildTimelines(
  input: TimelineInput,
): Promise<{ timelines: Map<string, ServiceTimeline>; report: { sources: SourceReport[] } }> {
  const { sources, incidents, dataDir, asOf } = input
  const timeZones = timeZonesOf(input)
  const services = input.services.map(({ id }) => id)
  const gathered = new Map(services.map((id) => [id, nothing()]))
  const spans = incidentsToSpans(incidents, asOf)
  const reports: SourceReport[] = []
  const problems: string[] = []
  for (const source of sources) {
    try {
      if (isMonitor(source)) {
        const read = await readMonitor(source, { dataDir, services, timeZones, asOf })
        const { checks, responseTimes, lag, ...report } = read
        reports.push({ id: source.id, ...report })
        for (const [service, list] of checks)
          addChecks(gathered.get(service), list, { source, asOf, service, lag })
        for (const [service, zones] of responseTimes) gathered.get(service)?.responseTimes.push(zones)
      } else if (source.type === 'statuspage') {
        const reading = readStatuspage(source, { dataDir, services, asOf })
        const { spans: told, ...report } = await named(source.id, reading)
        reports.push({ id: source.id, ...report })
        spans.push(...told)
      } else if (source.type === 'requests') {
        const { counts, report } = await readRequests(source, { dataDir, services, asOf })
        reports.push(report)
        for (const [service, list] of counts) addCounts(gathered.get(service), list, asOf)
      }
      // What is counted one by one is read by scripts/sources/items.ts.
    } catch (error) {
      if (error instanceof SourceError) problems.push(...error.problems)
      else if (error instanceof UnreachableError) reports.push(silent(source, error))
      else throw error
    }
  }
  if (problems.length > 0) throw new SourceError(problems)

  const declared = Map.groupBy(spans.sort(byStart), ({ service }) => service)
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

/** What is to say of a source that did not answer. */
function silent({ id }: Source, { problems }: UnreachableError): SourceReport {
  return { id, files: [], rows: 0, used: 0, ignoredFuture: 0, setAside: [], unreachable: problems }
}

/** Puts what a source's checks say of a service to what others say. */
function addChecks(
  all: Gathered | undefined,
  checks: Check[],
  of: { source: MonitorSource; service: string; asOf: number; lag: number | undefined },
): void {
  if (all === undefined) return
  const { source, service, asOf, lag = 0 } = of
  const names = { service, source: source.id }
  const { observed, spans } =
    source.type === 'checks' && source.quorum
      ? quorumToSpans(checks, source, source.quorum, asOf, names)
      : checksToSpans(checks, source, asOf, names)
  all.observed.push(...observed)
  all.monitored.push(...(lag === 0 ? spans : spans.map((span) => madeEarlier(span, lag))))
  all.dataThrough = Math.max(all.dataThrough ?? Number.NEGATIVE_INFINITY, checks.at(-1)?.at ?? 0)
}

/**
 * A span whose checks may have been made up to `lag` before their time: its bounds reach that much further back. None ends
 * before it starts, so that the shortest reading of one that is shorter than the lag is of no length.
 */
function madeEarlier(span: Span, lag: number): Span {
  const { start, end, earliestStart = start, earliestEnd = end } = span
  return { ...span, earliestStart: earliestStart - lag, earliestEnd: Math.max(start, earliestEnd - lag) }
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
