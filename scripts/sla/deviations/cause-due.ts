import type { Agreement } from '../../../data/schema/agreement.ts'
import type { Calendar } from '../../../data/schema/calendar.ts'
import type { DeviationRecord } from '../../../data/schema/deviation.ts'
import type { Deviation } from '../../../data/schema/feed.ts'
import { workingCalendar, workingDaysFrom } from '../time/calendar.ts'
import { localDate } from '../time/period.ts'

/**
 * Until when the cause has to be known (`deviations.rootCauseWithin`), and whether that was kept. The day on which the
 * deviation was opened is day 0 (semantics C6), and the last day is in it. That the cause was looked for and is `unknown`
 * does not keep it.
 * @returns nothing where the agreement promises nothing, or it is not known when the deviation was opened.
 */
export function causeDue(
  { timeZone, deviations }: Agreement,
  { openedAt, record, asOf }: { openedAt: number | null; record: DeviationRecord | undefined; asOf: number },
  calendars: Record<string, Calendar>,
): Deviation['causeDue'] {
  const within = deviations?.rootCauseWithin
  if (within === undefined || openedAt === null) return undefined
  const opened = localDate(openedAt, timeZone)
  const last =
    'calendarDays' in within
      ? opened.add({ days: within.calendarDays })
      : workingDaysFrom(workingCalendar(calendars, within.calendar), opened, within.workingDays, 1)
  const by = last.toString()
  const cause = record?.rootCause
  if (cause !== undefined && cause.category !== 'unknown')
    return { by, state: cause.found <= by ? 'kept' : 'missed' }
  return { by, state: localDate(asOf, timeZone).toString() <= by ? 'open' : 'missed' }
}
