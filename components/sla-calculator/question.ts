import {
  agreedMs,
  allowedMs,
  type Hours,
  hoursOf,
  type PeriodName,
  percentOf,
  type Span,
  spanOf,
} from './allowed.ts'
import { isZone, type LocalDay } from './zone.ts'

/** What is asked, as a reader or the page has written it. */
export interface Question {
  target: string
  period: string
  timeZone: string
  /** `24x7`, or days and clock times as `mon-fri 08:00-17:00`. */
  hours: string
  /** A day of the period. */
  day: LocalDay
}

/** What of a question cannot be read. */
export type Fault = 'wrongTarget' | 'wrongZone' | 'wrongYear' | 'wrongHours'

export const PERIODS: readonly PeriodName[] = ['day', 'week', 'month', 'quarter', 'year']
/** Beside the target that is asked about. */
const USUAL = ['99', '99.5', '99.8', '99.9', '99.95', '99.99']
const DAY = 86_400_000

/** The lengths of a period of the day that is asked about, in milliseconds. */
export interface Length {
  period: PeriodName
  span: Span
  agreed: number
  /** How much longer than its days at 24 hours each, or shorter; of agreed hours nothing is said. */
  shift: number
}

export interface Answer {
  target: string
  asked: Length
  allowed: number
  /** Usual targets and the one that is asked about, the least first, with what each allows of every period. */
  rows: { target: string; allowed: { period: PeriodName; ms: number }[] }[]
}

export const periodOf = (name: string): PeriodName => PERIODS.find((known) => known === name) ?? 'month'

/** The answer, or what has to be mended first. */
export function answerTo({ target: text, period, timeZone, hours: written, day }: Question): Answer | Fault {
  const target = percentOf(text)
  if (target === undefined) return 'wrongTarget'
  if (!isZone(timeZone)) return 'wrongZone'
  if (!(day.year >= 1970 && day.year <= 2100)) return 'wrongYear'
  const hours = hoursOf(written)
  if (hours === undefined && written !== '24x7') return 'wrongHours'
  const lengths = PERIODS.map((name) => lengthOf(name, day, timeZone, hours))
  const asked =
    lengths.find((one) => one.period === periodOf(period)) ?? lengthOf('month', day, timeZone, hours)
  const known = USUAL.some((one) => Number(one) === Number(target))
  const targets = [...USUAL, ...(known ? [] : [target])].sort((a, b) => Number(a) - Number(b))
  return {
    target,
    asked,
    allowed: allowedMs(asked.agreed, target),
    rows: targets.map((one) => ({
      target: one,
      allowed: lengths.map(({ period: name, agreed }) => ({ period: name, ms: allowedMs(agreed, one) })),
    })),
  }
}

function lengthOf(period: PeriodName, day: LocalDay, timeZone: string, hours?: Hours): Length {
  const span = spanOf(period, day)
  const agreed = agreedMs(span, timeZone, hours)
  const utc = (one: LocalDay) => Date.UTC(one.year, one.month - 1, one.day)
  const days = Math.round((utc(span.after) - utc(span.first)) / DAY)
  return { period, span, agreed, shift: hours === undefined ? agreed - days * DAY : 0 }
}
