import type { ResponseTime, Service, ServiceFeed } from '../../data/schema/feed.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import type { Data } from '../load/data.ts'
import { percentiles } from '../timeline/histogram.ts'
import { agreementFeed } from './agreement-feed.ts'
import { dayStrip, localDays } from './days.ts'
import { incidentEntry, maintenanceEntry } from './events.ts'
import { instantText } from './instant.ts'
import { evaluateAll, type Outcome } from './results.ts'
import { contractOnly, type FeedKind, jsonSchema } from './schemas.ts'
import { stateSegments, worstState } from './states.ts'

const DAYS = 90
const RESPONSE_DAYS = 30
const DAY_MS = 86_400_000

/** Files of the feed by their path under `feed/v1/`. */
export type FeedFiles = Map<string, string>

/**
 * The whole public feed: every figure that any page or widget shows. Only public agreements and fields of the contract
 * are in it. Same data and `asOf`, same bytes.
 */
export function buildFeed(data: Data, timelines: Map<string, ServiceTimeline>, asOf: number): FeedFiles {
  const outcomes = evaluateAll(data, timelines, asOf).filter(
    ({ agreement }) => agreement.visibility === 'public',
  )
  const through = [...timelines.values()].map(({ dataThrough }) => dataThrough ?? Number.NEGATIVE_INFINITY)
  const head = {
    version: 1 as const,
    generatedAt: instantText(asOf),
    dataThrough: instantText(Math.min(asOf, Math.max(...through, 0))),
    staleAfter: instantText(asOf + data.site.staleAfter),
    page: {
      name: data.site.name,
      url: data.site.url,
      timeZone: data.site.timeZone,
      locales: data.site.locales,
      ...(data.site.asOf === undefined ? {} : { archive: true as const }),
    },
  }
  const incidents = data.incidents
    .map((incident) => incidentEntry(incident))
    .sort((a, b) => b.start.localeCompare(a.start) || a.id.localeCompare(b.id))
  const maintenance = data.maintenance
    .map((window) => maintenanceEntry(window, data, asOf))
    .sort((a, b) => b.start.localeCompare(a.start) || a.id.localeCompare(b.id))
  const days = localDays(asOf, data.site.timeZone, DAYS)
  const firstDay = instantText(days[0]?.start ?? asOf)
  const services = data.services.map((entry) => serviceEntry(entry, data, timelines, outcomes, asOf))

  const files: FeedFiles = new Map()
  const add = <K extends FeedKind>(path: string, kind: K, feed: Parameters<typeof contractOnly<K>>[1]) =>
    files.set(path, `${JSON.stringify(contractOnly(kind, feed))}\n`)
  add('status.json', 'status', {
    ...head,
    state: worstState(services.map(({ state }) => state)),
    services: services.map((service) => ({
      ...service,
      objectives: service.objectives.map(({ explain, ...result }) => result),
    })),
    incidents: incidents.filter(({ end }) => end === null || end >= firstDay),
    maintenance: maintenance.filter(({ end, actual }) => end > head.generatedAt || actual?.end === null),
  })
  add('incidents.json', 'incidents', { ...head, incidents, maintenance })
  for (const service of services) {
    add(`services/${service.id}.json`, 'service', {
      ...head,
      service,
      history: outcomes.filter((outcome) => outcome.service === service.id).flatMap(({ history }) => history),
      incidents: incidents.filter(({ services: affected }) => affected.some(({ id }) => id === service.id)),
      maintenance: maintenance.filter(({ services: affected }) => affected.includes(service.id)),
      responseDays: responseDays(timelines.get(service.id), days[0]?.start ?? asOf, asOf),
    })
  }
  for (const agreement of data.agreements.filter(({ visibility }) => visibility === 'public')) {
    const own = outcomes.filter((outcome) => outcome.agreement.id === agreement.id)
    add(`agreements/${agreement.id}.json`, 'agreement', { ...head, ...agreementFeed(agreement, data, own) })
  }
  for (const kind of ['status', 'service', 'incidents', 'agreement'] as const) {
    files.set(`${kind}.schema.json`, `${JSON.stringify(jsonSchema(kind), null, 2)}\n`)
  }
  return files
}

function serviceEntry(
  { id, name, group }: Data['services'][number],
  data: Data,
  timelines: Map<string, ServiceTimeline>,
  outcomes: Outcome[],
  asOf: number,
): Service {
  const days = localDays(asOf, data.site.timeZone, DAYS)
  const timeline = timelines.get(id) ?? emptyTimeline(id)
  const maintenance = data.maintenance.filter(({ services }) => services.includes(id))
  const from = Math.min(days[0]?.start ?? asOf, timeline.observed[0]?.start ?? asOf)
  const segments = stateSegments(timeline, maintenance, { start: from, end: asOf })
  const now = segments.at(-1)
  const incidents = data.incidents
    .filter(({ services }) => services.some((affected) => affected.id === id))
    .map(({ id: incident, start, end }) => ({ id: incident, start, end: end ?? asOf }))
  const responseTime = percentileEntry(timeline, asOf)
  return {
    id,
    name,
    ...(group === undefined ? {} : { group }),
    href: `services/${id}/`,
    state: now?.state ?? 'unknown',
    since: instantText(now?.start ?? asOf),
    days: dayStrip(days, segments, incidents, asOf),
    objectives: outcomes.filter(({ service }) => service === id).map(({ running }) => running),
    ...(responseTime === undefined ? {} : { responseTime }),
  }
}

function emptyTimeline(service: string): ServiceTimeline {
  return { service, observed: [], monitored: [], declared: [], dataThrough: null, responseTimes: [] }
}

/** Percentiles of the last thirty days; nothing where there was no sample. */
function percentileEntry({ responseTimes }: ServiceTimeline, asOf: number): ResponseTime | undefined {
  const { values, samples } = percentiles(
    responseTimes,
    asOf - RESPONSE_DAYS * DAY_MS,
    asOf,
    [0.5, 0.95, 0.99],
  )
  const [p50, p95, p99] = values
  if (p50 === undefined || p95 === undefined || p99 === undefined) return undefined
  return { p50, p95, p99, unit: 'ms', window: `P${RESPONSE_DAYS}D`, samples }
}

function responseDays(
  timeline: ServiceTimeline | undefined,
  from: number,
  asOf: number,
): ServiceFeed['responseDays'] {
  return (timeline?.responseTimes ?? [])
    .filter(({ day }) => day >= from && day <= asOf)
    .flatMap(({ day, counts }) => {
      const { values, samples } = percentiles([{ day, counts }], day, day + DAY_MS, [0.5, 0.95])
      const [p50, p95] = values
      return p50 === undefined || p95 === undefined
        ? []
        : [{ date: instantText(day).slice(0, 10), p50, p95, samples }]
    })
}
