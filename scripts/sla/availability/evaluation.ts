import type { ObjectiveResult, Step } from '../../../data/schema/feed.ts'
import type { Figures, TimeEvaluation, TimeQuestion } from '../types.ts'
import { explain } from './explain.ts'
import type { Reading } from './reading.ts'
import type { Reliefs } from './reliefs.ts'

/** A figure with the reading that it is from. The steps take as long to write as the figure, and are written when asked for. */
export function timeEvaluation(
  question: TimeQuestion,
  reliefs: Reliefs,
  reading: Reading,
  figures: Figures,
  result: ObjectiveResult,
): TimeEvaluation {
  let steps: Step[] | undefined
  return {
    ...figures,
    segments: reading.ledger.segments,
    measure: reading.measure,
    fullBase: reading.fullBase,
    result,
    get explain() {
      steps ??= explain(question, reading, reliefs, result)
      return steps
    },
  }
}
