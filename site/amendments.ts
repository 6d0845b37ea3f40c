import { textIn } from '../components/feed-text.ts'
import type { AgreementFeed, ObjectiveResult } from '../data/schema/feed.ts'
import { termAnchor } from './clauses.ts'
import { objectiveAnchor } from './objectives.ts'

type Change = NonNullable<AgreementFeed['amendments']>[number]['changes'][number]

/** Anchor of an amendment on its agreement's page; others link to it, so it never changes. */
export const amendmentAnchor = (id: string): string => `andring-${id}`

/** One term that changes: what it is, what it was and what it becomes. */
export interface ChangeWords {
  what: string
  /** Nothing where there was none; neither of the two where how it changes is not told. */
  from?: string
  to?: string
  /** Of the clause on the agreement's page that says it now. */
  anchor?: string
}

/** A change in the feed's words, and where the page tells the term. */
export function changeWords(
  { path, words }: Change,
  results: ObjectiveResult[],
  locale: string,
): ChangeWords {
  const [, id] = /^objectives\.([^.]+)\./.exec(path) ?? []
  const result = results.find(({ objective }) => objective === id)
  const anchor = result ? objectiveAnchor(result) : id === undefined ? termAnchor(path) : undefined
  return {
    what: textIn(words?.what ?? path, locale),
    ...(words?.from ? { from: textIn(words.from, locale) } : {}),
    ...(words?.to ? { to: textIn(words.to, locale) } : {}),
    ...(anchor === undefined ? {} : { anchor }),
  }
}
