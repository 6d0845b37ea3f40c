import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import { localDate } from '../time/period.ts'

/**
 * A file as it was known at an instant: what was found, done or closed later is not in it. Null for what was noticed
 * later. Days are in the agreement's zone, and count from their first instant.
 */
export function knownAt(record: DeviationRecord, asOf: number, timeZone: string): DeviationRecord | null {
  const { closedAt, rootCause, correctiveActions, ...rest } = record
  if ((rest.openedAt ?? asOf) > asOf) return null
  const today = localDate(asOf, timeZone).toString()
  return {
    ...rest,
    ...(closedAt === undefined || closedAt > asOf ? {} : { closedAt }),
    ...(rootCause === undefined || rootCause.found > today ? {} : { rootCause }),
    correctiveActions: correctiveActions.map(({ done, ...action }) =>
      done === undefined || done > today ? action : { ...action, done },
    ),
  }
}
