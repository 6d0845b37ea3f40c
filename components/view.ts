import type { State, Text } from '../data/schema/common.ts'
import type { StatusFeed } from '../data/schema/feed.ts'
import { paragraphsOf, plain, textIn } from './feed-text.ts'
import { createFormats, type Formats } from './formats.ts'
import type { Link } from './links.ts'
import { type Language, pluralIn } from './messages/languages.ts'
import type { Messages, Plural } from './messages/messages.ts'

/** What every kind of feed begins with. */
export interface FeedHead {
  version: 1
  generatedAt: string
  dataThrough: string
  staleAfter: string
  page: StatusFeed['page']
}

/** A service as far as it needs to be called by its name. */
export interface Named {
  id: string
  name: Text
}

/** Everything that the templates need to draw a feed, and nothing that changes while they do. */
export interface View<F extends FeedHead = FeedHead> {
  feed: F
  messages: Messages
  formats: Formats
  plural: (count: number, forms: Plural) => string
  /** A path of the feed as an address; nothing for one that leads out of the site. */
  link: Link
  /** Past `staleAfter`: what is known is old, and nothing is called operational. */
  stale: boolean
  /** A dated archive speaks of the past. */
  past: boolean
  /** Epoch milliseconds, or nothing on the server, where a page is drawn once and read later. */
  now?: number
  /** What is wrong with updating; empty if all is well. */
  notice: string
  /** Epoch milliseconds of the next request; absent when there will be none. */
  nextAt?: number
  /** Words of the feed in the language of the view, without what could disturb ours; too long ones are cut. */
  say: (text: Text) => string
  /** The paragraphs of HTML of the feed, as plain text. */
  paragraphs: (html: Text) => string[]
  /** The name of a service; its id where the feed does not name it. */
  nameOf: (id: string) => string
  /** What the words of a part depend on beside the part itself: the same, and they are the same. */
  setting: readonly unknown[]
}

/** What a view is made of. */
export interface ViewOptions<F extends FeedHead> {
  feed: F
  services: readonly Named[]
  language: Language
  messages: Messages
  link: Link
  notice: string
  nextAt?: number
  now?: number
}

export function createView<F extends FeedHead>(options: ViewOptions<F>): View<F> {
  const { services, language, ...rest } = options
  const { feed, now } = rest
  const past = feed.page.archive === true
  const stale = !past && now !== undefined && now > Date.parse(feed.staleAfter)
  const formats = createFormats(language.tag, feed.page.timeZone)
  const today = formats.longDate(Date.parse(feed.dataThrough))
  let names: Map<string, Text> | undefined
  const say = (text: Text) => plain(textIn(text, language.key))
  return {
    ...rest,
    formats,
    plural: pluralIn(language.tag),
    stale,
    setting: [rest.messages, formats, past, stale, today, rest.link('')],
    past,
    say,
    paragraphs: (html) => paragraphsOf(textIn(html, language.key)),
    nameOf: (id) => {
      names ??= new Map(services.map((service) => [service.id, service.name]))
      return say(names.get(id) ?? id)
    },
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
export function stateNow({ state }: { state: string }, { stale }: View): State {
  return stale ? 'unknown' : knownState(state)
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

/** How old the data is, always as clock time: the server draws the same as the browser (its day named, unless today). */
export function age(view: View, nextAt?: number): string {
  const { messages, formats, feed, now } = view
  const through = Date.parse(feed.dataThrough)
  const when = (at: number) => messages.dateAndTime(formats.longDate(at), formats.time(at))
  if (view.past) return messages.archive(when(Date.parse(feed.generatedAt)))
  if (view.stale && now !== undefined) {
    return messages.stale(when(through), formats.duration(now - through, 'floor'))
  }
  const next = nextAt === undefined ? '' : `, ${messages.next(formats.time(nextAt))}`
  return `${messages.dataThrough(instantWords(feed.dataThrough, view, now))}${next}`
}
