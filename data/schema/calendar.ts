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

const Holiday = z.strictObject({
  date: LocalDate,
  name: z.string(),
  hours: z.union([z.literal('closed'), DayHours]).default('closed'),
})

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
    holidays: z.record(Id, z.array(Holiday)).default({}),
    calendars: z
      .array(z.strictObject({ id: Id, timeZone: TimeZone, weekly: Weekly, holidays: Id.optional() }))
      .default([]),
  })
  .check((ctx) => {
    for (const [index, { holidays }] of ctx.value.calendars.entries()) {
      if (holidays === undefined || holidays in ctx.value.holidays) continue
      const known = Object.keys(ctx.value.holidays).join(', ') || 'none'
      const message = `no list of holidays is called "${holidays}" (known: ${known})`
      ctx.issues.push({ code: 'custom', path: ['calendars', index, 'holidays'], message, input: holidays })
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
}
