import type { AgreementFeed } from '../data/schema/feed.ts'
import { statusFeed } from './feed.ts'
import { formats } from './format.ts'
import type { Words } from './messages.ts'
import { type Judged, type Report, tally } from './reports.ts'
import { viewIn } from './view.ts'

/** How an agreement stands in a sentence of counts, then what is not counted in it. Never a mean (semantics 2.9). */
export function summaryWords(
  { summary }: AgreementFeed,
  locale: string,
  { widget, account }: Words,
): string[] {
  if (summary === undefined) return []
  const { breached, noData, atRisk, onTrack, met, excluded, aside } = summary.counts
  const total = breached + noData + atRisk + onTrack + met
  const standing = {
    total,
    onTrack: onTrack + met,
    ...{ atRisk, broken: breached, noData },
    month: false,
    past: statusFeed().page.archive === true,
  }
  return [
    total > 0 ? widget.standing(standing, viewIn(locale).plural) : widget.compliance.none,
    ...(aside > 0 ? [account.compliance.aside(aside)] : []),
    ...(excluded > 0 ? [account.compliance.excluded(excluded)] : []),
  ]
}

const JUDGED = ['met', 'breached', 'no-data'] as const satisfies Judged[]

/** How a closed period ended, in a sentence. */
export function verdictWords(
  { results }: Pick<Report, 'results'>,
  locale: string,
  { account }: Words,
): string {
  const { report } = account
  const { integer } = formats(locale)
  const counts = tally(results)
  const total = JUDGED.reduce((sum, verdict) => sum + counts[verdict], 0)
  const present = JUDGED.filter((verdict) => counts[verdict] > 0)
  const [first] = present
  if (first === undefined) return `${report.nothing} ${report.notCounted}`
  if (total === 1) return report.one[first]
  if (present.length === 1) return report.all[first](integer(total))
  // The first of them names what is counted, so it is said even of none.
  const parts = JUDGED.filter((verdict) => verdict === 'met' || counts[verdict] > 0).map((verdict) =>
    report.some[verdict](integer(counts[verdict]), integer(total)),
  )
  return `${parts.join(', ')}.`
}
