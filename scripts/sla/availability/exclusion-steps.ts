import type { Step } from '../../../data/schema/feed.ts'
import type { Interval } from '../../../data/schema/timeline.ts'
import { intersect, lengthOf } from '../time/intervals.ts'
import { instantText } from '../time/text.ts'
import type { Segment, TimeQuestion } from '../types.ts'
import { suspendedTime } from './exclusion-claims.ts'
import type { Reliefs } from './reliefs.ts'

const touches = (a: Interval, b: Interval) => a.start < b.end && a.end > b.start

function excludedMs(segments: readonly Segment[], reason: string, taken: Interval[]): string {
  const own = segments.filter((segment) => segment.reason === reason)
  return String(lengthOf(intersect(own, taken)))
}

/** One step for each suspension of the agreement that touches the period: `start`, `end`, `excludedMs`. */
export function suspensionSteps(
  { agreement, period, asOf }: TimeQuestion,
  segments: readonly Segment[],
): Step[] {
  return suspendedTime(agreement, asOf)
    .filter((span) => touches(span, period))
    .map((span) => ({
      step: 'suspension',
      values: {
        start: instantText(span.start),
        end: instantText(span.end),
        excludedMs: excludedMs(segments, 'suspension', [span]),
      },
    }))
}

/**
 * One step for each claimed exclusion that touches the period (semantics 2.6): `incident`, `service`, `type`, `clause`,
 * `duty` where it rests on one, `start`, `end`, `why` (`listed`: taken out; `not-listed`: the agreement does not let this
 * type out; `not-approved`: disputed until the customer has approved it), `excludedMs`, and `approvedBy` where anybody has.
 * The evidence is not in it, for steps are published.
 */
export function claimSteps(
  { period }: TimeQuestion,
  { claims }: Reliefs,
  segments: readonly Segment[],
): Step[] {
  return claims
    .filter(({ claim }) => touches(claim, period))
    .map(({ claim, why, taken }) => ({
      step: 'exclusion',
      values: {
        incident: claim.incident,
        service: claim.service,
        type: claim.type,
        clause: claim.clause,
        ...(claim.duty !== undefined && { duty: claim.duty }),
        start: instantText(claim.start),
        end: instantText(claim.end),
        why,
        excludedMs: excludedMs(segments, claim.type, taken),
        ...(claim.approvedBy.length > 0 && { approvedBy: claim.approvedBy.join(', ') }),
      },
    }))
}
