import type { ObjectiveResult } from '../data/schema/feed.ts'
import { quantityWords } from './objectives.ts'
import type { View } from './view.ts'

/** What a page says of promises and the tags do not. */
export interface PromiseWords {
  /** By comparator: `minst`, `högst`. */
  comparators: Record<string, string>
  /** By kind of period: `per kalendermånad`. */
  periodTypes: Record<string, string>
  rollingDays: (days: string) => string
  rollingHours: (hours: string) => string
}

/** `minst 99,9 %`, `högst 30 min, varje ärende`, `minst 95 % inom 800 ms`. */
export function promisedWords(
  { comparator, value, unit, quantifier, limit }: ObjectiveResult['target'],
  said: Pick<PromiseWords, 'comparators'>,
  view: View,
): string {
  const { messages } = view
  const words = `${said.comparators[comparator]} ${quantityWords(value, { unit, comparator }, view)}`
  if (limit) return `${words} ${messages.within(quantityWords(limit.value, limit, view))}`
  const which = quantifier && (messages.quantifiers[quantifier] ?? quantifier)
  return which ? `${words}, ${which}` : words
}

/** `per kalendermånad`, `under de senaste 90 dygnen` */
export function kindOfPeriod(
  { id, type }: Pick<ObjectiveResult['period'], 'id' | 'type'>,
  said: PromiseWords,
): string {
  const [, days] = /^P(\d+)D$/.exec(id) ?? []
  if (days !== undefined) return said.rollingDays(days)
  const [, hours] = /^PT(\d+)H$/.exec(id) ?? []
  if (hours !== undefined) return said.rollingHours(hours)
  return said.periodTypes[type] ?? type
}

/** A promise with its period; what is said of how many cases it is for stands between commas. */
export function perPeriod(
  words: string,
  { quantifier, limit }: Pick<ObjectiveResult['target'], 'quantifier' | 'limit'>,
  period: string | undefined,
): string {
  if (period === undefined) return words
  return `${words}${quantifier && !limit ? ',' : ''} ${period}`
}
