// @ts-nocheck
import type { CreditRule, Tier } from '../../../data/schema/credits.ts'
import type { Objective } from '../../../data/schema/objective.ts'
import {
  compare,
  divide,
  multiply,
  parseDecimal,
  parsePercent,
  type Ratio,
  ratio,
  ZERO,
} from '../exact/ratio.ts'
import { isLowerBound, targetValue } from '../exact/target.ts'
import type { CreditVerdict, Fee, Given } from './types.ts'

/** What a band gives in money. */
function worth({ percent, days, amount }: Tier, fee: Fee): Ratio {
  if (percent !== undefined) return multiply(parsePercent(percent), fee.period)
  if (days !== undefined) return multiply(parseDecimal(days), divide(fee.month, ratio(30n)))
  return parseDecimal(amount ?? '0')
}

/**
 * A credit by bands (semantics 2.12): half-open, so that a boundary belongs to the better band (G04). Of the bands that
 * apply the one that gives most is taken, which is the worst where they are not nested (G07). Bands are for objectives
 * where more is better; for others, and for a value that no band holds, nothing is given.
 */
export function byTiers(
  { tiers }: Extract<CreditRule, { tiers: unknown }>,
  { value }: CreditVerdict,
  { target }: Objective,
  fee: Fee,
): Given {
  const none: Given = { kind: 'tiers', amount: ZERO, steps: [] }
  if (value === null || !isLowerBound(target)) return none
  const edge = (text: string) => targetValue({ value: text, unit: target.unit })
  let best: { tier: Tier; amount: Ratio } | null = null
  for (const tier of tiers) {
    const { below, atLeast } = tier
    if (compare(value, edge(below)) >= 0) continue
    if (atLeast !== undefined && compare(value, edge(atLeast)) < 0) continue
    const amount = worth(tier, fee)
    const order = best ? compare(amount, best.amount) || compare(edge(best.tier.below), edge(below)) : 1
    if (order > 0) best = { tier, amount }
  }
  if (best === null) return none
  const { below, atLeast, percent, days } = best.tier
  const band = { below, ...(atLeast !== undefined && { atLeast }) }
  const gives = { ...(percent !== undefined && { percent }), ...(days !== undefined && { days }) }
  return {
    kind: 'tiers',
    amount: best.amount,
    tier: band,
    steps: [{ step: 'tier', values: { ...band, ...gives } }],
  }
}
