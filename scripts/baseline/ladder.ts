import type { Target } from '../../data/schema/target.ts'
import { displayShare } from '../sla/exact/display.ts'
import { compare, parsePercent, type Ratio, ratio } from '../sla/exact/ratio.ts'
import { satisfies } from '../sla/exact/target.ts'
import { wilson95 } from '../sla/exact/wilson.ts'
import type { Evaluation } from '../sla/types.ts'
import type { Backing } from './chains.ts'

/** A target is realistic where at least this share of the months kept it (agreement-concepts 67). */
const LIKELY = parsePercent('95')

/**
 * `realistic`: at least 95 per cent of all months kept it, its checks can prove it, and no supplier promises less.
 * `unrealistic`: even the upper end of the interval is below 95 per cent, or the suppliers promise less. `doubtful`: between
 * the two. `unknown`: no month has data enough.
 */
export type Grade = 'realistic' | 'doubtful' | 'unrealistic' | 'unknown'

/** How a target would have fared, month by month. */
export interface Rung {
  target: Pick<Target, 'comparator' | 'value' | 'unit'>
  /** Months with a verdict, and those of them that kept the target. */
  judged: number
  met: number
  /** Months without data enough for a verdict: they are never counted as met. */
  noData: number
  /** Months whose verdict depends on where between two checks an outage began or ended (semantics 2.7.3). */
  resolutionLimited: number
  /** Per cent of the months with a verdict that kept it, cut; null without such a month. */
  share: string | null
  /** The 95 per cent interval of that share, in per cent, never narrower than it is (semantics 2.7.7). */
  wilson: { low: string; high: string }
  /** Whether a month of checks without a failure could prove it (semantics 2.8); null where nobody knows how often they look. */
  provable: boolean | null
  /** Null where no agreement names suppliers of the service. */
  suppliers: Backing | null
  grade: Grade
  /** What speaks against it. */
  against: ('history' | 'no-data' | 'checks' | 'suppliers')[]
  /**
   * What was left of the downtime that it allows, over all the months and in the worst of them, in milliseconds; negative
   * where it was used and more (agreement-concepts 66). Null where nothing is known.
   */
  gap: { yearMs: number; worst: { period: string; ms: number } } | null
}

/**
 * One rung of the ladder, from the engine's verdicts of single months.
 * @param whole - Of all the months as one stretch of time.
 * @param provable - The best share that the checks of a month can prove; null where it is not known.
 */
export function rungOf(
  target: Target,
  months: readonly Evaluation[],
  provable: Ratio | null,
  suppliers: Backing | null,
  whole: Evaluation,
): Rung {
  const count = (...verdicts: Evaluation['verdict'][]) =>
    months.filter(({ verdict }) => verdicts.includes(verdict)).length
  const met = count('met')
  const judged = count('met', 'breached')
  const { low, high } = wilson95(met, judged)
  const proves = provable && satisfies(provable, target)
  const kept = months.length > 0 && compare(ratio(met, months.length), LIKELY) >= 0
  const against = [
    ...(judged > met ? (['history'] as const) : []),
    ...(judged < months.length ? (['no-data'] as const) : []),
    ...(proves === false ? (['checks'] as const) : []),
    ...(suppliers === 'not-backed' ? (['suppliers'] as const) : []),
  ]
  const out = compare(high, LIKELY) < 0 || suppliers === 'not-backed'
  const grade = out
    ? 'unrealistic'
    : judged === 0
      ? 'unknown'
      : kept && proves !== false
        ? 'realistic'
        : 'doubtful'
  return {
    target,
    judged,
    met,
    noData: months.length - judged,
    resolutionLimited: months.filter(({ certainty }) => certainty === 'resolution-limited').length,
    share: judged === 0 ? null : displayShare(ratio(met, judged), 'floor', 2),
    wilson: { low: displayShare(low, 'floor', 2), high: displayShare(high, 'ceil', 2) },
    provable: proves,
    suppliers,
    grade,
    against,
    gap: gapOf(months, whole),
  }
}

function gapOf(months: readonly Evaluation[], whole: Evaluation): Rung['gap'] {
  // Of what nobody knows all would be left.
  const left = months.flatMap(({ value, result: { period, budget } }) =>
    value && budget ? [{ period: period.id, ms: budget.remainingMs }] : [],
  )
  const [worst] = left.sort((a, b) => a.ms - b.ms)
  const yearMs = whole.result.budget?.remainingMs
  return worst === undefined || yearMs === undefined ? null : { yearMs, worst }
}
