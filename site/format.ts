import { createFormats, type Formats } from '../components/formats.ts'
import { languageFor } from '../components/messages/languages.ts'
import { statusFeed } from './feed.ts'

const tag = (locale: string) => languageFor(locale).tag

const known = new Map<string, Formats>()

/** The components' own formats, in a language and the page's zone. */
export function formats(locale: string): Formats {
  const { timeZone } = statusFeed().page
  const key = `${locale} ${timeZone}`
  const found = known.get(key) ?? createFormats(tag(locale), timeZone)
  known.set(key, found)
  return found
}

const HOURS = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const STYLES = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  shortDate: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
  dayAndTime: { day: 'numeric', month: 'short', ...HOURS },
  weekdayAndTime: { weekday: 'long', day: 'numeric', month: 'long', ...HOURS },
  time: HOURS,
  short: { day: 'numeric', month: 'short', year: 'numeric', ...HOURS },
  precise: { day: 'numeric', month: 'short', year: 'numeric', ...HOURS, second: '2-digit' },
  preciseTime: { ...HOURS, second: '2-digit' },
  long: { day: 'numeric', month: 'long', year: 'numeric', ...HOURS },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type DateStyle = keyof typeof STYLES

const dateFormat = once(
  (style: DateStyle, locale: string, timeZone: string) =>
    new Intl.DateTimeFormat(tag(locale), { ...STYLES[style], timeZone }),
)

/** An instant (ISO 8601) in a zone, or a local date (`YYYY-MM-DD`), which has no zone to be shifted by. */
export const date = once((value: string, style: DateStyle, locale: string, timeZone: string): string =>
  dateFormat(style, locale, value.includes('T') ? timeZone : 'UTC').format(new Date(value)),
)

/** The days from one instant to just before another, in a zone: `1–31 mars 2025`. */
export function dateRange(start: string, end: string, locale: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(tag(locale), { ...STYLES.date, timeZone })
  return format.formatRange(Date.parse(start), Date.parse(end) - 1)
}

/** Keeps what a maker made: to make a format takes longer than to use it a hundred times. */
function once<A extends string[], T>(maker: (...args: A) => T): (...args: A) => T {
  const made = new Map<string, T>()
  return (...args) => {
    const key = args.join(' ')
    const value = made.get(key) ?? maker(...args)
    made.set(key, value)
    return value
  }
}

const zoneFormat = once(
  (locale: string, timeZone: string) =>
    new Intl.DateTimeFormat(tag(locale), { timeZone, timeZoneName: 'short' }),
)
const weekdays = once(
  (locale: string) => new Intl.DateTimeFormat(tag(locale), { weekday: 'long', timeZone: 'UTC' }),
)
const decimalPoint = once((locale: string) => new Intl.NumberFormat(tag(locale)).format(0.1).charAt(1))

/** The zone's own name at an instant, `CET` or `CEST`. */
export function zoneName(instant: string, locale: string, timeZone: string): string {
  const parts = zoneFormat(locale, timeZone).formatToParts(new Date(instant))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** Name of an ISO weekday, 1 Monday to 7 Sunday. */
export function weekday(day: number, locale: string): string {
  return weekdays(locale).format(new Date(Date.UTC(2024, 0, day)))
}

/**
 * Milliseconds to the last one, `719:12:05,250`, so that a column of them sums to what it says.
 * @param thousandths - Whether to write them; by default where there are any.
 */
export function clock(ms: number, locale: string, thousandths = ms % 1000 !== 0): string {
  const pad = (value: number, length = 2) => String(value).padStart(length, '0')
  const whole = `${Math.floor(ms / 3_600_000)}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}`
  if (!thousandths) return whole
  return `${whole}${decimalPoint(locale)}${pad(ms % 1000, 3)}`
}

/** The first letter as a capital, for a sentence that begins with a formatted word. */
export function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(tag(locale)) + text.slice(1)
}
