import type { State, Text } from '../../data/schema/common.ts'
import type { Service, StatusFeed } from '../../data/schema/feed.ts'
import { textIn } from '../feed-text.ts'
import { createFormats, type Formats } from '../formats.ts'
import type { Link } from '../links.ts'
import { type Language, pluralIn } from '../messages/languages.ts'
import type { Messages, Plural } from '../messages/messages.ts'

/** Everything that the templates need to draw a feed, and nothing that changes while they do. */
export interface View {
  feed: StatusFeed
  /** The chosen services, in the provider's order. */
  services: Service[]
  messages: Messages
  formats: Formats
  plural: (count: number, forms: Plural) => string
  link: Link
  /** Past `staleAfter`: what is known is old, and nothing is called operational. */
  stale: boolean
  /** A dated archive speaks of the past. */
  past: boolean
  /** Epoch milliseconds, or nothing on the server, where a page is drawn once and read later. */
  now?: number
  say: (text: Text) => string
}

/** What a view is made of; `services` are the ids to show, all of them when there are none. */
export interface ViewOptions {
  feed: StatusFeed
  services: string[]
  language: Language
  messages: Messages
  link: Link
  now?: number
}

export function createView({ feed, services, language, messages, link, now }: ViewOptions): View {
  const past = feed.page.archive === true
  return {
    feed,
    services: services.length > 0 ? feed.services.filter(({ id }) => services.includes(id)) : feed.services,
    messages,
    formats: createFormats(language.tag, feed.page.timeZone),
    plural: pluralIn(language.tag),
    link,
    stale: !past && now !== undefined && now > Date.parse(feed.staleAfter),
    past,
    ...(now === undefined ? {} : { now }),
    say: (text) => textIn(text, language.key),
  }
}

const STATES: State[] = [
  'major_outage',
  'partial_outage',
  'degraded_performance',
  'unknown',
  'under_maintenance',
  'operational',
]

/** A state that we know, and `unknown` for one that a later feed may bring. */
export function knownState(state: string): State {
  return STATES.find((known) => known === state) ?? 'unknown'
}

/** What may be said of a service now: nothing, when the feed is stale. */
export function stateNow(service: Service, { stale }: View): State {
  return stale ? 'unknown' : knownState(service.state)
}

/** 0 is worst. Maintenance and good health are no problems: those services keep the provider's order. */
export function gravity(state: string): number {
  return Math.min(STATES.indexOf(knownState(state)), STATES.indexOf('under_maintenance'))
}

/** The word for a state, in the past for an archive or a day gone by. */
export function stateWord(state: State, { messages }: View, past: boolean): string {
  return past && state === 'operational' ? messages.worked : messages.states[state]
}

/** `14:02`, with its date unless it is the day of `reference`. */
export function instantWords(instant: string, { formats, messages }: View, reference?: number): string {
  const at = Date.parse(instant)
  if (reference !== undefined && formats.isSameDay(at, reference)) return formats.time(at)
  return messages.dateAndTime(formats.date(at), formats.time(at))
}
