import * as en from '../components/messages/en.ts'
import * as sv from '../components/messages/sv.ts'

/** Everything that is said in a language, by the components and by the pages around them. */
export type Words = typeof sv
const LANGUAGES: Record<string, Words> = { sv, en }

/** @throws when the site is to be built in a language that nobody has written the words of. */
export function messages(locale: string): Words {
  const found = LANGUAGES[locale]
  if (found) return found
  const known = Object.keys(LANGUAGES).join(', ')
  throw new Error(`site.yaml, locales: there are no messages for "${locale}" (known: ${known})`)
}
