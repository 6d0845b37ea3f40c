import type { IncidentsFeed, StatusFeed } from '../../../data/schema/feed.ts'
import { badgeWords } from '../pictures/badge-words.ts'
import { createSpeaker, type Speaker, siteRoot } from '../speaker.ts'
import { componentEntries, INDICATORS } from './statuspage-components.ts'
import { incidentEntries, isClosed, maintenanceEntries } from './statuspage-events.ts'
import { statuspageWords } from './statuspage-words.ts'

/** How many incidents and maintenance windows a list holds, as Statuspage's own. */
const NEWEST = 50

/** What every Statuspage file is made from, in the page's first language. */
export interface StatuspageContext {
  speaker: Speaker
  pageId: string
  /** The instant at which the feed was made, ISO 8601 with `Z`. */
  now: string
  /** An instant of the feed as Statuspage writes it: local to the page, with offset and milliseconds. */
  local: (instant: string) => string
}

/**
 * The Statuspage v2 API as files, by their path under the site's root, so that what reads Statuspage reads this page.
 * Made from the published feed alone. What cannot be said there as it is:
 *
 * - `unknown` has no name there. It becomes `degraded_performance` and indicator `minor`: missing data is never
 *   operational (design.md, What must always hold, 3), and neither an outage nor announced work that nobody has seen.
 *   The component's description says in words that there is no data.
 * - Age: `page.updated_at` is when the feed was made. There is no field for when it goes stale.
 * - A dated archive says its date in `status.description`; `page.updated_at` is that instant.
 * - Uptime, objectives and verdicts have no place there and are left out.
 */
export function statuspageFiles(feeds: {
  status: StatusFeed
  incidents: IncidentsFeed
}): Map<string, string> {
  const { status: feed } = feeds
  const context = contextOf(feed)
  const { components, ofServices } = componentEntries(feed.services, context)
  // Of two thousand incidents no file tells of more.
  const told = feeds.incidents.incidents.filter((incident, index) => index < NEWEST || !isClosed(incident))
  const incidents = incidentEntries(told, ofServices, context)
  const maintenance = maintenanceEntries(feeds.incidents.maintenance, ofServices, context)

  const page = {
    id: context.pageId,
    name: context.speaker.say(feed.page.name),
    url: siteRoot(feed.page.url).replace(/\/$/, ''),
    time_zone: feed.page.timeZone,
    updated_at: context.local(feed.generatedAt),
  }
  const past = feed.page.archive === true
  const date = past
    ? `${statuspageWords(context.speaker.locale).archive(page.updated_at.slice(0, 10))}: `
    : ''
  const overall = badgeWords(context.speaker.locale).overall[feed.state]
  const status = { indicator: INDICATORS[feed.state], description: date + overall[past ? 'past' : 'now'] }
  const unresolved = incidents.filter((incident) => !isClosed(incident))
  const soonestFirst = maintenance.toReversed()
  const active = soonestFirst.filter(({ status: own }) => own === 'in_progress')
  const upcoming = soonestFirst.filter(({ status: own }) => own === 'scheduled')

  const files: Record<string, object> = {
    summary: {
      page,
      components,
      incidents: unresolved,
      scheduled_maintenances: [...active, ...upcoming],
      status,
    },
    status: { page, status },
    components: { page, components },
    incidents: { page, incidents: incidents.slice(0, NEWEST) },
    'incidents/unresolved': { page, incidents: unresolved },
    'scheduled-maintenances': { page, scheduled_maintenances: maintenance.slice(0, NEWEST) },
    'scheduled-maintenances/active': { page, scheduled_maintenances: active },
    'scheduled-maintenances/upcoming': { page, scheduled_maintenances: upcoming },
  }
  return new Map(
    Object.entries(files).map(([name, body]) => [`api/v2/${name}.json`, `${JSON.stringify(body)}\n`]),
  )
}

function contextOf(feed: StatusFeed): StatuspageContext {
  const { page, generatedAt } = feed
  const { host, pathname } = new URL(page.url)
  const local = (instant: string) =>
    Temporal.Instant.from(instant)
      .toZonedDateTimeISO(page.timeZone)
      .toString({ fractionalSecondDigits: 3, timeZoneName: 'never' })
  return {
    speaker: createSpeaker(feed, page.locales[0] ?? 'en'),
    // The address without its signs: the same as long as the page stays where it is.
    pageId: `${host}${pathname}`.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, ''),
    now: generatedAt,
    local,
  }
}
