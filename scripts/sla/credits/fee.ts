import type { CreditTerms } from '../../../data/schema/credits.ts'
import { add, divide, multiply, ONE, parseDecimal, type Ratio, ratio, ZERO } from '../exact/ratio.ts'
import { localDate } from '../time/period.ts'
import type { PeriodBounds } from '../types.ts'
import type { CreditContext, Fee } from './types.ts'

const MONTHS_OF_FEE = { month: 1, quarter: 3, year: 12 } as const
const MONTHS: Record<string, number> = {
  'calendar-month': 1,
  'calendar-quarter': 3,
  'calendar-half': 6,
  'calendar-year': 12,
  billing: 1,
  'fixed-denominator': 1,
  'service-year': 12,
}

const daysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate) => from.until(to).days

/** How much of the days from `from` to before `to` is charged for: days outside the agreement are not. */
function chargedShare(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  { partialMonth }: CreditTerms,
  { effectiveFrom, effectiveTo }: CreditContext['agreement'],
): Ratio {
  const { compare } = Temporal.PlainDate
  const begin = Temporal.PlainDate.from(effectiveFrom)
  const end = effectiveTo === undefined ? to : Temporal.PlainDate.from(effectiveTo).add({ days: 1 })
  const first = compare(begin, from) > 0 ? begin : from
  const last = compare(end, to) < 0 ? end : to
  if (compare(first, last) >= 0) return ZERO
  return partialMonth === 'full' ? ONE : ratio(daysBetween(first, last), daysBetween(from, to))
}

/**
 * The fee of a period (semantics 2.12): a month's for a month or a billing period, three for a quarter and so on, each by
 * itself in whole or, where the contract says so, by the days that it holds for. A day or a week has the days' share of
 * their months. A fee per quarter or year is a third or a twelfth a month.
 */
export function feeOf(
  period: PeriodBounds,
  terms: CreditTerms,
  { agreement }: Pick<CreditContext, 'agreement'>,
): Fee {
  const { fee } = terms
  const month = fee ? divide(parseDecimal(fee.amount), ratio(MONTHS_OF_FEE[fee.per])) : ratio(100n)
  const first = localDate(period.start, period.timeZone)
  const end = localDate(period.end - 1, period.timeZone).add({ days: 1 })
  const months = MONTHS[period.type]
  let shares = ZERO
  if (months === undefined) {
    for (let day = first; Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) {
      const charged = chargedShare(day, day.add({ days: 1 }), terms, agreement)
      shares = add(shares, multiply(charged, ratio(1, day.daysInMonth)))
    }
  } else {
    for (let index = 0; index < months; index += 1) {
      const to = index === months - 1 ? end : first.add({ months: index + 1 })
      shares = add(shares, chargedShare(first.add({ months: index }), to, terms, agreement))
    }
  }
  return { month, period: multiply(month, shares) }
}
