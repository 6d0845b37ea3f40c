import { max, min, type Ratio } from '../exact/ratio.ts'
import type { TimeQuestion } from '../types.ts'
import { isSameKnown, knownOf } from './known.ts'
import { type Reading, read, readKnown } from './reading.ts'
import type { Reliefs } from './reliefs.ts'
import type { Decision } from './verdict.ts'
import type { Variant } from './weigh.ts'

/** The reading that the value is, and what the other readings of the checks' resolution leave possible. */
export interface Readings {
  value: Reading
  /** The lowest and the highest share; null where nothing is known. */
  lower: Ratio | null
  upper: Ratio | null
  /**
   * `resolution-limited` where the longest and the shortest that the outages can have been give different verdicts;
   * certain only where none of the readings rests on the policy for unknown time.
   */
  certainty: Decision['certainty']
}

/**
 * Read the evidence in all three ways (semantics 2.7.3). All are asked for the bounds, for a longer outage of little weight
 * can reach into unknown time, which counts as wholly down at worst. Where they know the same they are one.
 */
export function readAll(question: TimeQuestion, reliefs: Reliefs): Readings {
  const { resolution } = question.objective
  const value = read(question, reliefs, resolution)
  const of = (variant: Variant) => {
    if (variant === resolution) return value
    const known = knownOf(question, variant, reliefs.byPart)
    return isSameKnown(known, value.known) ? value : readKnown(question, reliefs, known)
  }
  const [worst, best] = [of('worst'), of('best')]
  const all = [value, of('convention'), worst, best].flatMap(({ measure }) =>
    measure.low && measure.high ? [{ low: measure.low, high: measure.high }] : [],
  )
  const known = value.measure.value !== null
  const limited = worst.decision.verdict !== best.decision.verdict
  const byPolicy = [worst, best].some(({ decision }) => decision.certainty === 'policy')
  return {
    value,
    lower: known ? all.map((one) => one.low).reduce(min) : null,
    upper: known ? all.map((one) => one.high).reduce(max) : null,
    certainty: limited ? 'resolution-limited' : byPolicy ? 'policy' : value.decision.certainty,
  }
}
