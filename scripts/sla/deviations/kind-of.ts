import type { DeviationKind } from '../../../data/schema/deviation.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'

/**
 * What a result opens a deviation for (agreement-concepts row 52, semantics 2.9), or null:
 *
 * - `breach`: the target is broken, in a period that is over or, as it cannot be kept any more, in one that runs.
 * - `late-report`: the same of an objective about the agreement's reports (2.7.10). Without such an objective nobody
 *   measures when a report came, so none is late.
 * - `at-risk`: the outlook of a running period. A burn rate above 1 is a value below the target so far, and an alert
 *   is a faster one: both are in it.
 * - `no-data`: a period is over and too little is known of it. Where nothing happened that could be measured
 *   (`no-volume`), nothing is missing.
 *
 * Nothing in the phase of preparation, which is not judged, nor of what is only proposed. What a KPI or a pilot opens is
 * not binding (`isBinding`).
 */
export function kindOf(result: ObjectiveResult): DeviationKind | null {
  const { kind, metric, phase, verdict, reason, outlook } = result
  if (phase === 'preparation' || kind === 'proposed') return null
  if (verdict === 'breached') return metric === 'report-delivery' ? 'late-report' : 'breach'
  if (verdict === 'no-data') return reason === 'no-volume' ? null : 'no-data'
  return outlook === 'at-risk' ? 'at-risk' : null
}

/** Whether anything follows from a result: not from a KPI, a pilot, or while a signature is missing. */
export const isBinding = ({ kind, binding }: Pick<ObjectiveResult, 'kind' | 'binding'>): boolean =>
  kind === undefined && binding
