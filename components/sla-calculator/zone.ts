/*
 * Days and clock times of a zone as instants, by what `Intl` knows of zones: browsers have no Temporal yet. A month is as long
 * as it is there, 743 h in March and 745 h in October in Stockholm (semantics 2.2).
 */

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A date of no zone. Months from 1. A day or month beyond the end is one of the next. */
export interface LocalDay {
  year: number
  month: number
  day: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Clock times in a zone. @throws RangeError for a zone that the browser does not know. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'iso8601', numberingSystem: 'latn', era: 'short', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  formats.set(timeZone, format)
  return format
}

/** Whether the browser knows a zone by this name. An offset such as `+01:00` is no zone: it is wrong half the year. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    clockOf(name)
    return true
  } catch {
    return false
  }
}

/** How far a zone is ahead of UTC at an instant, in milliseconds, whole seconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

/** The date in a zone at an instant. */
export function dayAt(instant: number, timeZone: string): LocalDay {
  const date = new Date(instant + offsetAt(instant, timeZone))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/**
 * The instant of a clock time of a day, in minutes from midnight. One that comes twice is the first of the two; one that does
 * not come is as long after the change of the clock as it is after the last time before it (as Temporal's `compatible`).
 */
export function instantAt({ year, month, day }: LocalDay, minutes: number, timeZone: string): number {
  const wall = Date.UTC(year, month - 1, day) + minutes * 60_000
  const [before, after] = [offsetAt(wall - DAY, timeZone), offsetAt(wall + DAY, timeZone)]
  const fitting = [wall - before, wall - after].filter(
    (instant) => instant + offsetAt(instant, timeZone) === wall,
  )
  return fitting.length > 0 ? Math.min(...fitting) : wall - before
}

/** The first instant of a day: that of the change itself where the clock passes over midnight. */
export function startOfDay(day: LocalDay, timeZone: string): number {
  const wall = Date.UTC(day.year, day.month - 1, day.day)
  const at = instantAt(day, 0, timeZone)
  if (at + offsetAt(at, timeZone) === wall) return at
  let [earlier, later] = [at - 3 * HOUR, at]
  while (later - earlier > 1000) {
    const middle = Math.floor((earlier + later) / 2000) * 1000
    if (middle + offsetAt(middle, timeZone) < wall) earlier = middle
    else later = middle
  }
  return later
}

/** The same day so many days on. */
export function addDays({ year, month, day }: LocalDay, days: number): LocalDay {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
