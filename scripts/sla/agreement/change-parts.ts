import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Contract } from '../../../data/schema/contract.ts'
import type { Objective } from '../../../data/schema/objective.ts'
import { remembered } from '../remembered.ts'
import type { PeriodBounds } from '../types.ts'
import { versionAt, versionStart } from './versions.ts'

/** A stretch of a period in which the terms of an objective are the same. */
export interface Part {
  agreement: Agreement
  objective: Objective
  period: PeriodBounds
}

/** What of an agreement decides an objective's figure and its verdict. Two versions alike in it are one part. */
function decisive({ agreement, objective }: Omit<Part, 'period'>): string {
  const { serviceHours, maintenance, exclusions, timeZone } = agreement
  return JSON.stringify([objective, serviceHours, maintenance, exclusions, timeZone])
}

/**
 * What is so, and not what was promised: when the agreement ends, when it was suspended, its phases. Of these the period's
 * last version knows the most, whatever version its targets are from: one that was ended in the middle of a month does
 * not hold for the rest of it.
 */
export function withFacts(agreement: Agreement, contract: Contract, period: PeriodBounds): Agreement {
  const last = versionAt(contract, period.end - 1).agreement
  return last === agreement ? agreement : withFactsOf(agreement)(last)
}

/** The same object for every period, so that what follows from it is worked out once. */
const withFactsOf = remembered((agreement: Agreement) =>
  remembered(({ effectiveTo, suspensions, phases }: Agreement) => ({
    ...agreement,
    effectiveTo,
    suspensions,
    phases,
  })),
)

/** The stretches of a period by the terms in force, oldest first; none of the time in which the objective was none. */
export function partsOf(contract: Contract, objectiveId: string, period: PeriodBounds): Part[] {
  const starts = contract.versions.map(versionStart).filter((at) => at > period.start && at < period.end)
  const cuts = [period.start, ...starts, period.end]
  const parts: Part[] = []
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[index + 1] ?? period.end
    const agreement = withFacts(versionAt(contract, start).agreement, contract, period)
    const objective = agreement.objectives.find(({ id }) => id === objectiveId)
    if (objective === undefined) continue
    const last = parts.at(-1)
    if (last && last.period.end === start && decisive(last) === decisive({ agreement, objective }))
      last.period = { ...last.period, end }
    else parts.push({ agreement, objective, period: { ...period, start, end } })
  }
  return parts
}
