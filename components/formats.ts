const MINUTE = 60_000
const NBSP = '\u00a0'

export type Rounding = 'floor' | 'ceil'

/** Numbers, times and durations as people write them, in one language and one time zone. */
export interface Formats {
  /** A decimal string of the feed with its unit, digits unchanged: `99,97 %`. */
  quantity(decimal: string, unit: string): string
  /** The same with the unit spelled out, for speech: `99,97 procent`. */
  spokenQuantity(decimal: string, unit: string): string
  /** `3 h 14 min`; under a minute, seconds. Downtime is `ceil`ed, what is left `floor`ed (semantics 2.10 R2). */
  duration(ms: number, rounding: Rounding): string
  /** `3 timmar 14 minuter`: "m" is read out as metre. */
  spokenDuration(ms: number, rounding: Rounding): string
  integer(count: number): string
  list(items: string[]): string
  /** `14:02`. */
  time(instant: number): string
  /** `19 nov.`, in the page's zone. */
  date(instant: number): string
  /** `19 november 2026`. */
  longDate(instant: number): string
  /** `sön 29 nov. 01:00–04:00`. */
  range(start: number, end: number): string
  month(instant: number): string
  year(instant: number): string
  /** `14 okt.` of a local date, `2026-10-14`. */
  day(date: string): string
  /** `onsdag 14 oktober 2026`. */
  longDay(date: string): string
  isSameDay(a: number, b: number): boolean
}

/** Parts of a duration, rounded as a whole, so that 59.5 s never becomes 60 s. */
function parts(ms: number, rounding: Rounding): [number, 'hour' | 'minute' | 'second'][] {
  const seconds = Math[rounding](ms / 1000)
  if (seconds > 0 && seconds < 60) return [[seconds, 'second']]
  const minutes = Math[rounding](ms / MINUTE)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return [[rest, 'minute']]
  return rest === 0
    ? [[hours, 'hour']]
    : [
        [hours, 'hour'],
        [rest, 'minute'],
      ]
}

const SYMBOLS = { hour: 'h', minute: 'min', second: 's' }
/** Units of the feed that `Intl` knows by another name. */
const UNITS: Record<string, Intl.NumberFormatOptions['unit'] & string> = {
  '%': 'percent',
  ms: 'millisecond',
  s: 'second',
  min: 'minute',
  h: 'hour',
}

const known = new Map<string, Formats>()

/**
 * The formats of a language and a zone, made once: making one takes longer than writing a hundred figures with it.
 * Instants are epoch milliseconds, durations milliseconds of at least 0.
 */
export function createFormats(tag: string, timeZone: string): Formats {
  const key = `${tag} ${timeZone}`
  const formats = known.get(key) ?? make(tag, timeZone)
  known.set(key, formats)
  return formats
}

/** Keeps what a maker made by its arguments. */
function memo<A extends unknown[], T>(maker: (...args: A) => T): (...args: A) => T {
  const made = new Map<string, T>()
  return (...args) => {
    const key = JSON.stringify(args)
    const value = made.get(key) ?? maker(...args)
    made.set(key, value)
    return value
  }
}

function make(tag: string, timeZone: string): Formats {
  const at = memo(
    (options: Intl.DateTimeFormatOptions, zone: string = timeZone) =>
      new Intl.DateTimeFormat(tag, { ...options, timeZone: zone }),
  )
  const numbers = memo(
    (digits: number, options: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(tag, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        ...options,
      }),
  )
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' })
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  // A string keeps every digit; nothing is rounded here, because the feed has already cut it the right way.
  const number = memo((decimal: string, options: Intl.NumberFormatOptions) =>
    numbers(decimal.split('.')[1]?.length ?? 0, options).format(decimal as `${number}`),
  )
  const quantity = (decimal: string, unit: string, unitDisplay: 'short' | 'long') => {
    const known = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
    if (unit === '%' && unitDisplay === 'short') return number(decimal, { style: 'unit', unit: 'percent' })
    if (known !== undefined && unitDisplay === 'long')
      return number(decimal, { style: 'unit', unit: known, unitDisplay })
    return unit === '' ? number(decimal, {}) : `${number(decimal, {})}${NBSP}${unit}`
  }
  // Noon UTC of the date itself: a local date has no zone to be shifted by.
  const noon = (date: string) => Date.parse(`${date}T12:00:00Z`)
  const longDate = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const formats: Formats = {
    quantity: (decimal, unit) => quantity(decimal, unit, 'short'),
    spokenQuantity: (decimal, unit) => quantity(decimal, unit, 'long'),
    duration: (ms, rounding) =>
      parts(ms, rounding)
        .map(([count, unit]) => `${formats.integer(count)}${NBSP}${SYMBOLS[unit]}`)
        .join(NBSP),
    spokenDuration: (ms, rounding) =>
      parts(ms, rounding)
        .map(([count, unit]) => number(String(count), { style: 'unit', unit, unitDisplay: 'long' }))
        .join(' '),
    integer: (count) => number(String(count), {}),
    list: (items) => lists.format(items),
    time: (instant) => at(clock).format(instant),
    date: (instant) => at({ day: 'numeric', month: 'short' }).format(instant).replaceAll(' ', NBSP),
    longDate: (instant) => at(longDate).format(instant),
    range: (start, end) =>
      at({ weekday: 'short', day: 'numeric', month: 'short', ...clock }).formatRange(start, end),
    month: (instant) => at({ month: 'long' }).format(instant),
    year: (instant) => at({ year: 'numeric' }).format(instant),
    day: (date) => at({ day: 'numeric', month: 'short' }, 'UTC').format(noon(date)).replaceAll(' ', NBSP),
    longDay: (date) => at({ weekday: 'long', ...longDate }, 'UTC').format(noon(date)),
    isSameDay: (a, b) => at({ dateStyle: 'short' }).format(a) === at({ dateStyle: 'short' }).format(b),
  }
  return formats
}

/** The hours of an ISO 8601 duration of days or hours, `P30D` or `PT720H`; null for any other. */
export function hoursOf(duration: string): number | null {
  const match = /^P(?:(\d{1,4})D|T(\d{1,5})H)$/.exec(duration)
  if (match === null) return null
  return match[1] === undefined ? Number(match[2]) : Number(match[1]) * 24
}
