import type {
  AgreementFeed,
  IncidentsFeed,
  PeriodFeed,
  Service,
  ServiceFeed,
  StatusFeed,
  TemplatesFeed,
} from '../../../data/schema/feed.ts'
import { createSpeaker } from '../speaker.ts'
import { csvTable } from './csv.ts'
import { fields, texts } from './csv-columns.ts'
import { daysCsv, responseTimesCsv } from './csv-days.ts'
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
}): Map<string, string> {
  const { status, incidents, services, agreements, periods = [], templates } = feeds
  const { timeZone } = status.page
  const asOf = Date.parse(status.generatedAt)
  const speakers = status.page.locales.map((locale) => createSpeaker(status, locale))
  const files = new Map([
    [
      'csv/services.csv',
      csvTable(
        [
          ...fields<Service>('id'),
          ...texts<Service>('name', ({ name }) => name, speakers),
          ...texts<Service>('group', ({ group }) => group, speakers),
          ...fields<Service>('state', 'since', 'responseTime.p50', 'responseTime.p95', 'responseTime.p99'),
          ...fields<Service>('responseTime.window', 'responseTime.samples', 'href'),
        ],
        status.services,
      ),
    ],
    [
      'csv/objectives.csv',
      resultsCsv(
        agreements.flatMap(({ results }) => results),
        speakers,
      ),
    ],
    ...eventFiles(incidents, speakers),
  ])
  for (const { service, calendar, responseDays, history } of services) {
    files.set(`csv/services/${service.id}/days.csv`, daysCsv(calendar ?? service.days, timeZone, asOf))
    files.set(`csv/services/${service.id}/response-times.csv`, responseTimesCsv(responseDays))
    files.set(`csv/services/${service.id}/history.csv`, resultsCsv(history, speakers))
  }
  for (const { agreement, results, history, credits } of agreements) {
    files.set(`csv/agreements/${agreement.id}/results.csv`, resultsCsv(results, speakers))
    files.set(`csv/agreements/${agreement.id}/history.csv`, resultsCsv(history, speakers))
    files.set(`csv/agreements/${agreement.id}/evidence.csv`, evidenceCsv([...results, ...history]))
    if (credits !== undefined) files.set(`csv/agreements/${agreement.id}/credits.csv`, creditsCsv(credits))
  }
  for (const [path, { results }] of periods)
    files.set(`csv/${path.replace(/\.json$/, '.csv')}`, resultsCsv(results, speakers))
  if (templates) files.set('csv/templates.csv', templatesCsv(templates.templates, speakers))
  return files
}
