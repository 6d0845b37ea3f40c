import type { ObjectiveResult } from '../../data/schema/feed.ts'
import type { PeriodBounds } from '../sla/types.ts'

/** A result's period with its bounds as instants. */
export function boundsOf({ id, type, start, end, timeZone }: ObjectiveResult['period']): PeriodBounds {
  return { id, type, start: Date.parse(start), end: Date.parse(end), timeZone }
}
