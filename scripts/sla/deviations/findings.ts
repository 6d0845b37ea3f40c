import type { DeviationKind } from '../../../data/schema/deviation.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { isBinding, kindOf } from './kind-of.ts'
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

/** What results show by the rules of `kindOf`, in their order. */
export function findingsIn(results: readonly ObjectiveResult[], asOf: number): Finding[] {
  return results.flatMap((result) => {
    const kind = kindOf(result)
    if (kind === null) return []
    const [id, opened] = [findingId(result, kind), openedAt(result, kind, asOf)]
    return [{ id, kind, result, openedAt: opened, binding: isBinding(result) }]
  })
}
