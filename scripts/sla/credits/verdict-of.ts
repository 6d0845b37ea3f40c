import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { ratio } from '../exact/ratio.ts'
import type { CountedOutage, CreditVerdict } from './types.ts'

/**
 * What credits need of a result in the feed's or the record's form. Outages are read from its steps, items from its
 * counts; a result without steps gives nothing by the hour.
 */
export function creditVerdictOf(result: ObjectiveResult): CreditVerdict {
  const { objective, service, period, exact, verdict, certainty, finality, phase, binding, aboveCap, items } =
    result
  const outages = (result.explain ?? []).flatMap(({ step, values }): CountedOutage[] => {
    const { start, end, countedMs } = values
    if (step !== 'outage' || start === undefined || end === undefined || countedMs === undefined) return []
    return [{ start: Date.parse(start), end: Date.parse(end), countedMs: Number(countedMs) }]
  })
  return {
    objective,
    ...(service !== undefined && { service }),
    period: { ...period, start: Date.parse(period.start), end: Date.parse(period.end) },
    value: exact && ratio(BigInt(exact.num), BigInt(exact.den)),
    verdict,
    certainty,
    finality,
    phase,
    binding,
    ...(aboveCap && { aboveCap: true as const }),
    ...(result.explain && { outages }),
    ...(items && { missed: items.valid - items.good }),
  }
}
