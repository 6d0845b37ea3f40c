import { instantText } from '../sla/time/text.ts'
import type { Segment } from '../sla/types.ts'

/** A segment in the form for machines, with the reason for its class in words. */
export interface ExplainedSegment {
  start: string
  end: string
  ms: number
  class: Segment['class']
  /** Share of it that counts as down, as a fraction. */
  weight?: string
  reason?: string
  events: string[]
  why: string
}

const REASONS: Record<string, string> = {
  maintenance: 'planned maintenance that was announced in time',
  suspension: 'the service was suspended',
  'force-majeure': 'force majeure, which the agreement lets out',
  customer: 'caused by the customer, which the agreement lets out',
  'third-party': 'caused by a third party, which the agreement lets out',
  'agreed-waiver': 'waived by agreement',
  beta: 'a beta, which the agreement lets out',
}

/** Why a stretch of time counts as it does. */
function whyOf({ class: kind, reason, events }: Segment, weight: string | undefined): string {
  switch (kind) {
    case 'up':
      return events.length > 0 ? 'observed, and nothing in it counts as down' : 'observed, and no outage'
    case 'down':
      return weight === '1' || weight === undefined
        ? 'an outage, counts in full'
        : `an outage, counts by ${weight}`
    case 'excluded':
      return `taken out: ${REASONS[reason ?? ''] ?? reason ?? 'agreed'}`
    case 'unknown':
      return reason === 'source-late'
        ? 'no source has reported since, and no outage covers it'
        : 'no source observed it, and no outage covers it'
    case 'outside-hours':
      return 'outside the service hours'
    case 'outside-contract':
      return 'the agreement does not hold then'
    case 'future':
      return 'has not happened yet'
  }
}

/** Every segment of a ledger, in order. */
export function explainSegments(segments: readonly Segment[]): ExplainedSegment[] {
  return segments.map((segment) => {
    const { start, end, class: kind, reason, events } = segment
    const weight = segment.weight && fraction(segment.weight)
    return {
      start: instantText(start),
      end: instantText(end),
      ms: end - start,
      class: kind,
      ...(weight !== undefined && { weight }),
      ...(reason !== undefined && { reason }),
      events,
      why: whyOf(segment, weight),
    }
  })
}

function fraction({ num, den }: { num: bigint; den: bigint }): string {
  return den === 1n ? String(num) : `${num}/${den}`
}
