import type { Text } from '../../data/schema/common.ts'
import type { StatusFeed } from '../../data/schema/feed.ts'
import { withoutForbidden } from './syndication/xml.ts'
import { WORDS, type Words } from './words.ts'

export interface NamedService {
  id: string
  name: string
}

/** A language of the page with its names, times and addresses, for what is published beside the pages. */
export interface Speaker {
  locale: string
  words: Words
  /** Words of the feed in this language, else in the first that they have, without what no format can hold. */
  say(text: Text): string
  /** `4 juli 2026 kl. 04:39 CEST`, in the page's zone. */
  instant(instant: string): string
  /** From one instant to another, each with its zone: a range that spans a change of clocks is ambiguous without. */
  span(start: string, end: string | null): string
  /** `4 juli 2026`. */
  day(epochMs: number): string
  /** Services in the page's order; ids that the page does not know are left out. */
  services(ids: string[]): NamedService[]
  list(items: string[]): string
  /** Path of a file or page of this language under the site's root. */
  path(path: string): string
  /** The same as an absolute address. */
  url(path: string): string
}

const DATE = { day: 'numeric', year: 'numeric' } as const
const INSTANT = {
  ...DATE,
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
} as const

/** A language that has no words of its own speaks English. */
export function createSpeaker({ page, services }: StatusFeed, locale: string): Speaker {
  const words = wordsOf(locale)
  const { timeZone } = page
  const instants = new Intl.DateTimeFormat(words.tag, { ...INSTANT, timeZone })
  const days = new Intl.DateTimeFormat(words.tag, { ...DATE, month: 'short', timeZone })
  const lists = new Intl.ListFormat(words.tag, { type: 'conjunction' })
  const root = siteRoot(page.url)
  const folder = locale === page.locales[0] ? '' : `${locale}/`
  const say = (text: Text) => withoutForbidden(textIn(text, locale))
  const known = new Map(services.map(({ id, name }, index) => [id, { id, name: say(name), index }]))
  const instant = (at: string) => instants.format(Date.parse(at))
  return {
    locale,
    words,
    say,
    instant,
    span: (start, end) => `${instant(start)} – ${end === null ? words.ongoing : instant(end)}`,
    day: (epochMs) => days.format(epochMs),
    services: (ids) =>
      [...new Set(ids)]
        .flatMap((id) => known.get(id) ?? [])
        .sort((a, b) => a.index - b.index)
        .map(({ id, name }) => ({ id, name })),
    list: (items) => lists.format(items),
    path: (path) => folder + path,
    url: (path) => `${root}${folder}${path}`,
  }
}

/** Address of the site's root with one slash at its end, whether or not `page.url` has one. */
export function siteRoot(pageUrl: string): string {
  const { origin, pathname } = new URL(pageUrl)
  return origin + `${pathname}/`.replace(/\/+/g, '/')
}

function wordsOf(locale: string): Words {
  return Object.entries(WORDS).find(([key]) => key === locale)?.[1] ?? WORDS.en
}

function textIn(text: Text, locale: string): string {
  if (typeof text === 'string') return text
  const own = Object.hasOwn(text, locale) ? text[locale] : undefined
  return own ?? Object.values(text)[0] ?? ''
}
