import type { Text } from '../../../data/schema/common.ts'
import type { Change } from '../../../data/schema/contract.ts'
import type { Site } from '../../../data/schema/site.ts'
import type { Data } from '../../load/data.ts'
import { WORDS } from '../words.ts'
import { CHANGE_NAMES, type ChangeNames } from './change-names.ts'
import { valueWords } from './change-values.ts'

type Locale = Site['locales'][number]

/** What the words of a change are made of besides the change. */
export interface ChangeSetting extends Pick<Data, 'site' | 'services' | 'calendars'> {
  /** The title of an objective before or after the change. */
  titleOf: (objective: string) => Text
}

/** What changes, what it was and what it becomes. Neither of the two: it changes, and the values are not told. */
export interface ChangeWords {
  what: Text
  from: Text | null
  to: Text | null
}

/** Values of these may be told: they are published with the agreement anyway. Of the others it is told that they change. */
const TOLD =
  /^(title|scope|phases|maintenance|serviceHours|effectiveTo|midPeriodChange|partialPeriod|grace|exclusions|reviews\.(cadence|next)|reporting\.(cadence|within)|amendmentRule\.notice|credits(?!\.)|credits\.(tiers|stacking|claimWithin|cap)|objectives\.[^.]+\.(title|kind|clause|target|period|quantifier|services|priority|calendar|serviceHours|minOutage|mergeGap|mergeCountsGap|unknownPolicy|minCoverage|atRiskConsumption|slice|sliceTarget|minResponses|minRequestsPerSlice|composition|noVolume|earlyDays|claimPeriodDays|due|inFull|strictDue|reopenWindow|cutoff))(\.|$)/

/** A change in words, in every language of the page. */
export function changeWords(change: Change, setting: ChangeSetting): ChangeWords {
  const { locales } = setting.site
  const told = TOLD.test(change.path)
  const said = locales.map((locale) => inLocale(change, told, locale, setting))
  const text = (of: (one: (typeof said)[number]) => string | null): Text | null => {
    const words = said.map(of)
    return words.some((one) => one === null)
      ? null
      : Object.fromEntries(locales.map((locale, index) => [locale, words[index] ?? '']))
  }
  const [from, to] = [text((one) => one.from), text((one) => one.to)]
  // A value that there are no words for is not told as if there had been none.
  const untold = (change.from !== null && from === null) || (change.to !== null && to === null)
  return { what: text(({ what }) => what) ?? '', from: untold ? null : from, to: untold ? null : to }
}

function inLocale({ path, from, to }: Change, told: boolean, locale: Locale, setting: ChangeSetting) {
  const names = CHANGE_NAMES[locale]
  const voice = { locale, words: WORDS[locale] }
  const say = (value: unknown) => (told ? valueWords(path, value, voice, setting) : null)
  return { what: capital(whatWords(path, names, locale, setting)), from: say(from), to: say(to) }
}

/** `Kundportalens tillgänglighet, mål`, `Servicetid`. */
function whatWords(path: string, names: ChangeNames, locale: Locale, setting: ChangeSetting): string {
  const title = (id: string) => textIn(setting.titleOf(id), locale)
  const [, id = '', field] = /^objectives\.([^.]+)(?:\.([^.]+))?/.exec(path) ?? []
  if (id !== '') {
    return `${title(id)}, ${names.fields[field ?? ''] ?? names.other}`
  }
  const [, credited] = /^credits\.objectives\.([^.]+)/.exec(path) ?? []
  if (credited !== undefined) return names.creditsOf(title(credited))
  const parts = path.split('.')
  const known = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'))
  return known.flatMap((one) => names.terms[one] ?? [])[0] ?? names.other
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function textIn(text: Text, locale: string): string {
  return typeof text === 'string' ? text : (text[locale] ?? Object.values(text)[0] ?? '')
}

/** Blocks of the agreement that are told field by field, also where one is set as a whole. */
const BLOCKS =
  /^(scope|phases|maintenance|maintenance\.cap|reviews|reporting|amendmentRule|credits|credits\.cap)$/

/** A change of a whole block, as changes of its fields; those that stay as they were are none. */
export function fieldChanges({ path, from, to }: Change): Change[] {
  const [was, becomes] = [fieldsOf(from), fieldsOf(to)]
  if (!BLOCKS.test(path) || was === null || becomes === null || (from === null && to === null))
    return [{ path, from, to }]
  const names = [...new Set([...Object.keys(was), ...Object.keys(becomes)])]
  return names
    .map((name) => ({ path: `${path}.${name}`, from: was[name] ?? null, to: becomes[name] ?? null }))
    .filter((one) => JSON.stringify(one.from) !== JSON.stringify(one.to))
    .flatMap(fieldChanges)
}

/** The fields of a block, none where there is no block; null for a value such as `none`. */
function fieldsOf(value: unknown): Record<string, unknown> | null {
  if (value === null) return {}
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null
}
