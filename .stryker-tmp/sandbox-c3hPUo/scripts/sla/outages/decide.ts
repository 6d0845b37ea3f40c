// @ts-nocheck
import type { OutageObjective } from '../../../data/schema/objective.ts'
import type { Decision } from '../availability/verdict.ts'
import { closedDecision, notJudged } from '../decision.ts'
import type { TimeQuestion } from '../types.ts'
import { runningDecision } from './outlook.ts'
import type { OutageReading } from './reading.ts'

/**
 * The verdict of one reading (semantics 2.9). Without an outage a mean length and a mean time between outages have no
 * value, and are met with the reason `no-outage`: what was promised of outages holds where there was none. It takes
 * coverage to say so; nothing known is `no-data`. Unknown time can hide an outage, so `met` is certain only where as many
 * as it could hide would keep the target too.
 */
export function decide(question: TimeQuestion<OutageObjective>, reading: OutageReading): Decision {
  const early = notJudged(question)
  if (early) return early
  const { objective, period, asOf } = question
  const { time, value, worst, best } = reading
  if (asOf < period.end) return runningDecision(question, reading)
  if (time.measure.value === null) return time.decision
  const { coverage } = time.measure
  const untouched = value === null && reading.seen.totals.unknown === 0
  const decision: Decision = untouched
    ? { verdict: 'met', certainty: 'certain' }
    : closedDecision({ value, worst, best, coverage }, objective, objective.minCoverage)
  return value === null && decision.verdict === 'met' ? { ...decision, reason: 'no-outage' } : decision
}

/** Whether readings of the checks' resolution differ in verdict (2.7.3); without any outage in all they cannot. */
export function isLimited(decisions: readonly Decision[]): boolean {
  return new Set(decisions.map(({ verdict }) => verdict)).size > 1
}
