import { z } from 'zod'
import { Id, InstantText } from './common.ts'

/** A file in `data/restatements/`: why a figure that was final may change (semantics 2.15). */
export const Restatement = z.strictObject({
  agreement: Id,
  objective: Id,
  /** Where the objective is measured for several services by themselves. */
  service: Id.optional(),
  /** The id of the period, as in `2026-07`. */
  period: z.string().min(1),
  /** In words; `tzdb` where a time zone's rules moved the period's bounds (semantics T8). */
  reason: z.string().trim().min(1, 'expected why the figure changes'),
  by: z.string().trim().min(1, 'expected who changes it'),
  at: InstantText,
})
export type Restatement = z.infer<typeof Restatement>
