import type { Agreement, MaintenancePolicy } from '../../../data/schema/agreement.ts'
import type { Objective, TimeObjective } from '../../../data/schema/objective.ts'
import { noticeText } from '../maintenance/notice.ts'
import { remembered } from '../remembered.ts'
import { durationText } from '../time/text.ts'
import type { TimeQuestion } from '../types.ts'

type Terms = Pick<TimeQuestion, 'agreement' | 'objective' | 'parts'>

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Weekly windows as `7 00:00-06:00`, with ISO weekday; an end past midnight is told as on the next day's clock. */
function windowsText(windows: NonNullable<MaintenancePolicy['windows']>): string {
  return windows
    .map(({ weekday, fromMinute, toMinute }) => `${weekday} ${clock(fromMinute)}-${clock(toMinute % 1440)}`)
    .join(', ')
}

function maintenanceParameters({ maintenance }: Agreement): Record<string, string> {
  if (!maintenance) return {}
  const { windows, cap } = maintenance
  return {
    notice: noticeText(maintenance.notice),
    lateMode: maintenance.lateMode,
    excludeSpan: maintenance.excludeSpan,
    emergency: maintenance.emergency,
    ...(windows && { windows: windowsText(windows) }),
    ...(cap?.perMonth !== undefined && { capPerMonth: durationText(cap.perMonth) }),
    ...(cap?.count !== undefined && { capCount: String(cap.count) }),
  }
}

/** How several services are one figure: `serial`, `kOfN 2`, and the services, with their shares where they have such. */
function compositionParameters({ objective, parts }: Terms): Record<string, string> {
  if (parts.length <= 1) return {}
  const { composition = 'serial', unitWeights } = objective
  const weighted = composition === 'weighted'
  return {
    composition: typeof composition === 'object' ? `kOfN ${composition.kOfN}` : composition,
    services: parts
      .map(({ service }) => (weighted ? `${service} ${unitWeights?.[service] ?? '0'}` : service))
      .join(', '),
  }
}

function exclusionTerms({ exclusions }: Agreement): Record<string, string> {
  if (!Array.isArray(exclusions)) return {}
  const terms = exclusions.map(
    ({ type, requiresApproval }) => `${type}${requiresApproval ? ' if approved' : ''}`,
  )
  return { exclusions: terms.join(', ') }
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

/** What of an agreement's own terms says which time counts: of any figure that is taken over time. */
export function policyParameters(agreement: Agreement): Record<string, string> {
  return {
    partialPeriod: agreement.partialPeriod,
    exclusionMode: agreement.maintenance?.exclusionMode ?? 'none',
    ...maintenanceParameters(agreement),
    ...exclusionTerms(agreement),
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
  return parts.length === 1 ? ofOneService(objective)(agreement) : parametersOf(question)
}

/** Periods and services of an objective share them, as long as each is by itself. */
const ofOneService = remembered((objective: TimeObjective) =>
  remembered((agreement: Agreement) => parametersOf({ agreement, objective, parts: [] })),
)

function parametersOf(question: Terms): Record<string, string> {
  const { agreement, objective } = question
  const { period } = objective
  return {
    authority: objective.measurement.authority,
    serviceHours: objective.serviceHours ?? agreement.serviceHours,
    ...(typeof period === 'object' &&
      'fixedDenominator' in period && { fixedDenominator: durationText(period.fixedDenominator) }),
    ...policyParameters(agreement),
    ...compositionParameters(question),
    ...outageParameters(objective),
  }
}
