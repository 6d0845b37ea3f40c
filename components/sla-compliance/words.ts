import type { View } from '../view.ts'

/** A true minus, not a hyphen. */
export const MINUS = '\u2212'

/** The word for a code of the feed; the code itself, as the feed has it, where there is none. */
export function coded(words: Record<string, string>, code: string, view: View): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? view.say(code)
}

const DAY = 86_400_000

/** A length as the engine writes it (`PT48H`, `workingDays 5 CALENDAR`, `calendarDays 10`) in words; nothing for any other text. */
export function length(text: string, { formats, messages, plural }: View): string | undefined {
  const [, kind, count] = /^(workingDays|calendarDays) (\d{1,4})\b/.exec(text) ?? []
  if (kind === 'calendarDays') return messages.days(Number(count), plural)
  if (kind) return `${count}\u00a0${plural(Number(count), messages.workingDays)}`
  const match = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/.exec(text)
  if (!match) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0))
  return formats.duration(days * DAY + hours * 3_600_000 + minutes * 60_000 + seconds * 1000, 'ceil')
}
