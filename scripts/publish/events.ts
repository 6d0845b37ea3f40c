import type { Agreement } from '../../data/schema/agreement.ts'
import type { Text } from '../../data/schema/common.ts'
import type { IncidentRecord, MaintenanceRecord } from '../../data/schema/events.ts'
import type { Incident, Maintenance } from '../../data/schema/feed.ts'
import type { Interval } from '../../data/schema/timeline.ts'
import type { Data } from '../load/data.ts'
import { agreementAt } from '../sla/agreement/versions.ts'
import { announcements } from '../sla/maintenance/announced.ts'
import { maintenanceCounts } from '../sla/maintenance/counts.ts'
import { isTimeBased } from '../sla/metrics.ts'
import { localDate } from '../sla/time/period.ts'
import { instantText } from '../sla/time/text.ts'
import { actionEntries } from './agreement/action-entries.ts'
import { renderMarkdown } from './markdown.ts'

/**
 * An incident in the feed's form, its updates newest first.
 * @param html - As `renderMarkdown`, for who remembers what it gave.
 */
export function incidentEntry(
  incident: IncidentRecord,
  data: Pick<Data, 'agreements' | 'site'>,
  asOf: number,
  html: (markdown: Text) => Text = renderMarkdown,
): Incident {
  const { id, title, impact, status, start, end, services, updates, cause, causeCategory, actions } = incident
  return {
    id,
    title,
    impact,
    status,
    start: instantText(start),
    end: end === null ? null : instantText(end),
    services: services.map(({ id: service, state, start: from, end: to }) => ({
      id: service,
      state,
      ...(from === undefined ? {} : { start: instantText(from) }),
      ...(to === undefined ? {} : { end: instantText(to) }),
    })),
    updates: updates
      .map(({ at, status: update, markdown }) => ({
        at: instantText(at),
        status: update,
        html: html(markdown),
      }))
      .reverse(),
    ...promisedUpdate(incident),
    ...(cause === undefined ? {} : { cause }),
    ...(causeCategory === undefined ? {} : { causeCategory }),
    ...(actions && {
      actions: actionEntries(actions, publicRoles(data), localDate(asOf, data.site.timeZone).toString()),
    }),
    href: `incidents/${id}/`,
  }
}

/**
 * By when the next word of an open incident is promised: what the newest update that says so says, until one that was
 * written at that time or later has answered it.
 */
function promisedUpdate({ end, updates }: IncidentRecord): Pick<Incident, 'nextUpdate'> {
  const promised = updates.findLast(({ nextUpdate }) => nextUpdate !== undefined)?.nextUpdate
  const newest = updates.at(-1)
  if (end !== null || promised === undefined || (newest && newest.at >= promised)) return {}
  return { nextUpdate: instantText(promised) }
}

/** Roles that the public may know of. */
const publicRoles = ({ agreements }: Pick<Data, 'agreements'>) =>
  agreements.filter(({ visibility }) => visibility === 'public').flatMap(({ roles }) => roles)

/**
 * A maintenance window in the feed's form. Whether its time is taken out depends on the agreement: the public agreements
 * of its services, as they hold when it starts, are asked for each of them, and where one lets any of it count, that
 * answer stands. One that promises nothing that maintenance could break, such as support alone, is not asked.
 */
export function maintenanceEntry(window: MaintenanceRecord, data: Data, asOf: number): Maintenance {
  const { id, title, start, end, announcedAt, actual, services } = window
  const answers = data.contracts
    .map((contract) => agreementAt(contract, start))
    .filter(({ visibility }) => visibility === 'public')
    .flatMap((agreement) =>
      agreement.scope.services
        .filter((service) => services.includes(service) && promisesTime(agreement, service))
        .flatMap((service) => {
          const own = data.maintenance.filter((other) => other.services.includes(service))
          return maintenanceCounts(own, agreement, data.calendars, asOf).get(id) ?? []
        }),
    )
  const counts = answers.find(({ excluded }) => !excluded) ?? answers[0]
  const [, ...extensions] = announcements(window, asOf)
  return {
    id,
    title,
    start: instantText(start),
    end: instantText(extensions.reduce((until, added) => laterEnd(until, added), end)),
    announcedAt: instantText(announcedAt),
    ...(extensions.length > 0 && {
      extensions: extensions.map((added) => ({
        announcedAt: instantText(added.announcedAt),
        start: instantText(added.start),
        end: instantText(added.end),
      })),
    }),
    ...(actual === undefined
      ? {}
      : {
          actual: {
            start: instantText(actual.start),
            end: actual.end === null ? null : instantText(actual.end),
          },
        }),
    services,
    counts: counts ?? { excluded: false, why: 'no-agreement', values: {} },
    href: `services/${services[0]}/`,
  }
}

/** The end of a window that was made longer; what begins after it does not make it so. */
const laterEnd = (until: number, { start, end }: Interval) => (start <= until ? Math.max(until, end) : until)

function promisesTime({ scope, objectives }: Agreement, service: string): boolean {
  return objectives.some((one) => isTimeBased(one) && (one.services ?? scope.services).includes(service))
}
