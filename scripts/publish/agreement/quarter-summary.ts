import type { ObjectiveResult, QuarterSummary } from '../../../data/schema/feed.ts'
import { sharedStart } from '../../each-remembered.ts'
import { hasSay } from '../../sla/agreement/aggregate.ts'
import { remembered } from '../../sla/remembered.ts'
import { localDate, periodAt } from '../../sla/time/period.ts'
import type { PeriodBounds } from '../../sla/types.ts'
import type { Outcome } from './results.ts'
import { periodText } from './workload.ts'
import { countsOf, endedIn, yearObjective } from './year-summary.ts'

/** Periods that a quarter has several of. One of its own, or a longer one, has its report. */
const SHORTER = new Set(['calendar-day', 'calendar-week', 'calendar-month', 'billing', 'fixed-denominator'])

/**
 * What the shorter periods of an agreement came to in each calendar quarter of its zone in which any of them ended or goes
 * on, newest first (agreement-concepts 46): from everything that was counted in them, as in a year, never a mean of months.
 * Nothing of an agreement whose targets hold for no shorter period.
 */
export function quarterSummaries(
  timeZone: string,
  outcomes: readonly Outcome[],
  asOf: number,
): QuarterSummary[] {
  const own = outcomes.map(({ running, closed, older }) =>
    [running, ...closed, ...older].filter(({ period }) => SHORTER.has(period.type)),
  )
  // Most services have the same periods.
  const known = new Map<string, PeriodBounds>()
  const quarterOf = ({ period: { end } }: ObjectiveResult) => {
    const before = known.get(end)
    if (before) return before
    const last = localDate(Math.min(Date.parse(end) - 1, asOf), timeZone)
    const quarter = periodAt('calendar-quarter', timeZone, last.toZonedDateTime(timeZone).epochMilliseconds)
    known.set(end, quarter)
    return quarter
  }
  const quarters = new Map<string, PeriodBounds>()
  for (const result of own.flat()) {
    const quarter = quarterOf(result)
    quarters.set(quarter.id, quarter)
  }
  return [...quarters.values()]
    .sort((a, b) => b.start - a.start)
    .map((quarter) => {
      const ended = endedIn(quarter)
      const inside = own.map((results) => results.filter(ended))
      const all = inside.flat()
      const before = all[0] && summaries(all[0]).get(quarter.id)
      const over = asOf >= quarter.end
      if (over && before?.all.length === all.length && sharedStart(before.all, all) === all.length)
        return before.summary
      const summary = {
        period: periodText(quarter),
        ...(!over && { running: true as const }),
        counts: countsOf(all.filter(hasSay)),
        objectives: inside.flatMap((results) => yearObjective(results, quarter)),
      }
      if (over && all[0]) summaries(all[0]).set(quarter.id, { all, summary })
      return summary
    })
}

/** Of quarters that are over, by the first of their results: the same as long as all of them are. */
const summaries = remembered(
  (_: ObjectiveResult) => new Map<string, { all: readonly ObjectiveResult[]; summary: QuarterSummary }>(),
)
