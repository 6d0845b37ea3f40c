import type { Agreement } from '../../../data/schema/agreement.ts'
import type { AgreementFeed } from '../../../data/schema/feed.ts'
import type { Site } from '../../../data/schema/site.ts'
import type { Data } from '../../load/data.ts'
import { allCredits } from './credits.ts'
import { improvementsOf } from './losses.ts'
import { periodSummaries } from './period-summaries.ts'
import { quarterSummaries } from './quarter-summary.ts'
import { HISTORY, type Outcome } from './results.ts'
import { satisfactionOf } from './satisfaction.ts'
import { yearSummaries } from './year-summary.ts'

/** What an agreement came to over longer than a period: what to improve, what the customer thinks, and its years. */
export function followUp(
  agreement: Agreement,
  data: Data,
  outcomes: Outcome[],
  asOf: number,
  publish: Site['publish'],
): Pick<AgreementFeed, 'improvements' | 'satisfaction' | 'periods' | 'years' | 'quarters'> {
  const credits = publish.credits ? allCredits(agreement, data, outcomes, asOf) : []
  const question = { agreement, outcomes, credits, data, publish, asOf }
  const shown = new Set(
    outcomes.flatMap(({ running, history }) => [running, ...history].map(({ period }) => period.id)),
  )
  const quarters = quarterSummaries(agreement.timeZone, outcomes, asOf).slice(0, HISTORY + 1)
  return {
    improvements: improvementsOf(agreement, outcomes, data, asOf),
    satisfaction: satisfactionOf(agreement, outcomes, data, asOf),
    periods: periodSummaries(question, (id) => shown.has(id)),
    years: yearSummaries(question),
    ...(quarters.length > 0 && { quarters }),
  }
}
