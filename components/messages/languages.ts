import { widget as en } from './en.ts'
import type { Messages, Plural } from './messages.ts'

/** English is always at hand; any other language is fetched by the pages that speak it. */
const LOADERS: Record<string, () => Promise<Messages>> = {
  sv: () => import('./sv.ts').then(({ widget }) => widget),
}
const loaded: Record<string, Messages> = { en }
const loading: Record<string, Promise<void>> = {}

/** A bare `en` would print dates the American way in the middle of a European agreement. */
const REGIONS: Record<string, string> = { sv: 'sv-SE', en: 'en-GB' }

/** What to say and how to format it, for one language. */
export interface Language {
  /** Key of the messages, as in `page.locales`. */
  key: string
  /** Tag for `Intl`, with the region that the page asked for. */
  tag: string
  /** English until `loadLanguage` has brought the others. */
  messages: Messages
}

/** The language for a tag such as `sv`, `sv-FI` or `EN_us`; English for one that we do not speak or cannot read. */
export function languageFor(wanted: string): Language {
  const [subtag = '', ...rest] = wanted.trim().split(/[-_]/)
  const key = subtag.toLowerCase()
  if (!Object.hasOwn(REGIONS, key)) return { key: 'en', tag: 'en-GB', messages: en }
  const tag = rest.length > 0 ? canonical([key, ...rest].join('-')) : undefined
  return { key, tag: tag ?? REGIONS[key] ?? key, messages: loaded[key] ?? en }
}

/** A promise while the words of a language are on their way; nothing once they are here or known not to come. */
export function loadLanguage(key: string): Promise<void> | undefined {
  if (loaded[key]) return undefined
  loading[key] ??= (LOADERS[key]?.() ?? Promise.resolve(en)).catch(() => en).then((messages) => {
    loaded[key] = messages
  })
  return loading[key]
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
