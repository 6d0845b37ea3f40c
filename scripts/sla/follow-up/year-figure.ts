import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { displayShare, displayValue } from '../exact/display.ts'
import { ratio } from '../exact/ratio.ts'
import { sameWay } from './same-way.ts'
import { type Sum, sumOf, total } from './year-sums.ts'

/** The figure of a whole year, or why there is none. */
export interface YearFigure {
  value: string | null
  exact: { num: string; den: string } | null
  /**
   * `no-data`: nothing is known of any period. `terms`: it was measured in different ways during the year. `periods`: a period
   * has a base of its own that no other length has. `metric`: the periods do not tell enough to put them together, as
   * with a median. `insufficient`: too few answered in the whole year.
   */
  reason?: string
  coverage?: string
  items?: { good: number; valid: number }
}

/**
 * The figure of one objective on one service over a calendar year, from its periods in the year: everything that was
 * counted put together, never a mean of the periods, which differ in length and in what was taken out (semantics P1). What
 * cannot be put together exactly has none. An objective whose period is the year has its own.
 * @param results - Those that end in the year, with their steps.
 */
export function yearFigure(results: readonly ObjectiveResult[], year: Interval): YearFigure {
  const last = results.reduce<ObjectiveResult | undefined>(
    (latest, one) => (latest && latest.period.end >= one.period.end ? latest : one),
    undefined,
  )
  if (last === undefined) return { value: null, exact: null, reason: 'no-data' }
  const counted = countedOf(results)
  if (results.length === 1 && last.period.type === 'calendar-year')
    return { value: last.value, exact: last.exact, ...counted, ...(last.reason && { reason: last.reason }) }
  const sum: Sum = !tile(results, year)
    ? { reason: 'periods' }
    : sameWay(results) && !results.some(isOfParts)
      ? sumOf(results, last)
      : { reason: 'terms' }
  if ('reason' in sum) return { value: null, exact: null, ...counted, reason: sum.reason }
  const { num, den } = sum.value
  return {
    value: displayValue(sum.value, last.target),
    exact: { num: String(num), den: String(den) },
    ...counted,
  }
}

/** Whether the terms changed within its period, so that its steps are those of one part. */
function isOfParts({ explain = [] }: ObjectiveResult): boolean {
  return explain.some(({ step }) => step === 'part')
}

/** Whether periods lie in the year, each for itself, with bases of their own length. */
function tile(results: readonly ObjectiveResult[], year: Interval): boolean {
  const periods = results.map(({ period }) => period).sort((a, b) => (a.start < b.start ? -1 : 1))
  return periods.every(({ type, start, end }, index) => {
    const next = periods[index + 1]
    const apart = next === undefined || end <= next.start
    const inside = Date.parse(start) >= year.start && Date.parse(end) <= year.end
    return inside && apart && type !== 'fixed-denominator' && type !== 'rolling'
  })
}

function countedOf(results: readonly ObjectiveResult[]): Pick<YearFigure, 'coverage' | 'items'> {
  const ledgers = results.flatMap(({ ledger }) => ledger ?? [])
  const known = total(ledgers.map(({ upMs, downMs }) => upMs + downMs))
  const agreed = known + total(ledgers.map(({ unknownMs }) => unknownMs))
  const items = results.flatMap(({ items: own }) => own ?? [])
  return {
    ...(agreed > 0 && { coverage: displayShare(ratio(known, agreed), 'floor', 2) }),
    ...(items.length > 0 && {
      items: { good: total(items.map(({ good }) => good)), valid: total(items.map(({ valid }) => valid)) },
    }),
  }
}
