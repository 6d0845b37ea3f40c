import { textIn } from '../components/feed-text.ts'
import type { AgreementFeed, ObjectiveResult } from '../data/schema/feed.ts'
import { date, formats } from './format.ts'
import type { Words } from './messages.ts'
import { remembered } from './reports.ts'

/** More names than these in one sentence are a count instead. */
const NAMES = 6

/** Sentences that hold for the same objectives; `names` only where there are others that they do not hold for. */
export interface Rules {
  names?: string
  sentences: string[]
}

/** Most objectives of a page are counted alike. */
const parametersOf = remembered(({ parameters }: ObjectiveResult['method']) => JSON.stringify(parameters))

/** What `say` makes of the parameters that each objective was counted by; objectives of which it says the same together. */
export function rulesOf(
  results: ObjectiveResult[],
  say: (parameters: Record<string, string>) => string[],
  locale: string,
  { guide }: Words,
): Rules[] {
  const said = new Map<string, string>()
  const saidOf = ({ method }: ObjectiveResult) => {
    const parameters = parametersOf(method)
    const words = said.get(parameters) ?? say(method.parameters).join('\n')
    said.set(parameters, words)
    return words
  }
  const alike = [...Map.groupBy(results, saidOf)]
  const { list, integer } = formats(locale)
  return alike.map(([, of]) => {
    const sentences = say(of[0]?.method.parameters ?? {})
    if (alike.length === 1) return { sentences }
    const titles = [...new Set(of.map(({ title }) => textIn(title, locale)))]
    const rest = titles.length - NAMES
    const shown = rest > 0 ? [...titles.slice(0, NAMES), guide.method.andMore(integer(rest))] : titles
    return { names: list(shown), sentences }
  })
}

/**
 * A result to explain by: of those with an outage, one in which maintenance was taken out if there is any, the running
 * periods before the closed ones. Without an outage anywhere, the first that has its steps.
 */
export function workedExample(
  feeds: Pick<AgreementFeed, 'results' | 'history'>[],
): ObjectiveResult | undefined {
  const explained = [
    ...feeds.flatMap(({ results }) => results),
    ...feeds.flatMap(({ history }) => history),
  ].filter(
    ({ metric, explain, exact }) => metric === 'availability' && explain !== undefined && exact !== null,
  )
  const has = (result: ObjectiveResult, step: string, value: string) =>
    (result.explain ?? []).some((one) => one.step === step && Number(one.values[value]) > 0)
  const withOutage = explained.filter((result) => has(result, 'outage', 'countedMs'))
  return (
    withOutage.find((result) => has(result, 'maintenance', 'excludedMs')) ?? withOutage[0] ?? explained[0]
  )
}

/** The sums behind a worked example, in milliseconds, where they are plain ones: some rules weigh or assume time. */
export interface Sums {
  /** Counted time without the unknown, as a difference. */
  known?: { base: bigint; unknown: bigint; den: bigint }
  /** Time that the service worked, as a difference. */
  good?: { den: bigint; down: bigint; num: bigint }
  /** The exact value in per cent, cut after eight decimals, where more of it follows. */
  percent?: string
}

export function sumsOf({ exact, explain = [] }: ObjectiveResult): Sums {
  if (exact === null) return {}
  const of = (step: string, name: string) => {
    const value = explain.find((one) => one.step === step)?.values[name]
    return value !== undefined && /^\d+$/.test(value) ? BigInt(value) : undefined
  }
  const [num, den] = [BigInt(exact.num), BigInt(exact.den)]
  const [base, unknown, down] = [of('base', 'baseMs'), of('unknown', 'unknownMs'), of('down', 'downMs')]
  const scaled = den === 0n ? 0n : (num * 10_000_000_000n) / den
  const endless = den !== 0n && scaled * den !== num * 10_000_000_000n
  return {
    ...(base !== undefined && unknown !== undefined && base - unknown === den
      ? { known: { base, unknown, den } }
      : {}),
    ...(down !== undefined && den - down === num ? { good: { den, down, num } } : {}),
    ...(endless
      ? { percent: `${scaled / 100_000_000n}.${String(scaled % 100_000_000n).padStart(8, '0')}` }
      : {}),
  }
}

/** The months of a local year that a clock change makes longer or shorter than their days. */
export function unevenMonths(
  year: number,
  timeZone: string,
): { month: string; hours: number; usual: number }[] {
  const startOf = (month: number) =>
    Temporal.PlainDate.from({
      year: year + Math.floor((month - 1) / 12),
      month: ((month - 1) % 12) + 1,
      day: 1,
    })
  return Array.from({ length: 12 }, (_, index) => {
    const [from, to] = [startOf(index + 1), startOf(index + 2)]
    const ms =
      to.toZonedDateTime(timeZone).epochMilliseconds - from.toZonedDateTime(timeZone).epochMilliseconds
    return { month: from.toString(), hours: ms / 3_600_000, usual: from.daysInMonth * 24 }
  }).filter(({ hours, usual }) => hours !== usual)
}

/** The same in a sentence, or that there are none. */
export function unevenMonthWords(year: number, timeZone: string, locale: string, { guide }: Words): string {
  const { time } = guide.method
  const months = unevenMonths(year, timeZone).map(({ month, hours, usual }) =>
    time.month(date(month, 'month', locale, timeZone), String(hours), String(usual)),
  )
  return months.length === 0 ? time.noChange : time.lengths(formats(locale).list(months))
}
