import type { Span } from '../../../data/schema/timeline.ts'
import { max, min, type Ratio } from '../exact/ratio.ts'
import type { TimeQuestion } from '../types.ts'
import { nearSpans } from './near.ts'
import { type Reading, read } from './reading.ts'
import type { Reliefs } from './reliefs.ts'

/** The reading that the value is, and what the other readings of the checks' resolution leave possible. */
export interface Readings {
  value: Reading
  /** The lowest and the highest share; null where nothing is known. */
  lower: Ratio | null
  upper: Ratio | null
  /** The longest and the shortest that the outages can have been give different verdicts. */
  limited: boolean
}

/**
 * Whether there is anything that the readings can differ by: without it one of them is enough. Several services are not
 * looked into: what is unseen beside the one can hide the other.
 */
export function isUncertain({ parts, period, objective: { mergeGap } }: TimeQuestion): boolean {
  const bounded = ({ earliestStart, earliestEnd }: Span) =>
    earliestStart !== undefined || earliestEnd !== undefined
  return (
    parts.length > 1 ||
    nearSpans(parts, period, mergeGap).some(
      ({ monitored, declared }) => monitored.some(bounded) || declared.some(bounded),
    )
  )
}

/**
 * Read the evidence in all three ways (semantics 2.7.3). All are asked for the bounds, for a longer outage of little weight
 * can reach into unknown time, which counts as wholly down at worst.
 */
export function readAll(question: TimeQuestion, reliefs: Reliefs): Readings {
  const { resolution } = question.objective
  const value = read(question, reliefs, resolution)
  const { low, high } = value.measure
  if (!isUncertain(question)) return { value, lower: low, upper: high, limited: false }
  const of = (variant: typeof resolution) =>
    variant === resolution ? value : read(question, reliefs, variant)
  const [worst, best] = [of('worst'), of('best')]
  const all = [value, of('convention'), worst, best].flatMap(({ measure }) =>
    measure.low && measure.high ? [{ low: measure.low, high: measure.high }] : [],
  )
  const known = value.measure.value !== null && all.length > 0
  return {
    value,
    lower: known ? all.map((one) => one.low).reduce(min) : null,
    upper: known ? all.map((one) => one.high).reduce(max) : null,
    limited: worst.decision.verdict !== best.decision.verdict,
  }
}
