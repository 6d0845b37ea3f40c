import type { Incident, IncidentsFeed } from '../data/schema/feed.ts'
import { incidentsFeed, statusFeed } from './feed.ts'

export type Month = NonNullable<IncidentsFeed['months']>[number]

/** Address of a month's page relative to the site's root; it never changes. */
export const monthPath = ({ id }: Month): string => `incidents/${id}/`

/** Every month that has a page, newest first. */
export const months = (): Month[] => incidentsFeed().months ?? []

/** Incidents that any of the month belongs to, newest first: those that began in it, and those that still went on. */
export function incidentsOf({ id }: Month, { incidents }: IncidentsFeed): Incident[] {
  return incidents.filter(
    ({ start, end }) => localMonth(start) <= id && (end === null || localMonth(end) >= id),
  )
}

const known = new Map<string, string>()

/** `2026-07` of an instant in the page's zone. */
function localMonth(instant: string): string {
  const { timeZone } = statusFeed().page
  const month =
    known.get(instant) ??
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7)
  known.set(instant, month)
  return month
}

/** Whether the month was still going on when the feed was made. */
export const isRunning = ({ id }: Month): boolean => localMonth(statusFeed().generatedAt) === id
