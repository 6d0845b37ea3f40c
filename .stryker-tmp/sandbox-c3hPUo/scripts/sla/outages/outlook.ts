// @ts-nocheck
import type { OutageObjective } from '../../../data/schema/objective.ts'
import type { Decision } from '../availability/verdict.ts'
import { keeps } from '../exact/contract-rounding.ts'
import { add, compare, divide, multiply, parsePercent, type Ratio, ratio } from '../exact/ratio.ts'
import { isLowerBound, targetValue } from '../exact/target.ts'
import type { TimeQuestion } from '../types.ts'
import type { OutageReading } from './reading.ts'
import { upTime } from './tally.ts'

type Question = TimeQuestion<OutageObjective>

/** From this share of the period on, the rate so far is a forecast (semantics 2.9, `minElapsed`). */
const MIN_ELAPSED = ratio(1n, 10n)

/** What only grows while the period runs: once it is over the target, nothing that is still to come can mend it. */
function onlyGrows({ metric, target }: OutageObjective): boolean {
  return metric !== 'mttr' && metric !== 'mtbf' && !isLowerBound(target)
}

/** The best that the period can still end at: no more outages. Null where it cannot be said. */
function bestEnd({ objective }: Question, { seen, best, time }: OutageReading): Ratio | null {
  if (onlyGrows(objective)) return best
  if (objective.metric !== 'mtbf' || seen.episodes.length === 0) return null
  const up = add(upTime(seen.totals), ratio(seen.totals.unknown + time.rest.agreed))
  return divide(up, ratio(seen.episodes.length))
}

/** Whether so much of what the target allows is used that it is watched: in all, or by the outage that goes on. */
function isSpent({ objective }: Question, { counted }: OutageReading, value: Ratio): boolean {
  const open = counted.ledger.outages.some((outage) => outage.open) ? counted.episodes.at(-1) : undefined
  const used = objective.metric === 'longest-outage' ? open?.counted : value
  if (!onlyGrows(objective) || !used || used.num === 0n) return false
  const watched = multiply(parsePercent(objective.atRiskConsumption), targetValue(objective.target))
  return compare(used, watched) >= 0
}

/** Whether a sum misses its target if it goes on to grow as fast per agreed time as so far. */
function missesAtThisRate({ objective }: Question, { time }: OutageReading, value: Ratio): boolean {
  const sum = objective.metric === 'outage-count' || objective.metric === 'outage-total'
  if (!sum || !onlyGrows(objective)) return false
  const elapsed = ratio(time.measure.base, time.fullBase)
  return compare(elapsed, MIN_ELAPSED) >= 0 && !keeps(divide(value, elapsed), objective)
}

/**
 * The verdict and outlook of a running period (semantics 2.9). More or longer outages than allowed are `breached` for now
 * and `lost`; a mean length is never lost, for the next outages can be shorter; a mean time between outages is when it
 * would miss its target without any more of them.
 */
export function runningDecision(question: Question, reading: OutageReading): Decision {
  const { time, value } = reading
  const pending = { verdict: 'pending', certainty: 'certain' } as const
  if (time.fullBase === 0) return pending
  if (time.measure.value === null)
    return time.measure.coverage === null
      ? { ...pending, outlook: 'on-track' }
      : { ...pending, reason: 'no-measurement' }
  const end = bestEnd(question, reading)
  if (end && !keeps(end, question.objective))
    return { verdict: 'breached', outlook: 'lost', certainty: 'certain' }
  const risky =
    value !== null &&
    (!keeps(value, question.objective) ||
      isSpent(question, reading, value) ||
      missesAtThisRate(question, reading, value))
  return { ...pending, outlook: risky ? 'at-risk' : 'on-track' }
}
