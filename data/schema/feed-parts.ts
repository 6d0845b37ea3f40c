import { z } from 'zod'
import { Text } from './common.ts'

/* What every file of the feed is made from, and what it begins with (feed.ts). */

export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/)
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
export const DateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const Ms = z.int()
export const Count = z.int().min(0)

export const Page = z.object({
  name: Text,
  url: z.string(),
  timeZone: z.string(),
  /** The first is the default and stands at the site's root. */
  locales: z.array(z.string()).min(1),
  archive: z.literal(true).optional(),
  /** The provider's own picture and colours, addresses relative to the site's root. */
  logo: z.string().optional(),
  style: z.string().optional(),
  /** The provider's own links. */
  links: z.array(z.object({ text: Text, href: z.string() })).optional(),
})

export const head = {
  version: z.literal(1),
  generatedAt: Instant,
  /** The latest instant for which any source reported. */
  dataThrough: Instant,
  /** Past this instant a reader must stop saying "operational". */
  staleAfter: Instant,
  page: Page,
}

/** Something that is done so that a fault does not come back; `owner` is a role. Dates are in its surroundings' zone. */
export const Action = z.object({
  what: Text,
  owner: Text.optional(),
  due: DateText,
  done: DateText.optional(),
  state: z.enum(['done', 'open', 'overdue']),
})
export type Action = z.infer<typeof Action>
