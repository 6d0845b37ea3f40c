import type { Incident, IncidentsFeed, Maintenance } from '../../../data/schema/feed.ts'
import { plainText } from '../plain-text.ts'
import type { Speaker } from '../speaker.ts'
import { csvTable } from './csv.ts'
import { fields, texts } from './csv-columns.ts'

type Affected = Incident['services'][number] & { incident: string }
type Lost = NonNullable<IncidentsFeed['months']>[number]['services'][number] & { month: string }
type Update = Incident['updates'][number] & { incident: string }

/**
 * Incidents, what each did to which service, what was told of them, what each service lost by month, and maintenance: tables that meet in the incident's
 * id. An update's words are plain text.
 */
export function eventFiles({ incidents, maintenance, months = [] }: IncidentsFeed, speakers: Speaker[]) {
  const affected = incidents.flatMap(({ id, services }) =>
    services.map((service): Affected => ({ ...service, incident: id })),
  )
  const updates = incidents.flatMap(({ id, updates: told }) =>
    told.map((update): Update => ({ ...update, incident: id })),
  )
  const lost = months.flatMap(({ id: month, services }) =>
    services.map((service): Lost => ({ ...service, month })),
  )
  const plain = speakers.map(({ locale, say }) => ({
    locale,
    say: (html: Parameters<typeof say>[0]) => plainText(say(html)),
  }))
  return new Map<string, () => string>([
    [
      'csv/incidents.csv',
      () =>
        csvTable(
          [
            ...fields<Incident>('id'),
            ...texts<Incident>('title', ({ title }) => title, speakers),
            ...fields<Incident>('impact', 'status', 'start', 'end'),
            ['services', ({ services }) => services.map(({ id }) => id).join(' ')],
            ...fields<Incident>('href'),
          ],
          incidents,
        ),
    ],
    [
      'csv/incident-services.csv',
      () => csvTable(fields<Affected>('incident', 'id', 'state', 'start', 'end'), affected),
    ],
    [
      'csv/incident-updates.csv',
      () =>
        csvTable(
          [
            ...fields<Update>('incident', 'at', 'status'),
            ...texts<Update>('text', ({ html }) => html, plain),
          ],
          updates,
        ),
    ],
    [
      'csv/incident-months.csv',
      () => csvTable(fields<Lost>('month', 'id', 'downMs', 'partialMs', 'degradedMs', 'maintenanceMs'), lost),
    ],
    [
      'csv/maintenance.csv',
      () =>
        csvTable(
          [
            ...fields<Maintenance>('id'),
            ...texts<Maintenance>('title', ({ title }) => title, speakers),
            ...fields<Maintenance>('start', 'end', 'announcedAt', 'actual.start', 'actual.end'),
            ['services', ({ services }) => services.join(' ')],
            ...fields<Maintenance>('counts.excluded', 'counts.why', 'href'),
          ],
          maintenance,
        ),
    ],
  ])
}
