import type { Incident, ObjectiveResult, StatusFeed } from '../data/schema/feed.ts'
import { costsOf, measuredOn, recordedFrom } from './cost.ts'
import { digestOf } from './digest.ts'
import { disputesOf } from './disputes.ts'
import { agreementFeeds, baselineFeeds, incidentsFeed, statusFeed, templateEntries } from './feed.ts'
import { incidentDigest } from './incidents.ts'
import { beginOf, incidentsOf, isRunning, type Month } from './months.ts'
import { isOpen } from './objectives.ts'
import { remembered, reportLink } from './reports.ts'
import { servicesNamed } from './services.ts'
import { daysOf, stretchOf } from './stretch.ts'
import { told } from './told.ts'

/*
 * Pages of what is over. Such a page says since when that is, and not until when the build had data, so it is the same in
 * the next build unless something that it tells of was corrected: `cacheKey` holds all that it is drawn from, and a build
 * takes over from the former one what has the same key (scripts/publish/file-memory.ts). A page without a key is drawn
 * every time. Whoever draws more on one of these pages adds it to its key: settled.test.ts tells.
 */

/** What stands around every page (Page.astro), but for until when there is data. */
export const frame = (): string => frameOf(statusFeed())

const frameOf = remembered(({ page, generatedAt }: StatusFeed) => {
  const agreements = agreementFeeds()
  const menu = [
    agreements.length,
    agreements[0]?.agreement.href,
    baselineFeeds().length > 0,
    templateEntries().length > 0,
  ]
  return digestOf([page, page.archive && generatedAt, menu])
})

/** Services as pages of other things name and link them. */
const named = (ids: string[]) => servicesNamed(ids).map(({ id, name, href }) => [id, name, href])

/** Ids of the services that incidents tell of. */
const servicesOf = (incidents: Incident[]) =>
  incidents.flatMap(({ services, updates }) =>
    [...services, ...updates.flatMap((update) => update.services ?? [])].map(({ id }) => id),
  )

/** Since when all is over that an incident's page tells of; nothing while it goes on, or a period that it cost time in does. */
export function incidentOver({ id, end }: Incident): string | undefined {
  const costs = costsOf(id, agreementFeeds())
  return end === null || costs.some(({ result }) => isOpen(result)) ? undefined : end
}

/** A result as the page of an incident tells it: of how it came about, the page has one outage alone. */
function shown({ explain: _, ...result }: ObjectiveResult): unknown[] {
  return [isOpen(result) ? told(result) : result, reportLink(result, '') !== undefined]
}

/** What an incident's page tells in every language; nothing while it goes on. */
const incidentMatter = remembered((incident: Incident): string | undefined => {
  const { id, end, services, nextUpdate } = incident
  if (end === null) return undefined
  const feeds = agreementFeeds()
  const { timed, counted } = measuredOn(
    services.map((service) => service.id),
    feeds,
  )
  // While a period goes on that it cost time in, the page says until when it has data (quiet.ts).
  const isQuiet = incidentOver(incident) === undefined
  return digestOf([
    isQuiet && [stretchOf(`incident ${id}`), daysOf()],
    incidentDigest(incident),
    nextUpdate !== undefined && nextUpdate < statusFeed().generatedAt,
    named(servicesOf([incident])),
    costsOf(id, feeds).map(({ result, outage, feed }) => [shown(result), outage, feed.agreement.href]),
    timed.length,
    recordedFrom(timed, feeds),
    counted.map(({ title }) => title),
    disputesOf(id, feeds).map(({ feed: { agreement }, figures, ...more }) => [
      [agreement.title, agreement.href],
      figures.map(({ result }) => shown(result)),
      more,
    ]),
  ])
})

/** `cacheKey` of an incident's page. */
export function incidentKey(incident: Incident, locale: string): string | undefined {
  const matter = incidentMatter(incident)
  return matter && JSON.stringify([frame(), locale, matter])
}

/** Since when a month of incidents is over; nothing while it or one of its incidents goes on. */
export function monthOver(month: Month): string | undefined {
  const incidents = incidentsOf(month, incidentsFeed())
  if (isRunning(month) || incidents.some(({ end }) => end === null)) return undefined
  return Temporal.Instant.fromEpochMilliseconds(beginOf(month.id, 1)).toString()
}

const monthMatter = remembered((month: Month): string => {
  const incidents = incidentsOf(month, incidentsFeed())
  const services = [...servicesOf(incidents), ...month.services.map(({ id }) => id)]
  return digestOf([month, incidents.map(incidentDigest), named(services)])
})

/** `cacheKey` of a month's page. */
export function monthKey(
  month: Month,
  newer: Month | undefined,
  older: Month | undefined,
  locale: string,
): string | undefined {
  if (monthOver(month) === undefined) return undefined
  return JSON.stringify([frame(), locale, newer?.id, older?.id, monthMatter(month)])
}
