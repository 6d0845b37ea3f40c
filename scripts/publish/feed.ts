import type { Text } from '../../data/schema/common.ts'
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import type { Data } from '../load/data.ts'
import type { Measured } from '../measure.ts'
import { servicesWithoutSla } from '../sla/agreement/unpromised.ts'
import { instantText } from '../sla/time/text.ts'
import { agreementFeed } from './agreement/agreement-feed.ts'
import { allCredits } from './agreement/credits.ts'
import { type DeviationEntries, deviationEntries } from './agreement/deviation-entries.ts'
import { archivedPeriods, archiveIndex } from './agreement/period-feeds.ts'
import { periodSummaries } from './agreement/period-summaries.ts'
import { quarterSummaries } from './agreement/quarter-summary.ts'
import { evaluateAll, type Outcome } from './agreement/results.ts'
import { baselineFeeds, ticketBaselineEntry } from './baseline-feed.ts'
import { localDays } from './days.ts'
import { dependencies } from './dependencies.ts'
import { incidentEntry, maintenanceEntry } from './events.ts'
import { incidentMonths } from './incident-months.ts'
import { publishedLook } from './pages/look.ts'
import { contractOnly, type FeedKind, feedText, jsonSchema } from './schemas.ts'
import { responseDays, type ServiceFacts, serviceEntry, wholeHistory, withoutSteps } from './service-entry.ts'
import { worstState } from './states.ts'
import { templateEntries } from './templates-feed.ts'

/** Length of the strip of days. */
const DAYS = 90

/** Texts of files by their path under the site's root. */
export type SiteFiles = Map<string, string>

/**
 * The whole public feed: every figure that any page or widget shows. Only public agreements and fields of the contract
 * are in it. Same data and `asOf`, same bytes.
 * @param later - Takes what proves the files against their schemas: as `contractOnly`.
 * @param made - Takes what is in the files, by their path, for who would read them again (site-files.ts).
 * @param last - Takes what adds the files of services to those that are given, for a moment in which the others are at work
 * already: they are nine tenths of all bytes.
 * @param html - As `incidentEntry`.
 */
