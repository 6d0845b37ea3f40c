import type { CreditTerms } from '../../../data/schema/credits.ts'
import type { CreditEntry } from '../../../data/schema/feed.ts'
import {
  add,
  compare,
  max,
  min,
  multiply,
  parsePercent,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../exact/ratio.ts'
import { cutDown } from './money.ts'
import type { CreditContext, Draft } from './types.ts'

/** What was credited for a period that ended on a date. */
export interface Spent {
  on: Temporal.PlainDate
  amount: Ratio
}

/** The first day of the twelve months that a month's cap is over: eleven months back, or the start of the contract year. */
function yearStart(
  on: Temporal.PlainDate,
  by: NonNullable<CreditTerms['cap']>['year'] | undefined,
  { effectiveFrom }: CreditContext['agreement'],
) {
  if (by !== 'contract') return on.with({ day: 1 }).subtract({ months: 11 })
  const first = Temporal.PlainDate.from(effectiveFrom)
  let years = Math.max(0, on.year - first.year)
  if (Temporal.PlainDate.compare(first.add({ years }), on) > 0) years -= 1
  return first.add({ years: Math.max(0, years) })
}

/** Let the drafts have what is left, the first of them first; those that get less say by which cap. */
function share(
  drafts: Draft[],
  limit: Ratio,
  cap: NonNullable<CreditEntry['capped']>,
  percent: string,
): Draft[] {
  let left = max(limit, ZERO)
  return drafts.map((draft) => {
    const amount = min(draft.amount, left)
    left = subtract(left, amount)
    if (compare(amount, draft.amount) === 0) return draft
    const steps = [...draft.steps, { step: 'cap', values: { cap, percent } }]
    return { ...draft, amount, capped: cap, steps }
  })
}

/**
 * Cut what a month gives to the caps (semantics 2.12): first per cent of a month's fee, then of twelve months', less what
 * earlier periods of those months gave. `on` is the last day of the month's periods, `spent` everything earlier.
 */
export function cap(
  drafts: Draft[],
  terms: CreditTerms,
  { agreement }: Pick<CreditContext, 'agreement'>,
  on: Temporal.PlainDate,
  spent: readonly Spent[],
  decimals: number,
): Draft[] {
  const month = drafts[0]?.fee.month ?? ZERO
  const { percentOfMonth, percentOf12Months, year: by } = terms.cap ?? {}
  let kept = drafts
  if (percentOfMonth !== undefined) {
    const before = sumOf(spent, on.with({ day: 1 }))
    const limit = cutDown(multiply(parsePercent(percentOfMonth), month), decimals)
    kept = share(kept, subtract(limit, before), 'month', percentOfMonth)
  }
  if (percentOf12Months !== undefined) {
    const before = sumOf(spent, yearStart(on, by, agreement))
    const year = multiply(month, ratio(12n))
    const limit = cutDown(multiply(parsePercent(percentOf12Months), year), decimals)
    kept = share(kept, subtract(limit, before), '12-months', percentOf12Months)
  }
  return kept
}

function sumOf(spent: readonly Spent[], from: Temporal.PlainDate): Ratio {
  return spent
    .filter(({ on }) => Temporal.PlainDate.compare(on, from) >= 0)
    .reduce((sum, { amount }) => add(sum, amount), ZERO)
}
