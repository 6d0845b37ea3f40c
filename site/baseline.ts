import { textIn } from '../components/feed-text.ts'
import type { BaselineFeed } from '../data/schema/feed.ts'
import { date, formats } from './format.ts'
import type { Words } from './messages.ts'
import type { Tone } from './objectives.ts'

type Rung = BaselineFeed['ladder'][number]
type WhatIf = BaselineFeed['whatIf'][number]
type Alternative = WhatIf['alternatives'][number]

/** Where the page of a service stands, relative to the site's root. */
export const baselinePath = (service: string): string => `baseline/${service}/`

/** Where the page of what an agreement's tickets took stands. */
export const ticketsPath = (agreement: string): string => `baseline/tickets/${agreement}/`

export const GRADE_TONES: Record<Rung['grade'], Tone> = {
  realistic: 'well',
  doubtful: 'degraded',
  unrealistic: 'major',
  unknown: 'unknown',
}

/** The highest target that is realistic; nothing where none is. */
export const highestRealistic = (ladder: Rung[]): Rung | undefined =>
  ladder.findLast(({ grade }) => grade === 'realistic')

/** `augusti 2025–juli 2026`. */
export function stretchWords(months: string, locale: string): string {
  const [first = '', last = first] = months.split('/')
  const month = (id: string) => date(`${id}-01`, 'month', locale, 'UTC')
  return `${month(first)}–${month(last)}`
}

/** A share of time without the zeros at its end: `99,96 %`, and `100 %` for all of it. */
export const shareWords = (decimal: string, locale: string): string =>
  formats(locale).quantity(decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal, '%')

/** What is left of a target's allowed downtime, or how much was too much: neither is told as better than it is. */
export function gapWords(ms: number, locale: string, { baseline }: Words): string {
  const { duration } = formats(locale)
  return ms < 0 ? baseline.ladder.over(duration(-ms, 'ceil')) : baseline.ladder.left(duration(ms, 'floor'))
}

/** What speaks against a target, in a sentence part; empty where nothing does. */
export const againstWords = ({ against }: Rung, { baseline }: Words): string =>
  against.map((one) => baseline.ladder.against[one]).join(', ')

/** `Servicetid kontor, utan undantag`. */
export function alternativeWords(
  { serviceHours, exclusions, agreed }: Alternative,
  { baseline }: Words,
): string {
  const { whatIf } = baseline
  const hours = serviceHours === '24x7' ? whatIf.always : whatIf.hours(serviceHours)
  return [hours, exclusions ? whatIf.with : whatIf.without, ...(agreed ? [whatIf.asAgreed] : [])].join(', ')
}

/** How many of the periods with a verdict would have met a target. */
export function metOf(verdicts: string): { met: number; judged: number } {
  const count = (letter: string) => verdicts.split(letter).length - 1
  return { met: count('m'), judged: count('m') + count('b') }
}

export const VERDICT_TONES: Record<string, { tone: Tone; word: 'met' | 'breached' | 'unknown' }> = {
  m: { tone: 'well', word: 'met' },
  b: { tone: 'major', word: 'breached' },
  u: { tone: 'unknown', word: 'unknown' },
}

/** The name of a service, as its page says it. */
export const serviceName = ({ service }: BaselineFeed, locale: string): string => textIn(service.name, locale)
