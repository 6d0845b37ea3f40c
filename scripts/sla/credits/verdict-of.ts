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
  const outages = result.explain
    ?.filter(({ step }) => step === 'outage')
    .map(({ values: { start, end, countedMs } }): CountedOutage => {
      const instant = (text: string | undefined) => Date.parse(String(text))
      return { start: instant(start), end: instant(end), countedMs: Number(countedMs) }
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
    ...(outages && { outages }),
    ...(items && { missed: items.valid - items.good }),
  }
}
