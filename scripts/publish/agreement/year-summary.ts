import type { Agreement } from '../../../data/schema/agreement.ts'
import type { CreditEntry, ObjectiveResult, YearObjective, YearSummary } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import { sharedStart } from '../../each-remembered.ts'
import type { Data } from '../../load/data.ts'
import { hasSay } from '../../sla/agreement/aggregate.ts'
import { agreementAt } from '../../sla/agreement/versions.ts'
import { yearFigure } from '../../sla/follow-up/year-figure.ts'
import { remembered } from '../../sla/remembered.ts'
import { localDate, periodAt } from '../../sla/time/period.ts'
import { instantText } from '../../sla/time/text.ts'
import type { PeriodBounds } from '../../sla/types.ts'
import { yearCredits } from './credit-sums.ts'
import { longestOutage } from './longest-outage.ts'
import { lossesOf } from './losses.ts'
import type { Outcome } from './results.ts'
import { satisfactionOf } from './satisfaction.ts'

type Counts = YearSummary['counts']

/** Everything that a year is summed up from: an agreement's own outcomes and credits, with their money. */
export interface YearQuestion {
  agreement: Agreement
  outcomes: readonly Outcome[]
  credits: readonly CreditEntry[]
  data: Pick<Data, 'contracts' | 'incidents' | 'deviations'>
  publish: Site['publish']
  /** Epoch milliseconds. */
  asOf: number
}

/**
 * What an agreement gave in each calendar year in which any of its periods ended or goes on, newest first ("Vad avtalet
 * gav", agreement-concepts 8). Everything is put together from the published results of the year's periods, so that the
 * year never says anything else than they do; nothing is a mean. A period belongs to the year in which it ends, one that
 * rolls to the year that goes on.
 */
export function yearSummaries(question: YearQuestion): YearSummary[] {
  const { agreement, outcomes, asOf } = question
  const { timeZone } = agreement
  // Most services have the same periods.
  const ends = new Set(
    outcomes.flatMap(({ running, closed, older }) =>
      [running, ...closed, ...older].map(({ period }) => period.end),
    ),
  )
  const years = new Set([...ends].map((end) => localDate(Math.min(Date.parse(end) - 1, asOf), timeZone).year))
  return [...years]
    .sort((a, b) => b - a)
    .map((year) =>
      yearSummary(
        periodAt(
          'calendar-year',
          timeZone,
          Temporal.PlainDate.from({ year, month: 7, day: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
        ),
        question,
      ),
    )
}

function yearSummary(year: PeriodBounds, question: YearQuestion): YearSummary {
  const { agreement, outcomes, credits, data, publish, asOf } = question
  const ended = endedIn(year)
  const own = outcomes.map((outcome) => {
    const { running, closed, older } = outcome
    return { outcome, results: [running, ...closed, ...older].filter(ended) }
  })
  const objectives = own.flatMap(({ results }) => yearObjective(results, year))
  const contract = data.contracts.find(({ id }) => id === agreement.id)
  const at = (instant: number) => (contract ? agreementAt(contract, instant) : agreement)
  const given = publish.credits ? yearCredits(credits.filter(ended), year, at, asOf, publish) : undefined
  const span = { start: year.start, end: Math.min(year.end, asOf) }
  const all = own.flatMap(({ results }) => results)
  const longest = longestOutage(all, outcomes, data.incidents, span)
  const reports = reportsOf(objectives)
  const reviews = reviewsIn(agreement, year, asOf)
  const satisfaction = satisfactionOf(agreement, outcomes, data, asOf, Number.POSITIVE_INFINITY)
    .map((series) => ({ ...series, periods: series.periods.filter(ended) }))
    .filter(({ periods }) => periods.length > 0)
  return {
    period: {
      id: year.id,
      type: year.type,
      start: instantText(year.start),
      end: instantText(year.end),
      timeZone: year.timeZone,
    },
    ...(asOf < year.end && { running: true as const }),
    counts: countsOf(all.filter(hasSay)),
    objectives,
    losses: lossesOf(agreement, outcomes, data, span, asOf),
    ...(longest && { longest }),
    ...(given && { credits: given }),
    ...(reports && { reports }),
    ...(reviews && { reviews }),
    ...(satisfaction.length > 0 && { satisfaction }),
  }
}

/** Whether a period ended in a longer one, or goes on and will: the one in which it is counted. */
export function endedIn({ start, end }: PeriodBounds) {
  // Most services have the same periods.
  const known = new Map<string, boolean>()
  return ({ period }: { period: ObjectiveResult['period'] }): boolean => {
    const before = known.get(period.end)
    if (before !== undefined) return before
    const last = Date.parse(period.end)
    const ended = last > start && last <= end
    known.set(period.end, ended)
    return ended
  }
}

/** A window that rolls never comes to an end (semantics P4), so that it is none of the periods. */
export function countsOf(results: readonly ObjectiveResult[]): Counts {
  const ended = results.filter(({ period: { type } }) => type !== 'rolling' && type !== 'service-year')
  const of = (verdict: ObjectiveResult['verdict']) => ended.filter((one) => one.verdict === verdict).length
  return {
    met: of('met'),
    breached: of('breached'),
    noData: of('no-data'),
    excluded: of('excluded'),
    open: of('pending'),
  }
}

/**
 * What one objective came to on one service over a year, or another stretch of its periods.
 * @param results - Those that end in it, the newest first; without any it has no line.
 */
export function yearObjective(results: readonly ObjectiveResult[], year: PeriodBounds): YearObjective[] {
  const [last] = results
  if (last === undefined) return []
  const known = linesOf(last)
  const before = known.get(year.id)
  if (before?.results.length === results.length && sharedStart(before.results, results) === results.length)
    return before.lines
  const { objective, service, title, metric, kind, target } = last
  const lines = [
    {
      objective,
      ...(service !== undefined && { service }),
      title,
      metric,
      ...(kind && { kind }),
      target,
      periods: countsOf(results),
      ...yearFigure(results, year),
    },
  ]
  known.set(year.id, { results, lines })
  return lines
}

/** Lines by their newest result, which is the same for all that is closed, and the stretch of time. */
const linesOf = remembered(
  (_: ObjectiveResult) => new Map<string, { results: readonly ObjectiveResult[]; lines: YearObjective[] }>(),
)

function reportsOf(objectives: readonly YearObjective[]): YearSummary['reports'] {
  const own = objectives.filter(({ metric }) => metric === 'report-delivery')
  if (own.length === 0) return undefined
  const sum = (of: keyof Counts) => own.reduce((total, { periods }) => total + periods[of], 0)
  return { inTime: sum('met'), late: sum('breached'), open: sum('open') + sum('noData') }
}

function reviewsIn(
  { reviews, timeZone }: Agreement,
  year: PeriodBounds,
  asOf: number,
): YearSummary['reviews'] {
  if (reviews === undefined) return undefined
  const today = localDate(asOf, timeZone).toString()
  const held = (reviews.held ?? []).filter(({ on }) => on.startsWith(`${year.id}-`) && on <= today)
  const took = held.flatMap((one) => one.took ?? [])
  return {
    held: held.length,
    ...(held.length > 0 && took.length === held.length && { tookMs: took.reduce((sum, ms) => sum + ms, 0) }),
  }
}
