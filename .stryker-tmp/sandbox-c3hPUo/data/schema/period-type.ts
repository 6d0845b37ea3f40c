// @ts-nocheck
import { z } from 'zod'
import { LocalDate } from './common.ts'
import { Duration } from './duration.ts'

/** What a figure is computed over (semantics 2.2). */
export const PeriodType = z.union(
  [
    z.enum([
      'calendar-day',
      'calendar-week',
      'calendar-month',
      'calendar-quarter',
      'calendar-half',
      'calendar-year',
    ]),
    /** `P30D`: local calendar days back from `asOf`; `PT720H`: exactly that long. */
    z.strictObject({ rolling: z.string().regex(/^(P\d+D|PT\d+H)$/, 'expected P30D or PT720H') }),
    /** Months from an anchor date; a day that a month lacks is its last day (semantics T6). */
    z.strictObject({ billing: LocalDate }),
    /** Calendar months whose base is a constant, as in contracts that count every month as 30 days: 720 h. */
    z.strictObject({ fixedDenominator: Duration }),
    /** 365 days back from `asOf`, days before the agreement counted as up. */
    z.literal('service-year'),
  ],
  'expected calendar-day, -week, -month, -quarter, -half or -year, { rolling: P30D }, { rolling: PT720H }, { billing: 2026-01-31 }, { fixedDenominator: 720 h } or service-year',
)
export type PeriodType = z.infer<typeof PeriodType>
