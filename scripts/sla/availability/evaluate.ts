import { contractTime } from '../agreement/agreed-time.ts'
import type { Pending } from '../agreement/finality.ts'
import { settlePeriod } from '../agreement/partial-period.ts'
import { standingOf, unlessGranted, withoutVerdict } from '../decision.ts'
import { displayValue } from '../exact/display.ts'
import { isLowerBound } from '../exact/target.ts'
import type { Figures, TimeEvaluation, TimeQuestion } from '../types.ts'
import { timeEvaluation } from './evaluation.ts'
import type { AssessedClaim } from './exclusion-claims.ts'
import { numbersOf } from './numbers.ts'
import { type Reading, read } from './reading.ts'
import { type Readings, readAll } from './readings.ts'
import { type Reliefs, reliefsBy, reliefsOf } from './reliefs.ts'
import { toResult } from './result.ts'

/** What is still to come: declared incidents that are open, and monitoring up to the end of the agreement or the period. */
export function pendingOf({ agreement, objective, period, parts, asOf }: TimeQuestion): Pending {
  const needed = Math.min(period.end, contractTime(agreement).end)
  const reported = parts.every(({ evidence }) => evidence.observed.some(({ end }) => end >= needed))
  return {
    open: parts.some(({ evidence }) =>
      evidence.declared.some(({ start, end }) => start < period.end && end >= asOf),
    ),
    reported: objective.measurement.authority === 'incidents' || reported,
  }
}

/** What is taken out if the customer approves all that is not yet; null where nothing of the period is disputed. */
export function disputedReliefs(question: TimeQuestion, { claims }: Reliefs): Reliefs | null {
  const { period } = question
  const disputes = ({ why, claim }: AssessedClaim) =>
    why === 'not-approved' && claim.start < period.end && claim.end > period.start
  if (!claims.some(disputes)) return null
  return reliefsBy(question, (one) => one.why === 'listed' || disputes(one))
}

/** The figure with what the customer has not approved taken out as well. */
function disputedReading(question: TimeQuestion, reliefs: Reliefs): Reading | null {
  const granted = disputedReliefs(question, reliefs)
  return granted && read(question, granted, question.objective.resolution)
}

/** The exact figures of a question whose period has been settled. */
function figuresOf(
  question: TimeQuestion,
  { value, lower, upper, certainty }: Readings,
  disputed: boolean,
): Figures {
  const more = isLowerBound(question.objective.target)
  return {
    ...value.decision,
    certainty,
    value: value.measure.value,
    worst: more ? lower : upper,
    best: more ? upper : lower,
    coverage: value.measure.coverage,
    ...standingOf(question, { ...pendingOf(question), disputed }),
  }
}

/**
 * Evaluate an availability objective for a period at `asOf`, for one service or for several that it composes into one
 * figure. Pure: the same question gives the same bytes, whatever the clock or the zone of the process (semantics T2, 2.16).
 *
 * The value is read by the objective's `resolution`, from first bad to first good check unless stated. Where the longest
 * and the shortest that the outages can have been give different verdicts, the verdict is `resolution-limited` (2.7.3,
 * G80). `worst` and `best` span unknown time and the resolution of checks together. Where the customer has not approved
 * an exclusion that the agreement lists, the time counts, and `disputed` tells the figure without it (2.6).
 */
export function evaluateAvailability(asked: TimeQuestion): TimeEvaluation {
  const { period, unjudged } = settlePeriod(asked.agreement, asked.objective, asked.period)
  const question = { ...asked, period }
  const reliefs = reliefsOf(question)
  const readings = readAll(question, reliefs)
  const { value: reading } = readings
  const other = disputedReading(question, reliefs)
  const judged = unlessGranted(figuresOf(question, readings, other !== null), other?.decision ?? null)
  const figures = unjudged ? withoutVerdict(judged, unjudged) : judged
  const judges = unjudged === undefined
  const disputed = other && {
    without: other.measure.value && displayValue(other.measure.value, question.objective.target),
    verdict: other.decision.verdict,
  }
  const result = toResult(question, reading, figures, {
    judged: judges,
    ...numbersOf(question, reliefs, reading, figures.verdict),
    ...(judges && disputed && { disputed }),
  })
  return timeEvaluation(question, reliefs, reading, figures, result)
}
