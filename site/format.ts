import type { Text } from '../data/schema/common.ts'

/** Region of a language where its dates and numbers differ between regions. */
const TAGS: Record<string, string> = { sv: 'sv-SE', en: 'en-GB' }
const tag = (locale: string) => TAGS[locale] ?? locale

const NBSP = '\u00a0'
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The words of a text in a language: that language, else its first one. */
export function words(text: Text, locale: string): string {
  if (typeof text === 'string') return text
  return text[locale] ?? Object.values(text)[0] ?? ''
}

/** A decimal string of the feed with the language's separators and exactly its own decimals. */
export function decimal(value: string, locale: string): string {
  return formatNumber(value, value, locale, {})
}

/** A percentage of the feed, `99.97` to `99,97 %`: exact, since the string and no floating point is formatted. */
export function percent(value: string, locale: string): string {
  return formatNumber(value, `${value}E-2`, locale, { style: 'percent' })
}

function formatNumber(value: string, exact: string, locale: string, options: Intl.NumberFormatOptions): string {
  const digits = value.split('.')[1]?.length ?? 0
  const format = new Intl.NumberFormat(tag(locale), {
    ...options,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(exact as `${number}`)
}

/**
 * Milliseconds in the two largest units that matter, `3 h 14 min`, non-breaking. What is cut off at the small end is
 * rounded in one direction: downtime up, what is left of a budget down (semantics 2.10 R2).
 */
export function duration(ms: number, rounding: 'up' | 'down' = 'up'): string {
  const round = rounding === 'up' ? Math.ceil : Math.floor
  const unit = ms < 10 * MINUTE ? SECOND : ms < 2 * DAY ? MINUTE : HOUR
  const whole = round(ms / unit) * unit
  const parts = [
    [Math.floor(whole / DAY), 'd', whole >= 2 * DAY],
    [Math.floor(whole / HOUR) % (whole >= 2 * DAY ? 24 : Number.POSITIVE_INFINITY), 'h', whole >= HOUR],
    [Math.floor(whole / MINUTE) % 60, 'min', whole >= MINUTE && whole < 2 * DAY],
    [Math.floor(whole / SECOND) % 60, 's', whole < 10 * MINUTE],
  ] as const
  const shown = parts.filter(([count, , fits]) => fits && count > 0)
  return shown.map(([count, symbol]) => count + NBSP + symbol).join(NBSP) || `0${NBSP}min`
}

/** Milliseconds to the last one, `719:12:05` or `719:12:05.250`, so that a column of them sums to what it says. */
export function clock(ms: number, locale: string): string {
  const pad = (value: number, length = 2) => String(value).padStart(length, '0')
  const rest = ms % SECOND
  const text = `${Math.floor(ms / HOUR)}:${pad(Math.floor(ms / MINUTE) % 60)}:${pad(Math.floor(ms / SECOND) % 60)}`
  const point = decimal('0.1', locale).charAt(1)
  return rest === 0 ? text : `${text}${point}${pad(rest, 3)}`
}

const STYLES = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  shortDate: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  short: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  long: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  zoned: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type DateStyle = keyof typeof STYLES

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** An instant (ISO 8601) in a zone, or a local date (`YYYY-MM-DD`), which has no zone to be shifted by. */
export function date(value: string, style: DateStyle, locale: string, timeZone: string): string {
  const zone = value.includes('T') ? timeZone : 'UTC'
  const key = `${style} ${locale} ${zone}`
  const format =
    dateFormats.get(key) ?? new Intl.DateTimeFormat(tag(locale), { ...STYLES[style], timeZone: zone })
  dateFormats.set(key, format)
  return format.format(new Date(value))
}

/** Name of an ISO weekday, 1 Monday to 7 Sunday. */
export function weekday(day: number, locale: string): string {
  const format = new Intl.DateTimeFormat(tag(locale), { weekday: 'long', timeZone: 'UTC' })
  return format.format(new Date(Date.UTC(2024, 0, day)))
}

/** `Portal, API och webb`. */
export function list(items: string[], locale: string): string {
  return new Intl.ListFormat(tag(locale), { type: 'conjunction' }).format(items)
}

/** The first letter as a capital, for a sentence that begins with a formatted date. */
export function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(tag(locale)) + text.slice(1)
}
