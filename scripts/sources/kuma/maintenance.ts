import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { KumaMaintenance } from '../../../data/schema/monitor-sources.ts'
import type { ReadOptions } from '../checks.ts'
import { type MaintenanceRead, type PlannedWindow, windowId } from '../maintenance-read.ts'
import { serviceNames } from '../service-names.ts'
import { excerpt } from '../set-aside.ts'
import { readDatabase } from '../sqlite.ts'
import { type Dated, dateOf, onceOf, weekdaysOf } from './maintenance-times.ts'

/** Recurring maintenance is shown this far ahead; what lies further off is told by a later build. */
const AHEAD_MS = 92 * 86_400_000

const Row = z.looseObject({
  id: z.number(),
  title: z.string(),
  active: z.coerce.boolean(),
  strategy: z.string(),
  start_date: z.string().nullish(),
  end_date: z.string().nullish(),
  start_time: z.string().nullish(),
  weekdays: z.string().nullish(),
  /** Seconds. */
  duration: z.number().nullish(),
  timezone: z.string().nullish(),
})
export type KumaWindow = z.infer<typeof Row>

/** Why maintenance of the other kinds is no window. */
const NOT_READ: Record<string, string> = {
  manual:
    'it is switched on and off by hand, and Kuma keeps neither when; write it in data/maintenance/, or plan it in Kuma as a single window',
  cron: 'it recurs by a cron expression; write it as a calendar, or in Kuma by day of the week',
  'recurring-interval':
    'it recurs by days counted within each month, as cron does, which is not what it says; write it as a calendar',
  'recurring-day-of-month': 'it recurs by day of the month; write it as a calendar',
}

/**
 * Reads the maintenance of Uptime Kuma's SQLite file (semantics 2.6): single windows and those that recur by day of the
 * week. Kuma does not keep when a window was announced: it was no earlier than when it was first seen here, which the
 * record remembers. One that is not active is none. Of a group all monitors in it are under maintenance.
 * @throws SourceError when the file is missing or is no database of Kuma's with maintenance in it.
 */
export async function readKumaMaintenance(
  source: KumaMaintenance,
  options: Pick<ReadOptions, 'dataDir' | 'services' | 'asOf'>,
): Promise<MaintenanceRead> {
  const what = { of: "Uptime Kuma's", tables: 'monitor, maintenance and monitor_maintenance' }
  return readDatabase(options.dataDir, source.file, what, (database) => readRows(database, source, options))
}

function readRows(
  database: DatabaseSync,
  source: KumaMaintenance,
  options: Pick<ReadOptions, 'services' | 'asOf'>,
): MaintenanceRead {
  const { asOf } = options
  const servicesOf = servicesUnder(database, serviceNames(source, options))
  const windows: PlannedWindow[] = []
  const read: MaintenanceRead = {
    ...{ windows, setAside: [], files: [source.file], since: Number.NEGATIVE_INFINITY, ahead: AHEAD_MS },
    ...{ rows: 0, used: 0, ignoredFuture: 0 },
  }
  const aside = (id: number, reason: string, found: string) =>
    read.setAside.push({ file: source.file, line: id, reason, found: excerpt(found) })
  for (const raw of database.prepare('SELECT * FROM maintenance ORDER BY id').all()) {
    read.rows += 1
    const row = Row.parse(raw)
    const { id, title, strategy } = row
    const services = servicesOf(id)
    if (!row.active) continue
    const told = timesOf(row, source.maintenance.timeZone, { from: asOf, to: asOf + AHEAD_MS })
    for (const reason of told.reasons) aside(id, reason, title)
    if (told.reasons.length > 0) read.since = null
    if (services.length === 0) aside(id, 'none of its monitors is in `services`', title)
    else if (told.times.length > 0 || told.reasons.length === 0) read.used += 1
    for (const { start, end } of services.length === 0 ? [] : told.times) {
      const own = strategy === 'single' ? `${id}` : `${id}-${dateOf(start)}`
      windows.push({
        ...{ id: windowId(source.id, own), title, markdown: '', class: 'planned', services },
        ...{ start, end, announcedAt: asOf },
      })
    }
  }
  return read
}

function timesOf(row: KumaWindow, ofServer: string, within: { from: number; to: number }): Dated {
  // Kuma's word for the zone that its server is in, which the file does not tell.
  const zone = !row.timezone || row.timezone === 'SAME_AS_SERVER' ? ofServer : row.timezone
  if (row.strategy === 'single') return onceOf(row, zone)
  if (row.strategy === 'recurring-weekday') return weekdaysOf(row, zone, within)
  const known = Object.hasOwn(NOT_READ, row.strategy) ? NOT_READ[row.strategy] : undefined
  return { times: [], reasons: [known ?? `its strategy "${row.strategy}" is not known`] }
}

/** What gives the services of a window's monitors, and of those in a group that is one of them. */
function servicesUnder(database: DatabaseSync, names: Map<string, string>): (window: number) => string[] {
  const monitors = database.prepare('SELECT * FROM monitor').all()
  const pairs = database.prepare('SELECT monitor_id, maintenance_id FROM monitor_maintenance').all()
  const parents = new Map(monitors.map(({ id, parent }) => [Number(id), Number(parent ?? 0)]))
  const isUnder = (monitor: number, own: Set<number>, depth = 0): boolean =>
    own.has(monitor) || (depth < 100 && isUnder(parents.get(monitor) ?? 0, own, depth + 1))
  return (window) => {
    const own = new Set(
      pairs.filter((pair) => Number(pair.maintenance_id) === window).map((pair) => Number(pair.monitor_id)),
    )
    const found = monitors.flatMap(({ id, name }) =>
      isUnder(Number(id), own) ? (names.get(String(name)) ?? []) : [],
    )
    return [...new Set(found)].sort()
  }
}
