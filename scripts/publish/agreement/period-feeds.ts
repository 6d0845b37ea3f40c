import type { Agreement } from '../../../data/schema/agreement.ts'
import type { AgreementFeed, CreditEntry, ObjectiveResult, PeriodFeed } from '../../../data/schema/feed.ts'
import type { Data } from '../../load/data.ts'
import { publicCredits } from './credits.ts'
import type { DeviationEntries } from './deviation-entries.ts'
import type { Outcome } from './results.ts'

/** A closed period of an agreement that its own file no longer tells of, without the head that every file has. */
export interface ArchivedPeriod {
  /** Relative to the site's root. */
  file: string
  feed: Pick<PeriodFeed, 'agreement' | 'period' | 'results' | 'credits' | 'deviations'>
}

/**
 * The closed periods that are older than an agreement's `history`, newest first: whole, even where single objectives still
 * have them in it. Their addresses never change.
 * @param credits - Of all closed periods; nothing where they are not published.
 * @param deviations - Of a period.
 */
export function archivedPeriods(
  { id, title }: Agreement,
  outcomes: Outcome[],
  credits: CreditEntry[] | undefined,
  { site }: Pick<Data, 'site'>,
  deviations?: DeviationEntries['ofPeriod'],
): ArchivedPeriod[] {
  const all = outcomes.flatMap(({ closed, older }) => [...closed, ...older])
  const shown = new Set(outcomes.flatMap(({ history }) => history))
  return [...Map.groupBy(all, ({ period }) => period.id).values()]
    .filter((results) => results.some((result) => !shown.has(result)))
    .sort(([a], [b]) => newestFirst(a, b))
    .flatMap((results) => {
      const [first] = results
      if (first === undefined) return []
      const { period } = first
      const own = credits?.filter((credit) => credit.period.id === period.id)
      return [
        {
          file: archivedPath(id, period.id),
          feed: {
            agreement: { id, title, href: `agreements/${id}/` },
            period,
            results,
            ...(own && { credits: publicCredits(own, site.publish) }),
            ...(deviations && { deviations: deviations(period) }),
          },
        },
      ]
    })
}

/** Where a closed period has its own file; a billing period's id has a slash, which would be a folder of its own. */
export function archivedPath(agreement: string, period: string): string {
  return `feed/v1/agreements/${agreement}/${fileName(period)}.json`
}

/** A period's id as a part of a file's name. */
export function fileName(period: string): string {
  return period.replaceAll('/', '_')
}

function newestFirst(a: ObjectiveResult | undefined, b: ObjectiveResult | undefined): number {
  return (b?.period.end ?? '').localeCompare(a?.period.end ?? '')
}

/** What an agreement's own file says of them: which there are, and where. */
export function archiveIndex(periods: ArchivedPeriod[]): Pick<AgreementFeed, 'archive'> {
  if (periods.length === 0) return {}
  return { archive: periods.map(({ file, feed: { period } }) => ({ period, file })) }
}
