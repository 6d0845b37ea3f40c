import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Objective, TimeObjective } from '../../../data/schema/objective.ts'
import { remembered } from '../remembered.ts'
import { durationText } from '../time/text.ts'
import type { TimeQuestion } from '../types.ts'
import { policyParameters } from './policy-parameters.ts'

/** How several services are one figure: `serial`, `kOfN 2`, and the services, with their shares where they have such. */
function compositionParameters({ objective, parts }: TimeQuestion): Record<string, string> {
  const { composition = 'serial', unitWeights } = objective
  const weighted = composition === 'weighted'
  return {
    composition: typeof composition === 'object' ? `kOfN ${composition.kOfN}` : composition,
    services: parts
      .map(({ service }) => (weighted ? `${service} ${unitWeights?.[service] ?? '0'}` : service))
      .join(', '),
  }
}

function outageParameters(objective: TimeObjective): Record<string, string> {
  const { scopeUnits } = objective
  return {
    ...(scopeUnits !== undefined && { scopeUnits: String(scopeUnits) }),
    downtimeStart: objective.downtimeStart,
    downtimeEnd: objective.downtimeEnd,
    resolution: objective.resolution,
    partialWeight: objective.weights.partial,
    degradedWeight: objective.weights.degraded,
    mergeGap: durationText(objective.mergeGap),
    mergeCountsGap: String(objective.mergeCountsGap),
    minOutage: durationText(objective.minOutage),
    minOutageMode: objective.minOutageMode,
    minOutageTest: objective.minOutageTest,
    granularity: objective.granularity,
    unknownPolicy: objective.unknownPolicy,
    minCoverage: objective.minCoverage,
    ...commonParameters(objective),
  }
}

/** The source that alone is read, where the objective names one. */
export function sourceParameter({
  measurement: { source },
}: Pick<Objective, 'measurement'>): Record<string, string> {
  return source === undefined ? {} : { source }
}

/** What belongs to any objective: when it is at risk, and how the contract rounds its value where it does. */
export function commonParameters({
  atRiskConsumption,
  contractRounding,
}: Pick<Objective, 'atRiskConsumption' | 'contractRounding'>): Record<string, string> {
  return {
    atRiskConsumption,
    ...(contractRounding && { contractRounding: `${contractRounding.decimals} ${contractRounding.mode}` }),
  }
}

/** Every parameter that a figure folded from a ledger depends on, in the feed's form: enough to recompute it (semantics 2.17). */
export function methodParameters(question: TimeQuestion): Record<string, string> {
  const { agreement, objective, parts } = question
  return parts.length === 1
    ? ofOneService(objective)(agreement)
    : parametersOf(agreement, objective, compositionParameters(question))
}

/** Periods and services of an objective share them, as long as each is by itself. */
const ofOneService = remembered((objective: TimeObjective) =>
  remembered((agreement: Agreement) => parametersOf(agreement, objective, {})),
)

function parametersOf(
  agreement: Agreement,
  objective: TimeObjective,
  composition: Record<string, string>,
): Record<string, string> {
  const { period } = objective
  return {
    authority: objective.measurement.authority,
    serviceHours: objective.serviceHours ?? agreement.serviceHours,
    ...(typeof period === 'object' &&
      'fixedDenominator' in period && { fixedDenominator: durationText(period.fixedDenominator) }),
    ...policyParameters(agreement),
    ...composition,
    ...outageParameters(objective),
  }
}
