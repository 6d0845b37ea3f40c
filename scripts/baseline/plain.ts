import { Agreement } from '../../data/schema/agreement.ts'
import type { Objective } from '../../data/schema/objective.ts'
import type { Target } from '../../data/schema/target.ts'
import { closedPeriods, localDate } from '../sla/time/period.ts'
import type { PeriodBounds } from '../sla/types.ts'

/** The targets that history is held against, in per cent. */
export const LADDER = ['99', '99.5', '99.8', '99.9', '99.95', '99.99']

const MONTHS = 12
/** Longer ago than the first of so many months. */
const LONG_AGO_MS = 400 * 86_400_000

/** The last twelve calendar months that are over, oldest first, and all of them as one stretch of time. */
export function lastMonths(timeZone: string, asOf: number): { months: PeriodBounds[]; whole: PeriodBounds } {
  const months = closedPeriods('calendar-month', timeZone, asOf - LONG_AGO_MS, asOf)
    .slice(0, MONTHS)
    .reverse()
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('a stretch of time without a month')
  const whole = { id: `${first.id}/${last.id}`, type: 'rolling', start: first.start, end: last.end, timeZone }
  return { months, whole }
}

/** The terms that a baseline is measured by: `availability` holds one objective for each rung of the ladder. */
export interface PlainTerms {
  agreement: Agreement
  ladder: { target: Target; objective: Objective }[]
  count: Objective
  mttr: Objective
}

/**
 * An agreement that takes nothing out: around the clock, without maintenance or exclusions, every outage from its first
 * millisecond, unknown time on neither side, and no verdict below 95 per cent known (semantics 2.17).
 */
export function plainTerms(service: string, { start, timeZone }: PeriodBounds): PlainTerms {
  const rule = { period: 'calendar-month' }
  const agreement = Agreement.parse({
    id: 'baseline',
    level: 'service',
    title: 'Baseline',
    parties: [
      { role: 'provider', name: 'Baseline' },
      { role: 'customer', name: 'Baseline' },
    ],
    visibility: 'customer',
    timeZone,
    effectiveFrom: localDate(start, timeZone).toString(),
    scope: { services: [service] },
    objectives: [
      ...LADDER.map((percent, index) => ({
        ...rule,
        id: `availability-${index}`,
        metric: 'availability',
        target: `>= ${percent} %`,
      })),
      // Of these the value alone is told; the schema wants a target all the same.
      { ...rule, id: 'outages', metric: 'outage-count', target: '<= 0' },
      { ...rule, id: 'mttr', metric: 'mttr', target: '<= 1 h' },
    ],
  })
  const named = (id: string) => {
    const found = agreement.objectives.find((one) => one.id === id)
    if (found === undefined) throw new RangeError(`no objective "${id}" in the plain terms`)
    return found
  }
  const ladder = LADDER.map((_, index) => named(`availability-${index}`))
  return {
    agreement,
    ladder: ladder.map((objective) => ({ target: objective.target, objective })),
    count: named('outages'),
    mttr: named('mttr'),
  }
}
