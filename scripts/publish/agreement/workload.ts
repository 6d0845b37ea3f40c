import type { Agreement } from '../../../data/schema/agreement.ts'
import type { WorkloadEntry } from '../../../data/schema/feed.ts'
import type { Assumption } from '../../../data/schema/service-terms.ts'
import type { Measured } from '../../measure.ts'
import { contractTime } from '../../sla/agreement/agreed-time.ts'
import { arrivalsOf, countIn } from '../../sla/agreement/arrivals.ts'
import { closedPeriods, periodAt } from '../../sla/time/period.ts'
import { instantText } from '../../sla/time/text.ts'
import type { PeriodBounds } from '../../sla/types.ts'
import { HISTORY } from './results.ts'

/**
 * How much work there was beside how much was assumed (agreement-concepts row 12), in the running period and the closed
 * ones since the source began. Nothing known is never 0: it is null where the source has not reported to the end.
 */
export function workloadEntries(agreement: Agreement, measured: Measured, asOf: number): WorkloadEntry[] {
  return agreement.workload.map((assumption) => {
    const { id, title, counts, services, priority, assumed, cap, aboveCap, objectives } = assumption
    return {
      id,
      ...(title !== undefined && { title }),
      counts,
      ...(services && { services }),
      ...(priority && { priorities: priority }),
      assumed,
      ...(cap !== undefined && { cap }),
      ...(aboveCap && { aboveCap }),
      objectives,
      periods: periodsOf(assumption, agreement, measured, asOf),
    }
  })
}

function periodsOf(
  assumption: Assumption,
  agreement: Agreement,
  measured: Measured,
  asOf: number,
): WorkloadEntry['periods'] {
  const { per } = assumption
  const { timeZone } = agreement
  const { arrivals, through } = arrivalsOf(assumption, agreement, measured)
  const first = arrivals.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY)
  const running = periodAt(per, timeZone, asOf)
  const since = Math.max(contractTime(agreement).start, first)
  const closed = closedPeriods(per, timeZone, since, asOf).slice(0, HISTORY)
  return [running, ...closed].map((period) => {
    const known = through >= Math.min(period.end, asOf) || (period === running && through > period.start)
    return { period: periodText(period), actual: known ? countIn(arrivals, period) : null }
  })
}

export const periodText = ({ id, type, start, end, timeZone }: PeriodBounds) => ({
  ...{ id, type, timeZone },
  start: instantText(start),
  end: instantText(end),
})
