import type {
  AgreementFeed,
  IncidentsFeed,
  ObjectiveResult,
  PeriodFeed,
  Service,
  ServiceFeed,
  StatusFeed,
  TemplatesFeed,
} from '../../../data/schema/feed.ts'
import type { MadeFiles } from '../made-files.ts'
import { createSpeaker, type Speaker } from '../speaker.ts'
import { csvTable } from './csv.ts'
import { fields, texts } from './csv-columns.ts'
import { daysCsv, lastGrows, responseTimesCsv } from './csv-days.ts'
import { eventFiles } from './csv-events.ts'
import { evidenceCsv } from './csv-evidence.ts'
import { creditsCsv, resultsCsv } from './csv-results.ts'
import { templatesCsv } from './csv-templates.ts'

/**
 * Every table of the feed as CSV, by its path under the site's root: the same in every language, with a column for the
 * words of each. Made from the published feed alone, so nothing else can leave; same feed, same bytes.
 *
 * `csv/services.csv`, `objectives.csv` (the running period), `incidents.csv`, `incident-services.csv`,
 * `incident-updates.csv`, `incident-months.csv`, `maintenance.csv`; `csv/services/ID/days.csv`, `response-times.csv`, `history.csv`;
 * `csv/agreements/ID/results.csv`, `history.csv`, `evidence.csv` of what both rest on and, where credits are published,
 * `credits.csv`; `csv/agreements/ID/PERIOD.csv` of each closed period that has a file of its own; `csv/templates.csv` where
 * templates are published.
 */
export function csvFiles(feeds: {
  status: StatusFeed
  incidents: IncidentsFeed
  services: ServiceFeed[]
  agreements: AgreementFeed[]
  /** Closed periods in files of their own, by their path under `feed/v1/`. */
  periods?: [path: string, feed: PeriodFeed][]
  templates?: TemplatesFeed | undefined
}): MadeFiles {
  const { status, incidents, services, agreements, periods = [], templates } = feeds
  const { timeZone } = status.page
  const asOf = Date.parse(status.generatedAt)
  const speakers = status.page.locales.map((locale) => createSpeaker(status, locale))
  const files: MadeFiles = new Map()
  const add = (path: string, text: () => string, key?: () => string) =>
    files.set(`csv/${path}.csv`, { text, ...(key && { key }) })
  const addResults = (path: string, results: ObjectiveResult[]) =>
    add(
      path,
      () => resultsCsv(results, speakers),
      () => JSON.stringify([status.page.locales, results]),
    )
  add('services', () => servicesCsv(status.services, speakers))
  add('objectives', () =>
    resultsCsv(
      agreements.flatMap(({ results }) => results),
      speakers,
    ),
  )
  for (const [path, text] of eventFiles(incidents, speakers)) files.set(path, { text })
  for (const { service, calendar, responseDays, history } of services) {
    const folder = `services/${service.id}`
    const strip = calendar ?? service.days
    add(
      `${folder}/days`,
      () => daysCsv(strip, timeZone, asOf),
      () => JSON.stringify([timeZone, strip, lastGrows(strip) ? asOf : null]),
    )
    add(
      `${folder}/response-times`,
      () => responseTimesCsv(responseDays),
      () => JSON.stringify(responseDays),
    )
    addResults(`${folder}/history`, history)
  }
  for (const { agreement, results, history, credits } of agreements) {
    const folder = `agreements/${agreement.id}`
    addResults(`${folder}/results`, results)
    addResults(`${folder}/history`, history)
    add(`${folder}/evidence`, () => evidenceCsv([...results, ...history]))
    if (credits !== undefined) add(`${folder}/credits`, () => creditsCsv(credits))
  }
  for (const [path, { results }] of periods) addResults(path.replace(/\.json$/, ''), results)
  if (templates) add('templates', () => templatesCsv(templates.templates, speakers))
  return files
}

const servicesCsv = (services: Service[], speakers: Speaker[]): string =>
  csvTable(
    [
      ...fields<Service>('id'),
      ...texts<Service>('name', ({ name }) => name, speakers),
      ...texts<Service>('group', ({ group }) => group, speakers),
      ...fields<Service>('state', 'since', 'responseTime.p50', 'responseTime.p95', 'responseTime.p99'),
      ...fields<Service>('responseTime.window', 'responseTime.samples', 'href'),
    ],
    services,
  )
