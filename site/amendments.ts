import { textIn } from '../components/feed-text.ts'
import { quantityWords } from '../components/objectives.ts'
import { length } from '../components/sla-compliance/words.ts'
import type { AgreementFeed, ObjectiveResult } from '../data/schema/feed.ts'
import { termAnchor } from './clauses.ts'
import type { Words } from './messages.ts'
import { objectiveAnchor, periodTypeWords } from './objectives.ts'
import { viewIn } from './view.ts'

type Change = NonNullable<AgreementFeed['amendments']>[number]['changes'][number]

/** Anchor of an amendment on its agreement's page; others link to it, so it never changes. */
export const amendmentAnchor = (id: string): string => `andring-${id}`

/** One term that changes: what it is, what it was and what it becomes. */
export interface ChangeWords {
  what: string
  /** Nothing where there was none. */
  from?: string
  to?: string
  /** Of the clause on the agreement's page that says it now. */
  anchor?: string
}

/** A change in words. A term that this page has no words for is told as the agreement writes it. */
export function changeWords(
  { path, from, to }: Change,
  results: ObjectiveResult[],
  locale: string,
  words: Words,
): ChangeWords {
  const [, id, field = path] = /^objectives\.([^.]+)\.(.+)$/.exec(path) ?? []
  const result = results.find(({ objective }) => objective === id)
  const title = result?.title
  const anchor = result ? objectiveAnchor(result) : id === undefined ? termAnchor(path) : undefined
  const named = words.account.amendments.fields[field.split('.')[0] ?? field] ?? field
  const of = title === undefined ? id : textIn(title, locale)
  const say = (value: string) => termWords(field, value, locale, words)
  return {
    what: of === undefined ? named : `${of}, ${named}`,
    ...(from === null ? {} : { from: say(from) }),
    ...(to === null ? {} : { to: say(to) }),
    ...(anchor === undefined ? {} : { anchor }),
  }
}

function termWords(field: string, value: string, locale: string, words: Words): string {
  if (field === 'target') return writtenTarget(value, locale, words) ?? value
  if (field === 'kind') return words.clauses.kinds[value] ?? value
  if (field === 'period') {
    const [, rolling] = /^\{"rolling":"([^"]+)"\}$/.exec(value) ?? []
    const period = { id: rolling ?? '', type: rolling ? 'rolling' : value, start: '', end: '', timeZone: '' }
    return periodTypeWords({ period }, words)
  }
  return length(value, viewIn(locale)) ?? value
}

/** A target as an agreement writes it, `<= 800 ms`, in words; nothing for one that is written in another way. */
function writtenTarget(text: string, locale: string, { page }: Words): string | undefined {
  const [, comparator, value = '', unit = ''] = /^(>=|>|<=|<)\s*(\d+(?:\.\d+)?)\s*(.*)$/.exec(text) ?? []
  if (!isComparator(comparator)) return undefined
  const known = unit === 'working days' ? 'workingDays' : unit
  return `${page.comparators[comparator]} ${quantityWords(value, { unit: known, comparator }, viewIn(locale))}`
}

const isComparator = (text: string | undefined): text is '>=' | '>' | '<=' | '<' =>
  text === '>=' || text === '>' || text === '<=' || text === '<'
