import type { Incident, IncidentsFeed, ServiceFeed } from '../../data/schema/feed.ts'
import { localDate } from '../sla/time/period.ts'

type Month = NonNullable<IncidentsFeed['months']>[number]
interface Measured {
  id: string
  calendar: ServiceFeed['calendar']
}

/**
 * How many incidents began in each local month, and how long each service was down, partly down or degraded in it by the
 * days of its calendar; newest first, from the first month that anything is known of to the one of `asOf`, so that a month
 * once published always is. A day is in the month of its date.
 */
export function incidentMonths(
  incidents: Incident[],
  services: Measured[],
  timeZone: string,
  asOf: number,
): Month[] {
  const begun = incidents.map(({ start }) => localDate(Date.parse(start), timeZone).toString().slice(0, 7))
  const last = localDate(asOf, timeZone).toPlainYearMonth()
  const [first = last.toString()] = [
    ...begun,
    ...services.flatMap(({ calendar }) => calendar?.from.slice(0, 7) ?? []),
  ].sort()
  const counts = new Map<string, number>()
  for (const id of begun) counts.set(id, (counts.get(id) ?? 0) + 1)
  const lost = lostByMonth(services)
  const months: Month[] = []
  for (
    let month = last;
    Temporal.PlainYearMonth.compare(month, Temporal.PlainYearMonth.from(first)) >= 0;
    month = month.subtract({ months: 1 })
  ) {
    const id = month.toString()
    months.push({ id, incidents: counts.get(id) ?? 0, services: lost.get(id) ?? [] })
  }
  return months
}

function lostByMonth(services: Measured[]): Map<string, Month['services']> {
  const months = new Map<string, Month['services']>()
  for (const { id, calendar } of services) {
    for (const { date, downMs, partialMs, degradedMs, maintenanceMs } of calendar?.details ?? []) {
      if (downMs + partialMs + degradedMs + maintenanceMs === 0) continue
      const month = date.slice(0, 7)
      const own = months.get(month) ?? []
      months.set(month, own)
      const sum = own.at(-1)?.id === id ? own.pop() : undefined
      own.push({
        id,
        downMs: (sum?.downMs ?? 0) + downMs,
        partialMs: (sum?.partialMs ?? 0) + partialMs,
        degradedMs: (sum?.degradedMs ?? 0) + degradedMs,
        maintenanceMs: (sum?.maintenanceMs ?? 0) + maintenanceMs,
      })
    }
  }
  return months
}
