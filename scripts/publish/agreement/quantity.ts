import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { numberFormat } from '../formats.ts'
import { badgeWords } from '../pictures/badge-words.ts'
import type { Speaker } from '../speaker.ts'

const NBSP = '\u00a0'
/** From here on milliseconds are told as a duration. */
const LONG_MS = 10_000

type Target = ObjectiveResult['target']

/** As much of a speaker as words of quantities need. */
export type Voice = Pick<Speaker, 'words'> & { locale: string }

/**
 * A value in its target's unit, every digit as the feed has it; a long time as hours and minutes, rounded away from what
 * the comparator asks, so that the words never contradict the verdict (semantics 2.10 R2). As components/objectives.ts
 * words it, which scripts/ may not import; test/publish/quantity.test.ts holds the two to the same.
 */
export function quantityText(
  decimal: string,
  { unit, comparator }: Pick<Target, 'unit' | 'comparator'>,
  speaker: Voice,
): string {
  if (unit === 'ms' && Number(decimal) >= LONG_MS)
    return duration(Number(decimal), comparator.startsWith('<') ? 'ceil' : 'floor', speaker)
  if (unit === 'workingDays') {
    const { one, other } = badgeWords(speaker.locale).workingDays
    const rule = new Intl.PluralRules(speaker.words.tag).select(Number(decimal))
    return `${number(decimal, speaker)}${NBSP}${rule === 'one' ? one : other}`
  }
  if (unit === '%') return number(decimal, speaker, { style: 'unit', unit: 'percent' })
  return unit === '' ? number(decimal, speaker) : `${number(decimal, speaker)}${NBSP}${unit}`
}

/** `mål 99,9 %`, `mål högst 2 h, varje ärende`, `mål 95 % inom 2 h`. */
export function targetText(target: Target, speaker: Speaker): string {
  const { quantifiers, target: asked, within } = badgeWords(speaker.locale)
  const { comparator, value, quantifier, limit } = target
  const words = asked[comparator](quantityText(value, target, speaker))
  if (limit) return `${words} ${within(quantityText(limit.value, limit, speaker))}`
  if (quantifier === undefined) return words
  return `${words}, ${Object.hasOwn(quantifiers, quantifier) ? quantifiers[quantifier] : quantifier}`
}

/** `3 h 14 min`; under a minute, seconds. Rounded as on the page, so that the two never differ (semantics 2.10 R2). */
export function duration(ms: number, roundingMode: 'floor' | 'ceil', speaker: Voice): string {
  const smallestUnit = ms < 60_000 ? 'second' : 'minute'
  const rounded = Temporal.Duration.from({ milliseconds: Math[roundingMode](ms) }).round({
    largestUnit: 'hour',
    smallestUnit,
    roundingMode,
  })
  const parts: [number, string][] = [
    [rounded.hours, 'h'],
    [rounded.minutes, 'min'],
    [rounded.seconds, 's'],
  ]
  const shown = parts.filter(([count]) => count > 0)
  return (shown.length === 0 ? [[0, 's'] as const] : shown)
    .map(([count, unit]) => `${number(String(count), speaker)}${NBSP}${unit}`)
    .join(NBSP)
}

/** A string keeps every digit; nothing is rounded here, because the feed has already cut it the right way. */
function number(decimal: string, { words }: Voice, options: Intl.NumberFormatOptions = {}): string {
  const digits = decimal.split('.')[1]?.length ?? 0
  const format = numberFormat(words.tag, {
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
    ...options,
  })
  return format.format(decimal as `${number}`)
}
