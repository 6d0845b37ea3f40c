// @ts-nocheck
import { z } from 'zod'

const UNIT_MS: Record<string, number> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 }
const ISO = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?$/
const PLAIN = /^(?:\d+(?:\.\d+)?\s*(?:ms|s|min|h)\s*)+$/

/** Read an elapsed duration, ISO 8601 (`PT2H30M`) or plain (`2 h 30 min`). Null when it is neither. */
export function elapsedMs(text: string): number | null {
  const iso = ISO.exec(text)
  if (iso) {
    const [, h = '0', m = '0', s = '0'] = iso
    return Number(h) * 3_600_000 + Number(m) * 60_000 + Math.round(Number(s) * 1000)
  }
  if (!PLAIN.test(text)) return null
  let total = 0
  for (const [, amount = '0', unit = 's'] of text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|min|h)/g)) {
    total += Number(amount) * (UNIT_MS[unit] ?? 0)
  }
  return Math.round(total)
}

/**
 * An elapsed duration: gives integer milliseconds. Days, weeks and months are refused, because a contract's "1 day"
 * can mean 24 hours, a working day or a local day of 23 to 25 hours (semantics T5).
 */
export const Duration = z.string().transform((text, ctx) => {
  const ms = elapsedMs(text.trim())
  if (ms !== null) return ms
  const vague = /\b(d|day|days|dag|dagar|w|week|weeks|vecka|veckor)\b|^P\d/i.test(text)
  ctx.addIssue({
    code: 'custom',
    message: vague
      ? `"${text}" is ambiguous; write elapsed time ("24 h" or PT24H), working days ({ workingDays: 1 }) or calendar days ({ calendarDays: 1 }) where these are allowed`
      : `expected a duration as in "2 h 30 min" or PT2H30M, found "${text}"`,
  })
  return z.NEVER
})
