import { contractTime } from '../agreement/agreed-time.ts'
import { finalityOf, type Pending } from '../agreement/finality.ts'
import { isSigned, phaseOf } from '../agreement/phase.ts'
import { max, min, type Ratio } from '../exact/ratio.ts'
import { isLowerBound } from '../exact/target.ts'
import { assessMaintenance } from '../maintenance/validity.ts'
import type { TimeEvaluation, TimeQuestion } from '../types.ts'
import { explain } from './explain.ts'
import { type Reading, read } from './reading.ts'
import { toResult } from './result.ts'

/**
 * The lowest and the highest share that unknown time and the resolution of checks leave possible. All readings are asked,
 * for a longer outage of little weight can reach into unknown time, which counts as wholly down at worst.
 */
function boundsOf(readings: readonly Reading[]): { low: Ratio; high: Ratio } | null {
  const known = readings.flatMap(({ measure: { low, high } }) => (low && high ? [{ low, high }] : []))
  if (known.length === 0) return null
  return known.reduce((a, b) => ({ low: min(a.low, b.low), high: max(a.high, b.high) }))
}

/** What is still to come: declared incidents that are open, and monitoring up to the end of the agreement or the period. */
function pendingOf({ agreement, objective, period, evidence, asOf }: TimeQuestion): Pending {
  const needed = Math.min(period.end, contractTime(agreement).end)
  return {
    open: evidence.declared.some(({ start, end }) => start < period.end && end >= asOf),
    reported:
      objective.measurement.authority === 'incidents' || evidence.observed.some(({ end }) => end >= needed),
  }
}

/**
 * Evaluate an availability objective for one service and period at `asOf`. Pure: the same question gives the same bytes,
 * whatever the clock or the zone of the process (semantics T2, 2.16).
 *
 * The verdict is read from first bad to first good check. Where the longest and the shortest that the outages can have
 * been give different verdicts, it is `resolution-limited` (2.7.3, G80). `worst` and `best` span unknown time and the
 * resolution of checks together.
 */
export function evaluateAvailability(question: TimeQuestion): TimeEvaluation {
  const { agreement, objective, period, calendars, asOf, evidence } = question
  const windows = evidence.maintenance.filter(({ services }) => services.includes(question.service))
  const assessments = assessMaintenance(windows, agreement, calendars, asOf)
  const convention = read(question, assessments, 'convention')
  const worst = read(question, assessments, 'worst')
  const best = read(question, assessments, 'best')
  const { decision, measure, totals, ledger } = convention
  const bounds = measure.value && boundsOf([convention, worst, best])
  const [lower, upper] = [bounds?.low ?? null, bounds?.high ?? null]
  const limited = worst.decision.verdict !== best.decision.verdict
  const phase = phaseOf(agreement, period)
  const figures = {
    ...decision,
    certainty: limited ? ('resolution-limited' as const) : decision.certainty,
    value: measure.value,
    worst: isLowerBound(objective.target) ? lower : upper,
    best: isLowerBound(objective.target) ? upper : lower,
    coverage: measure.coverage,
    finality: finalityOf(question, pendingOf(question)),
    phase,
    binding: phase === 'full' && isSigned(agreement, asOf),
  }
  const result = toResult(question, convention, figures)
  return {
    ...figures,
    segments: ledger.segments,
    result,
    explain: explain(question, ledger, totals, assessments, result, measure.base),
  }
}
