import { createHash } from 'node:crypto'
import type {
  AgreementFeed,
  Maintenance,
  ObjectiveResult,
  Service,
  ServiceFeed,
  StatusFeed,
} from '../data/schema/feed.ts'
import { deviationsOf } from './deviations.ts'
import { evidenceOf } from './evidence.ts'
import { agreementFeeds, chainFeed, incidentsFeed, statusFeed } from './feed.ts'
import { isRunning, type Report, remembered, reportLink, reportPages } from './reports.ts'
import { frame } from './settled.ts'

/*
 * Pages of what goes on, on which nothing happens: of services, and of closed periods, which somebody may still correct. Such
 * a page says until when it has data. As long as all that it tells is the same but for that instant, a build takes it over
 * from the former one, and draws it again for the instant's sake every quarter of an hour, or as soon as half of the time
 * has passed that its data may be trusted for. So it is never further behind than that, and a new incident costs a build the
 * pages that tell of it, and not a thousand others.
 */

const LONGEST_MS = 900_000

/** What a page is made of is compared by its digest: it is megabytes, in every language the same. */
const digestOf = (matter: unknown[]) => createHash('sha256').update(JSON.stringify(matter)).digest('base64')

/**
 * Which stretch of time a build is in, by when its feed was made. Each page has stretches of its own, so that no build has to
 * draw them all. An archive has one: its time stands still.
 * @param id - What the page is about.
 */
export function stretchOf(
  id: string,
  { generatedAt, staleAfter, page }: Pick<ServiceFeed, 'generatedAt' | 'staleAfter' | 'page'> = statusFeed(),
): number {
  if (page.archive) return 0
  const made = Date.parse(generatedAt)
  const length = Math.max(1, Math.min(LONGEST_MS, (Date.parse(staleAfter) - made) / 2))
  const offset = createHash('sha256').update(id).digest().readUInt32BE() / 2 ** 32
  return Math.floor(made / length + offset)
}

/** The day until which there is data: what is of the same day is told without its date. */
function dayOfData(): string {
  const { dataThrough, page } = statusFeed()
  return Temporal.Instant.from(dataThrough).toZonedDateTimeISO(page.timeZone).toPlainDate().toString()
}

/** A running result without what grows by the hour and is told on no page of a service. */
function told({ exact: _, projection: __, ledger, ...result }: ObjectiveResult): object {
  if (!ledger) return result
  const { upMs: _up, unknownMs: _unknown, futureMs: _future, ...rest } = ledger
  return { ...result, ledger: rest }
}

const toldOf = (service: Service) => ({ ...service, objectives: service.objectives.map(told) })

/** How far a window has come, which is all that time changes about it. */
function phaseOf({ start, end, actual }: Maintenance, through: string): unknown[] {
  return [start, end, actual?.start, actual?.end].map((instant) => instant && instant <= through)
}

const serviceNames = remembered((status: StatusFeed) =>
  digestOf(status.services.map(({ id, name, href }) => [id, name, href])),
)

const serviceMatter = remembered((feed: ServiceFeed): string => {
  const { generatedAt: _, dataThrough, staleAfter: __, page: ___, service, ...rest } = feed
  const status = statusFeed()
  const incidents = status.incidents.filter(
    ({ services }) => services.length === 0 || services.some(({ id }) => id === service.id),
  )
  const maintenance = status.maintenance.filter(
    ({ services }) => services.length === 0 || services.includes(service.id),
  )
  const agreements = agreementFeeds().filter(({ agreement }) =>
    [...service.objectives, ...feed.history].some((result) => result.agreement === agreement.id),
  )
  return digestOf([
    toldOf(service),
    rest,
    status.services.filter(({ id }) => id === service.id).map(toldOf),
    incidents,
    maintenance,
    [...maintenance, ...feed.maintenance].map((window) => phaseOf(window, dataThrough)),
    serviceNames(status),
    agreements.map(({ agreement: { id, title, href } }) => [id, title, href]),
    [...service.objectives, ...feed.history].map((result) => reportLink(result, '') !== undefined),
    // How long an incident has lasted is told as long as it does.
    incidents.some(({ end }) => end === null) && status.generatedAt,
  ])
})

/** `cacheKey` of a service's page. */
export function serviceKey(feed: ServiceFeed, locale: string): string {
  const { id } = feed.service
  return JSON.stringify([frame(), locale, stretchOf(id), dayOfData(), serviceMatter(feed)])
}

/** What every report of an agreement tells of it: its terms and parties, its other reports, and whether the record of them holds. */
const agreementMatter = remembered((feed: AgreementFeed): string => {
  const { generatedAt: _, dataThrough: __, staleAfter: ___, page: ____, ...all } = feed
  // What goes on is not in a report of what is over, and what is over in those of others is not in this one.
  const { results, improvements: _i, years: _y, periods: _p, credits: _c, deviations: _d, ...others } = all
  const { quarters: _q, ticketBaseline: _t, ...terms } = others
  const disputed = new Set((feed.disputes ?? []).flatMap(({ incidents }) => incidents))
  return digestOf([
    terms,
    results.map(({ objective, service, title }) => [objective, service, title]),
    reportPages(feed).map(({ period, year, results: of }) => [period, year?.running, of.length]),
    incidentsFeed().incidents.filter(({ id }) => disputed.has(id)),
    chainFeed(feed.agreement.id),
    serviceNames(statusFeed()),
  ])
})

const reportMatter = remembered((report: Report): string => {
  const { feed, results, year, ...rest } = report
  const { incidents, maintenance } = evidenceOf(report)
  const longest = new Set(year?.longest?.incidents)
  return digestOf([
    [results, year, rest, deviationsOf(report)],
    [incidents, maintenance, incidentsFeed().incidents.filter(({ id }) => longest.has(id))],
    agreementMatter(feed),
  ])
})

/** `cacheKey` of the report of a closed period; none while the period or an incident in it goes on. */
export function reportKey(report: Report, locale: string): string | undefined {
  if (isRunning(report) || evidenceOf(report).incidents.some(({ end }) => end === null)) return undefined
  const { feed, period } = report
  const stretch = stretchOf(`${feed.agreement.id} ${period.id}`)
  return JSON.stringify([frame(), locale, stretch, reportMatter(report)])
}
