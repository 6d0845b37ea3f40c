// @ts-nocheck
import { z } from 'zod'
import { elapsedMs } from './duration.ts'

export type Comparator = '>=' | '>' | '<=' | '<'

/**
 * What a value and its target are counted in: `%`; `ms` elapsed (or opened, where a calendar is named) milliseconds;
 * `workingDays`; and a plain number, of outages, points or a score, where there is none.
 */
export type Unit = '%' | 'ms' | 'workingDays' | ''

/** `value` is a decimal as written, so that it stays exact; milliseconds are whole. */
export interface Target {
  comparator: Comparator
  value: string
  unit: Unit
}

const FORM = /^(>=|<=|>|<)\s*(\S.*)$/
const NUMBER = /^-?\d+(?:\.\d+)?$/

/**
 * A target as people write it: `>= 99.9 %`, `<= 2 h`, `<= PT2H30M`, `<= 5 working days`, `<= 1`. The decimals written
 * decide how many are shown (semantics 2.10 R3).
 */
export const Target = z.string().transform((text, ctx): Target => {
  const [, comparator, amount = ''] = FORM.exec(text.trim()) ?? []
  const found = comparator === undefined ? null : readAmount(amount.trim())
  if (found) return { comparator: comparator as Comparator, ...found }
  const days = /\b(d|day|days|dag|dagar)\b/i.test(text)
  const vague =
    /\b(omgående|snarast|skyndsamt|normalt|immediately|promptly|asap|normally|reasonable)\b/i.exec(text)?.[0]
  ctx.addIssue({
    code: 'custom',
    message: vague
      ? `"${vague}" cannot be measured (rule L20); write how much, as in "<= 30 min" or ">= 95 %"`
      : days
        ? `"${text}" is ambiguous; write elapsed time ("<= 24 h") or working days ("<= 1 working days")`
        : `expected a comparator (>=, >, <=, <) and a number with a decimal point and its unit, as in ">= 99.9 %", "<= 2 h", "<= 5 working days" or "<= 1", found "${text}"`,
  })
  return z.NEVER
})

function readAmount(text: string): Omit<Target, 'comparator'> | null {
  const percent = /^(.+?)\s*%$/.exec(text)?.[1]
  if (percent !== undefined) return NUMBER.test(percent) ? { value: percent, unit: '%' } : null
  const days = /^(\d+)\s*(?:working\s?days?|workingDays)$/i.exec(text)?.[1]
  if (days !== undefined) return { value: days, unit: 'workingDays' }
  if (NUMBER.test(text)) return { value: text, unit: '' }
  const ms = elapsedMs(text)
  return ms === null ? null : { value: String(ms), unit: 'ms' }
}
