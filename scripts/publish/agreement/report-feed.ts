import { isOfPeriod } from '../../../data/schema/deviation-period.ts'
import type { AgreementFeed, ObjectiveResult, PeriodFeed } from '../../../data/schema/feed.ts'
import type { Data } from '../../load/data.ts'
import type { Measured } from '../../measure.ts'
import { aggregate } from '../../sla/agreement/aggregate.ts'
import { buildFeed, type SiteFiles } from '../feed.ts'
import { contractOnly } from '../schemas.ts'
import { archivedPath } from './period-feeds.ts'
import type { Outcome } from './results.ts'

/** What one report is made of, and nothing that is to be published: a private agreement's terms and amounts are in it. */
export interface ReportFeed {
  /** A feed of that agreement alone, for the page to be drawn from. */
  files: SiteFiles
  /** Everything that came of the period, in the form of a closed period's own file. */
  period: PeriodFeed
  /** The results of its table: of a year those of all periods that end in it. */
  rows: ObjectiveResult[]
}

/**
 * The feed that the report of one period is drawn from: as a build would publish it if the agreement were public, with its
 * fee and credits, which its parties may read. Of a running period it has what is known so far.
 * @param data - With that one agreement alone.
 * @returns null where nothing came of the period: it was before the first measurement.
 */
export function reportFeed(
  data: Data,
  measured: Measured,
  asOf: number,
  outcomes: Outcome[],
  periodId: string,
): ReportFeed | null {
  const [agreement] = data.agreements
  if (agreement === undefined) return null
  const shown: Data = {
    ...data,
    agreements: [{ ...agreement, visibility: 'public' }],
    site: { ...data.site, publish: { ...data.site.publish, credits: true, fees: true } },
  }
  const files = buildFeed(shown, measured, asOf, outcomes)
  const path = `feed/v1/agreements/${agreement.id}.json`
  const feed: AgreementFeed = JSON.parse(files.get(path) ?? '')
  const archived = files.get(archivedPath(agreement.id, periodId))
  const year = feed.years?.find(({ period }) => period.id === periodId)
  const rows = year ? resultsIn(year.period, outcomes) : undefined
  if (archived !== undefined) {
    const period: PeriodFeed = JSON.parse(archived)
    return { files, period, rows: rows ?? period.results }
  }
  const own = <T extends { period: { id: string } }>(all: T[]) =>
    all.filter(({ period }) => period.id === periodId)
  const running = own(feed.results)
  const results = running.length > 0 ? running : own(feed.history)
  const period = results[0]?.period ?? year?.period
  if (period === undefined) return null
  if (running.length > 0) {
    // The counts of a report are of its own targets, not of those with other periods.
    files.set(path, JSON.stringify({ ...feed, results, summary: aggregate(results) }))
  }
  const { version, generatedAt, dataThrough, staleAfter, page } = feed
  const { id, title, href } = feed.agreement
  const summary = own(feed.periods ?? [])[0]
  const quarter = own(feed.quarters ?? [])[0]
  return {
    files,
    rows: rows ?? results,
    period: contractOnly('period', {
      ...{ version, generatedAt, dataThrough, staleAfter, page },
      agreement: { id, title, href },
      period,
      results,
      credits: own(feed.credits ?? []),
      deviations: (feed.deviations ?? []).filter((one) => isOfPeriod(one, period)),
      ...(summary && { summary }),
      ...(year && { year }),
      ...(quarter && { quarter }),
    }),
  }
}

function resultsIn(
  { start, end }: ObjectiveResult['period'],
  outcomes: readonly Outcome[],
): ObjectiveResult[] {
  return outcomes
    .flatMap(({ running, closed, older }) => [running, ...closed, ...older])
    .filter(({ period }) => period.end > start && period.end <= end)
}
