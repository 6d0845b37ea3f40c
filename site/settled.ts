import type { Incident } from '../data/schema/feed.ts'
import { costsOf, measuredOn, recordedFrom } from './cost.ts'
import { disputesOf } from './disputes.ts'
import { agreementFeeds, baselineFeeds, incidentsFeed, statusFeed, templateEntries } from './feed.ts'
import { incidentsOf, isRunning, type Month } from './months.ts'
import { isOpen } from './objectives.ts'
import { remembered, reportLink } from './reports.ts'
import { servicesNamed } from './services.ts'

/*
 * Pages of what is over. Such a page says since when that is, and not until when the build had data, so it is the same in
 * the next build unless something that it tells of was corrected: `cacheKey` holds all that it is drawn from, and a build
 * takes over from the former one what has the same key (scripts/publish/pages/page-memory.ts). A page without a key is drawn
 * every time. Whoever draws more on one of these pages adds it to its key: settled.test.ts tells.
 */

/** What stands around every page (Page.astro), but for until when there is data. */
export function frame(): unknown[] {
  const { page, generatedAt } = statusFeed()
  const agreements = agreementFeeds()
  const menu = [
    agreements.length,
    agreements[0]?.agreement.href,
    baselineFeeds().length > 0,
    templateEntries().length > 0,
  ]
  return [page, page.archive && generatedAt, menu]
}

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

/** What an incident's page tells in every language; nothing while it may change. */
const incidentMatter = remembered((incident: Incident): string | undefined => {
  if (incidentOver(incident) === undefined) return undefined
  const feeds = agreementFeeds()
  const { timed, counted } = measuredOn(
    incident.services.map(({ id }) => id),
    feeds,
  )
  return JSON.stringify([
    incident,
    named(servicesOf([incident])),
    // Of how a figure came about the page has this outage alone.
    costsOf(incident.id, feeds).map(({ result: { explain: _, ...result }, outage, feed }) => [
      result,
      outage,
      feed.agreement.href,
      reportLink(result, '') !== undefined,
    ]),
    timed.length,
    recordedFrom(timed, feeds),
    counted.map(({ title }) => title),
    disputesOf(incident.id, feeds).map(({ feed: { agreement }, figures, ...more }) => [
      [agreement.title, agreement.href],
      figures.map(({ result: { explain: _, ...result } }) => [result, reportLink(result, '') !== undefined]),
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
  const next = Temporal.PlainYearMonth.from(month.id).add({ months: 1 }).toPlainDate({ day: 1 })
  return next.toZonedDateTime(statusFeed().page.timeZone).toInstant().toString()
}

/** `cacheKey` of a month's page. */
export function monthKey(
  month: Month,
  newer: Month | undefined,
  older: Month | undefined,
  locale: string,
): string | undefined {
  if (monthOver(month) === undefined) return undefined
  const incidents = incidentsOf(month, incidentsFeed())
  const services = [...servicesOf(incidents), ...month.services.map(({ id }) => id)]
  return JSON.stringify([frame(), locale, month, newer?.id, older?.id, incidents, named(services)])
}
