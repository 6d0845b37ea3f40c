import type {
  AgreementFeed,
  Maintenance,
  ObjectiveResult,
  Service,
  ServiceFeed,
  StatusFeed,
} from '../data/schema/feed.ts'
import { deviationsOf } from './deviations.ts'
import { digestOf } from './digest.ts'
import { evidenceOf } from './evidence.ts'
import { agreementFeeds, chainFeed, statusFeed, templateEntries } from './feed.ts'
import { incidentDigest, incidentsNamed } from './incidents.ts'
import {
  closedResults,
  isRunning,
  type Report,
  remembered,
  reportLink,
  reportPages,
  stepsNamed,
} from './reports.ts'
import { servicesNamed } from './services.ts'
import { frame } from './settled.ts'
import { eventsOf } from './steps.ts'
import { daysOf, stretchOf } from './stretch.ts'
import { told, toldLosses, toldPeriod, toldWhole } from './told.ts'

/*
 * Pages of what goes on, on which nothing happens: of services, of agreements, of periods, also closed ones, which somebody
 * may still correct, and of incidents that are over while a period goes on that they cost time in (settled.ts). Such a page
 * says until when it has data. As long as all that it tells is the same but for that instant, a build takes it over from the
 * former one, and draws it again for the instant's sake every quarter of an hour, or as soon as half of the time has passed
 * that its data may be trusted for. So it is never further behind than that, and a new incident costs a build the pages that
 * tell of it, and not a thousand others.
 *
 * Figures that only grow as time passes stay behind with the instant that they are of: how much time was agreed, worked,
 * unknown or is left, what a figure is a fraction of, and where the period ends if it goes on like that (told.ts names them).
 * A value, a verdict, a budget, a share that is known, an outage, or anything else of the feed that is another one has the
 * page drawn in the same build, and so has whatever goes on, since its figures are other ones every time.
 */

/** Which instants are over: that is all that time changes about what they are of. */
const passed = (instants: (string | null | undefined)[], through: string): unknown[] =>
  instants.map((instant) => instant && instant <= through)

const toldOf = (service: Service) => ({ ...service, objectives: service.objectives.map(told) })

const phaseOf = ({ start, end, actual }: Maintenance, through: string): unknown[] =>
  passed([start, end, actual?.start, actual?.end], through)

const serviceNames = remembered((status: StatusFeed) =>
  digestOf(status.services.map(({ id, name, href }) => [id, name, href])),
)

const agreementsById = remembered(
  (feeds: AgreementFeed[]) => new Map(feeds.map((feed) => [feed.agreement.id, feed])),
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
  const results = [...service.objectives, ...feed.history]
  const agreements = [...new Set(results.map(({ agreement }) => agreement))]
  return digestOf([
    [stretchOf(service.id), daysOf()],
    toldOf(service),
    rest,
    servicesNamed([service.id]).map(toldOf),
    incidents,
    maintenance,
    [...maintenance, ...feed.maintenance].map((window) => phaseOf(window, dataThrough)),
    serviceNames(status),
    agreements.map((id) => {
      const agreement = agreementsById(agreementFeeds()).get(id)?.agreement
      return [agreement?.title, agreement?.href]
    }),
    results.map((result) => reportLink(result, '') !== undefined),
    // How long an incident has lasted is told as long as it does.
    incidents.some(({ end }) => end === null) && status.generatedAt,
  ])
})

/** `cacheKey` of a service's page. */
export const serviceKey = (feed: ServiceFeed, locale: string): string =>
  JSON.stringify([frame(), locale, serviceMatter(feed)])

const resultDigest = remembered((result: ObjectiveResult) => digestOf([result]))

