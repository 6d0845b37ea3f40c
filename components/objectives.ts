import { html } from 'lit'
import type { ObjectiveResult } from '../data/schema/feed.ts'
import type { Messages } from './messages/messages.ts'
import type { View } from './view.ts'

type Word = keyof Messages['standings']

/** One word for verdict and outlook together: while a period runs its outlook says more than "pending". */
export function standingOf({ verdict, outlook }: Pick<ObjectiveResult, 'verdict' | 'outlook'>): Word {
  return verdict === 'pending' && outlook !== undefined ? outlook : verdict
}

const TONES: Partial<Record<string, string>> = {
  lost: 'bad',
  breached: 'bad',
  'at-risk': 'risk',
  'no-data': 'none',
}

/** The tone of a standing, for a class `tone-bad`, `tone-risk`, `tone-none` or `tone-well`. */
export function toneOf(objective: Pick<ObjectiveResult, 'verdict' | 'outlook'>): string {
  return TONES[standingOf(objective)] ?? 'well'
}

/** `november`, `kvartal 4 2026`, `2026`; nothing for a period without a name of its own. */
export function periodName(
  { period }: Pick<ObjectiveResult, 'period'>,
  { formats, messages }: View,
): string | undefined {
  const start = Date.parse(period.start)
  if (period.type === 'calendar-month') return formats.month(start)
  if (period.type === 'calendar-year') return formats.year(start)
  const quarter = /^(\d{4})-Q(\d)$/.exec(period.id)
  return quarter ? messages.quarter(quarter[2] ?? '', quarter[1] ?? '') : undefined
}

/** How it stands, as words begin a line; before its agreement begins, from when it holds. */
export function standingWords(
  result: Pick<ObjectiveResult, 'verdict' | 'outlook' | 'begins'>,
  { messages, formats }: Pick<View, 'messages' | 'formats'>,
): string {
  const { begins } = result
  if (begins !== undefined) return messages.holdsFrom(formats.longDate(Date.parse(begins)))
  return capital(messages.standings[standingOf(result)])
}

/** The value as the feed has it, digits unchanged; where there is none, how it stands, and never 0. */
export function valueWords({ value, target, ...result }: ObjectiveResult, view: View) {
  if (value === null) return html`<span class="value none">${standingWords(result, view)}</span>`
  return html`<span class="value" part="value">${quantityWords(value, target, view)}</span>`
}

/** Words as they begin a line. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** `mål 99,9 %`, `mål högst 2 h, varje ärende`, `mål 95 % inom 2 h`. */
export function targetWords({ target }: Pick<ObjectiveResult, 'target'>, view: View): string {
  const { messages } = view
  const { comparator, value, quantifier, limit } = target
  const quantity = quantityWords(value, target, view)
  const words = messages.target[comparator]?.(quantity) ?? quantity
  if (limit) return `${words} ${messages.within(quantityWords(limit.value, limit, view))}`
  const which = quantifier && (messages.quantifiers[quantifier] ?? quantifier)
  return which ? `${words}, ${which}` : words
}

/** From here on milliseconds are told as a duration. */
const LONG_MS = 10_000

/**
 * A value in its target's unit, digits as the feed has them; a long time as hours and minutes, rounded away from what
 * the comparator asks, so that the words never contradict the verdict (semantics 2.10 R2).
 */
export function quantityWords(
  decimal: string,
  { unit, comparator }: Pick<ObjectiveResult['target'], 'unit' | 'comparator'>,
  { formats, messages, plural }: View,
): string {
  if (unit === 'ms' && Number(decimal) >= LONG_MS)
    return formats.duration(Number(decimal), comparator.startsWith('<') ? 'ceil' : 'floor')
  if (unit === 'workingDays')
    return `${formats.quantity(decimal, '')}\u00a0${plural(Number(decimal), messages.workingDays)}`
  return formats.quantity(decimal, unit)
}

/** What is left is rounded down, what is too much is rounded up (semantics 2.10 R2). `remainingMs` below 0 is too much. */
export function restOf(remainingMs: number, { formats, messages }: View, spoken = false): string {
  const duration = spoken ? formats.spokenDuration : formats.duration
  return remainingMs < 0
    ? messages.over(duration(-remainingMs, 'ceil'))
    : messages.left(duration(remainingMs, 'floor'))
}

/** The share of the allowed downtime that is used, as a bar with its words; `who` is the service or the objective. */
export function meter(who: string, objective: ObjectiveResult, view: View) {
  const { budget } = objective
  if (budget === undefined) return ''
  const used = Math.min(100, Math.max(0, Number(budget.consumed)))
  const words = view.messages.budget(
    who,
    view.formats.spokenQuantity(budget.consumed, '%'),
    restOf(budget.remainingMs, view, true),
  )
  return html`<svg class="meter tone-${toneOf(objective)}" part="meter" role="meter" aria-label=${words} aria-valuetext=${words} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${used} viewBox="0 0 100 5" preserveAspectRatio="none"><rect class="ground" width="100" height="5"></rect><rect class="used" width=${used} height="5"></rect></svg>`
}
