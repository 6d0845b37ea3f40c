import { phaseOf } from '../agreement/phase.ts'
import type { Assessment } from '../maintenance/validity.ts'
import { lengthOf } from '../time/intervals.ts'
import type { TimeQuestion } from '../types.ts'
import { fold, type Totals } from './fold.ts'
import { buildLedger, type Ledger } from './ledger.ts'
import { countsAsUp, type Measure, measure } from './measure.ts'
import { findOutages } from './outages.ts'
import { runningVerdict } from './outlook.ts'
import type { Variant } from './pieces.ts'
import { closedVerdict, type Decision } from './verdict.ts'

/** The whole computation under one reading of the checks' resolution. */
export interface Reading {
  ledger: Ledger
  totals: Totals
  measure: Measure
  /** The time after `asOf` that will be in the base, and the part of it that can be down, in milliseconds. */
  rest: { base: number; agreed: number }
  /** The base that the period ends, or is expected to end, with (semantics 2.11). */
  fullBase: number
  decision: Decision
}

function decide(
  { agreement, objective, period, asOf }: TimeQuestion,
  { totals, measure: so, fullBase }: Omit<Reading, 'decision'>,
): Decision {
  if (phaseOf(agreement, period) === 'preparation')
    return { verdict: 'pending', reason: 'preparation', certainty: 'certain' }
  if (asOf < period.start) return { verdict: 'pending', reason: 'not-begun', certainty: 'certain' }
  return asOf < period.end
    ? runningVerdict(so, totals.down, fullBase, objective)
    : closedVerdict(so, totals, objective)
}

/** Read the evidence by one variant, from outages to verdict. */
export function read(question: TimeQuestion, assessments: Assessment[], variant: Variant): Reading {
  const { agreement, objective, period, evidence, asOf } = question
  const ledger = buildLedger(question, assessments, findOutages(evidence, objective, variant, period, asOf))
  const totals = fold(ledger.segments)
  const so = measure(totals, agreement, objective)
  const agreed = lengthOf(ledger.futureAgreed)
  const rest = { base: countsAsUp(agreement) ? totals.future : agreed, agreed }
  const reading = { ledger, totals, measure: so, rest, fullBase: so.base + rest.base }
  return { ...reading, decision: decide(question, reading) }
}
