import type { Messages, Plural } from './messages.ts'

/** Fetched by the pages that speak them, so that a further language costs the others nothing. */
const LOADERS: Record<string, () => Promise<Messages>> = {
  sv: () => import('./sv.ts').then(({ widget }) => widget),
  en: () => import('./en.ts').then(({ widget }) => widget),
}
const loaded: Record<string, Messages> = {}
const loading: Record<string, Promise<void>> = {}
const settled = new Set<string>()

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

/** The words of a language once `loadLanguage` has brought them. */
export function messagesOf(key: string): Messages | undefined {
  return loaded[key]
}

/** A promise while the words of a language are on their way; nothing once they are here or known not to come. */
export function loadLanguage(key: string): Promise<void> | undefined {
  const load = LOADERS[key]
  if (load === undefined || settled.has(key)) return undefined
  loading[key] ??= load()
    .then((messages) => {
      loaded[key] = messages
    })
    .catch(() => undefined)
    .then(() => {
      settled.add(key)
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
