import type { AgreementFeed, ObjectiveResult, WorkloadEntry } from '../data/schema/feed.ts'

/** How much work there was in a period, of work that an objective was promised for up to a cap. */
export interface CappedWork {
  entry: WorkloadEntry
  period: ObjectiveResult['period']
  actual: number
  cap: number
}

/**
 * What is known of the work that the objectives of some results were promised for up to so much (agreement-concepts row 12),
 * in each period of the work that lies in a result's own, each once. Nothing where the agreement names no cap for them.
 */
export function cappedWork(
  results: readonly Pick<ObjectiveResult, 'objective' | 'period'>[],
  { workload = [] }: Pick<AgreementFeed, 'workload'>,
): CappedWork[] {
  return workload.flatMap((entry) => {
    const { cap, objectives } = entry
    const own = results.filter(({ objective }) => objectives.includes(objective))
    return entry.periods.flatMap(({ period, actual }) => {
      const inside = own.some(({ period: { start, end } }) => period.start >= start && period.end <= end)
      return inside && actual !== null && cap !== undefined ? [{ entry, period, actual, cap }] : []
    })
  })
}

export const isOverCap = ({ actual, cap }: CappedWork): boolean => actual > cap
