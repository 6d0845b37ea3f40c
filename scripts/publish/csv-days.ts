import type { Day, Service, ServiceFeed } from '../../data/schema/feed.ts'
import { csvTable } from './csv.ts'
import { fields } from './csv-columns.ts'

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
  const first = count === 0 ? null : Temporal.PlainDate.from(from)
  const days = Array.from({ length: first === null ? 0 : count }, (_, index): Day => {
    const date = first?.add({ days: index }).toString() ?? ''
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
