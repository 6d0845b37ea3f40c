import { Part } from '../part.ts'
import type { Messages, Plural } from './messages.ts'

/** Fetched by the pages that speak them, so that a further language costs the others nothing. */
const words: Record<string, Part<Messages>> = {
  sv: new Part(() => import('./sv.ts').then(({ widget }) => widget)),
  en: new Part(() => import('./en.ts').then(({ widget }) => widget)),
}

/** A bare `en` would print dates the American way in the middle of a European agreement. */
const REGIONS: Record<string, string> = { sv: 'sv-SE', en: 'en-GB' }

/** Which language to speak and how to format in it. */
export interface Language {
  /** Key of the messages, as in `page.locales`. */
  key: string
  /** Tag for `Intl`, with the region that the page asked for. */
  tag: string
}

/** The language for a tag such as `sv`, `sv-FI` or `EN_us`; English for one that we do not speak or cannot read. */
export function languageFor(wanted: string): Language {
  const [subtag = '', ...rest] = wanted.trim().split(/[-_]/)
  const key = subtag.toLowerCase()
  if (!Object.hasOwn(REGIONS, key)) return { key: 'en', tag: 'en-GB' }
  const tag = rest.length > 0 ? canonical([key, ...rest].join('-')) : undefined
  return { key, tag: tag ?? REGIONS[key] ?? key }
}

const waiting = new Set<() => void>()

/**
 * Speak a further language, or an own wording of one. Every element on the page that stands in it is drawn again.
 * @param key - Language subtag, lower case, as in `lang="de"` and in the `page.locales` of the feed.
 * @param messages - Everything that the components say; what is missing fails the type check.
 * @param tag - Language and region for numbers and dates where an element names none: `de-AT`.
 * @example registerLanguage('de', german, 'de-DE')
 */
export function registerLanguage(key: string, messages: Messages, tag: string = key): void {
  words[key] = new Part(async () => messages)
  REGIONS[key] = tag
  for (const draw of waiting) draw()
}

/** Hear of languages that come later. @returns What ends it. */
export function onLanguage(draw: () => void): () => void {
  waiting.add(draw)
  return () => waiting.delete(draw)
}

/** The words of a language once `loadLanguage` has brought them. */
export function messagesOf(key: string): Messages | undefined {
  return words[key]?.module
}

/** A promise while the words of a language are on their way; nothing once they are here or known not to come. */
export function loadLanguage(key: string): Promise<void> | undefined {
  return words[key]?.load()
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

const plurals = new Map<string, (count: number, forms: Plural) => string>()

/** The form of a word for a count. */
export function pluralIn(tag: string): (count: number, forms: Plural) => string {
  const known = plurals.get(tag)
  if (known) return known
  const rules = new Intl.PluralRules(tag)
  const form = (count: number, forms: Plural) => forms[rules.select(count)] ?? forms.other
  plurals.set(tag, form)
  return form
}
