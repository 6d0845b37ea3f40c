import type { Site } from '../../../data/schema/site.ts'
import { en } from './change-names-en.ts'
import { sv } from './change-names-sv.ts'

/**
 * What the terms of an agreement are called where a change of them is told, and what their values mean. Every field that an
 * amendment can set is here; test/publish/change-words.test.ts holds the names to the schema.
 */
export interface ChangeNames {
  /** Of the agreement, by path; the longest that the change begins with counts. */
  terms: Record<string, string>
  /** Of one objective, by field. */
  fields: Record<string, string>
  comparators: Record<'>=' | '>' | '<=' | '<', string>
  /** Values that are one of a few, by the last name of the path; a dot before one for all of them. */
  values: Record<string, Record<string, string>>
  periods: Record<string, string>
  rollingDays: (days: string) => string
  rollingHours: (hours: string) => string
  billing: (from: string) => string
  fixedMonth: (length: string) => string
  share: (share: string) => string
  percentile: (rank: string) => string
  always: string
  weekdays: (days: string, hours: string) => string
  notice: (days: number, kind: 'workingDays' | 'calendarDays') => string
  below: (value: string, gives: string) => string
  days: (days: string) => string
  creditsOf: (objective: string) => string
  other: string
}

/** A language that site.yaml may name and that is missing here fails the type check. */
export const CHANGE_NAMES: Record<Site['locales'][number], ChangeNames> = { sv, en }
