import type { PeriodType } from '../../data/schema/period-type.ts'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const DAY = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`

/** What the ids of a type of period look like, and one of them (semantics P3). */
export function periodIds(type: PeriodType): { form: RegExp; example: string } {
  if (typeof type === 'object') {
    if ('rolling' in type) return { form: new RegExp(`^${type.rolling}$`), example: type.rolling }
    if ('billing' in type) return { form: new RegExp(`^${DAY}/${DAY}$`), example: '2026-01-15/2026-02-15' }
    return { form: MONTH, example: '2026-07' }
  }
  return IDS[type]
}

const IDS: Record<Extract<PeriodType, string>, { form: RegExp; example: string }> = {
  'calendar-day': { form: new RegExp(`^${DAY}$`), example: '2026-07-01' },
  'calendar-week': { form: /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, example: '2026-W27' },
  'calendar-month': { form: MONTH, example: '2026-07' },
  'calendar-quarter': { form: /^\d{4}-Q[1-4]$/, example: '2026-Q3' },
  'calendar-half': { form: /^\d{4}-H[12]$/, example: '2026-H2' },
  'calendar-year': { form: /^\d{4}$/, example: '2026' },
  'service-year': { form: /^service-year$/, example: 'service-year' },
}
