import type { ObjectiveResult, SatisfactionPeriod, WatermelonReason } from '../../../data/schema/feed.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { displayNumber } from '../exact/display.ts'
import { parseDecimal } from '../exact/ratio.ts'
import { type Answered, hasFallen, hasRisen } from './falling.ts'
import { operationalIn } from './operational.ts'
import { sameWay } from './same-way.ts'

/** A period of a series, with what the customer answered in it where that is asked. */
export interface Asked {
  period: ObjectiveResult['period']
  result?: ObjectiveResult
}

/** What a series is judged by. */
export interface Beside {
  /** Closed results of the whole agreement. */
  results: readonly ObjectiveResult[]
  /** Instants at which the customer complained, epoch milliseconds. */
  complaints: readonly number[]
}

function boundsOf({ start, end }: ObjectiveResult['period']): Interval {
  return { start: Date.parse(start), end: Date.parse(end) }
}

/** How many were satisfied, where the figure is a share that enough answered to be judged by; else null. */
function answeredOf({ verdict, numbers = {} }: ObjectiveResult): Answered | null {
  const { satisfied, valid } = numbers
  if (verdict !== 'met' && verdict !== 'breached') return null
  return satisfied === undefined || valid === undefined
    ? null
    : { good: Number(satisfied), valid: Number(valid) }
}

function fell(now: ObjectiveResult, before: ObjectiveResult): WatermelonReason[] {
  const [after, first] = [answeredOf(now), answeredOf(before)]
  if (!after || !first || !sameWay([now, before]) || !hasFallen(first, after)) return []
  return [{ why: 'falling', values: { value: now.value ?? '', before: before.value ?? '' } }]
}

/**
 * A series of closed periods with what the customer thought of each and how the operational targets went (agreement-concepts
 * 61, 92). A period is a `watermelon`, green outside and red within, where every operational result with a say that ended
 * in it was met, at least one was, and one of these is true:
 *
 * - `below-target`: satisfaction was judged and missed its target.
 * - `falling`: the share of the satisfied fell against the period before by more than chance gives (`hasFallen`); both were
 *   judged, and measured in the same way. NPS, NKI and means have no such interval, and only a target.
 * - `complaints`: the customer complained more often than in the period before, by more than chance gives (`hasRisen`).
 *
 * Too few answers say nothing: `insufficient` is neither below a target nor a fall.
 * @param series - Newest first.
 */
export function satisfactionPeriods(series: readonly Asked[], beside: Beside): SatisfactionPeriod[] {
  const complaintsIn = ({ start, end }: Interval) =>
    beside.complaints.filter((at) => at >= start && at < end).length
  return series.map(({ period, result }, index) => {
    const span = boundsOf(period)
    const previous = series[index + 1]
    const adjacent = previous?.period.end === period.start ? previous : undefined
    const operational = operationalIn(span, beside.results)
    const complaints = complaintsIn(span)
    const reasons: WatermelonReason[] = []
    if (result?.verdict === 'breached')
      reasons.push({ why: 'below-target', values: { value: result.value ?? '' } })
    if (result && adjacent?.result) reasons.push(...fell(result, adjacent.result))
    if (adjacent) {
      const former = boundsOf(adjacent.period)
      const before = { count: complaintsIn(former), ms: former.end - former.start }
      if (hasRisen(before, { count: complaints, ms: span.end - span.start }))
        reasons.push({
          why: 'complaints',
          values: { count: String(complaints), before: String(before.count) },
        })
    }
    const { met, judged, noData } = operational
    const isGreen = judged > 0 && met === judged && noData === 0
    return {
      period,
      ...answersOf(result),
      complaints,
      operational,
      ...(isGreen && reasons.length > 0 && { watermelon: reasons }),
    }
  })
}

function answersOf(
  result: ObjectiveResult | undefined,
): Partial<SatisfactionPeriod> & { value: string | null } {
  if (result === undefined) return { value: null }
  const { value, verdict, reason, numbers: { low, high, valid } = {} } = result
  return {
    value,
    ...(low !== undefined &&
      high !== undefined && {
        low: displayNumber(parseDecimal(low), 'floor', 1),
        high: displayNumber(parseDecimal(high), 'ceil', 1),
      }),
    ...(valid !== undefined && { answers: Number(valid) }),
    verdict,
    ...(reason !== undefined && { reason }),
  }
}
