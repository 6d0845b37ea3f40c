import type { StripDay } from './days.ts'
import { stateWord, type View } from './view.ts'

const TIMES = ['downMs', 'partialMs', 'degradedMs', 'unknownMs', 'maintenanceMs'] as const

/** How long a day was what: `avbrott 36 min, underhåll 2 h`. Downtime is rounded up (semantics 2.10 R2). */
export function dayTimes({ detail }: StripDay, { messages, formats }: View, spoken = false): string {
  if (detail === undefined) return ''
  return TIMES.filter((name) => detail[name] > 0)
    .map((name) => {
      const duration = spoken
        ? formats.spokenDuration(detail[name], 'ceil')
        : formats.duration(detail[name], 'ceil')
      return `${messages.dayTimes[name]} ${duration}`
    })
    .join(', ')
}

/** A day in one line: `14 okt.: Avbrott, drifttid 97,50 %, avbrott 36 min`. */
export function dayWords(day: StripDay, view: View, spoken = false): string {
  const { messages, formats } = view
  const date = spoken ? formats.longDay(day.date) : formats.day(day.date)
  if (day.state === 'operational' && day.detail === undefined) return `${date}: ${messages.plainDay}`
  const uptime = day.detail?.uptime
  const percent =
    uptime == null ? '' : spoken ? formats.spokenQuantity(uptime, '%') : formats.quantity(uptime, '%')
  const facts = [
    stateWord(day.state, view, true),
    percent && messages.uptime(percent),
    dayTimes(day, view, spoken),
  ].filter(Boolean)
  return `${date}: ${facts.join(', ')}`
}

/** The whole strip in one sentence, for where it cannot be walked through. */
export function stripSummary(service: string, days: StripDay[], { messages, plural }: View): string {
  const counts = new Map<string, number>()
  for (const { state } of days) {
    const word = state === 'operational' ? messages.plainDay : messages.states[state].toLowerCase()
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const parts = [...counts].map(([word, count]) => `${messages.days(count, plural)} ${word}`)
  return `${messages.strip(service)}: ${parts.join(', ')}.`
}
