import type { Objective, TimeObjective } from '../../data/schema/objective.ts'

/** Whether a metric folds a ledger of time (semantics 2.4 to 2.7.1). */
export function isTimeBased(objective: Objective): objective is TimeObjective {
  return 'unknownPolicy' in objective
}
