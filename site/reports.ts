import type {
  AgreementFeed,
  CreditEntry,
  Deviation,
  ObjectiveResult,
  PeriodFeed,
  PeriodSummary,
  QuarterSummary,
  YearSummary,
} from '../data/schema/feed.ts'
import { agreementFeeds, periodFeeds } from './feed.ts'
import { pageLink } from './links.ts'
import { objectiveAnchor } from './objectives.ts'

type Period = ObjectiveResult['period']

/** A closed period of an agreement with everything that was judged in it. */
export interface Report {
  feed: AgreementFeed
  period: Period
  results: ObjectiveResult[]
  /** Nothing where credits are not published. */
  credits: CreditEntry[] | undefined
  /** Only of a period with a feed of its own; others stand in the agreement's. */
  deviations?: Deviation[] | undefined
  /** What the period lost and gave besides. */
  summary?: PeriodSummary | undefined
  /** What the agreement gave in all of the year, where the period is a calendar year. */
  year?: YearSummary | undefined
  /** What the agreement's shorter periods came to, where the period is a calendar quarter. */
  quarter?: QuarterSummary | undefined
  /** The feed that it is drawn from, relative to the site's root. */
  file: string
}

/** What was worked out of a feed, or another thing, once: every page of a build asks the same of it. */
export function remembered<T, Of extends object = AgreementFeed>(work: (of: Of) => T): (of: Of) => T {
  const known = new WeakMap<Of, { of: T }>()
  return (of) => {
    const found = known.get(of) ?? { of: work(of) }
    known.set(of, found)
    return found.of
  }
}

/** Everything that came of an agreement's closed periods, those in files of their own too. */
export const closedResults = remembered((feed): ObjectiveResult[] => {
  const archived = periodFeeds(feed.agreement.id)
  const whole = new Set(archived.map(({ period }) => period.id))
  return [
    ...feed.history.filter(({ period }) => !whole.has(period.id)),
    ...archived.flatMap(({ results }) => results),
  ]
})

/** Folder of a period's report. A billing period's id has a slash, which would be a folder of its own. */
export const periodFolder = (id: string): string => id.replaceAll('/', '_')

/** Address of a period's report relative to the site's root; it never changes. */
export const reportPath = ({ agreement }: Pick<AgreementFeed, 'agreement'>, { id }: Period): string =>
  `${agreement.href}${periodFolder(id)}/`

/**
 * The reports of an agreement, the latest first; of periods that end together, the longest first. In each what was
 * breached comes first, then the agreement's own order.
 */
export const reportsOf = remembered((feed): Report[] => {
  const order = feed.results.map(({ objective }) => objective)
  const place = ({ objective, verdict }: ObjectiveResult) =>
    order.indexOf(objective) - (verdict === 'breached' ? order.length : 0)
  const archived = new Map(periodFeeds(feed.agreement.id).map((one) => [one.period.id, one]))
  return [...Map.groupBy(closedResults(feed), ({ period }) => period.id).values()]
    .map((results) => results.toSorted((a, b) => place(a) - place(b)))
    .flatMap((results): Report[] => {
      const [first] = results
      if (first === undefined) return []
      const { period } = first
      const own = archived.get(period.id)
      const credits = own ? own.credits : feed.credits?.filter((credit) => credit.period.id === period.id)
      const { id } = feed.agreement
      const file = own ? `agreements/${id}/${periodFolder(period.id)}` : `agreements/${id}`
      const deviations = own?.deviations
      const more = { deviations, ...besides(feed, period, own) }
      return [{ feed, period, results, credits, ...more, file: `feed/v1/${file}.json` }]
    })
    .toSorted(({ period: a }, { period: b }) => b.end.localeCompare(a.end) || a.start.localeCompare(b.start))
})

