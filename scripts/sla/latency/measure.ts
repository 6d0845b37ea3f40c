import type { ResponseTimeObjective } from '../../../data/schema/objective.ts'
import type { Goal } from '../decision.ts'
import { ONE, parseDecimal, type Ratio, ratio } from '../exact/ratio.ts'
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
  const { quantifier } = objective
  const { valid, failures, least, most } = tell(histogram, objective)
  if (valid === 0) return null
  const share = { least: ratio(least, valid), most: ratio(most, valid) }
  return { valid, good: least, share, shown: shownOf() }

  function shownOf(): Measured['shown'] {
    if ('share' in quantifier) return { worst: share.least, best: share.most }
    const p = parseDecimal(String(quantifier.percentile))
    const rank = nearestRank(histogram, ratio(p.num, p.den * 100n), failures)
    return {
      worst: rank.most === null ? null : ratio(rank.most),
      best: rank.least === null ? null : ratio(rank.least),
    }
  }
}

/** The requests that count, and how many of them keep the limit. */
function tell(histogram: Histogram, { target, failedRequests }: ResponseTimeObjective) {
  const failures = failedRequests === 'bad' ? histogram.failed : 0
  return { ...within(histogram, target), valid: histogram.samples + failures, failures }
}

/**
 * Between what the share lies where only a part of some days' requests belongs to the agreed time: at the least only the
 * bad ones of those days do, and at the most all of them, which were good then.
 */
export function shareLimits(
  wholeDays: Histogram,
  partly: Histogram,
  objective: ResponseTimeObjective,
): Measured['share'] {
  const whole = tell(wholeDays, objective)
  const part = tell(partly, objective)
  const worst = whole.valid + part.valid - part.least
  return {
    least: worst === 0 ? ONE : ratio(whole.least, worst),
    most: ratio(whole.most + part.valid, whole.valid + part.valid),
  }
}
