// @ts-nocheck
import type { ServiceTimeline } from '../../data/schema/timeline.ts'
import { evaluateAvailability } from '../../scripts/sla/availability/evaluate.ts'
import { isTimeBased } from '../../scripts/sla/metrics.ts'
import type { TimeEvaluation } from '../../scripts/sla/types.ts'
import { anAgreement } from '../sla/builders.ts'

/** What the engine makes of a service between two instants, as of the later one. */
export function evaluateBetween(
  timeline: ServiceTimeline,
  start: number,
  end: number,
  objective: Record<string, unknown>,
): TimeEvaluation {
  const { service, observed, monitored, declared } = timeline
  const agreement = anAgreement(objective, { scope: { services: [service] }, timeZone: 'UTC' })
  const [promise] = agreement.objectives
  if (promise === undefined || !isTimeBased(promise)) throw new Error('an agreement has an objective')
  return evaluateAvailability({
    agreement,
    objective: promise,
    period: { id: 'window', type: 'rolling', timeZone: 'UTC', start, end },
    parts: [{ service, evidence: { observed, monitored, declared, maintenance: [], exclusions: [] } }],
    calendars: {},
    asOf: end,
  })
}

/** A share of 1 as a percentage, precise enough for comparison with figures of two or four decimals. */
export function percentage(share: { num: bigint; den: bigint } | null): number {
  if (share === null) throw new Error('expected a value')
  return Number((share.num * 10n ** 12n) / share.den) / 1e10
}
