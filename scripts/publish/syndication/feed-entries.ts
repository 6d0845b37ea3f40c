import type { Incident, IncidentsFeed, Maintenance } from '../../../data/schema/feed.ts'
import { once } from '../made-files.ts'
import { maintenanceFacts, maintenancePhase, maintenanceUrl } from '../maintenance-facts.ts'
import { type NamedService, type Speaker, siteRoot } from '../speaker.ts'
import { escapeMarkup } from './xml.ts'

/** An incident, a maintenance window or news of an agreement as every syndication format tells it, in one language. */
export interface Entry {
  id: string
  url: string
  title: string
  /** Instants in the feed's form. */
  published: string
  updated: string
  html: string
  services: NamedService[]
}

/** One of an incident or a window. */
export interface EventEntry extends Entry {
  source: Incident | Maintenance
}

/** Every incident and window, the latest changed first: what happens to an old one is news too. */
export function feedEntries(feed: IncidentsFeed, speaker: Speaker): EventEntry[] {
  const root = idRoot(feed.page.url)
  return [
    ...feed.incidents.map((incident) => incidentEntry(incident, root, speaker)),
    ...feed.maintenance.map((window) => windowEntry(window, feed.generatedAt, root, speaker)),
  ].sort(latestFirst)
}

export function latestFirst(a: Entry, b: Entry): number {
  return (
    Date.parse(b.updated) - Date.parse(a.updated) ||
    Date.parse(b.published) - Date.parse(a.published) ||
    (a.id < b.id ? -1 : 1)
  )
}

/**
 * What an entry's id begins with. The id names the event and not its page: the same in every language and every feed,
 * whatever becomes of its title, status or the page's default language, and whether the page moves from http to https.
 */
export function idRoot(pageUrl: string): string {
  return siteRoot(pageUrl).replace(/^http:/, 'https:')
}

function incidentEntry(incident: Incident, root: string, speaker: Speaker): EventEntry {
  const { id, title, status, start, end, services, updates, href } = incident
  const { words } = speaker
  const url = speaker.url(href)
  const affected = speaker.services(services.map((service) => service.id))
  const told = ({ at, status: was, html }: Incident['updates'][number]) => {
    const word = Object.entries(words.statuses).find(([key]) => key === was)?.[1] ?? was
    const time = `<time datetime="${at}">${escapeMarkup(speaker.instant(at))}</time>`
    return `<p><strong>${escapeMarkup(word)}</strong> ${time}</p>\n${withAbsoluteLinks(speaker.say(html), url)}`
  }
  // Of two thousand only those are told that are in a file which is made anew.
  const html = once(() =>
    [
      ...(updates.length === 0 ? [paragraph(words.noUpdates)] : updates.map(told)),
      paragraph(`${words.when}: ${speaker.span(start, end)}.`),
      ...(affected.length === 0
        ? []
        : [paragraph(`${words.affected}: ${speaker.list(affected.map(({ name }) => name))}.`)]),
    ].join('\n'),
  )
  return {
    source: incident,
    id: `${root}incidents/${id}/`,
    url,
    title: `${words.statuses[status]}: ${speaker.say(title)}`,
    published: start,
    updated: latest([start, ...(end === null ? [] : [end]), ...updates.map(({ at }) => at)]),
    get html() {
      return html()
    },
    services: affected,
  }
}

function windowEntry(window: Maintenance, now: string, root: string, speaker: Speaker): EventEntry {
  const { id, title, start, end, announcedAt, actual, services } = window
  const { words } = speaker
  const phase = maintenancePhase(window, now)
  return {
    source: window,
    id: `${root}maintenance/${id}/`,
    url: maintenanceUrl(window, speaker),
    title: `${words.phases[phase]}: ${speaker.say(title)}`,
    published: announcedAt,
    updated: latest([
      announcedAt,
      ...(phase === 'announced' ? [] : [actual?.start ?? start]),
      ...(phase === 'over' ? [actual?.end ?? end] : []),
    ]),
    html: [`${words.when}: ${speaker.span(start, end)}.`, ...maintenanceFacts(window, speaker)]
      .map(paragraph)
      .join('\n'),
    services: speaker.services(services),
  }
}

export function paragraph(text: string): string {
  return `<p>${escapeMarkup(text)}</p>`
}

/** By time, not by text: `…:43.968Z` is later than `…:43Z` but stands before it. */
export function latest([first = '', ...rest]: string[]): string {
  return rest.reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a), first)
}

/** Links of an update, which a reader elsewhere would resolve against its own address. As the sanitiser writes them. */
function withAbsoluteLinks(html: string, base: string): string {
  return html.replace(/(<a (?:rel="[^"]*" )?href=")([^"]*)/g, (link, open: string, href: string) =>
    URL.canParse(href, base) ? open + new URL(href, base).href : link,
  )
}
