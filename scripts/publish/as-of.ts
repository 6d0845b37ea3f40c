import type { IncidentRecord, MaintenanceRecord } from '../../data/schema/events.ts'

/**
 * What was known of the incidents at `asOf`: later ones are gone, later updates too, and one that ended later is open
 * with the status of its last update and without a cause. A dated archive shows that day's page, not what was learned afterwards.
 */
export function incidentsAsOf(incidents: IncidentRecord[], asOf: number): IncidentRecord[] {
  return incidents
    .filter(({ start }) => start <= asOf)
    .map((incident) => {
      const updates = incident.updates.filter(({ at }) => at <= asOf)
      const services = incident.services
        .filter(({ start = incident.start }) => start <= asOf)
        .map(({ end, ...service }) => (end !== undefined && end <= asOf ? { ...service, end } : service))
      if (incident.end === null || incident.end <= asOf) return { ...incident, services, updates }
      const { cause: _, actions: __, ...known } = incident
      return { ...known, end: null, status: openStatus(updates), services, updates }
    })
}

const OPEN = ['investigating', 'identified', 'monitoring'] as const

function openStatus(updates: IncidentRecord['updates']): (typeof OPEN)[number] {
  const last = updates.findLast(({ status }) => OPEN.some((open) => open === status))
  return OPEN.find((open) => open === last?.status) ?? 'investigating'
}

/** The windows that were announced at `asOf`, with the work that had begun. */
export function maintenanceAsOf(windows: MaintenanceRecord[], asOf: number): MaintenanceRecord[] {
  return windows
    .filter(({ announcedAt }) => announcedAt <= asOf)
    .map(({ actual, ...window }) => {
      if (actual === undefined || actual.start > asOf) return window
      return { ...window, actual: { start: actual.start, end: pastOrNull(actual.end, asOf) } }
    })
}

function pastOrNull(end: number | null, asOf: number): number | null {
  return end !== null && end <= asOf ? end : null
}
