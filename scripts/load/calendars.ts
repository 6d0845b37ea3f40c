import type { z } from 'zod'
import type { Calendar, Calendars, DayInterval } from '../../data/schema/calendar.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Calendars by id, each with its holidays written into its exceptions (semantics C1, C3). */
export function calendarsById(file: z.output<typeof Calendars> | undefined): Record<string, Calendar> {
  const byId: Record<string, Calendar> = {}
  for (const { id, timeZone, weekly, holidays } of file?.calendars ?? []) {
    const exceptions: Record<string, DayInterval[]> = {}
    for (const { date, hours } of holidays === undefined ? [] : (file?.holidays[holidays] ?? [])) {
      exceptions[date] = hours === 'closed' ? [] : hours
    }
    byId[id] = {
      id,
      timeZone,
      weekly: Object.fromEntries(WEEKDAYS.map((day, index) => [index + 1, weekly[day]])),
      exceptions,
    }
  }
  return byId
}
