import type { DeviationKind } from '../../../data/schema/deviation.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { isBinding, kindOf } from './kind-of.ts'
import type { LateSurvey } from './late-surveys.ts'
import { openedAt } from './opened-at.ts'

/** A deviation that the figures alone show. */
export interface Finding {
  /** The same in every build, whatever becomes of it. */
  id: string
  kind: DeviationKind
  result: ObjectiveResult
  /** Epoch milliseconds; null where a running period does not tell it. */
  openedAt: number | null
  binding: boolean
}

/** `drift/tillganglighet/portal/2026-06/breach`; without a service where the objective is of none or of several together. */
export function findingId(
  { agreement, objective, service, period }: ObjectiveResult,
  kind: DeviationKind,
): string {
  return [agreement, objective, ...(service === undefined ? [] : [service]), period.id, kind].join('/')
}

/** What results show by the rules of `kindOf`, in their order, and surveys that are late. */
export function findingsIn(
  results: readonly ObjectiveResult[],
  asOf: number,
  late: readonly LateSurvey[] = [],
): Finding[] {
  const shown = results.flatMap((result) => {
    const kind = kindOf(result)
    if (kind === null) return []
    const [id, opened] = [findingId(result, kind), openedAt(result, kind, asOf)]
    return [{ id, kind, result, openedAt: opened, binding: isBinding(result) }]
  })
  return [...shown, ...late.flatMap((one) => surveyFinding(one, results))]
}

/** Of the period in which it became late, so that its id stays; nothing of what is only proposed or prepared. */
function surveyFinding({ objective, since }: LateSurvey, results: readonly ObjectiveResult[]): Finding[] {
  const result = results.find(
    ({ objective: id, period }) =>
      id === objective && Date.parse(period.start) <= since && since < Date.parse(period.end),
  )
  if (result === undefined || result.kind === 'proposed' || result.phase === 'preparation') return []
  const kind = 'late-survey'
  return [{ id: findingId(result, kind), kind, result, openedAt: since, binding: isBinding(result) }]
}