/** What else is told of a period: in a file of its own, or in the agreement's. */
function besides(
  { periods = [], years = [], quarters = [] }: AgreementFeed,
  { id }: Period,
  own?: PeriodFeed,
): Pick<Report, 'summary' | 'year' | 'quarter'> {
  const year = years.find(({ period }) => period.id === id)
  const quarter = own?.quarter ?? quarters.find(({ period }) => period.id === id)
  return { summary: own?.summary ?? periods.find(({ period }) => period.id === id), year, quarter }
}

/** Every report that has a page: of closed periods, and of calendar years, the one that goes on too. */
export const reportPages = remembered((feed): Report[] => {
  const closed = reportsOf(feed)
  const years = (feed.years ?? []).filter(
    (year) => !closed.some(({ period }) => period.id === year.period.id),
  )
  return [...years.flatMap(({ period }) => reportOf(feed, period.id) ?? []), ...closed].toSorted(
    ({ period: a }, { period: b }) => b.end.localeCompare(a.end) || a.start.localeCompare(b.start),
  )
})

const known = new Map<string, { feed: AgreementFeed; closed: Set<string> } | undefined>()

/**
 * The report of a period by its id, of one that is still going on too: what is known of it so far. Undefined where the
 * agreement has no such period.
 */
export function reportOf(feed: AgreementFeed, id: string): Report | undefined {
  const closed = reportsOf(feed).find(({ period }) => period.id === id)
  if (closed) return closed
  const results = feed.results.filter(({ period }) => period.id === id)
  const period = results[0]?.period ?? (feed.years ?? []).find((year) => year.period.id === id)?.period
  const file = `feed/v1/agreements/${feed.agreement.id}.json`
  return period && { feed, period, results, credits: feed.credits && [], ...besides(feed, period), file }
}

/** Whether a report is of a period that is still going on; a window that moves along always is. */
export const isRunning = ({ feed, period }: Pick<Report, 'feed' | 'period'>): boolean =>
  period.type === 'rolling' || Date.parse(period.end) > Date.parse(feed.generatedAt)

/** Anchor of a result in the report of its period. */
export const reportAnchor = ({
  objective,
  service,
}: Pick<ObjectiveResult, 'objective' | 'service'>): string =>
  objectiveAnchor({ objective }) + (service === undefined ? '' : `-${service}`)

/** Where the report of a closed result stands, if its agreement is public. */
export function reportLink({ agreement, period }: ObjectiveResult, locale: string): string | undefined {
  if (!known.has(agreement)) {
    const feed = agreementFeeds().find((one) => one.agreement.id === agreement)
    known.set(agreement, feed && { feed, closed: new Set(closedResults(feed).map((one) => one.period.id)) })
  }
  const found = known.get(agreement)
  return found?.closed.has(period.id) ? pageLink(reportPath(found.feed, period), locale) : undefined
}

/** A result's own steps by name; feeds of services do not carry them, so they come from the agreement's. */
export const stepsNamed = ({ explain = [] }: ObjectiveResult, ...names: string[]) =>
  explain.filter(({ step }) => names.includes(step))

export type Judged = 'met' | 'breached' | 'no-data'

/**
 * How many results that have a say came out which way: neither those that are measured without a promise nor those that
 * do not bind yet, nor those without any counted time (semantics 2.9).
 */
export function tally(results: ObjectiveResult[]): Record<Judged, number> {
  const counted = results.filter(hasSay)
  const of = (verdict: Judged) => counted.filter((one) => one.verdict === verdict).length
  return { met: of('met'), breached: of('breached'), 'no-data': of('no-data') }
}

/** Whether a result counts in what an agreement's period came to. */
export const hasSay = ({ kind, binding, phase }: ObjectiveResult): boolean =>
  kind === undefined && binding && phase !== 'preparation'

/** Reports of the same agreement whose period has any time in common with this one's. */
export function overlapping<R extends Pick<Report, 'period'>>({ period }: R, reports: R[]): R[] {
  return reports.filter(
    ({ period: other }) => other.id !== period.id && other.start < period.end && other.end > period.start,
  )
}
