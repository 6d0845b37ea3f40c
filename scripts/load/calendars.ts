import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import type { Calendar, Calendars, DayInterval, HolidayLists } from '../../data/schema/calendar.ts'
import { PRESETS_FILE, presetLists, WORKING_DAYS } from '../calendars/presets.ts'
import { type ReadMemory, remembered } from './read-memory.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

type Holiday = HolidayLists[string][number]
type Written = Pick<Calendar, 'id' | 'timeZone' | 'weekly'> & { holidays: string[]; exceptions?: Holiday[] }

/**
 * Calendars by id, each with its holidays and exceptions written in (semantics C1, C3): those of the file, and the presets
 * of Swedish working days that the file does not replace.
 */
export function calendarsById(
  file: z.output<typeof Calendars> | undefined,
  memory?: ReadMemory,
): Record<string, Calendar> {
  const presets = memory
    ? remembered(memory, 'presets', [readFileSync(PRESETS_FILE, 'utf8')], presetLists)
    : presetLists()
  const lists = { ...presets, ...file?.holidays }
  const written = (file?.calendars ?? []).map((calendar) => ({
    ...calendar,
    weekly: Object.fromEntries(WEEKDAYS.map((day, index) => [index + 1, calendar.weekly[day]])),
  }))
  return Object.fromEntries([...WORKING_DAYS, ...written].map((one) => [one.id, calendarOf(one, lists)]))
}

function calendarOf(
  { id, timeZone, weekly, holidays, exceptions = [] }: Written,
  lists: HolidayLists,
): Calendar {
  const dates: Calendar['exceptions'] = {}
  for (const list of holidays) {
    for (const holiday of lists[list] ?? []) {
      const hours = hoursOf(holiday, weekly)
      const former = dates[holiday.date]
      dates[holiday.date] = former
        ? former.flatMap((span) => hours.flatMap((other) => common(span, other)))
        : hours
    }
  }
  for (const exception of exceptions) dates[exception.date] = hoursOf(exception, weekly)
  const years = holidays.flatMap((list) => yearsOf(lists[list] ?? []) ?? [])
  return {
    id,
    timeZone,
    weekly,
    exceptions: dates,
    ...(years.length > 0 && {
      holidays: {
        lists: holidays,
        from: Math.max(...years.map(({ from }) => from)),
        to: Math.min(...years.map(({ to }) => to)),
      },
    }),
  }
}

/** The hours of a date: none, its own, or those of its weekday up to a time. */
function hoursOf({ date, hours }: Holiday, weekly: Calendar['weekly']): DayInterval[] {
  if (hours === 'closed') return []
  if (Array.isArray(hours)) return hours
  const usual = weekly[Temporal.PlainDate.from(date).dayOfWeek] ?? []
  return usual.flatMap((span) => common(span, { fromMinute: 0, toMinute: hours.until }))
}

function common(a: DayInterval, b: DayInterval): DayInterval[] {
  const fromMinute = Math.max(a.fromMinute, b.fromMinute)
  const toMinute = Math.min(a.toMinute, b.toMinute)
  return toMinute > fromMinute ? [{ fromMinute, toMinute }] : []
}

/** The years that a list covers, the first and the last that it has a date in; null for an empty one. */
function yearsOf(list: Holiday[]): { from: number; to: number } | null {
  const years = list.map(({ date }) => Number(date.slice(0, 4)))
  return years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) }
}
