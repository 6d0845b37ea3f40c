import { hash } from 'node:crypto'
import type { AgreementFeed, IncidentsFeed, Service, StatusFeed } from '../../../data/schema/feed.ts'
import { remembered } from '../../sla/remembered.ts'
import { agreementEntries } from '../agreement/agreement-entries.ts'
import { type MadeFiles, once } from '../made-files.ts'
import { createSpeaker, type Speaker } from '../speaker.ts'
import { type CalendarDates, calendarFeed } from './calendar-feed.ts'
import { type Entry, type EventEntry, feedEntries, latestFirst } from './feed-entries.ts'
import { atomFeed, type Channel, jsonFeed, rssFeed } from './feed-formats.ts'

/** Entries of a feed, of events and as many of agreements: a month's reports push no incident out. The page has all. */
const NEWEST = 50

const FORMATS = { 'atom.xml': atomFeed, 'rss.xml': rssFeed, 'feed.json': jsonFeed }

/**
 * Atom, RSS, JSON Feed and the calendar of maintenance and reviews, for all services and for each, in every language: texts by their
 * path under the site's root. News of agreements, which are of many services, stands in the feeds for all. Made from the published feed alone, so nothing else can leave; same feed, same bytes.
 */
export function syndicationFiles(feeds: {
  status: StatusFeed
  incidents: IncidentsFeed
  agreements: AgreementFeed[]
}): MadeFiles {
  const { status, incidents, agreements } = feeds
  const files: MadeFiles = new Map()
  for (const locale of status.page.locales) {
    const speaker = createSpeaker(status, locale)
    const entries = feedEntries(incidents, speaker)
    const news = agreementEntries(agreements, speaker).sort(latestFirst)
    const idsOf = ({ services }: { services: { id: string }[] }) => services.map(({ id }) => id)
    const ofService = byService(entries, idsOf)
    const agreementsOf = byService(agreements, ({ agreement }) => idsOf(agreement))
    const windowsOf = byService(incidents.maintenance, ({ services }) => services)
    const pageName = speaker.say(status.page.name)
    /** What every feed of this language rests on beside its entries. */
    const frame = once(() => digestOf([locale, status.page, status.services.map(nameOf)]))
    const add = (folder: string, channel: Channel, key?: () => string) => {
      for (const [file, write] of Object.entries(FORMATS)) {
        const text = () => write(channel, speaker.url(folder + file))
        files.set(speaker.path(folder + file), { text, ...(key && { key }) })
      }
    }
    const addCalendar = (folder: string, name: string, dates: CalendarDates) =>
      files.set(
        speaker.path(`${folder}calendar.ics`),
        calendarFeed(dates, speaker.words.calendar(name), status.page.url, speaker),
      )
    const all = [...entries.slice(0, NEWEST), ...news.slice(0, NEWEST)].sort(latestFirst)
    add('', channelOf(pageName, '', all, status, speaker))
    addCalendar('', pageName, { windows: incidents.maintenance, agreements })
    for (const { id, name } of status.services) {
      const folder = `services/${id}/`
      const own = (ofService.get(id) ?? []).slice(0, NEWEST)
      const whole = `${speaker.say(name)} (${pageName})`
      const channel = channelOf(whole, folder, own, status, speaker)
      add(folder, channel, () => JSON.stringify([frame(), whole, channel.updated, ...own.map(keyOf)]))
      addCalendar(folder, whole, {
        windows: windowsOf.get(id) ?? [],
        agreements: agreementsOf.get(id) ?? [],
      })
    }
  }
  return files
}

const digestOf = (value: unknown) => hash('sha256', JSON.stringify(value), 'base64')
const nameOf = ({ id, name }: Service) => [id, name]

/** Changes with all that an entry tells, where the services that it names are called the same. */
const keyOf = ({ source, title, updated }: EventEntry) => `${sourceDigest(source)} ${updated} ${title}`
const sourceDigest = remembered(digestOf)

function channelOf(
  name: string,
  folder: string,
  entries: Entry[],
  { page, generatedAt }: StatusFeed,
  speaker: Speaker,
): Channel {
  return {
    title: speaker.words.heading(name),
    description: speaker.words.description,
    language: speaker.locale,
    author: { name: speaker.say(page.name), url: speaker.url('') },
    home: speaker.url(folder),
    // Atom asks for an instant even where nothing has happened yet.
    updated: entries[0]?.updated ?? generatedAt,
    entries,
  }
}

/** What touches each service, in its given order. */
function byService<T>(events: T[], idsOf: (event: T) => string[]): Map<Service['id'], T[]> {
  const found = new Map<Service['id'], T[]>()
  for (const event of events) {
    for (const id of new Set(idsOf(event))) {
      const own = found.get(id)
      if (own === undefined) found.set(id, [event])
      else own.push(event)
    }
  }
  return found
}
