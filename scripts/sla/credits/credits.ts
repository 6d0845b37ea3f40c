import type { CreditTerms } from '../../../data/schema/credits.ts'
import type { CreditEntry } from '../../../data/schema/feed.ts'
import { multiply, parseDecimal, ratio } from '../exact/ratio.ts'
import { localDate } from '../time/period.ts'
import { cap, type Spent } from './caps.ts'
import { draftsOf } from './draft.ts'
import { entryOf, PERCENT_DECIMALS } from './entry.ts'
import { feeOf } from './fee.ts'
import { exponentOf } from './money.ts'
import { settle } from './settle.ts'
import { total } from './total.ts'
import type { CreditContext, CreditVerdict } from './types.ts'

/**
 * What the breaches of an agreement give (semantics 2.12, decision 10): one entry for each rule of each objective that was
 * breached in a period that is over, in the order of the periods. By month, in this order: what the rule gives, stacking,
 * the month's cap, the cap over twelve months, the least payout (strictly more), and at last money half up to the
 * currency's decimals. Rounded are the sums, of which each entry has its part, so that the entries of a month add up to
 * the month. A month's periods are those whose last day is in it.
 *
 * Pure: the same verdicts, terms and context give the same entries. `earlier` holds the entries of earlier months only.
 */
export function credits(
  verdicts: readonly CreditVerdict[],
  terms: CreditTerms,
  context: CreditContext,
): CreditEntry[] {
  // Without a fee amounts are per cent of a month's.
  const decimals = terms.fee ? exponentOf(terms.fee.currency) : PERCENT_DECIMALS
  const zone = context.agreement.timeZone
  const drafts = draftsOf(verdicts.toSorted(inOrder), terms, context)
  const months = Map.groupBy(drafts, ({ verdict: { period } }) =>
    lastDay(period.end, zone).toPlainYearMonth().toString(),
  )
  const spent = context.earlier.map((entry) => spentBy(entry, terms, context))
  return [...months.values()].flatMap((month) => {
    const on = lastDay(Math.max(...month.map(({ verdict: { period } }) => period.end)), zone)
    const settled = settle(month, terms, (live) => cap(live, terms, context, on, spent, decimals), decimals)
    spent.push({ on, amount: total(settled) })
    return settled.map((draft) => entryOf(draft, terms, context, decimals))
  })
}

const lastDay = (end: number, timeZone: string) => localDate(end - 1, timeZone)

function inOrder(a: CreditVerdict, b: CreditVerdict): number {
  const key = ({ objective, service = '' }: CreditVerdict) => `${objective}\n${service}`
  return a.period.end - b.period.end || a.period.start - b.period.start || (key(a) < key(b) ? -1 : 1)
}

/** An earlier entry in the money of these terms. Without a fee it is per cent of a month's, from those of the period's. */
function spentBy(entry: CreditEntry, terms: CreditTerms, context: CreditContext): Spent {
  const bounds = { ...entry.period, start: Date.parse(entry.period.start), end: Date.parse(entry.period.end) }
  const percent = multiply(parseDecimal(entry.credited ?? '0'), ratio(1n, 100n))
  return {
    on: lastDay(bounds.end, context.agreement.timeZone),
    amount:
      entry.amount === undefined
        ? multiply(percent, feeOf(bounds, terms, context).period)
        : parseDecimal(entry.amount),
  }
}
