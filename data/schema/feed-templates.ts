import { z } from 'zod'
import { Text } from './common.ts'
import { DateText, Decimal, head } from './feed-parts.ts'
import { Metric } from './feed-result.ts'

const Target = z.object({ comparator: z.enum(['>=', '>', '<=', '<']), value: Decimal, unit: z.string() })

/**
 * Fields that a template leaves to whoever begins an agreement from it, as `scope.services`: names alone, for the questions
 * are written for those who fill it in.
 */
const Open = z.array(z.string())

export const TemplateEntry = z.object({
  id: z.string(),
  /** What it is for, in a sentence. */
  about: Text.optional(),
  objectives: z.array(
    z.object({
      id: z.string(),
      title: Text.optional(),
      metric: Metric,
      /** Absent where the template asks for it. */
      target: Target.optional(),
      /** `every`, `mean` or `median`, where the template says so. */
      quantifier: z.string().optional(),
      /** A kind of period, as `calendar-month`. */
      period: z.string().optional(),
      /** Where the number is from, in the language that it was written in. */
      source: z.string().optional(),
      open: Open,
    }),
  ),
  /** Besides the objectives. */
  open: Open,
  /** Where other fields are from, as what a breach gives. */
  sources: z.array(z.object({ field: z.string(), source: z.string() })),
  /** Public agreements that were begun from it. */
  agreements: z.array(z.object({ id: z.string(), title: Text, href: z.string(), effectiveFrom: DateText })),
  href: z.string(),
})
export type TemplateEntry = z.infer<typeof TemplateEntry>

/** `feed/v1/templates.json`: what agreements are begun from. Only where site.yaml says `publish: { templates: true }`. */
export const TemplatesFeed = z.object({ ...head, templates: z.array(TemplateEntry) })
export type TemplatesFeed = z.infer<typeof TemplatesFeed>