export function buildFeed(
  data: Data,
  measured: Measured,
  asOf: number,
  outcomes: Outcome[] = evaluateAll(data, measured, asOf),
  later?: (proof: () => void) => void,
  made?: Map<string, unknown>,
  last: (addServices: () => void) => void = (addServices) => addServices(),
  html?: (markdown: Text) => Text,
): SiteFiles {
  const { timelines } = measured
  const head = feedHead(data, timelines, asOf)
  const days = localDays(asOf, data.site.timeZone, DAYS)
  const firstDay = days[0]?.start ?? asOf
  const incidents = newestFirst(data.incidents).map((record) => ({
    record,
    entry: incidentEntry(record, data, asOf, html),
  }))
  const maintenance = newestFirst(data.maintenance).map((record) => ({
    record,
    entry: maintenanceEntry(record, data, asOf),
  }))
  // What a service keeps by itself goes before what several keep together: the first is all that a small widget shows.
  const ofService = byEach(
    outcomes
      .filter(({ agreement }) => agreement.visibility === 'public')
      .toSorted((a, b) => placeOf(a) - placeOf(b)),
    ({ services }) => services,
  )
  const incidentsOf = byEach(data.incidents, ({ services }) => services.map(({ id }) => id))
  const newestOf = byEach(incidents, ({ record }) => record.services.map(({ id }) => id))
  const maintenanceOf = byEach(maintenance, ({ record }) => record.services)
  const facts = data.services.flatMap((entry): ServiceFacts[] => {
    const timeline = timelines.get(entry.id)
    if (timeline === undefined) return []
    return [
      {
        entry,
        timeline,
        outcomes: ofService.get(entry.id) ?? [],
        incidents: incidentsOf.get(entry.id) ?? [],
        maintenance: maintenanceOf.get(entry.id) ?? [],
        days,
        timeZone: data.site.timeZone,
        asOf,
      },
    ]
  })
  const services = facts.map(serviceEntry)
  const unpromised = servicesWithoutSla(
    services,
    data.agreements.filter(({ visibility }) => visibility === 'public'),
    asOf,
  )
  const calendars = facts.map(wholeHistory)

  const files: SiteFiles = new Map()
  const add = <K extends FeedKind>(path: string, kind: K, feed: Parameters<typeof contractOnly<K>>[1]) => {
    const kept = contractOnly(kind, feed, later)
    made?.set(`feed/v1/${path}`, kept)
    files.set(`feed/v1/${path}`, feedText(kind, kept))
  }
  add('status.json', 'status', {
    ...head,
    state: worstState(services.map(({ state }) => state)),
    services,
    incidents: entries(incidents.filter(({ record: { end } }) => end === null || end >= firstDay)),
    maintenance: entries(
      maintenance.filter(({ record: { end, actual } }) => end > asOf || actual?.end === null),
    ),
    ...(unpromised.length > 0 && { withoutAgreement: unpromised }),
  })
  add('incidents.json', 'incidents', {
    ...head,
    services: services.map(({ id, name, href }) => ({ id, name, href })),
    incidents: entries(incidents),
    maintenance: entries(maintenance),
    months: incidentMonths(
      entries(incidents),
      services.map(({ id }, index) => ({ id, calendar: calendars[index] })),
      data.site.timeZone,
      asOf,
    ),
  })
  last(() => {
    for (const [index, service] of services.entries()) {
      const own = facts[index]
      if (own === undefined) continue
      add(`services/${service.id}.json`, 'service', {
        ...head,
        service,
        ...dependencies(own.entry, data.services, services),
        calendar: calendars[index],
        history: own.outcomes.flatMap(({ history }) => history.map(withoutSteps)),
        incidents: entries(newestOf.get(service.id) ?? []),
        maintenance: entries(own.maintenance),
        responseDays: responseDays(own.timeline, own.timeZone, firstDay),
      })
    }
  })
  const ofAgreement = Map.groupBy(outcomes, ({ agreement }) => agreement.id)
  for (const agreement of data.agreements.filter(({ visibility }) => visibility === 'public')) {
    const own = ofAgreement.get(agreement.id) ?? []
    const credits = data.site.publish.credits ? allCredits(agreement, data, own, asOf) : undefined
    let deviations: DeviationEntries | undefined
    const archived = archivedPeriods(agreement, own, credits, data, (period) => {
      deviations ??= deviationEntries(agreement, data, own, asOf, measured.items)
      return deviations.ofPeriod(period)
    })
    const feed = agreementFeed(agreement, data, own, asOf, data.site.publish, { measured })
    const tickets = ticketBaselineEntry(agreement, data, measured, asOf)
    add(`agreements/${agreement.id}.json`, 'agreement', {
      ...head,
      ...feed,
      ...archiveIndex(archived),
      ...(tickets && { ticketBaseline: tickets }),
    })
    if (archived.length === 0) continue
    const quarters = quarterSummaries(agreement.timeZone, own, asOf)
    const ofArchived = new Set(archived.map(({ feed: { period } }) => period.id))
    const { publish } = data.site
    const summaries = periodSummaries(
      { agreement, outcomes: own, credits: credits ?? [], data, publish, asOf },
      (id) => ofArchived.has(id),
    )
    for (const { file, feed: of } of archived) {
      const summary = summaries.find(({ period }) => period.id === of.period.id)
      const year = feed.years?.find(({ period }) => period.id === of.period.id)
      const quarter = quarters.find(({ period }) => period.id === of.period.id)
      add(file.slice('feed/v1/'.length), 'period', {
        ...head,
        ...of,
        ...(summary && { summary }),
        ...(year && { year }),
        ...(quarter && { quarter }),
      })
    }
  }
  const baselines = baselineFeeds(data, measured, asOf, outcomes)
  for (const feed of baselines) add(`baseline/${feed.service.id}.json`, 'baseline', { ...head, ...feed })
  const templates = templateEntries(data)
  if (templates) add('templates.json', 'templates', { ...head, templates })
  const kinds = ['status', 'service', 'incidents', 'agreement', 'period'] as const
  const optional = [
    ...(baselines.length === 0 ? [] : (['baseline'] as const)),
    ...(templates ? (['templates'] as const) : []),
  ]
  for (const kind of [...kinds, ...optional]) {
    files.set(`feed/v1/${kind}.schema.json`, `${JSON.stringify(jsonSchema(kind), null, 2)}\n`)
  }
  return files
}

/** What every file of the feed begins with. */
export function feedHead({ site }: Data, timelines: Map<string, ServiceTimeline>, asOf: number) {
  const through = [...timelines.values()].flatMap(({ dataThrough }) => dataThrough ?? [])
  return {
    version: 1 as const,
    generatedAt: instantText(asOf),
    dataThrough: instantText(through.length === 0 ? asOf : Math.min(asOf, Math.max(...through))),
    staleAfter: instantText(asOf + site.staleAfter),
    page: {
      name: site.name,
      url: site.url,
      timeZone: site.timeZone,
      locales: site.locales,
      ...(site.asOf === undefined ? {} : { archive: true as const }),
      ...publishedLook(site),
    },
  }
}

/** A small widget shows the first figure of a service: its own availability. Last come those of several services. */
function placeOf({ objective, services }: Outcome): number {
  if (services.length > 1) return 2
  return objective.metric === 'availability' ? 0 : 1
}

/** All that name an id, by the id and in their order. */
function byEach<T>(all: readonly T[], ids: (one: T) => string[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    for (const id of new Set(ids(one))) {
      const own = found.get(id)
      if (own) own.push(one)
      else found.set(id, [one])
    }
  }
  return found
}

/** The newest first; two at the same instant by name, so that the bytes are the same. */
function newestFirst<T extends { id: string; start: number }>(records: T[]): T[] {
  return records.toSorted((a, b) => b.start - a.start || (a.id < b.id ? -1 : 1))
}

function entries<T>(pairs: { entry: T }[]): T[] {
  return pairs.map(({ entry }) => entry)
}
