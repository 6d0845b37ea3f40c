import type { Agreement } from '../../../data/schema/agreement.ts'
import type { ObjectiveResult } from '../../../data/schema/feed.ts'
import { rememberedBy } from '../remembered.ts'
import { localDate, startOfDay } from '../time/period.ts'
import type { PeriodBounds } from '../types.ts'
import { contractTime } from './agreed-time.ts'
import { partiesMissing } from './approval.ts'

/**
 * The phase of a period: the one that it begins in, or that the agreement begins in within it (semantics 2.13,
 * `period-start`). Without dates an agreement is in its full phase from the start.
 */
export function phaseOf(agreement: Agreement, period: PeriodBounds): ObjectiveResult['phase'] {
  const { phases, timeZone } = agreement
  const at = Math.max(period.start, contractTime(agreement).start)
  const begun = (date: string | undefined) =>
    date !== undefined && startOfDay(Temporal.PlainDate.from(date), timeZone) <= at
  if (begun(phases.full)) return 'full'
  if (begun(phases.pilot)) return 'pilot'
  const dated = phases.preparation ?? phases.pilot ?? phases.full
  return dated === undefined ? 'full' : 'preparation'
}

/** Whether every party has signed by `asOf`: a signature names its party by id or by role. */
export const isSigned = rememberedBy(
  ({ parties, signatures, timeZone }: Agreement, asOf: number): boolean => {
    const today = localDate(asOf, timeZone).toString()
    const signed = signatures.filter(({ signedAt }) => signedAt <= today).map(({ party }) => party)
    return partiesMissing(parties, signed).length === 0
  },
)