/** What every report of an agreement tells of it: its terms and parties, its other reports, and whether the record of them holds. */
const agreementMatter = remembered((feed: AgreementFeed): string => {
  const { generatedAt: _, dataThrough: __, staleAfter: ___, page: ____, ...all } = feed
  // What goes on is not in a report of what is over, and what is over in those of others is not in this one.
  const { results, improvements: _i, years: _y, periods: _p, credits: _c, deviations: _d, ...others } = all
  const { history: _h, quarters: _q, ticketBaseline: _t, ...terms } = others
  const disputed = (feed.disputes ?? []).flatMap(({ incidents }) => incidents)
  return digestOf([
    terms,
    closedResults(feed).map(resultDigest),
    results.map(({ objective, service, title }) => [objective, service, title]),
    reportPages(feed).map(({ period, year, results: of }) => [period, year?.running, of.length]),
    incidentsNamed(disputed).map(incidentDigest),
    chainFeed(feed.agreement.id),
    serviceNames(statusFeed()),
  ])
})

/** Whether maintenance that the steps of results tell of is over. */
const maintained = (results: ObjectiveResult[]): unknown[] =>
  passed(
    results.flatMap((result) => stepsNamed(result, 'maintenance').map(({ values }) => values.end)),
    statusFeed().dataThrough,
  )

/** The days that instants are told without their date on, wherever the agreement says times. */
const daysIn = ({ agreement, terms }: AgreementFeed): string[] =>
  daysOf([agreement.timeZone, ...(terms?.hours ?? []).map(({ timeZone }) => timeZone)])

const agreementPageMatter = remembered((feed: AgreementFeed): string => {
  const { generatedAt, dataThrough: _, staleAfter: __, page: ___, history: ____, ...all } = feed
  const { results, years = [], quarters = [], periods = [], improvements, ...rest } = all
  const named = [...results, ...closedResults(feed)]
    .flatMap((result) => stepsNamed(result, 'outage', 'exclusion'))
    .flatMap(eventsOf)
  const sources = (feed.levels ?? []).map(({ agreement }) =>
    agreement === undefined ? undefined : agreementsById(agreementFeeds()).get(agreement),
  )
  return digestOf([
    stretchOf(`agreement ${feed.agreement.id}`),
    agreementMatter(feed),
    rest,
    results.map(told),
    quarters.map(toldWhole),
    // Of a year its counts are told here, and its figures in its report.
    years.map(({ objectives: _objectives, losses: _losses, longest: _longest, ...year }) => year),
    periods.map(toldPeriod),
    improvements && toldLosses(improvements),
    incidentsNamed(named).map(incidentDigest),
    sources.map((source) => [source?.agreement.title, source?.agreement.href, source?.amendments]),
    templateEntries().filter(({ id }) => id === feed.terms?.template?.id),
    daysIn(feed),
    maintained(results),
    passed(
      (feed.escalations ?? []).map(({ at }) => at),
      generatedAt,
    ),
  ])
})

/** `cacheKey` of an agreement's page. */
export const agreementKey = (feed: AgreementFeed, locale: string): string =>
  JSON.stringify([frame(), locale, agreementPageMatter(feed)])

const reportMatter = remembered((report: Report): string | undefined => {
  const { feed, results, year, quarter, summary, ...rest } = report
  const { incidents, maintenance } = evidenceOf(report)
  if (incidents.some(({ end }) => end === null)) return undefined
  const running = isRunning(report)
  const figures = running
    ? [
        results.map(told),
        year && toldWhole(year),
        quarter && toldWhole(quarter),
        summary && toldPeriod(summary),
      ]
    : [results.map(resultDigest), year, quarter, summary]
  return digestOf([
    stretchOf(`${feed.agreement.id} ${report.period.id}`),
    [running, figures, rest, deviationsOf(report)],
    [...incidents, ...incidentsNamed(year?.longest?.incidents ?? [])].map(incidentDigest),
    [maintenance, maintained(results)],
    running && daysIn(feed),
    agreementMatter(feed),
  ])
})

/** `cacheKey` of a report; none while an incident in it goes on. */
export function reportKey(report: Report, locale: string): string | undefined {
  const matter = reportMatter(report)
  return matter && JSON.stringify([frame(), locale, matter])
}
