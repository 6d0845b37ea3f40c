// @ts-nocheck
import type { ResponseTimeObjective } from '../../../data/schema/objective.ts'
import type { Goal } from '../decision.ts'
import { parseDecimal, type Ratio, ratio } from '../exact/ratio.ts'
import { isLowerBound } from '../exact/target.ts'
import { type Histogram, nearestRank, within } from './histogram.ts'

/** What the samples come to. */
export interface Measured {
  /** Requests that count: samples and, where they are bad ones, failures. */
  valid: number
  /** How many of them certainly keep the limit. */
  good: number
  /** The share that keeps the limit, at least and at most. */
  share: { least: Ratio; most: Ratio }
  /** The same in the unit that is shown: a share, or with a percentile milliseconds, null without end. */
  shown: { worst: Ratio | null; best: Ratio | null }
}

/**
 * The share that has to keep the limit: as the objective says, or what the percentile comes to (semantics 2.7.4). A
 * contract can round a share; what it may say of a percentile in milliseconds has no say in the share.
 */
export function goalOf({ quantifier, contractRounding }: ResponseTimeObjective): Goal {
  return 'share' in quantifier
    ? { target: quantifier.share, contractRounding }
    : { target: { comparator: '>=', value: String(quantifier.percentile), unit: '%' } }
}

/**
 * Measure an objective's limit over a histogram; null where nothing counts. A percentile is judged by its share, for
 * p-quantile <= T ⇔ share(<= T) >= p, and shown as a duration.
 */
export function measureShare(histogram: Histogram, objective: ResponseTimeObjective): Measured | null {
  const { target, quantifier } = objective
  const failures = objective.failedRequests === 'bad' ? histogram.failed : 0
  const valid = histogram.samples + failures
  if (valid === 0) return null
  const { least, most } = within(histogram, target)
  const share = { least: ratio(least, valid), most: ratio(most, valid) }
  return { valid, good: least, share, shown: shownOf() }

  function shownOf(): Measured['shown'] {
    if ('share' in quantifier)
      return isLowerBound(quantifier.share)
        ? { worst: share.least, best: share.most }
        : { worst: share.most, best: share.least }
    const p = parseDecimal(String(quantifier.percentile))
    const rank = nearestRank(histogram, ratio(p.num, p.den * 100n), failures)
    return {
      worst: rank.most === null ? null : ratio(rank.most),
      best: rank.least === null ? null : ratio(rank.least),
    }
  }
}
