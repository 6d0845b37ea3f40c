import type { Step } from '../../../data/schema/feed.ts'
import type { Figures, TimeEvaluation, TimeQuestion } from '../types.ts'
import { explain } from './explain.ts'
import type { Reading } from './reading.ts'
import type { Reliefs } from './reliefs.ts'

/**
 * One getter for all figures. A getter of each figure's own would give it a shape of its own, and what it refers to would
 * stay in memory with that: a fourth of the time went to the collector.
 */
const WHEN_ASKED = {
  enumerable: true,
  get(this: { steps: () => Step[] }) {
    return this.steps()
  },
}

/** A figure with the reading that it is from. The steps take as long to write as the figure, and are written when asked for. */
export function timeEvaluation(
  question: TimeQuestion,
  reliefs: Reliefs,
  reading: Reading,
  figures: Figures,
  result: TimeEvaluation['result'],
): TimeEvaluation {
  const { segments } = reading.ledger
  const { measure, fullBase } = reading
  const steps = { value: () => explain(question, reading, reliefs, result) }
  const evaluation = { ...figures, segments, measure, fullBase, result, explain: [] }
  return Object.defineProperties(evaluation, { steps, explain: WHEN_ASKED })
}
