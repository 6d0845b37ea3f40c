// @ts-nocheck
import type { CreditTerms } from '../../../data/schema/credits.ts'
import { localDate } from '../time/period.ts'
import { creditStanding } from './status.ts'
import type { CreditContext, CreditVerdict } from './types.ts'

/**
 * How many periods of the verdict's objective, on its service, were breached in the calendar months that end with its
 * own. Breaches that cannot give credit, as those of a pilot, do not count.
 */
export function breachesWithin(
  verdict: CreditVerdict,
  verdicts: readonly CreditVerdict[],
  terms: CreditTerms,
  context: CreditContext,
): (months: number) => number {
  const monthOf = (end: number) => localDate(end - 1, context.agreement.timeZone).toPlainYearMonth()
  const counts = verdicts.filter(
    (one) => one.verdict === 'breached' && creditStanding(one, terms, context, null).status !== 'none',
  )
  const ended = [
    ...counts.map(({ objective, service, period }) => ({
      objective,
      service,
      id: period.id,
      end: period.end,
    })),
    ...context.earlier
      .filter(({ steps }) => !steps.some(({ step }) => step === 'not-eligible'))
      .map(({ objective, service, period }) => ({
        objective,
        service,
        id: period.id,
        end: Date.parse(period.end),
      })),
  ].filter(({ objective, service }) => objective === verdict.objective && service === verdict.service)
  return (months) => {
    const last = monthOf(verdict.period.end)
    const first = last.subtract({ months: months - 1 })
    const within = ended.filter(({ end }) => {
      const month = monthOf(end)
      return (
        Temporal.PlainYearMonth.compare(month, first) >= 0 &&
        Temporal.PlainYearMonth.compare(month, last) <= 0
      )
    })
    return new Set(within.map(({ id }) => id)).size
  }
}
