// @ts-nocheck
import type { IncidentsFeed, Service, StatusFeed } from '../../data/schema/feed.ts'
import { calendarFeed } from './calendar-feed.ts'
import { type Entry, feedEntries } from './feed-entries.ts'
import { atomFeed, type Channel, jsonFeed, rssFeed } from './feed-formats.ts'
import { createSpeaker, type Speaker } from './speaker.ts'

/** Entries of a feed; the page has them all. */
const NEWEST = 50

const FORMATS = { 'atom.xml': atomFeed, 'rss.xml': rssFeed, 'feed.json': jsonFeed }

/**
 * Atom, RSS, JSON Feed and the calendar of maintenance, for all services and for each, in every language: texts by their
 * path under the site's root. Made from the published feed alone, so nothing else can leave; same feed, same bytes.
 */
export function syndicationFiles(feeds: {
  status: StatusFeed
  incidents: IncidentsFeed
}): Map<string, string> {
  const { status, incidents } = feeds
  const files = new Map<string, string>()
  for (const locale of status.page.locales) {
    const speaker = createSpeaker(status, locale)
    const entries = feedEntries(incidents, speaker)
    const ofService = byService(entries, ({ services }) => services.map(({ id }) => id))
    const windowsOf = byService(incidents.maintenance, ({ services }) => services)
    const pageName = speaker.say(status.page.name)
    const add = (folder: string, name: string, own: Entry[], windows: IncidentsFeed['maintenance']) => {
      const channel = channelOf(name, folder, own, status, speaker)
      for (const [file, write] of Object.entries(FORMATS)) {
        files.set(speaker.path(folder + file), write(channel, speaker.url(folder + file)))
      }
      files.set(
        speaker.path(`${folder}calendar.ics`),
        calendarFeed(windows, speaker.words.calendar(name), status.page.url, speaker),
      )
    }
    add('', pageName, entries, incidents.maintenance)
    for (const { id, name } of status.services) {
      add(
        `services/${id}/`,
        `${speaker.say(name)} (${pageName})`,
        ofService.get(id) ?? [],
        windowsOf.get(id) ?? [],
      )
    }
  }
  return files
}

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
    entries: entries.slice(0, NEWEST),
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
