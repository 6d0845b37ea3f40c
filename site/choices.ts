import { textIn } from '../components/feed-text.ts'
import { agreementFeeds, basePath, statusFeed } from './feed.ts'
import { absolute, fileLink, pageLink } from './links.ts'

/** What a tag follows, and the views that it has; its own words for both are in site/words/LANG/embed.ts. */
export interface Kind {
  feed: 'status' | 'incidents' | 'service' | 'agreement' | 'none'
  views: string[]
}

export const KINDS: Record<string, Kind> = {
  'sla-status': { feed: 'status', views: ['full', 'compact', 'line'] },
  'sla-compliance': { feed: 'agreement', views: ['full', 'compact', 'line'] },
  'sla-history': { feed: 'service', views: ['full', 'strip', 'calendar'] },
  'sla-response-time': { feed: 'service', views: [] },
  'sla-incidents': { feed: 'incidents', views: [] },
  'sla-badge': { feed: 'status', views: [] },
  'sla-calculator': { feed: 'none', views: [] },
}

export const THEMES = ['paper', 'night', 'contrast']

/** All that the chooser in the browser works from. */
export interface Choices {
  kinds: Record<string, Kind>
  /** Where files are fetched from here, and where a customer's page fetches them. */
  base: string
  published: string
  link: { href: string; text: string }
  copied: string
  /** For the tag that follows no feed, and so does not know it. */
  timeZone: string
}

export function choices(locale: string, words: { fallback: string; chooser: { copied: string } }): Choices {
  return {
    // Without a public agreement there is none to show.
    kinds: Object.fromEntries(
      Object.entries(KINDS).filter(([, { feed }]) => feed !== 'agreement' || agreementFeeds().length > 0),
    ),
    base: basePath(),
    published: absolute(fileLink('')),
    link: { href: absolute(pageLink('', locale)), text: words.fallback },
    copied: words.chooser.copied,
    timeZone: statusFeed().page.timeZone,
  }
}

/** The services and public agreements to choose from, by id. */
export const servicesToChoose = (locale: string): [string, string][] =>
  statusFeed().services.map(({ id, name }) => [id, textIn(name, locale)])
export const agreementsToChoose = (locale: string): [string, string][] =>
  agreementFeeds().map(({ agreement }) => [agreement.id, textIn(agreement.title, locale)])
/** Objectives of services, which a badge can be about; one that several services have stands once. */
export const objectivesToChoose = (locale: string): [string, string][] => [
  ...new Map(
    statusFeed()
      .services.flatMap(({ objectives }) => objectives)
      .map(({ objective, title }) => [objective, textIn(title, locale)]),
  ),
]
