import * as en from '../components/messages/en.ts'
import * as sv from '../components/messages/sv.ts'
import * as enGuide from './words/en/guide.ts'
import * as svGuide from './words/sv/guide.ts'

const swedish = { ...sv, guide: svGuide }
/** Everything that is said in a language, by the components, the pages around them, and the pages that explain. */
export type Words = typeof swedish
const LANGUAGES: Record<string, Words> = { sv: swedish, en: { ...en, guide: enGuide } }

/** @throws when the site is to be built in a language that nobody has written the words of. */
export function messages(locale: string): Words {
  const found = LANGUAGES[locale]
  if (found) return found
  const known = Object.keys(LANGUAGES).join(', ')
  throw new Error(`site.yaml, locales: there are no messages for "${locale}" (known: ${known})`)
}
