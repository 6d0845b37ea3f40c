// @ts-nocheck
import type { CreditTerms } from '../../../data/schema/credits.ts'
import type { CreditEntry } from '../../../data/schema/feed.ts'
import { add, parseDecimal, type Ratio, ZERO } from '../exact/ratio.ts'
import { localDate } from '../time/period.ts'
import { exponentOf, halfUp, moneyText } from './money.ts'

/** What a month's credits come to, and what is paid out for it. Both with the decimals of the currency. */
export interface Payout {
  month: string
  amount: string
  payout: string
  currency: string
}

/**
 * What is paid out, by the month in which the periods end, oldest first. Where the contract says so it is in whole units
 * of the currency, half up (öresavrundning); that is a rounding of the payment alone, never of a credit (semantics 2.10
 * R7). Empty where no fee is stated.
 */
export function payouts(entries: readonly CreditEntry[], { fee, wholeUnits }: CreditTerms): Payout[] {
  if (fee === undefined) return []
  const decimals = exponentOf(fee.currency)
  const months = new Map<string, Ratio>()
  for (const { amount = '0', period } of entries) {
    const month = localDate(Date.parse(period.end) - 1, period.timeZone)
      .toPlainYearMonth()
      .toString()
    months.set(month, add(months.get(month) ?? ZERO, parseDecimal(amount)))
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, amount]) => ({
      month,
      amount: moneyText(amount, decimals),
      payout: moneyText(wholeUnits ? halfUp(amount, 0) : amount, decimals),
      currency: fee.currency,
    }))
}
