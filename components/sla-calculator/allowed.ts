import { addDays, instantAt, type LocalDay, startOfDay } from './zone.ts'

/* How much downtime a target allows, exactly (G01). */

export type PeriodName = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** The days of a period: from the first, and up to the one after the last. */
export interface Span {
  first: LocalDay
  after: LocalDay
}

/** The calendar period that a day is in; a week begins on Monday. */
export function spanOf(period: PeriodName, { year, month, day }: LocalDay): Span {
  if (period === 'year') return span(year, 1, 12)
  if (period === 'quarter') return span(year, month - ((month - 1) % 3), 3)
  if (period === 'month') return span(year, month, 1)
  const sunday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  const first = addDays({ year, month, day }, period === 'week' ? -((sunday + 6) % 7) : 0)
  return { first, after: addDays(first, period === 'week' ? 7 : 1) }
}

function span(year: number, month: number, months: number): Span {
  return { first: { year, month, day: 1 }, after: addDays({ year, month: month + months, day: 1 }, 0) }
}

/** Hours in which a service is promised, on some days of the week: minutes from midnight. */
export interface Hours {
  /** 1 Monday … 7 Sunday. */
  days: readonly number[]
  from: number
  /** More than `from`; 1440 is midnight. */
  to: number
}

/** The agreed time of a span in milliseconds: all of it, or its hours. Clock changes make days of 23 and 25 hours. */
export function agreedMs({ first, after }: Span, timeZone: string, hours?: Hours): number {
  if (hours === undefined) return startOfDay(after, timeZone) - startOfDay(first, timeZone)
  let sum = 0
  const end = Date.UTC(after.year, after.month - 1, after.day)
  for (let day = first; Date.UTC(day.year, day.month - 1, day.day) < end; day = addDays(day, 1)) {
    const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay() || 7
    if (!hours.days.includes(weekday)) continue
    sum += clock(day, hours.to, timeZone) - clock(day, hours.from, timeZone)
  }
  return sum
}

/** A midnight is the border of two days, also where the clock passes over it. */
function clock(day: LocalDay, minutes: number, timeZone: string): number {
  if (minutes % 1440 === 0) return startOfDay(addDays(day, minutes / 1440), timeZone)
  return instantAt(day, minutes, timeZone)
}

/** A share of time in per cent as it is written, `99,9` or `99.9`, with a point; nothing for what is none. */
export function percentOf(text: string): string | undefined {
  const [, whole = '', , part = ''] =
    /^(\d{1,3})([.,](\d{1,6}))?$/.exec(text.trim().replace(/\s*%$/, '')) ?? []
  if (whole === '' || Number(whole) > 100 || (Number(whole) === 100 && Number(part) > 0)) return undefined
  return part === '' ? String(Number(whole)) : `${Number(whole)}.${part}`
}

/** What a target of so many per cent allows of a time, in whole milliseconds, cut: what is left over is not allowed. */
export function allowedMs(agreed: number, percent: string): number {
  const [whole = '0', part = ''] = percent.split('.')
  const scale = 10n ** BigInt(part.length)
  const share = 100n * scale - BigInt(whole + part)
  return Number((BigInt(agreed) * share) / (100n * scale))
}

/** `mon-fri 08:00-17:00` as hours; nothing for what cannot be read, as for `24x7`. */
export function hoursOf(text: string): Hours | undefined {
  const [, first = '', last = first, h1, m1, h2, m2] =
    /^([a-z]{3})(?:-([a-z]{3}))? ([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/i.exec(text.trim()) ??
    []
  const [begin, end] = [DAYS.indexOf(first.toLowerCase()), DAYS.indexOf(last.toLowerCase())]
  const [from, to] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)]
  if (begin < 0 || end < begin || !(from < to) || to > 1440) return undefined
  return { days: DAYS.flatMap((_, index) => (index < begin || index > end ? [] : [index + 1])), from, to }
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
