import type { CreditEntry } from '../../../data/schema/feed.ts'
import { compare, parseDecimal, subtract, ZERO } from '../exact/ratio.ts'
import { exponentOf, moneyText } from './money.ts'

/** A credit that was paid and that the restated figure gives less of, or nothing. */
export interface Overpayment extends Pick<CreditEntry, 'objective' | 'service' | 'kind'> {
  period: string
  paid: string
  due: string
  over: string
  currency: string
}

/** Over-payments after a restatement: listed, not taken back (semantics 2.15). `now` holds the same periods, computed anew. */
export function overpaid(earlier: readonly CreditEntry[], now: readonly CreditEntry[]): Overpayment[] {
  const key = ({ objective, service, period, kind }: CreditEntry) =>
    JSON.stringify([objective, service, period.id, kind])
  const due = new Map(now.map((entry) => [key(entry), entry.amount]))
  return earlier.flatMap((entry): Overpayment[] => {
    const { objective, service, kind, period, amount, currency, status } = entry
    if (status !== 'paid' || amount === undefined || currency === undefined) return []
    const owed = due.get(key(entry)) ?? '0'
    const over = subtract(parseDecimal(amount), parseDecimal(owed))
    if (compare(over, ZERO) <= 0) return []
    const decimals = exponentOf(currency)
    const texts = {
      paid: amount,
      due: moneyText(parseDecimal(owed), decimals),
      over: moneyText(over, decimals),
    }
    return [
      { objective, ...(service !== undefined && { service }), kind, period: period.id, ...texts, currency },
    ]
  })
}
