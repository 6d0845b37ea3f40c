import type { Agreement } from '../../../data/schema/agreement.ts'
import type { CreditEntry, Losses, ObjectiveResult, PeriodSummary } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import type { Data } from '../../load/data.ts'
import { isLive } from '../../sla/credits/status.ts'
import { remembered } from '../../sla/remembered.ts'
import { creditShare } from './credit-sums.ts'
import { lossesOf } from './losses.ts'
import type { Outcome } from './results.ts'

interface PeriodQuestion {
  agreement: Agreement
  outcomes: readonly Outcome[]
  /** Of all closed periods, with their money. */
  credits: readonly CreditEntry[]
  data: Pick<Data, 'contracts' | 'incidents' | 'deviations'>
  publish: Site['publish']
  /** Epoch milliseconds. */
  asOf: number
}

/**
 * What each period of an agreement lost, by cause, and what share of its fee is credited, newest first: of the objectives
 * that have that period. Without a loss or a credit it has no summary, nor has a window that rolls.
 * @param isWanted - Whether a period is asked about, by its id.
 */
export function periodSummaries(
  question: PeriodQuestion,
  isWanted: (period: string) => boolean,
): PeriodSummary[] {
  const { agreement, outcomes, credits, data, publish, asOf } = question
  const resultsOf = ({ running, closed, older }: Outcome) => [running, ...closed, ...older]
  const periods = new Map<string, ObjectiveResult['period']>()
  const having = new Map<string, Outcome[]>()
  for (const outcome of outcomes)
    for (const { period } of resultsOf(outcome)) {
      if (period.type === 'rolling' || period.type === 'service-year' || !isWanted(period.id)) continue
      periods.set(period.id, period)
      const own = having.get(period.id) ?? []
      having.set(period.id, own)
      own.push(outcome)
    }
  const given = Map.groupBy(
    publish.credits ? credits.filter(({ status }) => isLive(status)) : [],
    ({ period }) => period.id,
  )
  return [...periods.values()]
    .sort((a, b) => b.end.localeCompare(a.end) || a.start.localeCompare(b.start))
    .flatMap((period) => {
      const span = { start: Date.parse(period.start), end: Math.min(Date.parse(period.end), asOf) }
      const losses = lossesOf(agreement, having.get(period.id) ?? [], data, span, asOf)
      const own = given.get(period.id) ?? []
      const share = own.length > 0 && creditShare(own, period, agreement, data.contracts, publish)
      const lost = losses.downMs > 0 || losses.missed > 0
      if (!lost && !share) return []
      if (lost && !share) return [lostIn(losses)(period)]
      return [{ period, ...(lost && { losses }), ...(share && { credits: share }) }]
    })
}

/** The same summary of the same losses, for what is made of it is remembered too (schemas.ts). */
const lostIn = remembered((losses: Losses) =>
  remembered((period: ObjectiveResult['period']): PeriodSummary => ({ period, losses })),
)
