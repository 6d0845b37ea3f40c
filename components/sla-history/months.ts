import type { StripDay } from '../days.ts'

/** A month of days as rows of weeks that begin on Monday (ISO 8601). */
export interface Month {
  /** `2026-10`. */
  id: string
  /** Place of its first day among all days. */
  first: number
  days: StripDay[]
  /** 0 where the first day shown is a Monday, 6 for a Sunday. */
  offset: number
}

/** Width and height of a day's cell, and of the bar in it. */
export const CELL = 24
export const COLUMNS = 7

/** The weekday of a local date, 0 for Monday. */
function weekday(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % COLUMNS
}

/** The months that the days make, oldest first; the first and the last may be cut. */
export function monthsOf(days: StripDay[]): Month[] {
  const months: Month[] = []
  for (const [index, day] of days.entries()) {
    const id = day.date.slice(0, 7)
    const last = months.at(-1)
    if (last?.id === id) last.days.push(day)
    else months.push({ id, first: index, days: [day], offset: weekday(day.date) })
  }
  return months
}

/** Where the cell of a month's day stands, in units of the drawing. */
export function cellOf({ offset }: Pick<Month, 'offset'>, index: number): { x: number; y: number } {
  const place = offset + index
  return { x: (place % COLUMNS) * CELL, y: Math.floor(place / COLUMNS) * CELL }
}

export function rowsOf({ offset, days }: Month): number {
  return Math.ceil((offset + days.length) / COLUMNS)
}

/** The day of a month under a point given in shares of its drawing; nothing where there is none. */
export function dayUnder(month: Month, across: number, down: number): number | undefined {
  const column = Math.min(COLUMNS - 1, Math.max(0, Math.floor(across * COLUMNS)))
  const row = Math.min(rowsOf(month) - 1, Math.max(0, Math.floor(down * rowsOf(month))))
  const index = row * COLUMNS + column - month.offset
  return index >= 0 && index < month.days.length ? month.first + index : undefined
}

/** The day that a key leads to: a day, a week, a month, or either end. Nothing for other keys. */
export function calendarKey(
  key: string,
  index: number,
  count: number,
  rightToLeft: boolean,
): number | undefined {
  const forward = rightToLeft ? -1 : 1
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowUp: -COLUMNS,
    ArrowDown: COLUMNS,
    PageUp: -30,
    PageDown: 30,
    Home: -count,
    End: count,
  }
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, index + step))
}
