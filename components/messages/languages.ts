import { widget as en } from './en.ts'
import type { Messages, Plural } from './messages.ts'
import { widget as sv } from './sv.ts'

const LANGUAGES: Record<string, Messages> = { sv, en }
/** A bare `en` would print dates the American way in the middle of a European agreement. */
const REGIONS: Record<string, string> = { sv: 'sv-SE', en: 'en-GB' }

/** What to say and how to format it, for one language. */
export interface Language {
  /** Key of the messages, as in `page.locales`. */
  key: string
  /** Tag for `Intl`, with the region that the page asked for. */
  tag: string
  messages: Messages
}

/** The language for a tag such as `sv`, `sv-FI` or `EN_us`; English for one that we do not speak or cannot read. */
export function languageFor(wanted: string): Language {
  const [subtag = '', ...rest] = wanted.trim().split(/[-_]/)
  const key = subtag.toLowerCase()
  const messages = Object.hasOwn(LANGUAGES, key) ? LANGUAGES[key] : undefined
  if (messages === undefined) return { key: 'en', tag: 'en-GB', messages: en }
  return {
    key,
    tag: (rest.length > 0 && canonical([key, ...rest].join('-'))) || (REGIONS[key] ?? key),
    messages,
  }
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

/** The form of a word for a count. */
export function pluralIn(tag: string): (count: number, forms: Plural) => string {
  const rules = new Intl.PluralRules(tag)
  return (count, forms) => forms[rules.select(count)] ?? forms.other
}
