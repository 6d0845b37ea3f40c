import { textIn } from '../components/feed-text.ts'
import { standingOf } from '../components/objectives.ts'
import type { AgreementFeed, ObjectiveResult } from '../data/schema/feed.ts'
import { statusFeed } from './feed.ts'
import { date, formats } from './format.ts'
import type { Words } from './messages.ts'
import { hasSay, isRunning, type Judged, type Report, tally } from './reports.ts'
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

/** Which standings a reader has to know the objectives of by name, the worst first. */
const NAMED = [
  ['broken', ['breached', 'lost']],
  ['atRisk', ['at-risk']],
  ['unknown', ['no-data']],
  // What a period that has ended still has to wait for.
  ['open', ['pending', 'on-track']],
] as const

/**
 * The first line of a report: that it can still change where it can, how many targets were kept, and which were not. Of a
 * period that is going on, how its targets stand so far.
 */
export function headlineWords(report: Report, locale: string, words: Words): string {
  const { feed, period, results } = report
  const said = words.account.report
  const running = isRunning(report)
  const last = date(new Date(Date.parse(period.end) - 1).toISOString(), 'date', locale, period.timeZone)
  const opening = running
    ? [period.type === 'rolling' ? said.rolls : said.running(last), ...summaryWords(feed, locale, words)]
    : [
        results.some(({ finality }) => finality === 'provisional') ? said.provisional : '',
        isWaiting(results) ? '' : verdictWords(report, locale, words),
      ]
  const named = NAMED.map(([kind, standings]) => {
    const titles = results
      .filter((result) => hasSay(result) && (standings as readonly string[]).includes(standingOf(result)))
      .map((result) => titleIn(report, result, locale))
    return titles.length === 0 || (kind === 'open' && running)
      ? ''
      : said.named[kind](formats(locale).list(titles))
  })
  const free = results.filter(({ aboveCap }) => aboveCap !== undefined)
  if (free.length > 0)
    named.push(
      said.named.aboveCap(formats(locale).list(free.map((result) => titleIn(report, result, locale)))),
    )
  return [...opening, ...named].filter((part) => part !== '').join(' ')
}

/** Whether every result that has a say is still to be decided. */
function isWaiting(results: ObjectiveResult[]): boolean {
  const counted = results.filter(hasSay)
  return counted.length > 0 && counted.every(({ verdict }) => verdict === 'pending')
}

/** The title of a result, with its service where others have the same. */
function titleIn({ feed, results }: Report, { objective, title, service }: ObjectiveResult, locale: string) {
  const named = feed.agreement.services.find(({ id }) => id === service)
  const isOne = results.filter((other) => other.objective === objective).length === 1
  return named === undefined || isOne
    ? textIn(title, locale)
    : `${textIn(title, locale)} (${textIn(named.name, locale)})`
}
