import type { Day, Service, ServiceFeed } from '../../data/schema/feed.ts'
import { csvTable } from './csv.ts'
import { fields } from './csv-columns.ts'

const DAY_MS = 86_400_000

/** What every day without details was: all of it up, and observed (data/schema/feed.ts). */
const PLAIN: Omit<Day, 'date'> = {
  state: 'operational',
  uptime: '100.00',
  downMs: 0,
  partialMs: 0,
  degradedMs: 0,
  unknownMs: 0,
  maintenanceMs: 0,
  incidents: [],
}

/** Every day of a service's calendar, one a row, also those that the feed leaves out because nothing happened. */
export function daysCsv({ from, count, details }: Service['days']): string {
  const told = new Map(details.map((day) => [day.date, day]))
  // Midnights of UTC, where every day is as long: a local date has no zone to be shifted by.
  const first = Date.parse(from)
  const days = Array.from({ length: count }, (_, index): Day => {
    const date = new Date(first + index * DAY_MS).toISOString().slice(0, 10)
    return told.get(date) ?? { ...PLAIN, date }
  })
  return csvTable(
    [
      ...fields<Day>('date', 'state', 'uptime', 'downMs', 'partialMs', 'degradedMs', 'unknownMs'),
      ...fields<Day>('maintenanceMs'),
      ['incidents', ({ incidents }) => incidents.join(' ')],
    ],
    days,
  )
}

/** Milliseconds by local day. */
export function responseTimesCsv(days: ServiceFeed['responseDays']): string {
  return csvTable(fields<ServiceFeed['responseDays'][number]>('date', 'p50', 'p95', 'p99', 'samples'), days)
}
