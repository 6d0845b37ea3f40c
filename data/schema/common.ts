import { z } from 'zod'

/** Letters of an id. With what stands beside it in the name of a file that is far from the 255 that systems allow. */
export const LONGEST_ID = 80

/** A name that is safe in addresses and file names: lower-case letters, digits and hyphens. */
export const Id = z
  .string()
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'expected lower-case letters, digits and single hyphens, as in "kundportal-acme"',
  )
  .max(LONGEST_ID, `expected at most ${LONGEST_ID} letters, since files are called after it`)
  .refine(
    (id) => !(id in {}),
    'expected another name: everything that is kept by name has one of this name already',
  )

/** Words for people: one string, or one per language, as in `{ sv: 'Avtal', en: 'Agreement' }`. */
export const Text = z.union([
  z.string().min(1),
  z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), z.string().min(1)),
])
export type Text = z.infer<typeof Text>

/** A date in the zone that its surroundings name, `YYYY-MM-DD`. */
export const LocalDate = z.string().refine(isLocalDate, 'expected a date that exists, as YYYY-MM-DD')

function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** An IANA time zone. A fixed offset such as `+01:00` is refused: it is wrong half the year (semantics T3). */
export const TimeZone = z
  .string()
  .refine(isTimeZone, 'expected an IANA time zone, as in "Europe/Stockholm" or "UTC"')

function isTimeZone(text: string): boolean {
  if (/^[+-]/.test(text)) return false
  try {
    Temporal.Now.zonedDateTimeISO(text)
    return true
  } catch {
    return false
  }
}

/**
 * An instant in a file that people write: ISO 8601 with `Z` or an offset. Gives integer milliseconds since the
 * epoch (semantics T1). Without an offset it is ambiguous and refused.
 */
export const InstantText = z.string().transform((text, ctx) => {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    ctx.addIssue({
      code: 'custom',
      message: `expected an instant with its offset, as in "2026-07-04T04:30:00+02:00" or "2026-07-04T02:30:00Z", found "${text}"`,
    })
    return z.NEVER
  }
})

/** The states of a service, worst last but for the two that say that we cannot or need not tell (design.md, Words). */
export const State = z.enum([
  'operational',
  'under_maintenance',
  'unknown',
  'degraded_performance',
  'partial_outage',
  'major_outage',
])
export type State = z.infer<typeof State>

/** How often something comes again. */
export const Cadence = z.enum(['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'])
