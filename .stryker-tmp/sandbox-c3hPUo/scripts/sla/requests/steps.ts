// @ts-nocheck
import type { ObjectiveResult, Step } from '../../../data/schema/feed.ts'

/** The last step of an explanation: `comparator`, `target`, `verdict`, `certainty`, and `reason` and `outlook` where there are such. */
export function verdictStep({ target, verdict, certainty, reason, outlook }: ObjectiveResult): Step {
  return {
    step: 'verdict',
    values: {
      comparator: target.comparator,
      target: target.value,
      verdict,
      certainty,
      ...(reason !== undefined && { reason }),
      ...(outlook !== undefined && { outlook }),
    },
  }
}

/**
 * The last two steps: `value` with `value`, `num`, `den`, `worst` and `best`, absent where there is none of them, and the
 * verdict.
 */
export function valueSteps(result: ObjectiveResult): Step[] {
  const { value, exact, worst, best } = result
  const values = {
    ...(value !== null && { value }),
    ...exact,
    ...(worst !== undefined && { worst }),
    ...(best !== undefined && { best }),
  }
  return [...(Object.keys(values).length > 0 ? [{ step: 'value', values }] : []), verdictStep(result)]
}
