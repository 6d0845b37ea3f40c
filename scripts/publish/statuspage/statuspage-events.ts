import type { State } from '../../../data/schema/common.ts'
import type { Incident, Maintenance } from '../../../data/schema/feed.ts'
import { maintenancePhase, maintenanceUrl } from '../maintenance-facts.ts'
import { plainText } from '../plain-text.ts'
import type { StatuspageContext } from './statuspage.ts'
import { type Component, STATUSES } from './statuspage-components.ts'
import { statuspageWords } from './statuspage-words.ts'

type Components = Map<string, Component>
type IncidentStatus = Incident['status']

const MAINTENANCE_STATUSES = { announced: 'scheduled', running: 'in_progress', over: 'completed' } as const
type MaintenanceStatus = (typeof MAINTENANCE_STATUSES)[keyof typeof MAINTENANCE_STATUSES]

interface AffectedComponent {
  code: string
  name: string
  old_status: string
  new_status: string
}

/** Whether nobody watches an incident any more. */
export const isClosed = ({ status }: Pick<Incident, 'status'>) =>
  status === 'resolved' || status === 'postmortem'

/**
 * Incidents as Statuspage shows them, in the given order. `started_at` is when the incident began and `created_at` when
 * it was first told of; `resolved_at` is when it ended, and stays null while the incident is still watched.
 */
export function incidentEntries(incidents: Incident[], ofServices: Components, context: StatuspageContext) {
  return incidents.map((incident) => {
    const { id, title, impact, status, start, end, services, updates, href } = incident
    const closed = isClosed(incident)
    const monitoring = updates.find((update) => update.status === 'monitoring')
    const latest = [start, ...(end === null ? [] : [end]), ...updates.map(({ at }) => at)].sort().at(-1)
    return {
      id,
      name: context.speaker.say(title),
      status,
      created_at: context.local(updates.at(-1)?.at ?? start),
      updated_at: context.local(latest ?? start),
      monitoring_at: monitoring === undefined ? null : context.local(monitoring.at),
      resolved_at: closed && end !== null ? context.local(end) : null,
      impact,
      shortlink: context.speaker.url(href),
      started_at: context.local(start),
      page_id: context.pageId,
      incident_updates: updateEntries(incident, ofServices, context),
      components: services.flatMap((service) => ofServices.get(service.id) ?? []),
    }
  })
}

const STATUS_NAMES: IncidentStatus[] = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']

/** Newest first, as in the feed; read oldest first, because each is told by what was before it. */
function updateEntries(incident: Incident, ofServices: Components, context: StatuspageContext) {
  let status: IncidentStatus = 'investigating'
  let before = new Map<string, string>()
  const ids = new Set<string>()
  return incident.updates
    .toReversed()
    .map((update) => {
      // An update without a status of its own leaves the incident in the one it had.
      status = STATUS_NAMES.find((name) => name === update.status) ?? status
      const after = statusesAt(incident, update)
      const affected = incident.services.flatMap(({ id }): AffectedComponent[] => {
        const component = ofServices.get(id)
        if (component === undefined) return []
        const [old_status, new_status] = [before.get(id) ?? 'operational', after.get(id) ?? 'operational']
        return [{ code: id, name: component.name, old_status, new_status }]
      })
      before = after
      const body = plainText(context.speaker.say(update.html))
      return updateEntry(incident.id, update.at, status, body, affected, { ids, context })
    })
    .reverse()
}

/** What the incident did to each of its services at an update: what the update says, else the incident itself. */
function statusesAt({ services, start, end }: Incident, update: Incident['updates'][number]) {
  const at = Date.parse(update.at)
  return new Map(
    services.map((service): [string, string] => {
      const said = update.services?.find(({ id }) => id === service.id)?.state
      const until = service.end ?? end
      const over = until !== null && at >= Date.parse(until)
      const begun = at >= Date.parse(service.start ?? start)
      const state: State = said ?? (begun && !over ? service.state : 'operational')
      return [service.id, STATUSES[state]]
    }),
  )
}

/**
 * Maintenance windows as Statuspage shows them. Work that was recorded decides what the window's status is, also when it
 * overran; without a record the announced times do. As there, `started_at` is the announcement, and the work's own times
 * are in the updates. The feed has no description of the work, so an update says what happened in a few words.
 */
export function maintenanceEntries(
  windows: Maintenance[],
  ofServices: Components,
  context: StatuspageContext,
) {
  const words = statuspageWords(context.speaker.locale).maintenance
  return windows.map((window) => {
    const { id, title, start, end, announcedAt, actual, services } = window
    const name = context.speaker.say(title)
    const phase = maintenancePhase(window, context.now)
    const begun = phase === 'announced' ? null : (actual?.start ?? start)
    const done = phase === 'over' ? (actual?.end ?? end) : null
    const steps: [MaintenanceStatus, string | null, string][] = [
      ['completed', done, words.completed],
      ['in_progress', begun, words.in_progress],
      ['scheduled', announcedAt, words.scheduled(name)],
    ]
    const ids = new Set<string>()
    return {
      id,
      name,
      status: MAINTENANCE_STATUSES[phase],
      created_at: context.local(announcedAt),
      updated_at: context.local(done ?? begun ?? announcedAt),
      monitoring_at: null,
      resolved_at: done === null ? null : context.local(done),
      impact: 'maintenance',
      shortlink: maintenanceUrl(window, context.speaker),
      started_at: context.local(announcedAt),
      page_id: context.pageId,
      incident_updates: steps.flatMap(([step, at, body]) =>
        at === null ? [] : [updateEntry(id, at, step, body, [], { ids, context })],
      ),
      components: services.flatMap((service) => ofServices.get(service) ?? []),
      scheduled_for: context.local(start),
      scheduled_until: context.local(end),
    }
  })
}

/** An update's id is the incident's with the time: it stays when others come. Two at one instant are numbered. */
function updateEntry(
  incident: string,
  instant: string,
  status: IncidentStatus | MaintenanceStatus,
  body: string,
  affected: AffectedComponent[],
  { ids, context }: { ids: Set<string>; context: StatuspageContext },
) {
  const base = `${incident}-${instant.replace(/\W/g, '')}`
  let id = base
  for (let copy = 2; ids.has(id); copy += 1) id = `${base}-${copy}`
  ids.add(id)
  const at = context.local(instant)
  return {
    id,
    status,
    body,
    incident_id: incident,
    created_at: at,
    updated_at: at,
    display_at: at,
    affected_components: affected.length === 0 ? null : affected,
    deliver_notifications: true,
    custom_tweet: null,
    tweet_id: null,
  }
}
