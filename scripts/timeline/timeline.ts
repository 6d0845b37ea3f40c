import type { IncidentRecord } from '../../data/schema/events.ts'
import type { CountSlice } from '../../data/schema/items.ts'
import {
  type DeclaringSource,
  isDeclaring,
  isMonitor,
  type MonitorSource,
  type Source,
} from '../../data/schema/sources.ts'
import type { ServiceTimeline, Span } from '../../data/schema/timeline.ts'
import { forgets, type RecordOptions, recordChecks, recordDeclared, type Went } from '../record/timeline.ts'
import type { CheckMemory } from '../sources/check-memory.ts'
import type { Check } from '../sources/check-rows.ts'
import type { ChecksRead } from '../sources/checks.ts'
import { readDeclared } from '../sources/declared.ts'
import { readMonitor } from '../sources/monitors.ts'
import type { Probes } from '../sources/probe/rounds.ts'
import { byStart as byStartOfCount, readRequests } from '../sources/requests.ts'
import { serviceNames } from '../sources/service-names.ts'
import { SourceError } from '../sources/source-error.ts'
import { UnreachableError } from '../sources/unreachable-error.ts'
import { checksToSpans, staleAfter } from './checks-to-spans.ts'
import { byStart, incidentsToSpans } from './incidents-to-spans.ts'
import { quorumToSpans } from './quorum-to-spans.ts'
import { type Disagreement, disagreements, joinSources, type Told } from './several-sources.ts'

export interface TimelineInput {
  /** With the order of authority of their sources, where they declare one. */
  services: { id: string; sources?: string[] | undefined }[]
  sources: Source[]
  incidents: IncidentRecord[]
  /** In whose local days response times are counted, for that is how their periods begin and end; else in UTC. */
  site?: { timeZone: string }
  agreements?: { timeZone: string }[]
  /** The folder that sources' paths are relative to. */
  dataDir: string
  /** Epoch milliseconds. */
  asOf: number
  /** Whether what sources that forget tell is recorded; without it the record is read alone. */
  keep?: boolean
  /** What earlier readings of files left, so that those which have not changed are not read again. */
  memory?: CheckMemory
  /** The looks of our own that go on while a process watches. */
  probes?: Probes
}

/** What came of a source, for the build's report. Where it is `unreachable`, what is recorded of it is all that counts. */
export type SourceReport = { id: string } & Went & {
    /** Up to when it has reported, epoch milliseconds; null where it has told nothing. */
    dataThrough?: number | null
  }

export interface TimelineReport {
  sources: SourceReport[]
  /** Where sources of one service say different things. */
  disagreements: Disagreement[]
}

interface Gathered {
  told: Told[]
  counts: CountSlice[]
}

/**
 * Reads all sources and gathers what each says of each service (`joinSources`). One that forgets is put to what is
 * recorded of it. One that does not answer tells nothing new, which the report says, and does not stop the others. Throws
 * one `SourceError` for all that are wrong.
 */
