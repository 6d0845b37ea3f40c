import type { CreditTerms } from '../../../data/schema/credits.ts'
import type { CreditEntry } from '../../../data/schema/feed.ts'
import { displayNumber } from '../exact/display.ts'
import { divide, isZero, multiply, type Ratio, ratio } from '../exact/ratio.ts'
import { instantText } from '../time/text.ts'
import { halfUp, moneyText } from './money.ts'
import { isLive } from './status.ts'
import type { CreditContext, Draft } from './types.ts'

/** Decimals of what is given in per cent, cut. */
export const PERCENT_DECIMALS = 2

/** Statuses in which a breach gave a right that nobody has any more. */
const LAPSED = new Set<CreditEntry['status']>(['expired', 'waived'])

const instants = ({ start, end }: { start: number; end: number }) => ({
  start: instantText(start),
  end: instantText(end),
})

/** A settled draft in the feed's form. */
export function entryOf(
  draft: Draft,
  { fee }: CreditTerms,
  { agreement }: CreditContext,
  decimals: number,
): CreditEntry {
  const { verdict, kind, tier, rate, amount, exact = amount, status, claimBy, capped, used, steps } = draft
  const { objective, service, period } = verdict
  const ofFee = (money: Ratio) =>
    displayNumber(multiply(divide(money, draft.fee.period), ratio(100n)), 'floor', PERCENT_DECIMALS)
  const right = kind === 'termination-right' || kind === 'remedy-plan'
  return {
    agreement: agreement.id,
    objective,
    ...(service !== undefined && { service }),
    period: { ...period, start: instantText(period.start), end: instantText(period.end) },
    kind,
    ...(tier && { tier }),
    ...(!right && !isZero(draft.fee.period) && { percent: ofFee(rate), credited: ofFee(exact) }),
    ...(!right && fee && { amount: moneyText(amount, decimals), currency: fee.currency }),
    ...(fee && LAPSED.has(status) && { lapsed: moneyText(halfUp(rate, decimals), decimals) }),
    status,
    ...(claimBy && { claimBy: claimBy.toString() }),
    ...(capped && { capped }),
    ...(used && isLive(status) && { used: used.map(instants) }),
    steps,
  }
}
