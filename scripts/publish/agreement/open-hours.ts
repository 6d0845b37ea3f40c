import type { Calendar, DayInterval } from '../../../data/schema/calendar.ts'
import type { OpenHours } from '../../../data/schema/feed.ts'
import { knownTime } from '../../sla/time/calendar.ts'
import { openIntervals } from '../../sla/time/open-intervals.ts'
import { instantText } from '../../sla/time/text.ts'

/** How far ahead it is looked for when a calendar opens or closes next. */
const AHEAD_MS = 31 * 24 * 3_600_000

/** How far ahead every change is told. */
const TOLD_MS = 14 * 24 * 3_600_000

/** Minutes from a midnight as a clock time; those of the day after are its own. */
export function clockText(minute: number): string {
  const [hour, rest] = [Math.floor((minute > 1440 ? minute - 1440 : minute) / 60), minute % 60]
  return `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

/** A calendar's week, days of the same hours together, and whether it is open at `asOf` and until when (semantics 2.3). */
export function openHours(calendar: Calendar, asOf: number): OpenHours {
  const { id, timeZone, holidays } = calendar
  const end = Math.min(asOf + AHEAD_MS, knownTime(calendar).end)
  const intervals = openIntervals(calendar, { start: asOf, end })
  const [first] = intervals
  const open = first !== undefined && first.start === asOf
  const changes = open ? first.end : first?.start
  const next = intervals
    .flatMap(({ start, end: closes }) => [start, closes])
    .filter((at) => at > asOf && at < Math.min(end, asOf + TOLD_MS))
  return {
    id,
    timeZone,
    week: weekOf(calendar),
    holidays: holidays?.lists ?? [],
    open,
    ...(changes === undefined || changes >= end ? {} : { changes: instantText(changes) }),
    ...(next.length > 0 && { next: next.map(instantText) }),
  }
}

/** A calendar's week, days of the same hours together. */
export function weekOf({ weekly }: Calendar): OpenHours['week'] {
  const written = (hours: DayInterval[]) =>
    hours.map(({ fromMinute, toMinute }) => `${clockText(fromMinute)}-${clockText(toMinute)}`)
  const days = [1, 2, 3, 4, 5, 6, 7]
    .map((day) => ({ day, hours: written(weekly[day] ?? []) }))
    .filter(({ hours }) => hours.length > 0)
  return [...Map.groupBy(days, ({ hours }) => hours.join()).values()].map((alike) => ({
    days: alike.map(({ day }) => day),
    hours: alike[0]?.hours ?? [],
  }))
}
