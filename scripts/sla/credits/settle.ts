import type { CreditTerms } from '../../../data/schema/credits.ts'
import { add, compare, isZero, parseDecimal, subtract, ZERO } from '../exact/ratio.ts'
import { halfUp } from './money.ts'
import { stack } from './stacking.ts'
import { total } from './total.ts'
import type { Draft } from './types.ts'

/** One month: stack, cap, the least payout, round. Entries from which nothing is due stay as they are. */
export function settle(
  month: Draft[],
  terms: CreditTerms,
  capped: (live: Draft[]) => Draft[],
  decimals: number,
): Draft[] {
  const live = capped(
    stack(
      month.filter(({ amount }) => !isZero(amount)),
      terms.stacking,
    ),
  )
  const unsure = terms.stacking !== 'sum' && live.some(({ status }) => status === 'provisional')
  const { minimumPayout: minimum } = terms
  const tooLittle = minimum !== undefined && compare(total(live), parseDecimal(minimum)) <= 0
  let exact = ZERO
  let paid = ZERO
  const settled = live.map((draft): Draft => {
    if (tooLittle) return withNothing(draft, { step: 'minimum', values: { minimum } })
    if (isZero(draft.amount)) return withNothing(draft)
    exact = add(exact, draft.amount)
    const amount = subtract(halfUp(exact, decimals), paid)
    paid = add(paid, amount)
    // What another breach can still outdo or change is not sure either.
    const open = unsure && (draft.status === 'eligible' || draft.status === 'automatic')
    return { ...draft, amount, exact: draft.amount, ...(open && { status: 'provisional' as const }) }
  })
  const queue = [...settled]
  return month.map((draft) => (isZero(draft.amount) ? draft : (queue.shift() ?? draft)))
}

function withNothing(draft: Draft, step?: Draft['steps'][number]): Draft {
  return { ...draft, amount: ZERO, status: 'none', steps: step ? [...draft.steps, step] : draft.steps }
}
