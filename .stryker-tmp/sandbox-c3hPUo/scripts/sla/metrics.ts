// @ts-nocheck
import type { Agreement } from '../../data/schema/agreement.ts'
import type { Objective, TimeObjective } from '../../data/schema/objective.ts'

/** Metrics that are measured on each service by itself, besides those that fold a ledger. */
const BY_SERVICE: readonly Objective['metric'][] = ['request-availability', 'ratio', 'response-time']

/** Whether a metric folds a ledger of time (semantics 2.4 to 2.7.1). */
export function isTimeBased(objective: Objective): objective is TimeObjective {
  return 'unknownPolicy' in objective
}

/**
 * The services that each figure of an objective is about: each by itself, all as one where the objective composes them,
 * and none for items, which belong to the agreement as a whole.
 */
export function subjectsOf({ scope }: Agreement, objective: Objective): string[][] {
  const services = objective.services ?? scope.services
  if (isTimeBased(objective) && objective.composition !== undefined) return [services]
  if (isTimeBased(objective) || BY_SERVICE.includes(objective.metric)) return services.map((one) => [one])
  return [[]]
}