export async function buildTimelines(
  input: TimelineInput,
): Promise<{ timelines: Map<string, ServiceTimeline>; report: TimelineReport }> {
  const { sources, incidents, dataDir, asOf, keep = false } = input
  const timeZones = timeZonesOf(input)
  const services = input.services.map(({ id }) => id)
  const kept = {
    ...(input.memory && { memory: input.memory }),
    ...(input.probes && { probes: input.probes }),
  }
  const options: RecordOptions = { dataDir, services, timeZones, asOf, keep, ...kept }
  const gathered = new Map(services.map((id): [string, Gathered] => [id, { told: [], counts: [] }]))
  const spans = incidentsToSpans(incidents, asOf)
  const reports: SourceReport[] = []
  const problems: string[] = []
  for (const source of sources) {
    try {
      if (isMonitor(source)) {
        const { known, went } = await checksOf(source, options)
        reports.push({ id: source.id, ...went })
        for (const service of coveredBy(source, services))
          gathered.get(service)?.told.push(toldOf(source, service, known, asOf))
      } else if (isDeclaring(source)) {
        const { spans: declared, went } = await declaredBy(source, options)
        reports.push({ id: source.id, ...went })
        spans.push(...declared)
      } else if (source.type === 'requests') {
        const { counts, report } = await readRequests(source, { dataDir, services, asOf })
        reports.push(report)
        for (const [service, list] of counts) gathered.get(service)?.counts.push(...list)
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
  const unreachable = new Set(reports.flatMap((one) => (one.unreachable ? one.id : [])))
  const timelines = new Map<string, ServiceTimeline>()
  for (const { id: service, sources: order } of input.services) {
    const { told, counts } = gathered.get(service) ?? { told: [], counts: [] }
    const { observed, monitored, responseTimes } = joinSources(told, order)
    const silence = silenceOf(told, observed.at(-1)?.end, unreachable, asOf)
    timelines.set(service, {
      ...{ service, observed, monitored, declared: declared.get(service) ?? [] },
      dataThrough: latestOf(told, counts, asOf),
      responseTimes: { ...Object.fromEntries(timeZones.map((zone) => [zone, []])), ...responseTimes },
      counts: counts.sort(byStartOfCount),
      ...(told.length > 1 && told.some(({ through }) => through !== null) && { bySource: eachOf(told) }),
      ...(silence && { silence }),
    })
  }
  const disagreed = [...gathered].flatMap(([service, { told }]) => disagreements(service, told))
  const heard = Map.groupBy(
    [...gathered.values()].flatMap(({ told }) => told),
    ({ source }) => source,
  )
  const through = reports.map((report) => {
    const latest = heard.get(report.id)?.flatMap(({ through }) => through ?? []) ?? []
    return latest.length === 0 ? report : { ...report, dataThrough: Math.max(...latest) }
  })
  return { timelines, report: { sources: through, disagreements: disagreed } }
}

async function checksOf(
  source: MonitorSource,
  options: RecordOptions,
): Promise<{ known: Pick<ChecksRead, 'checks' | 'responseTimes' | 'lag'>; went: Went }> {
  if (source.type !== 'checks' && forgets(source)) return recordChecks(source, options)
  const {
    checks,
    responseTimes,
    lag = 0,
    samples: _,
    timed: __,
    ...went
  } = await readMonitor(source, options)
  return { known: { checks, responseTimes, lag }, went }
}

async function declaredBy(
  source: DeclaringSource,
  options: RecordOptions,
): Promise<{ spans: Span[]; went: Went }> {
  if (forgets(source)) return recordDeclared(source, options)
  const { spans, refs: _, since: __, ...went } = await readDeclared(source, options)
  return { spans, went }
}

function eachOf(told: Told[]): NonNullable<ServiceTimeline['bySource']> {
  return Object.fromEntries(
    told.map(({ source, observed, monitored, responseTimes }) => [
      source,
      { observed, monitored, responseTimes },
    ]),
  )
}

/** What is to say of a source that did not answer. */
function silent({ id }: Source, { problems }: UnreachableError): SourceReport {
  return { id, files: [], rows: 0, used: 0, ignoredFuture: 0, setAside: [], unreachable: problems }
}

/** The services that a source looks at, as far as its configuration says. */
export function coveredBy(source: MonitorSource, services: string[]): Set<string> {
  if (source.type === 'checks' && source.service !== undefined) return new Set([source.service])
  return new Set(serviceNames(source, { services }).values())
}

/** What a source's checks say of a service. */
function toldOf(
  source: MonitorSource,
  service: string,
  { checks, responseTimes, lag = 0 }: Pick<ChecksRead, 'checks' | 'responseTimes' | 'lag'>,
  asOf: number,
): Told {
  const own = checks.get(service) ?? []
  const names = { service, source: source.id }
  const { observed, spans } =
    source.type === 'checks' && source.quorum
      ? quorumToSpans(own, source, source.quorum, asOf, names)
      : checksToSpans(own, source, asOf, names)
  const { failures, successes } = source.confirm
  return {
    source: source.id,
    observed,
    monitored: lag === 0 ? spans : spans.map((span) => madeEarlier(span, lag)),
    responseTimes: responseTimes.get(service) ?? {},
    through: lastAt(own, asOf),
    resolution: staleAfter(source) + lag + source.interval * (Math.max(failures, successes) - 1),
  }
}

function lastAt(checks: Check[], asOf: number): number | null {
  const last = checks.at(-1)
  return last ? Math.min(last.through ?? last.at, asOf) : null
}

/**
 * A span whose checks may have been made up to `lag` before their time: its bounds reach that much further back. None ends
 * before it starts, so that the shortest reading of one that is shorter than the lag is of no length.
 */
function madeEarlier(span: Span, lag: number): Span {
  const { start, end, earliestStart = start, earliestEnd = end } = span
  return { ...span, earliestStart: earliestStart - lag, earliestEnd: Math.max(start, earliestEnd - lag) }
}

/** The latest instant that anything was told of a service; a stretch of counts is known up to its end. */
function latestOf(told: Told[], counts: CountSlice[], asOf: number): number | null {
  const instants = [
    ...told.flatMap(({ through }) => through ?? []),
    ...counts.map(({ end }) => Math.min(end, asOf)),
  ]
  return instants.length === 0 ? null : instants.reduce((a, b) => Math.max(a, b))
}

/** Since when nothing is heard of a service that monitors look at, where its state is therefore unknown by now. */
function silenceOf(
  told: Told[],
  knownUntil: number | undefined,
  unreachable: ReadonlySet<string>,
  asOf: number,
): ServiceTimeline['silence'] {
  if (told.length === 0 || (knownUntil ?? Number.NEGATIVE_INFINITY) >= asOf) return undefined
  const cut = told.some(({ source }) => unreachable.has(source))
  const since = latestOf(told, [], asOf)
  return since === null && !cut ? undefined : { since, why: cut ? 'unreachable' : 'silent' }
}

/** The zone of the site and of every agreement, once each. */
function timeZonesOf({ site = { timeZone: 'UTC' }, agreements = [] }: TimelineInput): string[] {
  return [...new Set([site, ...agreements].map(({ timeZone }) => timeZone))]
}
