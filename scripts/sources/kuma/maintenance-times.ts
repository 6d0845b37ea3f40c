import { z } from 'zod'
import type { Interval } from '../../../data/schema/timeline.ts'
import { localDate } from '../../sla/time/period.ts'
import type { KumaWindow } from './maintenance.ts'

/** When a window is, and why some of it cannot be told. */
export interface Dated {
  times: Interval[]
  reasons: string[]
}

/** By the wall clock, as browsers write it: seconds may be there. */
const WALL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/

/** A window that is once, from one wall clock time to another in its zone. */
export function onceOf({ start_date, end_date }: KumaWindow, zone: string): Dated {
  const start = instantOf(start_date, zone)
  const end = instantOf(end_date, zone)
  if ('reason' in start) return refused(start.reason)
  if ('reason' in end) return refused(end.reason)
  if (end.at <= start.at) return refused('it ends before it begins')
  return { times: [{ start: start.at, end: end.at }], reasons: [] }
}

/**
 * The times of a window that recurs on days of the week, by the wall clock of its zone, as long as it lasts by the
 * stopwatch. Those that are over are left out, and those that begin later than `to`.
 */
export function weekdaysOf(row: KumaWindow, zone: string, { from, to }: { from: number; to: number }): Dated {
  const { start_date, end_date, start_time, duration } = row
  const time = /^(\d{2}):(\d{2})/.exec(start_time ?? '')?.[0]
  const days = numbersIn(row.weekdays)
  if (time === undefined || days === null || !duration)
    return refused('its time, duration or days of the week are missing')
  const [first, last] = [start_date, end_date].map((text) => (text ? instantOf(text, zone) : null))
  for (const bound of [first, last]) if (bound && 'reason' in bound) return refused(bound.reason)
  const since = first && 'at' in first ? first.at : Number.NEGATIVE_INFINITY
  const until = last && 'at' in last ? last.at : Number.POSITIVE_INFINITY
  const found: Dated = { times: [], reasons: [] }
  const length = duration * 1000
  const end = localDate(to, zone)
  for (
    let date = localDate(from - length, zone);
    Temporal.PlainDate.compare(date, end) <= 0;
    date = date.add({ days: 1 })
  ) {
    // Kuma counts from Sunday, which is 0.
    if (!days.includes(date.dayOfWeek % 7)) continue
    const told = instantOf(`${date} ${time}`, zone)
    if ('reason' in told) found.reasons.push(told.reason)
    else if (told.at + length > from && told.at <= to && told.at >= since && told.at <= until)
      found.times.push({ start: told.at, end: told.at + length })
  }
  return found
}

/** The day (in UTC) of an instant, for a name that stays. */
export const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const refused = (reason: string): Dated => ({ times: [], reasons: [reason] })

function instantOf(text: string | null | undefined, zone: string): { at: number } | { reason: string } {
  const [, date, time] = WALL.exec(text ?? '') ?? []
  if (date === undefined || time === undefined)
    return { reason: `its time "${text ?? ''}" cannot be read; expected YYYY-MM-DD HH:MM` }
  try {
    const wall = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' })
    return { at: wall.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds }
  } catch {
    return {
      reason: `${date} ${time} in ${zone} is no time, or one that the clocks show twice; Kuma does not tell which it takes`,
    }
  }
}

function numbersIn(text: string | null | undefined): number[] | null {
  try {
    return z
      .array(z.coerce.number().int().min(0).max(6))
      .min(1)
      .parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}
