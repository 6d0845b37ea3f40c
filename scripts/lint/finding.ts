import type { Agreement } from '../../data/schema/agreement.ts'
import type { Calendar } from '../../data/schema/calendar.ts'
import type { TemplateTargets } from '../load/templates.ts'

/** What a rule has to say of an agreement that is valid but incomplete, contradictory or hard to keep. */
export interface Finding {
  /** `L01` to `L25`, agreement-concepts 1.8. */
  rule: string
  /** An error means that a figure could not be trusted; a warning, that the agreement leaves a question open. */
  level: 'error' | 'warning'
  path: PropertyKey[]
  /** What was found, why it matters, how to mend it. */
  message: string
}

/** What the rules need to know besides the agreement. */
export interface LintContext {
  calendars: Record<string, Calendar>
  /** How often each source looks, in milliseconds, by its id; null where it does not look at intervals. */
  intervals: Record<string, number | null>
  /** Which services each source of checks looks at, by its id. */
  looks: Record<string, ReadonlySet<string>>
  /** What templates promise, by their names. */
  templates?: Record<string, TemplateTargets>
}

export type Found = Omit<Finding, 'rule'>

export type Rule = (agreement: Agreement, context: LintContext) => Found[]

export function error(path: PropertyKey[], message: string): Found {
  return { level: 'error', path, message }
}

export function warning(path: PropertyKey[], message: string): Found {
  return { level: 'warning', path, message }
}
