// @ts-nocheck
import { z } from 'zod'
import { Id, LocalDate, TimeZone } from './common.ts'

/** `08:00-17:00` in minutes of the local day; an end at or before the start is the next day (semantics C1). */
const Hours = z.string().transform((text, ctx) => {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text)
  if (match) {
    const [h1, m1, h2, m2] = match.slice(1).map(Number) as [number, number, number, number]
    const from = h1 * 60 + m1
    const to = h2 * 60 + m2
    if (to <= 1440) return { fromMinute: from, toMinute: to <= from ? to + 1440 : to }
  }
  ctx.addIssue({ code: 'custom', message: `expected a time span as in "08:00-17:00", found "${text}"` })
  return z.NEVER
})
const DayHours = z.array(Hours)

const Minute = z.string().transform((text, ctx) => {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  if (hour !== undefined) return Number(hour) * 60 + Number(minute)
  ctx.addIssue({ code: 'custom', message: `expected a local time as in "12:00", found "${text}"` })
  return z.NEVER
})

/** A date whose hours differ from its weekday's. */
const Holiday = z.strictObject({
  date: LocalDate,
  name: z.string(),
  /** `{ until: "12:00" }` is a half day: the weekday's hours, cut there. */
  hours: z.union([z.literal('closed'), z.strictObject({ until: Minute }), DayHours]).default('closed'),
})

const Dates = z.array(Holiday).check((ctx) => {
  const seen = new Set<string>()
  for (const [index, { date }] of ctx.value.entries()) {
    const message = `${date} stands twice in this list; keep one of them`
    if (seen.has(date)) ctx.issues.push({ code: 'custom', path: [index, 'date'], message, input: date })
    seen.add(date)
  }
})

/**
 * Lists of holidays that every data folder has without writing them (semantics C4, scripts/calendars). The first two are
 * calendars of working days, Monday to Friday, too.
 */
export const HOLIDAY_PRESETS = ['se-legal', 'se-legal-eves', 'se-half-days'] as const

/** Lists of holidays by name. Each covers whole years, from that of its first date to that of its last. */
export const HolidayLists = z.record(Id, Dates)
export type HolidayLists = z.output<typeof HolidayLists>

const Weekly = z.strictObject({
  mon: DayHours.default([]),
  tue: DayHours.default([]),
  wed: DayHours.default([]),
  thu: DayHours.default([]),
  fri: DayHours.default([]),
  sat: DayHours.default([]),
  sun: DayHours.default([]),
})

/** `data/calendars.yaml`: holiday lists by name, and the calendars that use them. */
export const Calendars = z
  .strictObject({
    /** A list of the name of a preset stands in its place. */
    holidays: HolidayLists.default({}),
    calendars: z
      .array(
        z.strictObject({
          id: Id,
          timeZone: TimeZone,
          weekly: Weekly,
          /** Lists from above or presets; a date that is in several has the hours that all of them leave. */
          holidays: z.union([Id.transform((one) => [one]), z.array(Id)]).default([]),
          /** Single dates of this calendar alone, which go before its holidays. */
          exceptions: Dates.default([]),
        }),
      )
      .default([]),
  })
  .check((ctx) => {
    const known = [...new Set([...Object.keys(ctx.value.holidays), ...HOLIDAY_PRESETS])]
    const ids = new Set<string>()
    for (const [index, { id, holidays }] of ctx.value.calendars.entries()) {
      const wrong = (key: string, message: string) =>
        ctx.issues.push({ code: 'custom', path: ['calendars', index, key], message, input: id })
      if (ids.has(id)) wrong('id', `two calendars are called "${id}"; each needs a name of its own`)
      ids.add(id)
      for (const name of holidays) {
        if (!known.includes(name))
          wrong('holidays', `no list of holidays is called "${name}" (known: ${known.join(', ')})`)
      }
    }
  })

/** Open hours of one day of the week or one holiday, in minutes from local midnight; over 1440 is the day after. */
export interface DayInterval {
  fromMinute: number
  toMinute: number
}

/** A calendar ready to use: hours by ISO weekday (1 Monday … 7 Sunday), and by date where a holiday changes them. */
export interface Calendar {
  id: string
  timeZone: string
  weekly: Record<number, DayInterval[]>
  exceptions: Record<string, DayInterval[]>
  /** Which lists of holidays are written in, and the years that all of them cover: others cannot be asked about. */
  holidays?: { lists: string[]; from: number; to: number }
}
