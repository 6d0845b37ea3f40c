import { deemedUp } from '../agreement/partial-period.ts'
import { notJudged } from '../decision.ts'
import type { Ratio } from '../exact/ratio.ts'
import { lengthOf } from '../time/intervals.ts'
import type { TimeQuestion } from '../types.ts'
import { isBurning } from './burn-alert.ts'
import type { Known } from './compose.ts'
import { fold, type Totals } from './fold.ts'
import { knownOf } from './known.ts'
import { buildLedger, type Ledger } from './ledger.ts'
import { constantBase, countsAsUp, type Measure, measure } from './measure.ts'
import { unlessOutOfReach } from './out-of-reach.ts'
import { runningVerdict } from './outlook.ts'
import type { Reliefs } from './reliefs.ts'
import { closedVerdict, type Decision } from './verdict.ts'
import type { Variant } from './weigh.ts'

/** The whole computation under one reading of the checks' resolution. */
export interface Reading {
  known: Known
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
  question: TimeQuestion,
  { ledger, totals, measure: so, rest, fullBase }: Omit<Reading, 'decision'>,
): Decision {
  const { objective, period, asOf } = question
  const waiting = notJudged(question)
  if (waiting) return waiting
  const burning = (budget: Ratio) => isBurning(ledger.segments, budget, asOf)
  if (asOf >= period.end) return closedVerdict(so, totals, objective)
  const decided = runningVerdict(so, totals.down, fullBase, objective, burning)
  return unlessOutOfReach(decided, totals, rest.agreed, fullBase, objective)
}

/** Read the evidence by one variant, from outages to verdict. */
export function read(question: TimeQuestion, reliefs: Reliefs, variant: Variant): Reading {
  return readKnown(question, reliefs, knownOf(question, variant, reliefs.byPart))
}

/** The same for what the evidence is known to tell. */
export function readKnown(question: TimeQuestion, reliefs: Reliefs, known: Known): Reading {
  const { agreement, objective, period, asOf } = question
  const ledger = buildLedger(question, reliefs, known)
  const totals = fold(ledger.segments)
  const constant = constantBase(objective)
  const running = asOf < period.end
  const so = measure(totals, agreement, objective, { deemed: deemedUp(question), constant, running })
  const agreed = lengthOf(ledger.futureAgreed)
  const toCome = countsAsUp(agreement) ? totals.future - ledger.futureSuspended : agreed
  const rest = { base: constant !== null && running ? constant - so.base : toCome, agreed }
  const reading = { known, ledger, totals, measure: so, rest, fullBase: so.base + rest.base }
  return { ...reading, decision: decide(question, reading) }
}
