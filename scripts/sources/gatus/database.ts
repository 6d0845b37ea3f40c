import type { DatabaseSync } from 'node:sqlite'
import type { GatusSource } from '../../../data/schema/monitor-sources.ts'
import type { CheckState } from '../check-rows.ts'
import type { ChecksRead, ReadOptions } from '../checks.ts'
import { type Collector, collectSamples } from '../collector.ts'
import type { Sample } from '../samples.ts'
import { readDatabase } from '../sqlite.ts'
import { looksOfHour } from './hours.ts'
import { instantOf } from './times.ts'

export type GatusDatabase = GatusSource & { file: string }

/** What an event says of the checks from it on. */
const OF_EVENT: ReadonlyMap<unknown, CheckState> = new Map([
  ['HEALTHY', 'up'],
  ['UNHEALTHY', 'down'],
])

/**
 * Reads what Gatus's SQLite file knows (semantics 2.7.3): the last results of each endpoint, about a hundred; before them
 * the changes of its state, which are checks too, and the hours that it counts for two days. Counts of a whole day do not
 * tell when anything was.
 * @throws SourceError when the file is missing or is no database of Gatus's.
 */
export async function readGatusDatabase(source: GatusDatabase, options: ReadOptions): Promise<ChecksRead> {
  const what = { of: "Gatus's", tables: 'endpoints, endpoint_results, endpoint_events and endpoint_uptimes' }
  return readDatabase(options.dataDir, source.file, what, (database) => {
    const endpoints = collectSamples(source, options, 'endpoint')
    const all = database.prepare('SELECT endpoint_id, endpoint_key FROM endpoints ORDER BY endpoint_id').all()
    for (const { endpoint_id: id, endpoint_key: key } of all) {
      const list = endpoints.of(source.file, String(key))
      if (list) list.push(...samplesOf(database, Number(id), source, endpoints, options.asOf))
    }
    return endpoints.read([source.file])
  })
}

function samplesOf(
  database: DatabaseSync,
  endpoint: number,
  { file, interval }: GatusDatabase,
  rows: Collector,
  asOf: number,
): Sample[] {
  const of = (columns: string, table: string, order: string) =>
    database.prepare(`SELECT ${columns} FROM ${table} WHERE endpoint_id = ? ORDER BY ${order}`).all(endpoint)
  const results: Sample[] = []
  const result = 'endpoint_result_id AS id, success, duration, timestamp'
  for (const { id, success, duration, timestamp } of of(result, 'endpoint_results', 'endpoint_result_id')) {
    rows.row()
    const at = instantOf(timestamp)
    if (at === null)
      rows.aside(file, Number(id), 'the timestamp of a result cannot be read', String(timestamp))
    else
      results.push({
        ...{ at, state: success === 1 ? 'up' : 'down', ref: `result ${id}` },
        // Nanoseconds, while the sums of hours are milliseconds.
        tookNs: Number(duration),
      })
  }
  const first = Math.min(...results.map(({ at }) => at))
  const events: Sample[] = []
  const event = 'endpoint_event_id AS id, event_type, event_timestamp'
  for (const { id, event_type, event_timestamp } of of(event, 'endpoint_events', 'endpoint_event_id')) {
    const state = OF_EVENT.get(event_type)
    if (state === undefined) continue
    rows.row()
    const at = instantOf(event_timestamp)
    if (at === null)
      rows.aside(file, Number(id), 'the timestamp of an event cannot be read', String(event_timestamp))
    else events.push({ at, state, ref: `event ${id}` })
  }
  events.sort((a, b) => a.at - b.at)
  const count = 'hour_unix_timestamp AS hour, total_executions AS total, successful_executions AS good'
  const hours = of(count, 'endpoint_uptimes', 'hour_unix_timestamp').flatMap((row) => {
    const hour = Number(row.hour) * 1000
    // What results tell of needs no counts, and an hour that still goes on is not counted yet.
    if (hour >= first || hour + 3_600_000 > asOf) return []
    const told = looksOfHour({ hour, total: Number(row.total), good: Number(row.good) }, events, interval)
    if (!('reason' in told)) return told
    rows.aside(file, null, told.reason, new Date(hour).toISOString())
    return []
  })
  return [...[...events, ...hours].filter(({ at }) => at < first), ...results]
}
