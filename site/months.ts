import type { Incident, IncidentsFeed } from '../data/schema/feed.ts'
import { incidentsFeed, statusFeed } from './feed.ts'
import { remembered } from './reports.ts'

export type Month = NonNullable<IncidentsFeed['months']>[number]

/** Address of a month's page relative to the site's root; it never changes. */
export const monthPath = ({ id }: Month): string => `incidents/${id}/`

/** Every month that has a page, newest first. */
export const months = (): Month[] => incidentsFeed().months ?? []

/** Incidents that any of the month belongs to, newest first: those that began in it, and those that still went on. */
export const incidentsOf = ({ id }: Month, feed: IncidentsFeed): Incident[] => byMonth(feed).get(id) ?? []

const byMonth = remembered(({ incidents, months: all = [] }: IncidentsFeed) => {
  const spans = incidents.map((incident) => ({
    incident,
    from: Date.parse(incident.start),
    to: incident.end === null ? Number.POSITIVE_INFINITY : Date.parse(incident.end),
  }))
  return new Map(
    all.map(({ id }) => {
      const [begins, ends] = [beginOf(id), beginOf(id, 1)]
      const own = spans.filter(({ from, to }) => from < ends && to >= begins)
      return [id, own.map(({ incident }) => incident)]
    }),
  )
})

/** When a month begins in the page's zone, or one so many months later. */
export function beginOf(id: string, later = 0): number {
  const first = Temporal.PlainYearMonth.from(id).add({ months: later }).toPlainDate({ day: 1 })
  return first.toZonedDateTime(statusFeed().page.timeZone).epochMilliseconds
}

/** Whether the month was still going on when the feed was made. */
export const isRunning = ({ id }: Month): boolean => {
  const made = Date.parse(statusFeed().generatedAt)
  return made >= beginOf(id) && made < beginOf(id, 1)
}
