import { ceil, ratio, subtract } from '../exact/ratio.ts'
import { instantText } from '../time/text.ts'
import type { Figures, Segment, TimeQuestion } from '../types.ts'
import { otherAuthorities } from './authorities.ts'
import { openEvents } from './open-events.ts'
import type { Reading } from './reading.ts'
import type { Reliefs } from './reliefs.ts'

/** When the oldest downtime in a rolling window will have left it: the earliest that it can recover (semantics 2.9). */
function recoversAt({ objective, period }: TimeQuestion, segments: readonly Segment[]): number | null {
  const rolling =
    objective.period === 'service-year'
      ? 'P365D'
      : typeof objective.period === 'object' && 'rolling' in objective.period && objective.period.rolling
  const oldest = segments.findIndex((segment) => segment.class === 'down')
  if (!rolling || oldest === -1) return null
  let last = oldest
  while (segments[last + 1]?.class === 'down') last += 1
  const end = Temporal.Instant.fromEpochMilliseconds((segments[last] as Segment).end)
  return end.toZonedDateTimeISO(period.timeZone).add(rolling).epochMilliseconds
}

/**
 * What has no field of its own. `recoversAt`, of a rolling window that is breached: an instant. `beyondBaseMs`: by how much
 * the downtime is longer than a constant base, where the value was held at 0 (semantics 2.2). `deemedUpMs`: time before
 * the agreement that counts as up. What each source says by itself: see `otherAuthorities`. And `openEvents`, see there.
 */
export function numbersOf(
  question: TimeQuestion,
  reliefs: Reliefs,
  reading: Reading,
  verdict: Figures['verdict'],
): { numbers?: Record<string, string> } {
  const { ledger, totals, measure } = reading
  const recovers = verdict === 'breached' ? recoversAt(question, ledger.segments) : null
  const beyond = ceil(subtract(totals.down, ratio(measure.base)))
  const found = {
    ...(recovers !== null && { recoversAt: instantText(recovers) }),
    ...(beyond > 0n && { beyondBaseMs: String(beyond) }),
    ...(measure.deemed > 0 && { deemedUpMs: String(measure.deemed) }),
    ...otherAuthorities(question, reliefs, reading),
    ...openEvents(question, reading),
  }
  return Object.keys(found).length > 0 ? { numbers: found } : {}
}
