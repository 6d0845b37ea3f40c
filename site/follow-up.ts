import { textIn } from '../components/feed-text.ts'
import type {
  AgreementFeed,
  Cause,
  Satisfaction,
  SatisfactionPeriod,
  YearSummary,
} from '../data/schema/feed.ts'
import { capital, formats } from './format.ts'
import type { Words } from './messages.ts'
import type { Tone } from './objectives.ts'
import { figureWords, periodName, periodWords, targetWords } from './objectives.ts'

export function causeWords(cause: Cause, { deviations, followUp }: Words): string {
  return cause === 'not-established' || cause === 'unexplained'
    ? followUp.untold[cause]
    : deviations.causes[cause]
}

/** A figure of a series in its target's unit. */
export function scoreWords(value: string | null, { target }: Satisfaction, locale: string): string {
  return target === undefined ? '–' : figureWords(value, { target }, locale)
}

/** Why a green period is red within, as a sentence; nothing where it is not. */
export function watermelonWords(
  period: SatisfactionPeriod,
  series: Satisfaction,
  locale: string,
  words: Words,
): string | undefined {
  const { watermelon: reasons, operational } = period
  if (reasons === undefined) return undefined
  const { watermelon: said } = words.followUp
  const { integer } = formats(locale)
  const { target } = series
  const title = series.title ? textIn(series.title, locale) : ''
  const score = (value: string | undefined) => scoreWords(value ?? null, series, locale)
  const told = reasons.map(({ why, values: { value, before, count } }) => {
    if (why === 'complaints') return said.complaints(count ?? '', before ?? '')
    if (why === 'falling') return said.falling(title, score(value), score(before))
    return said['below-target'](title, score(value), target ? targetWords({ target }, locale, words) : '')
  })
  const name = periodName(period, locale, words)
  const lead = operational.judged === 1 ? said.one(name) : said.lead(name, integer(operational.judged))
  return [lead, ...told].join(' ')
}

/** What has to be told of an agreement now: flags of the latest period of each series. */
export function currentWatermelons(feed: AgreementFeed, locale: string, words: Words): string[] {
  return (feed.satisfaction ?? []).flatMap((series) => {
    const [latest] = series.periods
    return (latest && watermelonWords(latest, series, locale, words)) ?? []
  })
}

/** `Kundnöjdhet: kvartal 1 2026 85,36 %, kvartal 2 2026 56,00 %`: the two latest published figures. */
export function latestScores(series: Satisfaction, locale: string, words: Words): string {
  const told = series.periods
    .filter(({ value }) => value !== null)
    .slice(0, 2)
    .toReversed()
    .map(
      (period) => `${periodWords(period.period, locale, words)} ${scoreWords(period.value, series, locale)}`,
    )
  const title = series.title ? textIn(series.title, locale) : ''
  return `${title}: ${told.join(', ')}.`
}

/** The look of what a year or a quarter came to: its worst. */
export const countsTone = ({ met, breached, noData }: YearSummary['counts']): Tone =>
  breached > 0 ? 'major' : noData > 0 || met === 0 ? 'unknown' : 'well'

/** How a year or a quarter went, in a sentence: counts of its periods' results, never a mean. */
export function yearWords(
  { counts, running, period }: Pick<YearSummary, 'counts' | 'running' | 'period'>,
  locale: string,
  { followUp }: Words,
): string {
  const said = period.type === 'calendar-quarter' ? { ...followUp.year, ...followUp.quarter } : followUp.year
  const { integer } = formats(locale)
  const { met, breached, noData } = counts
  const total = met + breached + noData
  const kept =
    total === 0
      ? said.nothing
      : total === 1 && met === 1
        ? said.only
        : met === total
          ? said.all(integer(total))
          : said.some(integer(met), integer(total))
  const parts = [
    kept,
    ...(breached > 0 ? [said.broken(integer(breached))] : []),
    ...(noData > 0 ? [said.noData(integer(noData))] : []),
  ]
  const sentence = `${parts.join(', ')}.`
  return running ? `${said.soFar} ${sentence}` : capital(sentence, locale)
}
