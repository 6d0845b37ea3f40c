import type { Agreement } from '../../../data/schema/agreement.ts'
import type { ObjectiveResult, Satisfaction } from '../../../data/schema/feed.ts'
import type { Data } from '../../load/data.ts'
import { isSatisfaction } from '../../sla/follow-up/operational.ts'
import { type Beside, satisfactionPeriods } from '../../sla/follow-up/satisfaction.ts'
import { closedPeriods, startOfDay } from '../../sla/time/period.ts'
import { instantText } from '../../sla/time/text.ts'
import { HISTORY, type Outcome } from './results.ts'

/**
 * What the customer of an agreement thinks beside how its operational targets go (agreement-concepts 61, 92): a series for
 * each objective of satisfaction, the latest periods first. Where none is measured and the customer complained, complaints
 * by calendar quarter; else nothing.
 * @param most - Closed periods in each series.
 */
export function satisfactionOf(
  agreement: Agreement,
  outcomes: readonly Outcome[],
  { deviations }: Pick<Data, 'deviations'>,
  asOf: number,
  most = HISTORY,
): Satisfaction[] {
  const results = outcomes.flatMap(({ closed, older }) => [...closed, ...older])
  const complaints = deviations
    .filter(({ agreement: id, source }) => id === agreement.id && source === 'customer')
    .flatMap(({ openedAt }) => (openedAt !== undefined && openedAt <= asOf ? [openedAt] : []))
  const beside = { results, complaints }
  const asked = outcomes.filter(({ running }) => isSatisfaction(running) && running.kind === undefined)
  const series = asked.flatMap((outcome) => ofObjective(outcome, beside, most))
  if (asked.length > 0 || complaints.length === 0) return series
  return ofComplaints(agreement, beside, asOf, most)
}

function ofObjective({ running, closed, older }: Outcome, beside: Beside, most: number): Satisfaction[] {
  const own = [...closed, ...older].filter(({ phase }) => phase !== 'preparation')
  if (own.length === 0) return []
  const periods = satisfactionPeriods(
    own.map((result) => ({ period: result.period, result })),
    beside,
  )
  const { objective, title, target } = running
  return [{ objective, title, target, periods: periods.slice(0, most) }]
}

function ofComplaints(
  { effectiveFrom, timeZone }: Agreement,
  beside: Beside,
  asOf: number,
  most: number,
): Satisfaction[] {
  const first = startOfDay(Temporal.PlainDate.from(effectiveFrom), timeZone)
  const quarters = closedPeriods('calendar-quarter', timeZone, first, asOf).map(
    ({ id, type, start, end }): { period: ObjectiveResult['period'] } => ({
      period: { id, type, start: instantText(start), end: instantText(end), timeZone },
    }),
  )
  const periods = satisfactionPeriods(quarters, beside).slice(0, most)
  return periods.length === 0 ? [] : [{ periods }]
}
