import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { folderWith } from './builders.ts'

/** What a Gatus database holds of one endpoint; times in epoch milliseconds, durations in nanoseconds. */
export interface GatusRows {
  key: string
  results?: { at: number; success: boolean; duration?: number }[]
  events?: { at: number; type: 'START' | 'HEALTHY' | 'UNHEALTHY' }[]
  hours?: { at: number; total: number; good: number }[]
}

/** A time as Go's driver writes it into a column. */
export const goTime = (at: number) =>
  `${new Date(at).toISOString().replace('T', ' ').replace('Z', '123456')} +0000 UTC`

/** A folder with a database in the form that Gatus makes it (storage/store/sql/specific_sqlite.go). */
export function gatusDatabase(endpoints: GatusRows[], time: (at: number) => string = goTime): string {
  const folder = folderWith({})
  const database = new DatabaseSync(join(folder, 'gatus.db'))
  database.exec(`BEGIN;
    CREATE TABLE endpoints (endpoint_id INTEGER PRIMARY KEY, endpoint_key TEXT UNIQUE, endpoint_name TEXT NOT NULL, endpoint_group TEXT NOT NULL);
    CREATE TABLE endpoint_events (endpoint_event_id INTEGER PRIMARY KEY, endpoint_id INTEGER NOT NULL, event_type TEXT NOT NULL, event_timestamp TIMESTAMP NOT NULL);
    CREATE TABLE endpoint_results (endpoint_result_id INTEGER PRIMARY KEY, endpoint_id INTEGER NOT NULL, success INTEGER NOT NULL, errors TEXT NOT NULL, connected INTEGER NOT NULL, status INTEGER NOT NULL, dns_rcode TEXT NOT NULL, certificate_expiration INTEGER NOT NULL, domain_expiration INTEGER NOT NULL, hostname TEXT NOT NULL, ip TEXT NOT NULL, duration INTEGER NOT NULL, timestamp TIMESTAMP NOT NULL, suite_result_id INTEGER);
    CREATE TABLE endpoint_uptimes (endpoint_uptime_id INTEGER PRIMARY KEY, endpoint_id INTEGER NOT NULL, hour_unix_timestamp INTEGER NOT NULL, total_executions INTEGER NOT NULL, successful_executions INTEGER NOT NULL, total_response_time INTEGER NOT NULL)`)
  const endpoint = database.prepare('INSERT INTO endpoints VALUES (?, ?, ?, ?)')
  const event = database.prepare('INSERT INTO endpoint_events VALUES (NULL, ?, ?, ?)')
  const result = database.prepare(
    "INSERT INTO endpoint_results VALUES (NULL, ?, ?, '', 1, 200, '', 0, 0, '', '', ?, ?, NULL)",
  )
  const hour = database.prepare('INSERT INTO endpoint_uptimes VALUES (NULL, ?, ?, ?, ?, 0)')
  for (const [index, { key, results = [], events = [], hours = [] }] of endpoints.entries()) {
    endpoint.run(index + 1, key, key, '')
    for (const { at, type } of events) event.run(index + 1, type, time(at))
    for (const { at, success, duration = 23_841_100 } of results)
      result.run(index + 1, Number(success), duration, time(at))
    for (const { at, total, good } of hours) hour.run(index + 1, at / 1000, total, good)
  }
  database.exec('COMMIT')
  database.close()
  return folder
}
